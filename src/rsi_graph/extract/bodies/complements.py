"""What a subject's name goes on with before its verb: complements that could be nobody else's."""

from __future__ import annotations

from dataclasses import replace

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import institution_at
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.verb_forms import behind_clitics, finite_at, is_infinitive
from rsi_graph.extract.language.words import COORDINATORS, DE, DE_WITH_ARTICLE, DETERMINERS, RELATIVES
from rsi_graph.extract.names.closing import points_back, tells_how_many
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.extract.names.signs import points_to_text
from rsi_graph.model import BodyKind


def completed(
    line: Line, phrase: InstitutionPhrase, end: int, grammar: Grammar, *, made: bool, signed: bool
) -> InstitutionPhrase:
    """A name in a subject or an agent in, the same with all that belongs to it out.

    `made`: it is who does what a passive says; `signed`: "de" opens it, as in "par arrêté du ministre".
    """
    phrase = _with_second_complement(line, phrase, end, grammar, signed=signed)
    if made:
        return phrase
    phrase = _with_second_agent(line, phrase, end, grammar)
    return _with_row(line, _with_own_complement(line, phrase, end, grammar), end, grammar)


def _with_second_agent(line: Line, phrase: InstitutionPhrase, end: int, grammar: Grammar) -> InstitutionPhrase:
    """ "Un référent désigné par le service ou | par l'organisme habilité": who is one's own subject is not an agent."""
    joined = line.norm[phrase.end] in COORDINATORS and line.norm[phrase.end + 1] == "par" and phrase.end + 2 < end
    if not joined or "par" not in line.norms[phrase.start : phrase.end]:
        return phrase
    second = institution_phrase(line, phrase.end + 2, end, grammar)
    return replace(phrase, end=second.end) if second else phrase


def _with_own_complement(line: Line, phrase: InstitutionPhrase, end: int, grammar: Grammar) -> InstitutionPhrase:
    """ "Les agents chargés de la mise en œuvre | du code du patrimoine | peuvent": before its verb "de" tells no one.

    It goes on with the name up to the verb, to what points to a text, or to a second subject; so does a second "de":
    "Le service des recherches | et du contrôle technique | délivre".
    """
    behind = phrase.end + (line.norm[phrase.end] in COORDINATORS and _is_definite(line, phrase.end + 1))
    if line.norm[behind] not in DE or is_infinitive(line, behind + 1, grammar) or not _is_verb(line, end, grammar):
        return phrase
    if tells_how_many(line, behind, grammar) or points_back(line, behind + 1, grammar):
        return phrase
    if behind > phrase.end and (phrase.determiner in DE or not _owns(line, phrase)):
        return phrase  # "Des agents et | des experts", "Chacun des magistrats et | des jurés"
    for index in range(behind, end):
        second = line.norm[index] in COORDINATORS and line.norm[index + 1] in DETERMINERS
        if second or points_to_text(line, index, end, grammar):
            return replace(phrase, end=index)
        if not line.is_word(index) or line.norm[index] in RELATIVES or line.is_citation(index):
            return phrase
    return replace(phrase, end=end)


def _with_row(line: Line, phrase: InstitutionPhrase, end: int, grammar: Grammar) -> InstitutionPhrase:
    """ "Le directeur de la caisse primaire, | de la caisse de base ou | de l'agence | invite": complements in a row."""
    if line.norm[phrase.end] != "," or phrase.determiner in DE or not _owns(line, phrase):
        return phrase
    joint = phrase.end
    while joint + 2 < end and line.norm[joint] in COORDINATORS | {","} and line.norm[joint + 1] in DE:
        one = institution_phrase(line, joint + 2, end, grammar)
        if one is None:
            break
        if line.norm[joint] != ",":
            return replace(phrase, end=one.end)
        joint = one.end
    return phrase


def _owns(line: Line, phrase: InstitutionPhrase) -> bool:
    """ "service | des recherches", which may have a second complement: "et du contrôle"."""
    return any(_is_definite(line, k) for k in range(phrase.start, phrase.end))


def _is_verb(line: Line, index: int, grammar: Grammar) -> bool:
    return finite_at(line, behind_clitics(line, index), grammar)


def _with_second_complement(
    line: Line, phrase: InstitutionPhrase, end: int, grammar: Grammar, *, signed: bool
) -> InstitutionPhrase:
    """ "le président de l'institution ou | de l'union": in a subject "de" can only go on with the name before it."""
    after = phrase.end + 1
    if line.norm[phrase.end] not in COORDINATORS or line.norm[after] not in DE or after + 1 >= end:
        return phrase
    fixed = len(phrase.entry.words) if DE_WITH_ARTICLE.isdisjoint(phrase.entry.words) else 0
    if DE.isdisjoint(line.norms[phrase.start + fixed : phrase.end]):
        return phrase  # "du conseil d'administration ou | d'une commission" are two
    if _is_definite(line, after) and not any(_is_definite(line, k) for k in range(phrase.start, phrase.end)):
        return phrase  # "de la collectivité de rattachement et | du préfet" are two
    if not grammar.lists.tasked.isdisjoint(line.norms[phrase.start : phrase.end]):
        return phrase  # "du ministre chargé du budget et | du préfet" are two
    second = institution_phrase(line, after + 1, end, grammar)
    if second is None or _are_alike(phrase, second, signed=signed):
        return phrase
    matter = not any(institution_at(line, k, phrase.end, grammar) for k in range(phrase.start + fixed + 1, phrase.end))
    if signed and matter and second.entry.slug not in grammar.lists.territories:
        return phrase  # "de l'inspection générale des finances et | du service de contrôle" are two
    return replace(phrase, end=second.end)


def _is_definite(line: Line, index: int) -> bool:
    """ "| de l'institution", but "collectivité | de rattachement"."""
    return line.norm[index] in DE_WITH_ARTICLE or (line.norm[index] in DE and line.norm[index + 1] in DETERMINERS)


def _are_alike(first: InstitutionPhrase, second: InstitutionPhrase, *, signed: bool) -> bool:
    """ "du premier président A et | du président B" are two, and so are offices that sign."""
    shared = set(first.entry.words) & set(second.entry.words)
    offices = first.entry.kind is second.entry.kind is BodyKind.OFFICE
    return not shared <= DE | DETERMINERS or (signed and offices)
