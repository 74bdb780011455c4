"""Lists of a body's tasks: "Les missions de l'agence sont les suivantes : 1° Informer …", "Ses missions sont : …"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.bodies.holders import Holders
from rsi_graph.extract.language.heads import skip_determiners
from rsi_graph.extract.language.words import ADVERBS, BE, DE, POSSESSIVES
from rsi_graph.extract.sentences.clauses import Clause, LeadIn, LeadKind, Sentence
from rsi_graph.extract.verbs.verb_groups import VerbGroup

# How far the words "principales", "propres" may part the noun from whose tasks they are.
_MOST_BETWEEN: Final = 2


def tasks_of_body(clause: Clause, group: VerbGroup) -> Sentence | None:
    """A clause that only announces the tasks of a body in, what it hands down to the items out; None for another."""
    subject = clause.subject
    if subject is None or not (clause.opens_list and clause.line.colon) or group.head.lemma != BE or group.negated:
        return None
    if not _only_announces(clause, group.end):
        return None
    holders = _whose(clause, *subject)
    if holders is None or not holders.mentions:
        return None
    lead = LeadIn(LeadKind.INFINITIVE, holders.mentions, rule="tasks")
    return Sentence(lead=lead, subjects=holders.mentions)


def _only_announces(clause: Clause, begin: int) -> bool:
    """ "sont :", "sont notamment :", "sont les suivantes :"."""
    announcing = clause.grammar.lists.announcing
    rest = (norm for norm in clause.line.norms[begin:] if norm not in ADVERBS and norm not in announcing)
    return set(rest) <= {"les", ","}


def _whose(clause: Clause, begin: int, end: int) -> Holders | None:
    """ "Les missions principales | de l'agence", "Ses missions": whose tasks they are; None where none are told of."""
    line, lists = clause.line, clause.grammar.lists
    noun = skip_determiners(line, begin, end, clause.grammar)
    noun += line.norm[noun] in lists.before_noun
    if line.norm[noun] not in lists.tasks:
        return None
    if line.norm[begin] in POSSESSIVES:
        known = clause.context.subjects if clause.context.other_subject is None else ()
        return Holders(known) if len(known) == 1 else None
    behind = next((k for k in range(noun + 1, min(noun + 2 + _MOST_BETWEEN, end)) if line.norm[k] in DE), None)
    return None if behind is None else clause.holders_in(behind + (line.norm[behind] not in {"du", "des"}), end)
