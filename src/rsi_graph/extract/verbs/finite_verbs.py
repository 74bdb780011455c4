"""Finite verbs of a clause: the main one, and those coordinated with it."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import behind_clitics, finite_at
from rsi_graph.extract.language.words import (
    ADVERBS,
    AUXILIARIES,
    CLITICS,
    CONDITIONS,
    COORDINATORS,
    DE,
    DETERMINERS,
    NEGATION,
    NO_CLAUSE_BEFORE_QUE,
    OF_CIRCUMSTANCE_BEFORE_QUE,
    PREPOSITIONS,
    QUE,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATE_FORMS,
    SUBORDINATORS,
    THOSE,
    A,
)
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.predicates import coordinator_end
from rsi_graph.extract.objects.roles import OUTSIDE, Role
from rsi_graph.extract.verbs.further_verbs import (
    agrees,
    before_clitics,
    goes_on_with_clause,
    is_of_main,
    is_second_participle,
)

# "à ce qu'il | soit", "par quelque moyen que ce | soit".
_BEFORE_SOIT: Final = QUE | {"ce"}
# "si nécessaire", "s'il le juge utile", "dès que possible": what may be a condition without a verb of its own.
_ELLIPTIC: Final = frozenset({"si", "s'", "dès", "aussitôt"})
# What may open a clause.
_MAY_OPEN: Final = SUBORDINATORS | RELATIVES | QUE | {"s'"}
_ASIDE: Final = 8  # words of an aside at most, commas counted: ", à ce titre,"
# How many words "dont le vice-président délégué" has at most.
_AMONG: Final = 5
# What "ne … que" may leave: "ne constitue | qu'une contravention", but "ne pense | que le conseil se réunit".
_OF_WHAT_IS_LEFT: Final = DE | A | {"un", "une", "sur", "par", "pour", "dans", "en"}
# How many words "tant auprès des communes concernées" has at most.
_PAIRED: Final = 16
_CONDITIONAL: Final = ("erait", "eraient", "irait", "iraient")
_IMPERFECT: Final = ("ait", "aient")
# "que le mineur fabule": how many words a clause has at least, its conjunction not counted.
_SHORTEST: Final = 2
# How far behind its first verb the last of "suspend, restreint ou | interdit" stands.
_ROW: Final = 3
_BEHIND_SUBJECT: Final = OUTSIDE - {Role.RELATIVE}
# With which a coordination begins.
_MAY_JOIN: Final = COORDINATORS | {",", "ainsi", "mais"}
# Without a clause that is open, nothing else tells where a verb is coordinated.
_MAY_GO_ON: Final = _MAY_JOIN | _MAY_OPEN | _ELLIPTIC


@lru_cache(maxsize=4)
def _telling_words(grammar: Grammar) -> frozenset[str]:
    """What may be a verb, and what opens or closes a clause: without one that is open, nothing else is asked of."""
    return grammar.verbal | _MAY_OPEN | _ELLIPTIC | {","}


def main_verb(line: Line, start: int, end: int, grammar: Grammar) -> tuple[int, int] | None:
    """The first finite verb that no relative or subordinate clause owns, and behind what its subject stands.

    That is behind the last subordinate clause's verb before it (`start` if none).
    """
    opened: list[int] = []  # where the clauses open whose verbs are yet to come
    relative_open, after_subordinate, subordinate, behind = False, start, False, start
    telling = _telling_words(grammar)
    for index, norm in enumerate(line.norms[start:end], start):
        if not opened and norm not in telling:
            continue  # most words
        behind = max(behind, _behind_elliptic(line, index, grammar)) if norm in _ELLIPTIC else behind
        if index < behind:
            continue
        if norm in _MAY_OPEN and opens_subordinate(line, index):
            opened.append(index)
            subordinate = norm == "s'" or opens_circumstance(line, index, grammar)
        elif norm == ",":
            relative_open = False
            opened, after_subordinate = _behind_unknown(line, opened, index, after_subordinate, grammar)
        elif finite_at(line, index, grammar) or (opened and _must_be_verb(line, index, grammar)):
            if opened:
                opened.pop()
                relative_open = True
                after_subordinate = index + 1 if subordinate else after_subordinate
            elif _is_further_condition(line, start, index, after_subordinate):
                relative_open, after_subordinate = True, index + 1
            elif not relative_open or coordinator_end(line, before_clitics(line, index) - 1) is None:
                return index, after_subordinate
    return None


def _behind_unknown(line: Line, opened: list[int], comma: int, after: int, grammar: Grammar) -> tuple[list[int], int]:
    """ "Si le juge constate que le mineur fabule, | il informe": a pronoun whose verb is not that of the clause before.

    That clause has a subject of its own, so its verb is one the lexicon does not know. The clauses that are open
    behind the comma, and behind what the subject of the main verb stands.
    """
    if not opened or line.norm[comma + 1] not in SUBJECT_PRONOUNS or line.norm[opened[-1] + 1] not in DETERMINERS:
        return opened, after
    whole = comma > opened[-1] + _SHORTEST and "," not in line.norms[opened[-1] : comma]
    main = whole and finite_at(line, behind_clitics(line, comma + 2), grammar)
    return ([], comma + 1) if main else (opened, after)


def _is_further_condition(line: Line, start: int, index: int, after: int) -> bool:
    """ "Lorsque l'Autorité suspend, | restreint ou interdit la cession, elle": one more verb of the clause before.

    No subject stands before that clause: "Le préfet, lorsque le maire le demande, | convoque et préside le conseil".
    """
    row = after > start and line.norm[after] == "," and line.norm[start] in SUBORDINATORS
    joint = index + 1 if index == after + 1 else index - 1
    return row and line.norm[joint] in COORDINATORS and index <= after + _ROW


def _must_be_verb(line: Line, index: int, grammar: Grammar) -> bool:
    """True where a subordinate clause has its verb, be it one the lexicon does not know: "qui envisage", "ait"."""
    if line.norm[index] == "soit":
        return line.norm[index - 1] in _BEFORE_SOIT or _is_of_subject(line, index, grammar)
    if line.norm[index] in SUBORDINATE_FORMS:
        return True
    if line.norm[index].endswith(_CONDITIONAL) and line.is_word(index):  # "au cas où la commission s'estimerait …"
        return True
    if _is_imperfect(line.norm[index], grammar):  # "a constaté que le port ne satisfaisait pas"
        return True
    subject = line.norm[before_clitics(line, index) - 1]
    return (subject == "qui" or subject in SUBJECT_PRONOUNS) and line.is_word(index) and _may_be_verb(line, index)


def _is_imperfect(norm: str, grammar: Grammar) -> bool:
    """ "satisfaisait", "exerçaient": with the stem of a known present participle, and no noun ("extrait")."""
    ending = next((ending for ending in _IMPERFECT if norm.endswith(ending)), "")
    return bool(ending) and f"{norm.removesuffix(ending)}ant" in grammar.verbs


def _is_of_subject(line: Line, index: int, grammar: Grammar) -> bool:
    """ "que le parc | soit entretenu", but "que la demande | soit du maire, soit du préfet": of two ways."""
    behind = index + 1
    while line.norm[behind] in ADVERBS or line.norm[behind].endswith("ment"):
        behind += 1
    stands = line.is_word(index - 1) and line.norm[index - 1] not in COORDINATORS
    return stands and (grammar.is_past_participle(line.norm[behind]) or line.norms.count("soit") == 1)


def _may_be_verb(line: Line, index: int) -> bool:
    norm = line.norm[index]
    return norm not in CLITICS and norm not in PREPOSITIONS and norm not in ADVERBS and norm not in DETERMINERS


def opens_subordinate(line: Line, index: int) -> bool:
    """ "lorsque", "qui", "s'il": True where a clause that is not the main one opens at `index`."""
    norm = line.norm[index]
    if norm not in _MAY_OPEN:
        return False
    if norm in SUBORDINATORS or (norm == "s'" and line.norm[index + 1] in {"il", "ils"}):
        return norm != "comme" or line.norm[index + 1] in DETERMINERS | SUBJECT_PRONOUNS
    if norm in QUE and (line.norm[index + 1] in THOSE or _pairs(line, index)):
        return False  # "plus élevés | que ceux de l'établissement": what is compared, no clause
    if norm in QUE and (line.norm[index - 1] in NO_CLAUSE_BEFORE_QUE or line.reads(index - 2, ("en", "tant"))):
        return line.norm[index + 1] in SUBJECT_PRONOUNS  # "telles que le décret", but "telles qu'elles sont définies"
    return norm in RELATIVES and not _is_verbless(line, index) and not _restricts(line, index)


def subordinates(line: Line, begin: int, end: int) -> bool:
    """True where a clause that is not the main one opens anywhere between."""
    may = not _MAY_OPEN.isdisjoint(line.norms[begin:end])
    return may and any(opens_subordinate(line, index) for index in range(begin, end))


def _pairs(line: Line, index: int) -> bool:
    """ "tant en recettes | qu'en dépenses", "tant le maire | que le préfet": two of a kind, no clause."""
    opens = (k for k in range(index - 2, max(-1, index - _PAIRED), -1) if line.norm[k] == "tant")
    first = next(opens, -1)
    return first >= 0 and line.norm[first + 1] not in QUE and "," not in line.norms[first:index]


def opens_circumstance(line: Line, index: int, grammar: Grammar) -> bool:
    """ "lorsque", "dès | que", "dans le cas | où": behind it stands the subject of a clause of circumstance."""
    norm, before = line.norm[index], line.norm[index - 1]
    if norm in SUBORDINATORS or (norm in QUE and index > 0 and before in OF_CIRCUMSTANCE_BEFORE_QUE):
        return True
    return norm == "où" and before in grammar.lists.before_where


def _restricts(line: Line, index: int) -> bool:
    """ "le fait ne constitue | qu'une contravention": what is left, no clause."""
    if line.norm[index] not in QUE or line.norm[index + 1] not in _OF_WHAT_IS_LEFT:
        return False
    verb = index - 1
    while line.norm[verb] in ADVERBS or line.norm[verb].endswith("ment"):
        verb -= 1
    return line.norm[verb - 1] in NEGATION and line.is_word(verb)


def _is_verbless(line: Line, index: int) -> bool:
    """ "Les membres, | dont le président, sont désignés": what is among them, no clause."""
    comma = next((k for k in range(index + 2, min(len(line), index + _ASIDE)) if line.norm[k] == ","), None)
    if comma is None or line.norm[index] != "dont" or line.norm[index - 1] != ",":
        return False
    one = sum(norm in DETERMINERS for norm in line.norms[index:comma]) == 1  # "dont le préfet nomme les membres"
    return one and comma - index <= _AMONG and line.norm[comma + 1] in AUXILIARIES


def _behind_elliptic(line: Line, index: int, grammar: Grammar) -> int:
    """Position behind a condition that is a fixed turn: "si nécessaire", "s'il le juge utile"; `index` where none."""
    opened = opener_at(line, index, grammar)
    return opened.end if opened is not None and opened.whole else index


def next_finite(line: Line, start: int, end: int, grammar: Grammar, *, plural: bool) -> tuple[int, int] | None:
    """The next coordinated finite verb of the same subject: where the coordination begins, and the verb's position."""
    pending, owned, aside, conditional, behind, parted = 0, -1, False, False, start, False
    for index, norm in enumerate(line.norms[start:end], start):
        behind = max(behind, _behind_elliptic(line, index, grammar)) if norm in _ELLIPTIC else behind
        if index < behind or (not pending and norm not in _MAY_GO_ON):
            continue
        if norm in _MAY_OPEN and opens_subordinate(line, index):
            pending += 1
            conditional = norm in CONDITIONS  # "si l'avis n'est pas rendu | ou ne conclut pas": goes on behind "ou"
            parted = norm == "qui" and line.norm[index + 1] == ","
            aside = conditional or (norm == "qui" and line.norm[index - 1] == ",")
        elif norm == ",":
            aside = aside and pending > 0
        elif (norm in grammar.verbal and finite_at(line, index, grammar)) or (
            pending and _must_be_verb(line, index, grammar)
        ):
            owned = index if pending else owned
            pending = max(0, pending - 1)
        after = coordinator_end(line, index) if norm in _MAY_JOIN and not pending else None
        if after is None or line.norm[index - 1] in COORDINATORS:
            continue
        verb = _verb_behind(line, after, end, grammar)
        if verb == after and is_second_participle(line, index, verb, grammar, owned):
            continue
        goes_on = aside and (norm == "ou" or not conditional)
        parted = parted and line.norm[after - 1] == norm  # no comma before "et"
        of_main = is_of_main(line, owned, verb, grammar, plural=plural) and not _is_nested(line, start, owned)
        own = owned == verb or (owned == index - 1 and not of_main)
        owns = parted or own or goes_on_with_clause(line, start, owned, index, verb, grammar)
        if verb is not None and (goes_on or owns):
            # "un état-major qui prépare | et met en œuvre"; "…, qui est nommé par décret | et porte le titre"; "qui,
            # dans une partie distincte, présente les résultats, | détaille les opérations et fixe les limites"
            owned = verb
            continue
        if verb is not None and agrees(line, verb, grammar, plural=plural):
            return index, verb
    return None


