"""Who the body is that is competent: "l'autorité compétente pour délivrer le titre | est le préfet"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from rsi_graph.extract.language.grammar import Construction, Governs
from rsi_graph.extract.language.verb_forms import infinitive_behind
from rsi_graph.extract.language.words import ARTICLES, BE, RELATIVES, THOSE
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.sentences.clauses import Turn
from rsi_graph.extract.verbs.infinitives import find_infinitive
from rsi_graph.model import Mention, Modality

# It says what "le préfet est compétent pour délivrer le titre" says.
_COMPETENT: Final = Construction("competent", re.compile(""), Governs.INFINITIVE, Modality.POWER)
_FOR: Final = frozenset({"pour"})


def told_as_competent(turn: Turn) -> tuple[Turn, int] | None:
    """A turn with "être" in; out the same as one of competence, and where what its subject is competent for begins."""
    clause, group = turn.clause, turn.group
    line, subject = clause.line, clause.subject
    if subject is None or group.head.lemma != BE or group.negated:
        return None
    qualified = clause.grammar.lists.competent
    behind = (k for k in range(subject[0] + 2, subject[1]) if line.norm[k] in _FOR and line.norm[k - 1] in qualified)
    begin = next(behind, None)
    if begin is None or not infinitive_behind(line, begin + 1, clause.grammar):
        return None
    first = find_infinitive(line, begin, group.start, clause.grammar, _FOR)
    holders = _who_is(turn, begin)
    if first is None or not holders:
        return None
    stop = min(subject[1], group.start)
    stop -= line.norm[stop - 1] == ","
    of_competence = replace(group, construction=_COMPETENT)
    return replace(turn, group=of_competence, holders=holders, stop=stop, opens_list=False), first


def _who_is(turn: Turn, matter: int) -> tuple[Mention, ...]:
    """ "est | le préfet"; "est | celle qui a délivré le titre": then the subject names it, before `matter`."""
    clause, line, begin = turn.clause, turn.clause.line, turn.group.end
    if line.norm[begin] in THOSE and line.norm[begin + 1] in RELATIVES and clause.subject:
        return clause.holders_in(clause.subject[0], matter).mentions
    named = institution_phrase(line, begin, turn.stop, clause.grammar) if line.norm[begin] in ARTICLES else None
    return clause.holders_in(begin, turn.stop).mentions if named and named.entry.holder else ()
