"""An "il" that stands for nobody: "Il est procédé par le juge à la pesée", "Il appartient au préfet de décider"."""

from __future__ import annotations

from dataclasses import replace

from rsi_graph.extract.bodies.holders import Holders, subject_phrases
from rsi_graph.extract.language.grammar import Governs
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import ADVERBS, CLITICS, DE_INFINITIVE, A
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.chunks import chunk
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.sentences.active import read_infinitives
from rsi_graph.extract.sentences.agents import NEAR_VERB
from rsi_graph.extract.sentences.clauses import Clause, LeadIn, LeadKind, Sentence, Turn, unread
from rsi_graph.extract.verbs.infinitives import infinitive_head
from rsi_graph.extract.verbs.verb_groups import VerbGroup
from rsi_graph.model import BodyKind, UnreadReason


def is_impersonal(line: Line, group: VerbGroup, subject: tuple[int, int], clause: Clause) -> bool:
    """ "Il est procédé par le juge à la pesée": "il" stands for nobody."""
    bare = subject[1] - subject[0] == 1 and line.norm[subject[0]] == "il"
    return bare and group.head.lemma in clause.grammar.lists.impersonal


def object_of_impersonal(clause: Clause, agent: tuple[int, int], after: tuple[Chunk, ...]) -> tuple[int, int] | None:
    """ "par le maire | à la vérification": behind the agent's name, else the first complement."""
    begin = max((phrase.end for phrase in subject_phrases(clause.line, *agent, clause.grammar)), default=agent[1])
    if begin < agent[1]:
        return begin, agent[1]
    return next(((piece.start, piece.end) for piece in after if piece.role in NEAR_VERB), None)


def has_impersonal_turn(line: Line, group: VerbGroup) -> bool:
    """ "Il appartient au préfet de …", "il lui incombe de …", but "la direction des secours appartient au préfet"."""
    bare = group.governs is Governs.RECIPIENT and group.head.participle is None
    before = group.start - 1
    while line.norm[before] in CLITICS or line.norm[before] in ADVERBS:
        before -= 1
    owned = group.head.participle is None and before >= 0 and line.norm[before] not in {"il", "qu'il", ","}
    return (group.governs is Governs.IMPERSONAL and not owned) or (bare and line.norm[group.start - 1] == "il")


def read_impersonal(clause: Clause, group: VerbGroup) -> Sentence:
    """ "Il appartient à X de V", "il lui appartient de V"."""
    line = clause.line
    if not {"lui", "leur"}.isdisjoint(group.head.clitics):
        known = clause.context.subjects
        persons = any(mention.kind is BodyKind.PERSONS for mention in known)  # "il lui appartient", of the insured
        reason = UnreadReason.NOT_A_HOLDER if persons else UnreadReason.UNRESOLVED_PRONOUN
        holders = Holders(reason=reason) if persons or not known else Holders(known)
        start = group.end
    else:
        pieces = chunk(line, group.end, len(line), clause.grammar)
        begin = next((piece.start + 1 for piece in pieces if line.norm[piece.start] in A), 0)
        named = institution_phrase(line, begin, len(line), clause.grammar) if begin else None
        first = _infinitive_after(clause, named.end if named else begin) or _infinitive_after(clause, begin)
        # "Il appartient au professionnel de faire apposer le poinçon | par un organisme": he is another
        end = first - 1 if first else len(line)
        start = end
        holders = clause.holders_in(begin, end) if begin else Holders(reason=UnreadReason.NO_HOLDER)
    if not holders.mentions:
        return unread(holders)
    turn = Turn(clause, group, holders.mentions, len(line), clause.opens_list)
    first = _infinitive_after(clause, start)
    if first is not None:
        return replace(read_infinitives(turn, first), subjects=holders.mentions)
    if clause.opens_list:
        return Sentence(lead=LeadIn(LeadKind.TASK, holders.mentions, rule=turn.rule), subjects=holders.mentions)
    return Sentence(unread=UnreadReason.UNPARSED, subjects=holders.mentions)


def _infinitive_after(clause: Clause, start: int) -> int | None:
    line = clause.line
    for index in range(start, len(line)):
        if line.norm[index] in DE_INFINITIVE and infinitive_head(line, index + 1, len(line), clause.grammar):
            return index + 1
    return None
