"""Names in a row: where a further subject or agent begins behind one, over relative clauses and asides."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rsi_graph.extract.bodies.agent_limits import behind_share, opens_matter, opens_members, opens_reserve
from rsi_graph.extract.bodies.partitives import behind_or_several, behind_partitive
from rsi_graph.extract.bodies.signed_acts import behind_act
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import finite_at
from rsi_graph.extract.language.words import (
    ARTICLES,
    AT_LEAST,
    COORDINATORS,
    DE,
    DEMONSTRATIVES,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    QUE,
    RELATIVES,
    SUBORDINATORS,
    A,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.names.resumptions import resumes
from rsi_graph.model.quick import quicken

_OF_ONE: Final = frozenset({"le", "la", "l'"})
_JOINT: Final = "joint"
_JOINED_BY: Final = COORDINATORS | QUE | {"soit", "bien"}
# Prepositions of where or when something is done.
_PARTING: Final = frozenset({"dans", "lors", "auprès", "sous", "chez", "avant", "après", "pendant", "durant", "parmi"})
_OPENS_NAME: Final = DETERMINERS | DEMONSTRATIVES
_BEFORE_NAME: Final = COORDINATORS | A | {",", "par"}


@dataclass(frozen=True, slots=True)
class Conjuncts:
    """What may open a further one of several names.

    `signed`: "de", as in "par arrêté du ministre A, | du ministre B et | de la ministre C"; `made`: they are the agents
    of a passive, so that "par" may; `received`: it is entrusted "à A et | à B".
    """

    signed: bool
    made: bool
    received: bool


quicken(Conjuncts)


def next_conjunct(line: Line, index: int, end: int, grammar: Grammar, conjuncts: Conjuncts) -> int | None:
    """Position of the next institution coordinated with the one that ended at `index`."""
    index = behind_share(line, index, end) if conjuncts.made and line.norm[index] == "pour" else index
    if conjuncts.made and (opens_matter(line, index) or (conjuncts.signed and opens_members(line, index, grammar))):
        return None
    closed = index  # behind ", présidée par le ministre ou son représentant," of the name before it
    for position in range(index, end):
        if position < closed:
            continue
        if (closing := _closing(line, position, end, grammar, conjuncts)) is not None:
            closed = closing
            continue
        # "par le président parmi les magistrats, | les administrateurs …", "…, sous réserve de ratification par, …"
        if line.norm[position] == "parmi" or opens_reserve(line, position, grammar):
            return None
        after = _after_conjunction(line, index, position, grammar)
        if after is None:
            continue
        signed = line.norm[after - 1] in DE and "par" in line.norms[position + 1 : after]
        if (signed or line.norm[after - 1] == "par") and not conjuncts.made:
            return None  # "L'agent sollicité par le maire ou | par le préfet": these do not act
        name = _name_behind(line, after, end, grammar, conjuncts)
        if name is not None and (
            _shares_preposition(line, index, position, name) or _sits_there(line, index, position, name, grammar)
        ):
            return None
        if name is not None and not _is_apposed(line, index, position, name, end, grammar):
            return None if _is_of_participle(line, index, name, end, grammar) else name
    return None


def _shares_preposition(line: Line, begin: int, joint: int, name: int) -> bool:
    """ "par le directeur dans les caisses ou | organismes": a bare name is joined to what a preposition has opened."""
    bare = line.norm[name - 1] in COORDINATORS | {","} and line.norm[name] not in _OPENS_NAME
    return bare and not _PARTING.isdisjoint(line.norms[begin:joint])


def _sits_there(line: Line, begin: int, joint: int, name: int, grammar: Grammar) -> bool:
    """ "par une commission comprenant le maire et | le préfet": of those who sit there; "et par | le préfet" acts.

    But "entre une organisation regroupant des fabricants et | le comité": two parties.
    """
    before = line.norms[begin - 1 :: -1] if begin else ()  # the nearest first
    if "entre" in before and "par" not in before[: before.index("entre")]:
        return False
    seats = (k for k in range(begin, joint) if line.norm[k - 1] != "," and opens_members(line, k, grammar))
    return line.norm[name - 1] != "par" and any(seats)


def _after_conjunction(line: Line, index: int, position: int, grammar: Grammar) -> int | None:
    """Position behind what coordinates at `position`, unless it does so inside a relative clause.

    "un directeur choisi parmi ceux qui enseignent dans l'institut ou | l'école".
    """
    within = _within_relative(line, index, position)
    # "Les commissaires, qui représentent le ministre A et | le ministre B assistent": no comma has closed it
    within = within and (line.norm[position] == "ou" or (line.norm[position] == "et" and _opens_aside(line, index)))
    within = within and not _is_behind_place(line, index, position, grammar)
    within = within or behind_partitive(line, position - 1) > position  # "d'un ou | plusieurs régimes" is one choice
    return None if within else _behind_coordination(line, position, grammar)


def _name_behind(line: Line, after: int, end: int, grammar: Grammar, conjuncts: Conjuncts) -> int | None:
    """Position of the name that opens behind a conjunction, its "de" and a partitive passed over; None where none."""
    # "ceux qui demandent une notification à la Commission et | aux Etats membres"
    received = line.norm[after - 1] in A and not conjuncts.received
    if conjuncts.signed and line.norm[after] in DE:
        after = behind_or_several(line, after + 1)
    after += line.norm[after - 1] == "par" and line.norm[after] == "des"  # "soit par le préfet, soit par des | maires"
    after += 2 * (line.norms[after : after + 2] in AT_LEAST)  # "et par au moins | une commune"
    after = behind_partitive(line, after)
    if after >= end or received:
        return None
    # "ou | celui de l'Agence", but "après avis du comité et de | celui du ministre" are two opinions
    if not conjuncts.signed and line.norm[after - 1] != "," and resumes(line, after, grammar):
        return after
    named = institution_phrase(line, after, end, grammar) is not None
    return after if named and _may_open(line, after) else None


def _is_of_participle(line: Line, index: int, after: int, end: int, grammar: Grammar) -> bool:
    """ "par un magistrat désigné, avec son accord, | par le premier président": who does what the participle says."""
    if line.norm[after - 1] != "par":
        return _is_of_inner(line, index, after, grammar)
    # "par le directeur, à la suite d'un contrôle | réalisé sur pièces et sur place par | les inspecteurs"
    inner = next((k for k in range(after - 2, index, -1) if grammar.is_past_participle(line.norm[k])), after)
    if "," not in line.norms[inner : after - 1] and inner < after - 2 and line.norm[after - 2] not in _JOINED_BY:
        return True
    if line.norm[index - 2] in DETERMINERS:
        return False  # "par le détenu, | par son avocat"
    more = any(line.norm[k] in COORDINATORS and line.norm[k + 1] == "par" for k in range(index, end))
    joined = more or not (COORDINATORS | {"soit", "ainsi"}).isdisjoint(line.norms[index:after])
    left_out = line.norm[index + 1] == "," and grammar.is_past_participle(line.norm[index])  # "un conseil | présidé, …"
    return not joined and (left_out or grammar.is_past_participle(line.norm[index - 1]))


def _is_of_inner(line: Line, begin: int, after: int, grammar: Grammar) -> bool:
    """ "par l'organisme, sur production d'une attestation remplie par l'employeur et | le médecin": by both.

    The participle is not of the name that ended at `begin`, and no comma parts its agents.
    """
    agents = [k for k in range(begin + 2, after) if line.norm[k] == "par"]
    inner = bool(agents) and "," not in line.norms[agents[-1] : after]
    inner = inner and RELATIVES.isdisjoint(line.norms[begin:after])
    return inner and grammar.is_past_participle(line.norm[agents[-1] - 1])


def _within_relative(line: Line, begin: int, index: int) -> bool:
    """True where a relative clause opens behind `begin`, and no comma closes it before `index`."""
    last = max((k for k in range(begin, index) if line.norm[k] in RELATIVES), default=None)
    return last is not None and "," not in line.norms[last:index]


def _opens_aside(line: Line, index: int) -> bool:
    """ "Les commissaires | , qui représentent": a relative clause behind a comma."""
    return line.norm[index] == "," and line.norm[index + 1] == "qui"


def _is_behind_place(line: Line, begin: int, index: int, grammar: Grammar) -> bool:
    """ "Le préfet du département dans lequel se tient la séance ou | son délégué": a whole clause of where parts them.

    But "une enquête à laquelle l'exploitant ou | son représentant est invité".
    """
    last = max(k for k in range(begin, index) if line.norm[k] in RELATIVES)
    theirs = line.norm[index + 1] in POSSESSIVES and line.norm[index + 2] in grammar.lists.standing_in
    where = line.norm[last] not in {"qui", "dont", *QUE}
    return theirs and where and any(finite_at(line, k, grammar) for k in range(last + 1, index))


def _is_apposed(line: Line, begin: int, comma: int, name: int, end: int, grammar: Grammar) -> bool:
    """ "L'Agence, | établissement public, est …", "La chambre, qui constitue, à Paris, | l'organe de la profession, …".

    It is bare, or the end of a relative clause that opens behind `begin`; and no enumeration goes on behind it.
    """
    phrase = institution_phrase(line, name, end, grammar)
    if line.norm[comma] != "," or phrase is None:
        return False
    ends = COORDINATORS.isdisjoint(line.norms[phrase.end : end])
    undetermined = phrase.start == comma + 1 and line.norm[comma + 1] not in _OPENS_NAME
    # "le recteur, | chancelier des universités, ou le ministre": what shares no determiner is the same
    closing = _apposition_end(line, phrase.end, end) if undetermined else None
    if closing is not None:
        joined = line.norm[closing + 1] in COORDINATORS and line.norm[closing + 2] in _OF_ONE | DE | {","}
        return joined or COORDINATORS.isdisjoint(line.norms[closing:end])
    pairs = pairwise(line.norms[begin : phrase.start])  # "…, ou", "ou, à Paris, | le préfet de police"
    joined = any({before, norm} & COORDINATORS and "," in {before, norm} for before, norm in pairs)
    return ends and not joined and not RELATIVES.isdisjoint(line.norms[begin:comma])


def _apposition_end(line: Line, index: int, end: int) -> int | None:
    """ "union nationale |, assure", "union nationale | au sens de l'article L. 216-3, assure": a comma closes it.

    Likewise behind a second complement: "les commissaires, représentants du ministre A | et du ministre B, assistent".
    """
    closing = next((k for k in range(index, end) if line.norm[k] == ","), end)
    cites = any(line.is_citation(k) for k in range(index, closing))
    bare = closing == index or (cites and COORDINATORS.isdisjoint(line.norms[index:closing]))
    further = line.norm[index] in COORDINATORS and line.norm[index + 1] in DE
    further = further and RELATIVES.isdisjoint(line.norms[index:closing])
    return closing if closing < end and (bare or further) else None


def _behind_coordination(line: Line, index: int, grammar: Grammar) -> int | None:
    """Position behind "et", "ainsi que", "et, le cas échéant, par" at `index`; None where nothing coordinates."""
    if not _coordinates(line, index):
        return None
    after = _behind_coordinators(line, index + 1)
    if line.norm[after] == "parmi":  # "par les membres titulaires et | parmi les maires"
        return None
    clause = line.norm[after] in SUBORDINATORS  # "Le directeur, | lorsque le groupement est doté d'un emploi"
    opened = opener_at(line, after, grammar) if after < len(line) and not clause else None
    if opened and opened.kind == _JOINT:
        return None  # "le maire, conjointement avec | l'office"
    complete = opened is not None and line.norm[opened.end - 1] not in DE  # "ou sur proposition de | l'organe"
    if opened and (opened.whole or (complete and line.norm[opened.end] in ARTICLES)):
        # "et, le cas échéant, | le préfet", "ou par délégation | le sous-préfet"
        after = opened.end + (line.norm[opened.end] == ",")
    if line.norm[after] == "par" and line.norm[after + 2] in grammar.lists.means:
        return after + 4  # "et, en cas d'empêchement, par les soins du | conseil national"
    if line.norm[after] == "par":
        return behind_act(line, after + 1, grammar)  # "ou, en cas de désaccord, par arrêté conjoint du | ministre"
    if line.norms[after : after + 2] in AT_LEAST:
        return after + 2  # "par l'Union et au moins | une organisation"
    return after + 1 if line.norm[after] in A else after


def _coordinates(line: Line, index: int) -> bool:
    """ "et", "soit", "ainsi | que"; "tant par le maire | que par le préfet"."""
    norm = line.norm[index]
    if norm not in QUE:
        return norm in COORDINATORS or norm in {",", "soit"}
    return line.norm[index - 1] == "ainsi" or (line.norm[index + 1] == "par" and "tant" in line.norms[:index])


def _closing(line: Line, index: int, end: int, grammar: Grammar, conjuncts: Conjuncts) -> int | None:
    """Position of the comma that closes a participial clause of the name before it, or an aside; None where none."""
    if not conjuncts.made and line.norm[index] == "," and grammar.is_past_participle(line.norm[index + 1]):
        return next((k for k in range(index + 2, end) if line.norm[k] == ","), end)
    return _aside_end(line, index, end, grammar)


def _aside_end(line: Line, index: int, end: int, grammar: Grammar) -> int | None:
    """Position of the comma that closes what no holder stands in; None where nothing of the kind opens at `index`.

    "ou, | pour les établissements et services relevant du b|, le directeur général", "le directeur, | lorsque le
    groupement en a un|".
    """
    norm, behind = line.norm[index], line.norm[index + 2]
    if norm in SUBORDINATORS:
        return next((k for k in range(index + 1, end) if line.norm[k] == ","), end)
    if norm not in COORDINATORS or line.norm[index + 1] != "," or behind == "par" or index + 2 >= end:
        return None
    if behind not in PREPOSITIONS and behind not in SUBORDINATORS and opener_at(line, index + 2, grammar) is None:
        return None
    commas = (k for k in range(index + 3, end) if line.norm[k] == ",")
    return next((k for k in commas if _names_after(line, k, end, grammar)), None)


def _names_after(line: Line, comma: int, end: int, grammar: Grammar) -> bool:
    """True where an institution stands behind the comma, its preposition passed over."""
    after = _behind_coordination(line, comma, grammar)
    after = after if after is None or line.norm[after] not in DE else after + 1
    return after is not None and after < end and institution_phrase(line, after, end, grammar) is not None


def _behind_coordinators(line: Line, index: int) -> int:
    while line.norm[index] in COORDINATORS or line.norm[index] in {"soit", "bien", ","}:
        index += 1
    return index


def _may_open(line: Line, index: int) -> bool:
    return line.norm[index] in _OPENS_NAME or line.norm[index - 1] in _BEFORE_NAME | DE
