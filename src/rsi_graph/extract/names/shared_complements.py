"""Bare names that share the determiner of a complement: "les membres des conseils et | commissions"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar, Institution
from rsi_graph.extract.language.heads import institution_at, second_head_end
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import COORDINATORS, DE, DE_INFINITIVE, DE_WITH_ARTICLE, DETERMINERS
from rsi_graph.extract.names.participles import second_tasked_end
from rsi_graph.extract.names.spans import name_end_behind
from rsi_graph.model import BodyKind

_SEVERAL: Final = frozenset({"des", "desdits", "desdites", "les", "ces", "ses", "leurs"})
_PEOPLE: Final = frozenset({BodyKind.OFFICE, BodyKind.PERSONS})


def second_heads_end(line: Line, after: int, end: int, first: Institution, grammar: Grammar) -> int:
    """ "organismes | ou services de l'Etat": position behind a second head that the first shares something with.

    `after` where there is none. Two heads that share nothing are two ("les organismes | et services mentionnés à
    l'article L. 1", gold guidelines, `holders`: one entry an institution), but for pairs that are told as one.
    """
    behind = second_head_end(line, after, end, first, grammar) or second_tasked_end(line, after, end, first, grammar)
    if not behind:
        return after
    as_one = " ".join(line.norms[after - 1 : behind]) in grammar.lists.noun_pairs
    as_one = as_one or line.norm[after - len(first.words) - 1] == "en"  # "l'organisation en | départements et services"
    shared = as_one or not DE.isdisjoint(line.norms[after:behind])  # "officiers ou agents | de police judiciaire"
    return behind if shared or name_end_behind(line, behind, end, first, grammar) > behind else after


def shared_complement_end(line: Line, after: int, joint: int, end: int, grammar: Grammar) -> int:
    """ "du directeur de l'organisme ou | service", "membres des conseils et | commissions": where the second ends.

    A name's words behind its head begin at `after` and end at `joint`; 0 where no bare name of the same number joins
    its last complement. "les fonctionnaires de la police et | militaires" share another determiner.
    """
    begin = joint + 1
    if line.norm[joint] not in COORDINATORS or begin >= end or line.norm[begin] not in grammar.institutions:
        return 0
    bare = 2 * (line.norm[joint - 2] in DE_INFINITIVE)  # "des institutions | de prévoyance ou unions"
    inner = next((k for k in range(joint - 1 - bare, after - 1, -1) if line.norm[k] in DE | DETERMINERS), None)
    if inner is None or line.norm[inner] in DE_INFINITIVE:
        return 0
    if line.norm[inner] not in DE_WITH_ARTICLE and line.norm[inner - 1] not in DE:
        return 0
    second = institution_at(line, begin, end, grammar)
    if second is None or second.whole or second.plural is not (line.norm[inner] in _SEVERAL):
        return 0
    first = _body_behind(line, inner + 1, joint, grammar)
    if second.kind in _PEOPLE and first not in _PEOPLE:
        return 0
    return name_end_behind(line, begin + len(second.words), end, second, grammar) if first is not None else 0


def _body_behind(line: Line, index: int, end: int, grammar: Grammar) -> BodyKind | None:
    """ "des | autres directions": the kind of what stands behind the determiner; None where it is no institution."""
    index += line.norm[index] in grammar.lists.kept_before_noun
    entry = institution_at(line, index, end, grammar)
    return entry.kind if entry else None
