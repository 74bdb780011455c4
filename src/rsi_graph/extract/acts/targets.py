"""Upon whom and with whom: the institutions inside an object, with their role.

A flat list would state false law: "créer tout service d'intérêt commun aux caisses de base" creates no caisse, and
"coordonner ses orientations avec celles définies par l'Agence centrale" does not coordinate the Agence. A target is
acted on only where it is the head of the object, or where nothing but carriers ("l'action de", "la gestion de") and
action nouns stand between (data model, § 3 and § 6).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Final

from rsi_graph.extract.acts.action_nouns import is_transparent
from rsi_graph.extract.acts.bearing import UPON, Bearing
from rsi_graph.extract.acts.matters import without_matter
from rsi_graph.extract.acts.persons import is_received, person_counts
from rsi_graph.extract.acts.rows import NOT_BEFORE_ADJECTIVE, goes_with, in_row, is_bare_beside, is_theirs
from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import before_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import (
    ARTICLES,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    A,
)
from rsi_graph.extract.names.institutions import institutions_in, nested_in
from rsi_graph.extract.names.phrases import Found, InstitutionPhrase
from rsi_graph.extract.names.signs import points_to_text
from rsi_graph.model import BodyKind, Mention, Target, TargetRole

_PASSING: Final = DETERMINERS | DE | COORDINATORS | {"au", "aux", "chacune", "chacun"}
_TOWARDS: Final = frozenset({"à", "au", "aux", "vers"})
_OPENS_ASIDE: Final = frozenset({"y", "notamment", "dont", "d'", "le", "en"})


def targets_in(
    line: Line,
    begin: int,
    end: int,
    context: Context,
    paragraph: int,
    *,
    holders: Iterable[Mention],
    bearing: Bearing = UPON,
) -> tuple[Target, ...]:
    """Object's token positions in, its targets out: counted institutions that are not the holder, each once."""
    own = {holder.name.casefold() for holder in holders}
    targets: dict[str, Target] = {}
    acted: set[int] = set()
    last, before = -1, TargetRole.MENTIONS  # where the target before ends, and its role
    bare_until = -1  # the same where its name is but one noun
    office = False  # whether the one named before is no private person
    for found in _named(line, begin, end, context.grammar, bearing):
        phrase = without_matter(line, found.phrase, context, told=bearing.told)
        other = _is_another(line, begin, phrase, bearing, context.grammar)
        mention = _meant(line, phrase, context, paragraph, own if other else ())
        stands_in = office and _stands_in(line, found.phrase, context.grammar)
        beside = not office and goes_with(line, phrase, last)
        beside = beside or is_bare_beside(line, phrase, bare_until, context.grammar)
        office = _is_office(found.phrase, context.grammar)
        itself = mention.name.casefold() in own and not (bearing.sent and _is_given(line, phrase, context.grammar))
        if not found.counted or stands_in or _is_each(line, found.phrase) or itself or _is_over_it(line, found.phrase):
            continue
        inside = phrase.start < last  # "établissements placés sous l'autorité du | ministre"
        role = TargetRole.MENTIONS
        if not inside:
            role = _role(line, begin, phrase.start, context.grammar, acted, carried=bearing.carried)
        counts = _counts(phrase, begin, line, role, context.grammar, bearing)
        counts = counts or in_row(line, begin, phrase, acted, context.grammar)
        theirs = beside or is_theirs(line, phrase, last) or _is_of_same_head(line, phrase, last)
        if not counts and not theirs:
            persons = _whose_members(line, phrase, context.grammar)
            if persons is None:
                continue
            mention, role = context.describe(line, persons, paragraph).mention, TargetRole.MENTIONS
            if mention.name.casefold() in own:
                continue
        role = before if theirs else role
        last, before = max(last, phrase.end), role
        bare_until = phrase.end if phrase.end == phrase.start + len(phrase.entry.words) else -1
        if role is TargetRole.ACTS_ON:
            acted.update(range(phrase.start, phrase.end))
        targets.setdefault(mention.name.casefold(), Target(mention, role))
    return tuple(targets.values())


def _is_of_same_head(line: Line, phrase: InstitutionPhrase, last: int) -> bool:
    """ "les membres de l'Assemblée nationale et | du Sénat": a further owner behind the one that ended at `last`."""
    joined = line.norm[phrase.start] in DE and line.norm[last] in COORDINATORS | {","}
    return joined and bool(phrase.elided) and phrase.start == last + 1


