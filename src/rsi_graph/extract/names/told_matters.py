"""What somebody is told, behind the name of who is told: "avise le greffier | de la date de l'audience"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import before_determiners, institution_at, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import Form
from rsi_graph.extract.language.words import DE, DE_WITH_ARTICLE, EACH_ONE, PREPOSITIONS, RELATIVES, A
from rsi_graph.extract.names.left_over import is_left_over, telling_at
from rsi_graph.model import BodyKind

# How far before a name the verb may stand that says who is told: "sont également avisés, par tout moyen, par le".
_TELLING: Final = 12
# How long the name of whom something is given may be.
_LONG_NAME: Final = 24
# Behind these the name of who does it begins at the latest.
_BEFORE_DOER: Final = (PREPOSITIONS - DE) | A | RELATIVES | {","}


def is_told(line: Line, index: int, origin: int, grammar: Grammar) -> bool:
    """ "informe le comité régional | des résultats": behind a body without complement, no part of its name."""
    noun = skip_determiners(line, index + 1, len(line.norms), grammar)
    if _is_taken(line, index, origin, grammar) or _is_acted_on(line, index, origin, grammar):
        return True
    if _is_put_at_disposal(line, index, grammar):
        return True
    if (
        line.norm[noun] in EACH_ONE
    ):  # "informe l'allocataire | de chacune des étapes", but "le conseil de chacun des ordres"
        what = skip_determiners(line, noun + 2, len(line.norms), grammar)
        return hears(line, origin, grammar) and institution_at(line, what, len(line.norms), grammar) is None
    definite = line.norm[index] in DE_WITH_ARTICLE or noun > index + 1
    done = line.norm[noun] in grammar.lists.told or line.norm[noun] in grammar.lists.own_matters
    if definite and done and line.norm[index - 1] not in grammar.lists.having and _is_doer(line, origin, grammar):
        return True
    if (
        definite
        and index == origin
        and line.norm[noun] in grammar.lists.accounted | grammar.lists.told
        and _gives_account(line, origin, grammar)
    ):
        return True
    if definite and is_left_over(line, index, noun, grammar):
        return True
    if line.norm[noun] not in grammar.lists.told:
        return False
    before = line.norm[index - 1]
    told = any(a.lemma in grammar.lists.telling for a in grammar.analyses(before, Form.PAST_PARTICIPLE))
    owns = told or before in grammar.lists.having | grammar.lists.tasked  # "les communes dotées | d'un plan"
    qualified = index > origin and grammar.is_past_participle(before)
    if not owns and not qualified and hears(line, origin, grammar):
        return definite
    if before in grammar.lists.having_one or not (DE | {"en"}).isdisjoint(line.norms[origin:index]):
        return False  # "l'organisme titulaire | d'un agrément qui …"
    said = grammar.is_past_participle(line.norm[noun + 1]) or line.norm[noun + 1] in RELATIVES
    return said and definite and is_body(line, origin - 1, grammar)


def _is_acted_on(line: Line, index: int, origin: int, grammar: Grammar) -> bool:
    """ "attribue aux caisses primaires | des dotations", "dès réception par le fonds | des états": given or done.

    "L'accomplissement par les associations | des missions": what is somebody's own, where "par" says who does it.

    Only behind a name that has no complement as yet, and that no capital opens: "à l'Office national | des secours".
    """
    noun = index + 1 + (line.norm[index + 1] in grammar.lists.kept_before_noun)
    proper = line.is_capital(origin - 1)
    if line.norm[index] != "des" or proper or not DE.isdisjoint(line.norms[origin:index]):
        return False
    before, lists = before_determiners(line, origin - 1), grammar.lists
    if line.norm[before] == "par" and (line.norm[noun] in lists.given or line.norm[noun] in lists.own_matters):
        return line.norm[before - 1] in grammar.action_nouns or line.norm[before - 1] in lists.told
    return line.norm[noun] in lists.given and line.norm[before] in A and _gives(line, before, grammar)


def _is_put_at_disposal(line: Line, index: int, grammar: Grammar) -> bool:
    """ "met à la disposition de la conférence de la santé et de l'autonomie | des moyens": what "de" gives somebody."""
    if line.norm[index] != "des" or line.norm[index + 1] not in grammar.lists.given:
        return False
    for position in range(index - 1, max(1, index - _LONG_NAME), -1):
        if line.norm[position] == ",":
            return False
        if line.norm[position] in grammar.lists.giving_nouns:
            return line.norm[position + 1] in DE
    return False


def _is_doer(line: Line, origin: int, grammar: Grammar) -> bool:
    """ "dès réception par l'office | de l'acceptation": "par" says who does what the noun before it names.

    Likewise "la notification au demandeur par le comité | de la décision".
    """
    places = range(origin - 1, max(2, origin - _TELLING), -1)
    by = next((k for k in places if line.norm[k] in _BEFORE_DOER), 0)
    if line.norm[by] != "par":
        return False
    noun = by - 1 - 2 * (line.norm[by - 2] in A)
    if grammar.is_past_participle(line.norm[noun]):
        return False  # "la décision prise par le conseil"
    return line.norm[noun] in grammar.action_nouns or line.norm[noun] in grammar.lists.told


def _gives(line: Line, index: int, grammar: Grammar) -> bool:
    """ "attribue |", "verse, dans les mêmes conditions, |": a verb of giving right before a position, over an aside."""
    verb = index - 1
    if line.norm[verb] == ",":
        verb = next((k for k in range(verb - 1, max(0, verb - _TELLING), -1) if line.norm[k] == ","), verb) - 1
    if grammar.action_nouns.get(line.norm[verb], "") in grammar.lists.giving_actions:
        return True  # "la communication aux agents publics | des informations"
    return any(not a.tail and a.lemma in grammar.lists.ditransitive for a in grammar.verbs.get(line.norm[verb], ()))


def _is_taken(line: Line, index: int, origin: int, grammar: Grammar) -> bool:
    """ "sollicite du demandeur | des documents", "reçoit du fonds national | des subventions": what is had of him.

    What is given alone is also had of anybody else: "obtient communication de l'administration | des renseignements",
    but "reçoit de l'administration des impôts | les informations".
    """
    own = not DE.isdisjoint(line.norms[origin:index])  # "du teneur du Registre national | des entreprises"
    of = before_determiners(line, origin - 1)
    given = line.norm[index + 1] in grammar.lists.given and line.norm[index - 1] not in grammar.lists.having
    if own or line.norm[index] != "des" or line.norm[of] not in DE or not (given or of == origin - 2):
        return False
    if line.norm[of] != "du" and not given:
        return False
    before = grammar.verbs.get(line.norm[of - 1 - (line.norm[of - 1] in grammar.lists.bare_objects)], ())
    return any(a.lemma in grammar.lists.from_someone for a in before)


def hears(line: Line, index: int, grammar: Grammar) -> bool:
    """ "avise le greffier | de la date de l'audience": a verb of telling stands before, so that "de" says of what."""
    return telling_at(line, index, grammar) is not None


def _gives_account(line: Line, index: int, grammar: Grammar) -> bool:
    """ "rend compte au conseil | de la gestion": a verb of giving account stands before, its further words included."""
    places = range(max(0, index - _TELLING), index)
    found = ((k, a) for k in places for a in grammar.verbs.get(line.norm[k], ()))
    lemmas = grammar.lists.matter_with_de
    return any(a.tail and a.lemma in lemmas and line.reads(k + 1, a.tail) for k, a in found)


def is_body(line: Line, index: int, grammar: Grammar) -> bool:
    """True where a single word is the head of a body, neither an office nor a person."""
    entry = institution_at(line, index, index + 1, grammar)
    return entry is not None and entry.kind not in {BodyKind.OFFICE, BodyKind.PERSONS}


def is_of_matter(line: Line, origin: int, grammar: Grammar) -> bool:
    """ "comité | du contrôle", "directeur | du développement": of a matter, not "directeur | du musée"."""
    office = line.norm[origin] == "du" and institution_at(line, origin + 1, len(line), grammar) is None
    return is_body(line, origin - 1, grammar) or office
