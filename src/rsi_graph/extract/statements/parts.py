"""An object cut at action nouns of different concepts: "assurer soit le transfert vers A, soit le règlement vers B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rsi_graph.extract.acts.action_nouns import (
    ActionNoun,
    action_nouns_in,
    behind_asides,
    conjunct_starts,
    is_transparent,
    noun_at,
)
from rsi_graph.extract.acts.actions import Action
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.verb_forms import finite_at, infinitive_behind
from rsi_graph.extract.language.words import (
    AS_WELL_AS,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DE_WITH_ARTICLE,
    DETERMINERS,
    NEGATION,
    PREPOSITIONS,
    QUE,
    A,
)
from rsi_graph.extract.objects.predicates import Head
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.statements.statement import Statement
from rsi_graph.extract.verbs.infinitives import infinitive_head
from rsi_graph.model.quick import quicken

_BETWEEN_PARTS: Final = COORDINATORS | QUE | {",", "soit", "ainsi", "notamment"}
_BEFORE_NOUN: Final = DETERMINERS | PREPOSITIONS | {"soit"}
# "veille à | ce que les droits soient respectés".
_THAT: Final = frozenset({"ce"})
# "ne peut en aucun cas détenir qu'un mandat": how far before its verb the negation may stand.
_NEGATION_SPAN: Final = 6
# Acts done upon what "sur" opens, and how many words "sur la fixation" has.
_UPON: Final = frozenset({"control", "monitor", "oversee", "assess"})
_UPON_SPAN: Final = 3


@dataclass(frozen=True, slots=True)
class Part:
    """One record's share of the object: token positions `[begin, end)`, and `own`, those of its own words.

    They differ where parts share a complement ("l'examen et la vérification du caractère réel"): a part without one
    runs to the end of the next that has one.
    """

    begin: int
    end: int
    own: tuple[int, int]
    action: Action | None = None
    aside: int = 0

    @property
    def cited(self) -> tuple[int, int]:
        """Where its own citations stand: `aside` words before its own are its as well ("et, pour le 4°, | la …")."""
        return self.own[0] - self.aside, self.own[1]


quicken(Part)


def parts_of(statement: Statement, head: Head, grammar: Grammar) -> Sequence[Part | None]:
    """The parts of the object; one None where there is no object."""
    line, whole = statement.line, statement.complement.object
    if whole is None:
        return (None,)
    begin, end = _behind_que(line, head, _behind_soit(line, whole[0]), whole[1], grammar), whole[1]
    if begin >= end or (
        "y" in head.clitics and line.norm[begin] in PREPOSITIONS - {"des"}
    ):  # "s'y opposer | pour des motifs …"
        return (None,)
    if _is_of_next(statement, head, begin, grammar):
        return (None,)
    begin = _behind_towards(statement, head, begin, grammar)
    carries = head.lemma in grammar.lexicon.support_verbs or head.lemma in grammar.lists.split_verbs
    cut = _cut(line, head, begin, end, grammar) if (carries or statement.task) and not statement.action else ()
    return cut or (Part(begin, end, (begin, end), statement.action),)


def _is_of_next(statement: Statement, head: Head, begin: int, grammar: Grammar) -> bool:
    """ "se faire représenter et participer | aux travaux": what only the verb behind it has."""
    last, through = statement.predicate.heads[-1].citation_form, grammar.lists.through_someone
    return head.citation_form in through and last not in through and statement.line.norm[begin] in A


def _behind_towards(statement: Statement, head: Head, begin: int, grammar: Grammar) -> int:
    """ "coordonne ou participe à | la mise en place", "élabore et contribue à mettre en œuvre | la politique".

    "à" is of the last verb only: the object of one before it that takes none stands behind.
    """
    line, last = statement.line, statement.predicate.heads[-1]
    lists, (_, end) = grammar.lists, statement.complement.object or (begin, begin)
    if head is last or last.lemma not in lists.towards or head.citation_form not in lists.transitive:
        return begin
    if line.norm[begin] not in A or line.norm[begin + 1] in _THAT:
        return begin
    task = infinitive_head(line, begin + 1, end, grammar)
    behind = task.end if task else begin + 1
    return behind if behind < end else begin


def _cut(line: Line, head: Head, begin: int, end: int, grammar: Grammar) -> tuple[Part, ...]:
    """Two parts or more; none where all action nouns have one concept."""
    nouns = {noun.start: noun for noun in reversed(action_nouns_in(line, begin, end, grammar))}
    cuts = _changes(line, _with_own_heads(line, conjunct_starts(line, begin, end), end, grammar), nouns, grammar)
    if len(cuts) < 2 or cuts[0] != begin:
        return ()
    own = [(a, _trim(line, a, b)) for a, b in pairwise([*cuts, end])]
    return tuple(
        Part(
            _behind_soit(line, a),
            _shared_end(line, own[rank:], grammar),
            (a, b),
            Action(nouns[a].concept, (), f"{head.lemma} + {nouns[a].noun}"),
            aside=a - _behind_coordinator(line, begin, a),
        )
        for rank, (a, b) in enumerate(own)
    )


def _with_own_heads(line: Line, starts: Sequence[int], end: int, grammar: Grammar) -> list[int]:
    """ "d'une mission de conseil et | d'assistance": the nouns that one carrier joins are one object."""
    kept: list[int] = []
    for start in starts:
        if not (kept and line.norm[start] in DE_INFINITIVE and _is_carried(line, kept[-1], end, grammar)):
            kept.append(start)
    return kept


def _is_carried(line: Line, begin: int, end: int, grammar: Grammar) -> bool:
    noun = begin
    while noun < end and line.norm[noun] in _BEFORE_NOUN:
        noun += 1
    joined = line.norm[noun + 1] in DE_INFINITIVE and line.norm[noun + 2] in grammar.action_nouns
    return joined and is_transparent(line.norm[noun], grammar)


def _shared_end(line: Line, own: Sequence[tuple[int, int]], grammar: Grammar) -> int:
    """The end of the first: "le suivi et l'évaluation du programme |", but "au suivi |, au recouvrement des dettes".

    Bare nouns share what stands behind the next: "Mise en œuvre, coordination d'actions | et désignation d'entités".
    """
    bearing = next(((a, b) for a, b in own if _has_complement(line, a, b, grammar)), own[-1])
    closes = bearing == own[-1] or line.norm[bearing[0] - 1] in COORDINATORS
    bare = all(line.norm[begin] not in _BEFORE_NOUN for begin, _ in own if begin <= bearing[0])
    return bearing[1] if closes or bare else own[0][1]


def _changes(line: Line, starts: Sequence[int], nouns: dict[int, ActionNoun], grammar: Grammar) -> list[int]:
    """Where an action noun of another concept than the one before begins."""
    cuts: list[int] = []
    for start in starts:
        if cuts and nouns[cuts[-1]].concept in _UPON and _is_upon_both(line, cuts[-1], start, grammar):
            continue
        if start in nouns and (not cuts or nouns[start].concept != nouns[cuts[-1]].concept):
            cuts.append(start)
    return cuts


def _is_upon_both(line: Line, begin: int, start: int, grammar: Grammar) -> bool:
    """ "un contrôle sur la fixation | et l'exécution du budget": of both; but "l'analyse sur le territoire | et …"."""
    end = _trim(line, begin, start)
    opens = end - begin > _UPON_SPAN and line.norm[end - _UPON_SPAN] == "sur" and line.norm[end - 2] in DETERMINERS
    return opens and line.norm[end - 1] in grammar.action_nouns


def _behind_que(line: Line, head: Head, index: int, end: int, grammar: Grammar) -> int:
    """ "ne peut procéder qu' | aux actes conservatoires", "ne détient qu' | un mandat": no part of the object.

    But "précise | qu'à défaut de paiement, la créance est recouvrée": a clause.
    """
    if line.norm[index] not in QUE:
        return index
    negated = not NEGATION.isdisjoint(line.norms[max(0, head.start - _NEGATION_SPAN) : index])
    bare = line.norm[index + 1] in PREPOSITIONS - DE_WITH_ARTICLE  # "décide | que des communications soient portées"
    bare = bare and not any(finite_at(line, k, grammar) for k in range(index + 2, end))
    return index + 1 if bare or negated else index


def _behind_soit(line: Line, index: int) -> int:
    return index + 1 if line.norm[index] == "soit" else index


def _behind_coordinator(line: Line, begin: int, start: int) -> int:
    """Position behind the "et" that joins the part at `start`: asides may stand between."""
    for index in range(start - 1, begin, -1):
        joins = line.norm[index] in COORDINATORS or line.norms[index - 1 : index + 1] == AS_WELL_AS
        if joins and line.norm[index + 1] == "," and behind_asides(line, index + 2) == start:
            return index + 1
    return start


def _trim(line: Line, begin: int, end: int) -> int:
    """The end of a part without the coordination that leads to the next."""
    end = _behind_coordinator(line, begin, end)
    while end > begin + 1 and line.norm[end - 1] in _BETWEEN_PARTS:
        end -= 1
    return end


def _has_complement(line: Line, begin: int, end: int, grammar: Grammar) -> bool:
    """True where a preposition stands behind the noun, and is none of its words: "la mise | en œuvre"."""
    start = begin
    while start < end and line.norm[start] in _BEFORE_NOUN:
        start += 1
    own = line.norm[start + 1] not in DE  # but "l'information | du public"
    words = noun_at(line, start, end, grammar.action_nouns).count(" ") + 1 if own else 1
    return not PREPOSITIONS.isdisjoint(line.norms[start + words : end])


def noun_offset(line: Line, part: Part) -> int:
    """Offset of the first noun among the part's own words."""
    index, end = part.own
    while index + 1 < end and line.norm[index] in DETERMINERS | PREPOSITIONS:
        index += 1
    return line.tokens.starts[index]


def behind_task(statement: Statement, begin: int, grammar: Grammar) -> int:
    """ "invite à assister aux séances du conseil | toute personne": behind what whoever is called is to do."""
    line, inside = statement.line, statement.complement.inside
    task = bool(inside) and inside[0].start == begin and line.norm[begin] == "à"
    if not task or not infinitive_behind(line, begin + 1, grammar):
        return begin
    return next((piece.start for piece in inside if piece.role is Role.OBJECT), begin)
