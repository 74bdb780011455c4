"""Where a name ends before what somebody is told of: "informe le demandeur | de la date de réception"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import before_determiners, institution_at, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import (
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DE_WITH_ARTICLE,
    DEMONSTRATIVES,
    POSSESSIVES,
    QUE,
    A,
)
from rsi_graph.extract.names.known_ends import opens_seat
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.model import BodyKind

# "faisant l'objet": how many words a turn has that wants a complement.
_TURN: Final = 3


def without_matter(line: Line, phrase: InstitutionPhrase, context: Context, *, told: bool) -> InstitutionPhrase:
    """ "informe le demandeur | de la date", "le respect par le maire | de ses obligations": the name alone."""
    by_whom, grammar = _does_what(line, phrase.start, context.grammar), context.grammar
    if told or by_whom:
        return _before_matter(line, phrase, context, by_whom=by_whom)
    if not _is_given_by_act(line, phrase, grammar):
        return phrase
    found = _before_matter(line, phrase, context)
    noun = line.norm[skip_determiners(line, found.end + 1, phrase.end, grammar)]
    # "le règlement aux établissements | de la dotation", but "au comité de la main-d'œuvre", "de ses missions"
    thing = noun in grammar.lists.told or noun in grammar.action_nouns
    return found if thing and line.norm[found.end + 1] not in POSSESSIVES else phrase


def _does_what(line: Line, start: int, grammar: Grammar) -> bool:
    """ "le respect par | les établissements de leurs obligations": whose act the noun is, and then of what."""
    before = before_determiners(line, start)
    return line.norm[before] == "par" and line.norm[before - 1] in grammar.action_nouns


def _is_given_by_act(line: Line, phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """ "le règlement | aux établissements", "la délivrance | aux patients": who receives what the noun gives."""
    before = before_determiners(line, phrase.start)
    given = grammar.action_nouns.get(line.norm[before - 1], "")
    return line.norm[before] in A and given in grammar.lists.giving_actions


def _before_matter(
    line: Line, phrase: InstitutionPhrase, context: Context, *, by_whom: bool = False
) -> InstitutionPhrase:
    """ "informe le demandeur | de la date de réception": of what somebody is told is no part of a name.

    `by_whom`: of what is somebody's act; only the last complement tells, "par le ministre de la défense | de ses …".
    """
    grammar = context.grammar
    places = range(phrase.start + len(phrase.entry.words), phrase.end)
    matters = [k for k in places if line.norm[k] in DE and _opens_matter(line, k, phrase, grammar)]
    # "la commission de la nature, | des paysages et | des sites": cut with the first or not at all
    matters = [k for k in matters if line.norm[k - 1] not in COORDINATORS | {","}]
    matters = [k for k in matters if not _names_proper(line, phrase, k, grammar)]
    if not by_whom:  # "le respect par l'office d'enregistrement | des principes"
        matters = [k for k in matters if not _is_done_to(line, k, phrase, grammar)]
    while matters and _is_so_called(line, phrase, matters[0], context):
        matters = [k for k in matters[1:] if line.norm[k - 1] not in COORDINATORS]
    if by_whom:
        matters = matters[-1:]
    elif matters and matters[0] == places.start and _says_of_what(line, phrase, matters[0], grammar):
        matters = matters[1:]
    end = matters[0] if matters else phrase.end
    while line.norm[end - 1] in COORDINATORS:
        end -= 1
    return replace(phrase, end=end)


def _is_so_called(line: Line, phrase: InstitutionPhrase, index: int, context: Context) -> bool:
    """ "saisit le comité permanent | des barrages": so called elsewhere; "la chambre | du contentieux"."""
    grammar = context.grammar
    noun = skip_determiners(line, index + 1, phrase.end, grammar)
    said = line.norm[noun] in grammar.lists.told or line.norm[noun] in grammar.action_nouns
    if said or noun >= phrase.end or line.norm[noun - 1] in DEMONSTRATIVES:
        return False
    behind_head = index > phrase.start + len(phrase.entry.words)
    inner = behind_head and institution_at(line, index - 1, index, grammar) is not None
    return inner or context.is_said_again(line.span(phrase.start, noun + 1))


def _names_proper(line: Line, phrase: InstitutionPhrase, index: int, grammar: Grammar) -> bool:
    """ "le directeur du Conseil national | des activités privées": the first complement of a name with a capital."""
    capitals = [k for k in range(phrase.start, index) if line.is_capital(k)]
    noun = skip_determiners(line, index + 1, phrase.end, grammar)
    if not capitals or capitals[-1] + 1 == index or line.norm[noun] in grammar.lists.told:
        return False
    return DE.isdisjoint(line.norms[capitals[-1] : index])


def _says_of_what(line: Line, phrase: InstitutionPhrase, index: int, grammar: Grammar) -> bool:
    """ "le bénéficiaire | de l'aide", "la commission | des sanctions", but "le comité | des résultats"."""
    if phrase.entry.slug in grammar.lists.generic_heads:  # "le service | de l'aide sociale"
        return line.norm[skip_determiners(line, index + 1, phrase.end, grammar)] not in grammar.lists.told
    if line.norm[phrase.start] not in grammar.lists.relational:
        return False
    body = phrase.entry.kind not in {BodyKind.PERSONS, BodyKind.OFFICE}
    noun = skip_determiners(line, index + 1, phrase.end, grammar)
    # "le comité | des montants perçus"
    following = {line.norm[noun + 1], line.norm[noun + 2]} - COORDINATORS  # "des autorisations dérogatoires accordées"
    qualified = line.norm[index] in DE_WITH_ARTICLE and any(map(grammar.is_past_participle, following))
    # "informe le conseil municipal | des actions qu'il mène": no name is told by what somebody does
    qualified = qualified or line.norm[noun + 1] in QUE
    return not (body and (qualified or line.norm[noun] in grammar.lists.told))


def _opens_matter(line: Line, index: int, phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """True for "de" with an article or possessive before a thing, behind no participle of the name."""
    head = skip_determiners(line, index + 1, phrase.end, grammar)
    definite = line.norm[index] in DE_WITH_ARTICLE or head > index + 1
    behind = line.norm[index - 1]
    carried = grammar.is_past_participle(behind) and behind not in grammar.lists.closing
    # "informe l'association agréée | des décisions", but "l'organisme chargé | des décisions"
    said = line.norm[index] in DE_WITH_ARTICLE and line.norm[head] in grammar.lists.told
    said = said or line.norm[head - 1] in DEMONSTRATIVES  # "l'Etat requis | de cette contestation"
    carried = carried and not (said and behind not in grammar.lists.tasked | grammar.lists.having)
    carried = carried or " ".join(line.norms[max(0, index - _TURN) : index]) in grammar.lists.undergoing_turns
    carried = carried or line.norm[head] in grammar.lists.fields or _is_of_task(line, index, head, phrase, grammar)
    head += line.norm[head] in grammar.lists.kept_before_noun
    return definite and not carried and institution_at(line, head, phrase.end, grammar) is None


def _is_done_to(line: Line, index: int, phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """ "la commission d'examen | des pratiques commerciales": what the act is done to by which it is called."""
    head, lists = skip_determiners(line, index + 1, phrase.end, grammar), grammar.lists
    noun = line.norm[head]
    act = line.norm[index - 1] in grammar.action_nouns and line.norm[index - 2] in DE_INFINITIVE
    said = noun in lists.told | lists.given or noun in lists.accounted or noun in grammar.action_nouns
    definite = line.norm[head - 1] not in DEMONSTRATIVES and line.norm[head - 1] not in POSSESSIVES
    return act and definite and not said and index > phrase.start + len(phrase.entry.words)


def _is_of_task(line: Line, index: int, head: int, phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """ "l'organisme chargé du recouvrement | des cotisations", "ministre en charge | de l'asile"."""
    if line.norm[index] == "du" and opens_seat(line, index, grammar):
        return phrase.entry.kind is BodyKind.OFFICE
    if line.norm[head] in grammar.lists.told:
        return False
    if line.norm[index - 2] == "en" and line.norm[index - 1] == "charge":
        return True
    if line.norm[index - 3] in grammar.lists.seats and line.norm[index - 2] in DE:
        return True  # "le préfet du lieu d'implantation | de la halle"
    words = line.norms[phrase.start + len(phrase.entry.words) : index - 1]
    tasked = any(grammar.is_past_participle(word) and word not in grammar.lists.closing for word in words)
    return tasked and line.norm[index - 1] in grammar.action_nouns