def _is_office(phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """No private person, nor the staff of a body: "la gestion | des magistrats | et des personnels"."""
    staff = phrase.entry.slug in grammar.lists.staff and phrase.entry.plural
    return phrase.entry.kind is not BodyKind.PERSONS and not staff


def _is_another(line: Line, begin: int, phrase: InstitutionPhrase, bearing: Bearing, grammar: Grammar) -> bool:
    """ "Le directeur de la caisse nationale nomme | le directeur", "La caisse nationale demande à | la caisse".

    Nobody appoints himself nor gives to himself.
    """
    appointed = bearing.appoints and phrase.start == begin + 1
    return appointed or (bearing.sent and _is_given(line, phrase, grammar))


def _meant(
    line: Line, phrase: InstitutionPhrase, context: Context, paragraph: int, not_these: Container[str]
) -> Mention:
    """What a phrase names; `not_these` are others, whom its short name does not mean here."""
    mention = context.describe(line, phrase, paragraph).mention
    if mention.name.casefold() not in not_these:
        return mention
    span = line.span(phrase.start, phrase.end)
    return Mention(span.of(context.text), phrase.entry.kind, span)


def _named(line: Line, begin: int, end: int, grammar: Grammar, bearing: Bearing) -> Iterator[Found]:
    """The institutions named; for a function that is held, those it is a function of: "ordonnateur | du fonds"."""
    last = -1  # where a function that is held ends: "aux emplois de secrétaire général | et de chef de division"
    tasked = bearing.told or bearing.appoints
    for found in institutions_in(line, begin, end, grammar, sent=bearing.sent, own=bearing.own, told=tasked):
        start = found.phrase.start
        bare = line.norm[start - 1] in DE_INFINITIVE
        held = bare and (line.norm[start - 2] in grammar.lists.functions or start - 3 == last - 1)
        held = (held and not bearing.appoints) or (bearing.function and start <= begin + 1)
        held = held or (bearing.act and _is_act(line, begin, found.phrase, grammar))
        last = found.phrase.end if held and bare else last
        if not held:
            yield found
            continue
        for inner in nested_in(line, found.phrase, grammar):
            yield Found(inner, found.counted)


def _is_act(line: Line, begin: int, phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """ "La direction de la société | est assurée par …": an act in the words of a body, of whom it is the target."""
    opens = begin < phrase.start <= begin + 2 and line.norm[phrase.start - 1] in ARTICLES
    return opens and not phrase.entry.plural and phrase.entry.words[0] in grammar.action_nouns


def _counts(
    phrase: InstitutionPhrase, begin: int, line: Line, role: TargetRole, grammar: Grammar, bearing: Bearing
) -> bool:
    """False for persons that nothing is done to, for what only qualifies a thing, and for money."""
    if _is_of_members(line, phrase, grammar):
        return True
    of_one = phrase.entry.slug in grammar.lists.staff_alone and line.norm[before_determiners(line, phrase.start)] in DE
    staff = phrase.entry.slug in grammar.lists.staff and (phrase.entry.plural or of_one)
    if staff or phrase.entry.kind is BodyKind.PERSONS or phrase.entry.slug in grammar.lists.stand_ins:
        return person_counts(phrase, begin, line, role, grammar, bearing)
    if role is TargetRole.MENTIONS:
        return not _only_qualifies(phrase, grammar) or (
            bearing.given and is_received(line, phrase.start, sent=bearing.sent)
        )
    return not (role is TargetRole.ACTS_ON and bearing.managed and _is_money(phrase, grammar))


def _whose_members(line: Line, phrase: InstitutionPhrase, grammar: Grammar) -> InstitutionPhrase | None:
    """ "la liste des membres | de la commission": the body of persons that are no targets themselves."""
    after = phrase.start + len(phrase.entry.words)
    members = phrase.entry.slug in grammar.lists.of_an_organ and line.norm[after] in DE
    if not members or line.norm[before_determiners(line, phrase.start)] not in DE:
        return None
    inner = next((inner for inner in nested_in(line, phrase, grammar) if inner.entry.holder), None)
    return None if inner is None or inner.determiner in POSSESSIVES else inner


def _is_given(line: Line, phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """ "l'organisme transmet le dossier à | l'organisme mentionné à l'article L. 3": nobody gives to himself."""
    before = before_determiners(line, phrase.start)
    return line.norm[before] in A and not grammar.is_past_participle(line.norm[before - 1])


def _stands_in(line: Line, phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """ "entend le ministre ou | son représentant", "du directeur ou de | son délégué"."""
    before = before_determiners(line, phrase.start)
    joint = line.norm[before - (line.norm[before] in DE | A)]
    return phrase.determiner in POSSESSIVES and line.norm[phrase.start] in grammar.lists.alternates and joint == "ou"


def _is_each(line: Line, phrase: InstitutionPhrase) -> bool:
    """ "la liste des électeurs par | collège": how it is divided; who does it has an article or a name of its own."""
    bare = line.norm[phrase.start - 1] == "par" and not line.is_capital(phrase.start)
    return bare and not (phrase.entry.whole or phrase.entry.plural)


def _is_over_it(line: Line, phrase: InstitutionPhrase) -> bool:
    """ "responsable, sous l'autorité du | directeur, de la gestion": under whom it is done, told by the way."""
    before = before_determiners(line, phrase.start)
    under = line.norm[before] in DE and line.norm[before - 2] in DETERMINERS and line.norm[before - 3] == "sous"
    return under and line.norm[before - 4] == ","


def _is_money(phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """ "gérer un fonds d'action sociale", "la gestion des fonds nationaux"; but "gérer le fonds" manages a body."""
    named = phrase.entry.whole or phrase.determiner in {"le", "du", "ce"}
    return phrase.entry.words[0] in grammar.lists.goods and not named


def _only_qualifies(phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """ "le rapport de | ses sections": a part of who acts; "le territoire de | l'Union": where its law holds."""
    return phrase.determiner in POSSESSIVES or phrase.entry.slug in grammar.lists.jurisdictions


def _is_of_members(line: Line, phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """ "des relations entre | ses membres", "les activités de | ses membres"."""
    before = before_determiners(line, phrase.start)
    of_theirs = line.norm[before] in DE and line.norm[before - 1] in grammar.lists.of_members
    theirs = phrase.determiner in POSSESSIVES and phrase.entry.slug in grammar.lists.of_an_organ
    return theirs and (of_theirs or line.norm[before] == "entre")


def _role(line: Line, begin: int, start: int, grammar: Grammar, acted: set[int], *, carried: bool) -> TargetRole:
    """The role of an institution from the words between the object's beginning and its name."""
    between = [position for position in range(begin, start) if position not in acted]
    if any(line.norm[position] == "avec" for position in between):
        return TargetRole.ACTS_WITH
    if any(line.norm[position] == "par" and position - 2 in acted for position in between):
        return TargetRole.MENTIONS  # "contrôler les branches gérées | par la caisse"
    first = between[0] if between else begin
    if all(_carries(line, position, first, grammar, carried=carried) for position in _without_asides(line, between)):
        return TargetRole.ACTS_ON
    return TargetRole.MENTIONS


def _without_asides(line: Line, positions: list[int]) -> list[int]:
    """Positions without those of an aside between commas ("y compris …", "d'une part")."""
    kept: list[int] = []
    aside = False
    for position in positions:
        if line.norm[position] == ",":
            aside = not aside and line.norm[position + 1] in _OPENS_ASIDE
        elif not aside:
            kept.append(position)
    return kept


def _carries(line: Line, index: int, first: int, grammar: Grammar, *, carried: bool) -> bool:
    """True for a word that may stand between the verb's object and what is acted on."""
    norm = line.norm[index]
    if norm in _PASSING or norm in grammar.lists.passing:
        # "à la convocation ou | à l'audition de toute personne"
        again = line.norm[first] in A and line.norm[index - 1] in COORDINATORS
        return norm not in _TOWARDS or index == first or again or (norm == "à" and line.norm[index + 1] == "cet")
    if norm in PREPOSITIONS or (norm == "sur" and line.norm[index + 1] not in DETERMINERS):
        return False
    if is_transparent(norm, grammar):
        return True
    if norm in grammar.action_nouns:
        return carried and norm not in grammar.lists.authored
    if grammar.is_past_participle(norm):
        return not points_to_text(line, index, len(line), grammar)
    if line.norm[index - 1] in COORDINATORS:  # "l'action sanitaire et sociale des caisses"
        index -= 2
    return line.norm[index - 1] not in NOT_BEFORE_ADJECTIVE
