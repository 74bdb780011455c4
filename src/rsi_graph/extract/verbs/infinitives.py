"""Infinitives: which word is one, which are coordinated, what each governs."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.language.governing import is_transitive
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import Form
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import finite_at, is_infinitive
from rsi_graph.extract.language.words import (
    ADVERBS,
    BE,
    CLITICS,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    HAVE,
    MAKE,
    MODAL_FORMS,
    NEGATION,
    NEGATIVE_ADVERBS,
    OBJECT_CLITICS,
    PREPOSITIONS,
    REFLEXIVES,
    RELATIVES,
    SUBORDINATE_MODALS,
    A,
)
from rsi_graph.extract.objects.complements import complement
from rsi_graph.extract.objects.predicates import Head, Predicate, coordinator_end, is_complete, lemma_at

_BEFORE_INFINITIVE: Final = CLITICS | {"pas", "aussi", "notamment", "également"}
_ONLY_DETERMINERS: Final = DETERMINERS - OBJECT_CLITICS - {"leur"}
_MARKERS: Final = {"de": DE_INFINITIVE, "d'": DE_INFINITIVE, "à": frozenset({"à"})}
# "a compétence pour constater les faits | et pour en dresser procès-verbal": it may be said again.
_SAID_AGAIN: Final = frozenset({"pour"})
_BEFORE_GOVERNED: Final = ADVERBS | {",", "soit", "ni"}
_NO_MARKER: Final = frozenset[str]()
# "afin que le ministre puisse, le cas échéant, | introduire une action": another's modal governs it.
_MODALS: Final = MODAL_FORMS | SUBORDINATE_MODALS
_WHETHER: Final = ("s'", "il", "y", "a", "lieu")
_IF_NEED_BE: Final = ((*_WHETHER, "ou", "non"), _WHETHER)
# How many words "à titre dérogatoire" has at most between a modal and its infinitive.
_LONGEST_ADJUNCT: Final = 14
# "de négocier et": how many words stand from the one that opens a nested infinitive to the next, where both share it.
_NEXT_TO: Final = 2
_GOVERNING: Final = PREPOSITIONS | DETERMINERS | COORDINATORS
_COMPOUND: Final = frozenset({BE, HAVE})
_CAUSATIVES: Final = (f"{MAKE} ", f"se {MAKE} ")


def infinitive_head(line: Line, index: int, end: int, grammar: Grammar) -> Head | None:
    """A head at `index`: clitics and adverbs, then an infinitive with the words of a fixed verb."""
    position = index
    while position < end and line.norm[position] in _BEFORE_INFINITIVE:
        position += 1
    if position >= end or line.norm[position - 1] in _ONLY_DETERMINERS or not is_infinitive(line, position, grammar):
        return None
    if (
        line.norm[position - 1] == "le"
        and position > index
        and line.norm[position] in grammar.lists.nouns_like_infinitives
    ):
        return None  # "délègue au directeur, dans ces limites, | le pouvoir de conclure"
    if line.norm[position] in _COMPOUND and _participle_behind(line, position + 1, grammar):
        return None
    clitics = line.norms[index:position]
    reflexive = not REFLEXIVES.isdisjoint(clitics)
    lemma, behind = lemma_at(line, position, end, grammar, Form.INFINITIVE, reflexive=reflexive)
    return Head(lemma, position, behind, clitics)


def own_task(line: Line, lemma: str, begin: int, end: int, grammar: Grammar) -> Head | None:
    """ "décide | de dispenser le redevable": what who decides is to do; what one asks for, another is to do.

    Likewise "décide | s'il y a lieu ou non de transmettre le dossier au juge".
    """
    begin = next((begin + len(turn) for turn in _IF_NEED_BE if line.reads(begin, turn)), begin)
    if line.norm[begin] not in DE_INFINITIVE or lemma in grammar.lists.asking:
        return None
    return infinitive_head(line, begin + 1, end, grammar)


def _participle_behind(line: Line, index: int, grammar: Grammar) -> bool:
    """ "avoir informé", "avoir été entendu", "être associé": what was done, or done to the subject, is no task."""
    while line.norm[index] in ADVERBS or line.norm[index].endswith("ment"):
        index += 1
    return line.norm[index] == "été" or grammar.is_past_participle(line.norm[index])


def infinitives(line: Line, start: int, end: int, grammar: Grammar, *, may: bool = False) -> tuple[Predicate, ...]:
    """Position of the first infinitive (behind its "de") in, all coordinated predicates up to `end` out.

    Those that say what somebody is or has are passed over, but where he `may`: "la commune peut rester membre du pôle".
    """
    marker = _MARKERS.get(line.norm[start - 1], _NO_MARKER)
    predicates: list[Predicate] = []
    begin = opening = start
    while begin < end:
        heads = _shared_heads(line, begin, end, grammar)
        if not heads:
            break
        behind = heads[-1].end
        again = line.norm[start - 1] in _SAID_AGAIN
        stop, following = _next_infinitive(line, behind, end, grammar, marker, again=again)
        joined = _aside_start(line, behind, stop, grammar)
        acts = tuple(head for head in heads if not _is_stative(head, grammar, may=may))
        if acts:
            parts = complement(line, behind, stop if joined == stop else joined - 1, grammar)
            predicates.append(Predicate(acts, parts, opening, joined))
        begin, opening = following, joined
    return tuple(predicates)


def _aside_start(line: Line, begin: int, stop: int, grammar: Grammar) -> int:
    """Where words between commas belong to the verb behind them: "et | , conformément à l'article L. 5, publier"."""
    if line.norm[stop] != ",":
        return stop
    joints = (k for k in reversed(range(begin, stop)) if line.norm[k] in COORDINATORS)
    opened = (k + 1 for k in joints if line.norm[k + 1] == "," or opener_at(line, k + 1, grammar))
    return next(opened, stop)


def _is_stative(head: Head, grammar: Grammar, *, may: bool) -> bool:
    """ "disposer d'une comptabilité", "justifier de …": what the holder has to be or have."""
    lemma, lists = head.citation_form, grammar.lists
    if may and lemma in lists.states_one_may_have:
        return False
    return (lemma in _COMPOUND or lemma in lists.stative) and lemma not in lists.acts_as_infinitives


def find_infinitive(line: Line, start: int, end: int, grammar: Grammar, prefixes: frozenset[str]) -> int | None:
    """First infinitive that the words before `start` govern: right behind them, behind adverbs, or behind a comma.

    `prefixes` are the words that must introduce it ("de", "à", "pour"); none for "peut".
    """
    behind_openers = set(_behind_adjunct(line, start, end, grammar, prefixes))
    for index in range(start, end):
        opened = opener_at(line, index, grammar)
        if opened and line.norm[opened.end - 1] not in DE_INFINITIVE:  # "peut, aux fins de | protéger l'ordre, refuser"
            behind_openers.add(opened.end)
        if prefixes and line.norm[index] not in prefixes:
            continue
        before = line.norm[index - 1]
        manner = index == start + 1 and before.endswith("ment")  # "peut temporairement | suspendre"
        if index != start and not manner and before not in _BEFORE_GOVERNED and index not in behind_openers:
            continue
        begin = index + 1 if prefixes else index
        if infinitive_head(line, begin, end, grammar):
            return begin
    return None


def _behind_adjunct(line: Line, start: int, end: int, grammar: Grammar, prefixes: frozenset[str]) -> tuple[int, ...]:
    """ "peut par accord | créer un organisme", "peut à titre dérogatoire | recruter": behind what no comma cuts off.

    Likewise "est chargé au sein de l'agence | d'instruire les demandes".
    """
    opens = line.norm[start] in PREPOSITIONS or line.norm[start] in A
    if line.norm[start] == "par" and not prefixes <= DE_INFINITIVE:  # "autorisé par le ministre à": who does it acts
        return ()
    if start >= end or line.norm[start] in prefixes or not (opens or opener_at(line, start, grammar)):
        return ()
    for index in range(start + 2, min(end, start + _LONGEST_ADJUNCT)):
        norm = line.norm[index]
        if norm == "," or norm in RELATIVES or finite_at(line, index, grammar):
            return ()
        if line.norm[index - 1] in _GOVERNING or (prefixes and norm not in prefixes):
            continue
        if infinitive_head(line, index + bool(prefixes), end, grammar):
            return (index,)
    return ()


def _shared_heads(line: Line, begin: int, end: int, grammar: Grammar) -> tuple[Head, ...]:
    """Heads that stand directly one behind the other, over one object."""
    first = infinitive_head(line, begin, end, grammar)
    if first is None:
        return ()
    heads = [first]
    while not is_complete(heads[-1], grammar):  # "le résilier, | en réduire la durée": the pronoun is its object
        behind = heads[-1].end
        following = _coordinated(line, behind, end, grammar, _NO_MARKER)
        following = following or _coordinated(line, behind, end, grammar, DE_INFINITIVE | {"à"})
        if following is None:
            break
        heads.append(_under_causative(line, first, following[1], grammar))
    return tuple(heads)


def heads_under_causative(line: Line, first: Head, end: int, grammar: Grammar) -> tuple[Head, ...]:
    """ "fait appliquer | et contrôler les mesures": the further infinitives that one finite causative governs."""
    heads = [first]
    while first.lemma.startswith(_CAUSATIVES):
        following = _coordinated(line, heads[-1].end, end, grammar, _NO_MARKER)
        if following is None:
            break
        heads.append(_made(first, following[1]))
    return tuple(heads)


def _made(first: Head, head: Head) -> Head:
    """An infinitive as the causative before it makes it done: "contrôler", "faire contrôler"."""
    causative = next(words for words in _CAUSATIVES if first.lemma.startswith(words))
    return head if head.lemma.startswith(_CAUSATIVES) else replace(head, lemma=f"{causative}{head.lemma}")


def _under_causative(line: Line, first: Head, head: Head, grammar: Grammar) -> Head:
    """ "faire effectuer ou poursuivre", "se faire assister ou représenter": the causative is said once.

    But "se faire représenter et | participer aux travaux" are two acts.
    """
    if not first.lemma.startswith(_CAUSATIVES) or head.start - first.end > 1:
        return head
    made, through = _made(first, head), grammar.lists.through_someone
    apart = line.norm[first.end] == "et" and first.lemma in through and made.lemma not in through
    return head if apart else made


def _coordinated(line: Line, index: int, end: int, grammar: Grammar, marker: frozenset[str]) -> tuple[int, Head] | None:
    """At a coordination: where the next infinitive starts, and its head. `marker` is "de" where it is repeated."""
    after = coordinator_end(line, index)
    if after is None:
        return None
    if marker:
        if line.norm[after] not in marker or (line.norm[after] in A and opener_at(line, after, grammar)):
            return None  # "suspendre, | à compter du 1er janvier, la perception"
        after += 1
    head = infinitive_head(line, after, end, grammar)
    return (after, head) if head else None


def _next_infinitive(
    line: Line, behind: int, end: int, grammar: Grammar, marker: frozenset[str], *, again: bool
) -> tuple[int, int]:
    """Where this complement ends and where the next coordinated infinitive begins (both `end` if none)."""
    nested, opened, shared, modal = "", behind, behind, False
    for index in range(behind, end):
        found = _coordinated(line, index, end, grammar, marker)
        found = found or (again and _coordinated(line, index, end, grammar, _SAID_AGAIN)) or None
        found = found or (None if nested or modal else _said_once(line, index, end, grammar, marker))
        modal = modal or line.norm[index] in _MODALS
        if nested and index == shared:  # "le pouvoir de suspendre|, de retirer ou de modifier l'agrément"
            another = _coordinated(line, index, end, grammar, _MARKERS.get(nested, _NO_MARKER) if marker else marker)
            shared = another[1].end if another else shared
            found = None if another else found
        if found and modal:  # "des documents dont elle peut, au besoin, | demander la certification"
            modal = False
        elif found and (line.norm[index] == "," or not nested or _is_outer(nested, marker, index - opened)):
            return index, found[0]
        inner = _nested_at(line, index, end, grammar)
        if inner:
            nested, opened, shared = line.norm[index], index, _end_wanting(line, inner, grammar)
    return end, end


def _said_once(line: Line, index: int, end: int, grammar: Grammar, marker: frozenset[str]) -> tuple[int, Head] | None:
    """ "De procéder à l'évaluation | et exercer les pouvoirs": "de" is not said again before a verb with its object."""
    found = _coordinated(line, index, end, grammar, _NO_MARKER) if marker and line.norm[index] == "et" else None
    return found if found and line.norm[found[1].end] in DETERMINERS else None


def _is_outer(nested: str, marker: frozenset[str], words: int) -> bool:
    """ "peut mettre l'organisme en demeure de prendre des mesures | et organiser une visite": "de" is not said again.

    But "du pouvoir de négocier | et conclure un accord": nothing stands between.
    """
    return nested not in marker if marker else nested in DE_INFINITIVE and words > _NEXT_TO


def _end_wanting(line: Line, head: Head, grammar: Grammar) -> int:
    """ "de suspendre |": where an infinitive ends that wants an object; 0 for one that has it, "d'avoir effet"."""
    alone = head.end - head.start == 1 and not head.object_clitic and not head.reflexive
    return head.end if alone or is_transitive(line, head.end, grammar) else 0


def _nested_at(line: Line, index: int, end: int, grammar: Grammar) -> Head | None:
    """ "le soin d'assurer": an infinitive inside the complement; what is coordinated behind it may be its equal."""
    norm = line.norm[index]
    if norm not in DE and norm not in A and norm != "pour":
        return None
    return None if coordinator_end(line, index - 1) is not None else infinitive_head(line, index + 1, end, grammar)


def is_denied(line: Line, index: int) -> bool:
    """ "doit | ne pas divulguer les données", "est tenu de | ne pas les divulguer"."""
    return line.norm[index] in NEGATION and line.norm[index + 1] in NEGATIVE_ADVERBS