def _is_nested(line: Line, start: int, verb: int) -> bool:
    """ "veille à ce que la caisse respecte les règles qui la régissent | et exerce": a clause within another."""
    return sum(opens_subordinate(line, index) for index in range(start, verb)) > 1


def _verb_behind(line: Line, index: int, end: int, grammar: Grammar) -> int | None:
    """Position of a finite verb behind a coordination: clitics may precede it, or one adjunct between commas."""
    position = index
    while position < end and (line.norm[position] in CLITICS or line.norm[position] in ADVERBS):
        position += 1
    if position < end and finite_at(line, position, grammar):
        return position
    if line.norm[index - 1] not in COORDINATORS or line.norm[index] != ",":
        return None
    closing = next((k for k in range(index + 1, end) if line.norm[k] == ","), end)
    return closing + 1 if closing + 1 < end and finite_at(line, closing + 1, grammar) else None


def subject_range(chunks: tuple[Chunk, ...], after: int, end: int) -> tuple[int, int] | None:
    """Chunks before the main verb in, token positions of the subject out: the first noun phrase behind `after`."""
    for index, piece in enumerate(chunks):
        if piece.role is Role.OBJECT and piece.start >= after:
            stop = end
            behind = chunks[index:]
            for before, later in reversed(tuple(pairwise(behind))):
                if later.role in _BEHIND_SUBJECT:
                    stop = later.start
                elif later.role is not Role.OBJECT or later.comma or before.role not in _BEHIND_SUBJECT:
                    break  # but "…, après en avoir informé | les parents": a noun phrase of what stands before it
            return piece.start, stop
    return None
