"""Who stands in a row with those upon whom an action bears: "les membres mentionnés au 1° et | leurs suppléants"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import before_determiners, institution_at
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.verb_forms import is_infinitive
from rsi_graph.extract.language.words import (
    AS_WELL_AS,
    COORDINATORS,
    DE,
    DE_WITH_ARTICLE,
    DETERMINERS,
    IF_NEED_BE,
    POSSESSIVES,
    PREPOSITIONS,
    QUE,
    RELATIVES,
    SUBORDINATORS,
    A,
)
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.model import BodyKind

_JOINING: Final = COORDINATORS | QUE | {",", "ainsi"}
_IF_ANY: Final = (",", *IF_NEED_BE, ",")
NOT_BEFORE_ADJECTIVE: Final = DETERMINERS | PREPOSITIONS | COORDINATORS
_CLAUSE: Final = RELATIVES | SUBORDINATORS
# How many words an aside has: ", lorsqu'il en a été désigné un, ", ", en cas d'absence ou d'empêchement de celui-ci, ".
_LONGEST_ASIDE: Final = 14


def in_row(line: Line, begin: int, phrase: InstitutionPhrase, acted: set[int], grammar: Grammar) -> bool:
    """ "entend le commissaire aux comptes ou | les membres du comité": what is coordinated with who is acted on."""
    joint = phrase.start - 2
    # "désigne des fonctionnaires de l'Etat ou | des magistrats": more of those that the object begins with
    several = line.norm[joint + 1] == line.norm[begin] == "des" and begin + 1 in acted
    # "sur l'ensemble du personnel, | des élèves et | des étudiants"
    if line.norm[joint + 1] in DE_WITH_ARTICLE and not several:
        return line.norm[joint] in COORDINATORS | {","} and joint - 1 in acted and "sur" in line.norms[begin:joint]
    if line.norm[joint + 1] not in DETERMINERS and not several:
        return False
    joint = _before_aside(line, joint)
    before = joint
    while line.norm[before] in _JOINING:
        before -= 1
    joining = {*line.norms[before + 1 : joint + 1]}
    if joining == {","} and not _row_goes_on(line, phrase.end):
        return False
    return bool(joining) and _says_which(line, before + 1, acted, grammar)


def _row_goes_on(line: Line, index: int) -> bool:
    """ "entend le maire, | le propriétaire | et l'occupant", "| , l'occupant et …", but "l'agent, | l'huissier"."""
    further = line.norm[index] == "," and line.norm[index + 1] in DETERMINERS
    return further or line.norm[index] in COORDINATORS


def _before_aside(line: Line, index: int) -> int:
    """ "la victime et|, le cas échéant, | ses ayants droit": position of what joins before an aside."""
    if line.norm[index] != ",":
        return index
    opens = next((k for k in range(index - 1, index - _LONGEST_ASIDE, -1) if line.norm[k] == ","), index)
    joined = line.norm[opens - 1] in COORDINATORS or line.reads(opens - 2, AS_WELL_AS)
    return opens - 1 if opens < index and joined else index


def _says_which(line: Line, end: int, acted: set[int], grammar: Grammar) -> bool:
    """ "les membres | mentionnés au 1° | et leurs suppléants": nothing but which ones follows who is acted on.

    But "un rapporteur | choisi parmi les magistrats | et les agents", "l'agent | chargé d'entendre le maire | et …".
    """
    begin = max((k + 1 for k in acted if k < end), default=end + 1)
    for index in range(begin, end):
        norm = line.norm[index]
        if norm in _CLAUSE or looks_present_participle(norm) or is_infinitive(line, index, grammar):
            return False
        if norm in PREPOSITIONS - DE and not _points(line, index, grammar):
            return False
    return begin <= end


def _points(line: Line, index: int, grammar: Grammar) -> bool:
    """ "mentionnés | à l'article L. 3", "désignés | aux 1° à 4°": to a place of a text."""
    behind = index + 1 + (line.norm[index + 1] in DETERMINERS)
    cited = line.is_citation(behind) or line.norm[behind][:1].isdigit()
    return line.norm[index] in A and (cited or line.norm[index + 1] in grammar.lists.places_in_text)


def goes_with(line: Line, phrase: InstitutionPhrase, last: int) -> bool:
    """ "l'accompagnement des jeunes et | des adultes", "des titulaires ou de | leurs ayants droit": persons too."""
    before = before_determiners(line, phrase.start)
    joined = before - 1 == last and line.norm[last] in COORDINATORS | {","}
    return joined and line.norm[before] in DE | A and phrase.entry.kind is BodyKind.PERSONS


def is_bare_beside(line: Line, phrase: InstitutionPhrase, last: int, grammar: Grammar) -> bool:
    """ "aux instances et | professionnels", "les fabricants, | mandataires ou | distributeurs": persons of a row.

    But "leurs représentants, | titulaires et suppléants" says which ones.
    """
    joint = phrase.start - 1
    told = line.norm[phrase.start] in grammar.lists.ranked
    if joint != last or told or phrase.entry.kind is not BodyKind.PERSONS or not phrase.entry.plural:
        return False
    if line.norm[joint] in COORDINATORS:
        return True
    following = line.norm[phrase.end + 1]
    goes_on = line.norm[phrase.end] in COORDINATORS | {","} and following not in NOT_BEFORE_ADJECTIVE | RELATIVES
    return line.norm[joint] == "," and goes_on and institution_at(line, phrase.end + 1, len(line), grammar) is not None


def is_theirs(line: Line, phrase: InstitutionPhrase, last: int) -> bool:
    """ "aux réunions du conseil d'administration et de | sa commission permanente": a part of the target before."""
    if phrase.determiner not in POSSESSIVES:
        return False
    joint = before_determiners(line, phrase.start)
    joint -= line.norm[joint] in DE | A
    if line.reads(joint - len(_IF_ANY) + 1, _IF_ANY):  # "les membres et, le cas échéant, | leurs suppléants"
        joint -= len(_IF_ANY)
    joint -= line.reads(joint - 1, AS_WELL_AS)
    return joint in (last, last + 1) and line.norm[joint] in COORDINATORS | {",", "ainsi"}
