"""An "il" that stands for nobody: "Il est procédé par le juge à la pesée", "Il appartient au préfet de décider"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Final

from rsi_graph.extract.bodies.holders import Holders, subject_phrases
from rsi_graph.extract.language.attachment import attached
from rsi_graph.extract.language.grammar import Governs
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.words import ADVERBS, CLITICS, DE, DE_INFINITIVE, RELATIVES, A
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.chunks import chunk
from rsi_graph.extract.objects.loose_ends import without_loose_end
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.sentences.active import read_infinitives
from rsi_graph.extract.sentences.agents import NEAR_VERB
from rsi_graph.extract.sentences.clauses import Clause, LeadIn, LeadKind, Sentence, Turn, unread
from rsi_graph.extract.verbs.infinitives import infinitive_head
from rsi_graph.extract.verbs.verb_groups import VerbGroup
from rsi_graph.model import BodyKind, UnreadReason

# "il est créé | une commission", "il ne peut être demandé | aucune provision"; "le dossier" is no such thing.
_INDEFINITE: Final = frozenset({"un", "une", "des", "aucun", "aucune"})
_UPON: Final = frozenset({"sur"})


def is_impersonal(line: Line, group: VerbGroup, subject: tuple[int, int], clause: Clause) -> bool:
    """ "Il est procédé par le juge à la pesée": "il" stands for nobody."""
    bare = subject[1] - subject[0] == 1 and line.norm[subject[0]] == "il"
    return bare and group.head.lemma in clause.grammar.lists.impersonal


def is_bare_il(clause: Clause) -> bool:
    """True where the subject is "il", be it somebody or nobody."""
    subject = clause.subject
    return subject is not None and subject[1] - subject[0] == 1 and clause.line.norm[subject[0]] == "il"


def indefinite_behind(clause: Clause, pieces: tuple[Chunk, ...], agent: tuple[int, int]) -> tuple[int, int] | None:
    """What is done where "il" stands for nobody: "il est créé par le préfet | une commission", "| des rémunérations".

    Behind a comma only where one stands before the words between: "par le préfet, | un sous-préfet" is another agent.
    """
    line = clause.line
    begin = max((phrase.end for phrase in subject_phrases(line, *agent, clause.grammar)), default=agent[1])
    if begin < agent[1] and line.norm[begin] in _INDEFINITE:  # "par arrêté du préfet | une commission"
        return begin, agent[1]
    for rank, piece in enumerate(pieces):
        apart = rank > 0 and pieces[rank - 1].comma
        near = apart or not piece.comma or piece.start < agent[0]
        timed = line.norm[piece.start + 1] in clause.grammar.lists.durations  # "il est assisté par le juge | un jour"
        acting = piece.start <= agent[0] < piece.end  # "par décision conjointe | des préfets": who does it
        # "alloué, par le conseil, | des rémunérations": the commas shut the agent in
        noun = piece.role is Role.OBJECT or (apart and line.norm[piece.start] == "des")
        if noun and near and line.norm[piece.start] in _INDEFINITE and not (timed or acting):
            behind = takewhile(lambda following: following.role in NEAR_VERB, pieces[rank + 1 :])
            ends = [following.end for following in behind if not agent[0] <= following.start < agent[1]]
            end = max([piece.end, *ends])
            return piece.start, end - (line.norm[end - 1] == ",")
    return None


def object_of_impersonal(
    clause: Clause, lemma: str, agent: tuple[int, int], after: tuple[Chunk, ...]
) -> tuple[int, int] | None:
    """ "par le maire | à la vérification": behind the agent's name, else the first complement that the verb governs."""
    line, wanted = clause.line, _governed(lemma, clause)
    begin = max((phrase.end for phrase in subject_phrases(line, *agent, clause.grammar)), default=agent[1])
    found = (begin, agent[1]) if begin < agent[1] and _may_be_object(line, begin, wanted) else None
    found = found or next(_among(clause, after, wanted), None)
    if found is None:
        # "par les agents mentionnés à l'article 2 | à une visite", "rendu compte par lui | à l'assemblée"
        heard = wanted is DE and begin < agent[1] and line.norm[begin] in A
        inner = begin if heard else _opens_in(clause, agent[0] + 1, agent[1], wanted)
        found = None if inner is None else (inner, agent[1])
    return found and (found[0], without_loose_end(line, *found, clause.grammar))


def _among(clause: Clause, pieces: tuple[Chunk, ...], wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The complements that the verb governs; "il est mis fin | dans l'intérêt du service | aux fonctions" has one."""
    for piece in pieces:
        if piece.role in NEAR_VERB and _may_be_object(clause.line, piece.start, wanted):
            yield piece.start, piece.end
        elif (inner := _opens_in(clause, piece.inner, piece.end, wanted)) is not None:
            yield inner, piece.end


def _governed(lemma: str, clause: Clause) -> frozenset[str]:
    """The prepositions that open what an impersonal is about; none where it wants an object without."""
    lists = clause.grammar.lists
    if lemma in lists.upon:
        return _UPON
    if lemma in lists.matter_with_de:
        return DE
    return A if lemma in lists.impersonal_towards else frozenset()


def _may_be_object(line: Line, index: int, wanted: frozenset[str]) -> bool:
    """What the verb governs; where it governs no preposition, what does not go on with the name before."""
    return line.norm[index] in wanted if wanted else line.norm[index] not in RELATIVES


def _opens_in(clause: Clause, begin: int, end: int, wanted: frozenset[str]) -> int | None:
    """Where what the verb governs opens inside other words: behind no relative, neither adjunct nor citation."""
    line = clause.line
    for index in range(begin, end - 1):
        if line.norm[index] in RELATIVES or wanted is DE:  # "par le chef | de l'établissement"
            return None
        cited = line.is_citation(index + 1) or line.is_citation(index + 2)
        pointed = line.norm[index - 1] in clause.grammar.lists.pointing  # "les règles relatives | à l'instruction"
        if line.norm[index] not in wanted or cited or pointed or attached(line, index, clause.grammar):
            continue
        if opener_at(line, index, clause.grammar) is None:
            return index
    return None


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
