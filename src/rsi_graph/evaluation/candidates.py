"""Candidate verbs: a reading in, the words that may govern a competence in it out, known to the lexicon or not.

They are looked for twice, so that what the grammar passes over is counted too: the governing verb of each competence,
and, whatever the grammar made of it, the finite verb right behind an institution that opens a clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line, split_clauses
from rsi_graph.extract.language.morphology import FINITE, looks_finite
from rsi_graph.extract.language.tokens import tokenise
from rsi_graph.extract.language.words import AUXILIARIES, BE, CLITICS, DETERMINERS, HAVE, MAKE, PREPOSITIONS
from rsi_graph.extract.names.holding import may_hold
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.names.signs import is_unknown_verb
from rsi_graph.extract.verbs.finite_verbs import main_verb
from rsi_graph.model import Competence, Reading, Span, UnreadReason

# Actions that few but institutions do.
_AUTHORITY: Final = frozenset(
    {"advise", "appoint", "authorise", "control", "coordinate", "monitor", "oversee", "regulate", "sanction"}
)


class Standing(StrEnum):
    """What the lexicon says of a candidate."""

    KNOWN = "known"  # it stands for an action
    ASIDE = "aside"  # it is known to say what something is or has: no competence
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may govern a competence: its lemma, or the word itself where none is known, and its sentence."""

    word: str
    standing: Standing
    sentence: Span


def clauses_of(reading: Reading, grammar: Grammar) -> list[Line]:
    """A reading in, the clauses of its article out, as the grammar cuts them."""
    text, found = reading.article.text, list[Line]()
    for paragraph in reading.article.paragraphs:
        cited = [one for one in reading.citations if paragraph.body.contains(one.span)]
        found += split_clauses(tokenise(text, paragraph.body, cited, accents=grammar.accents))
    return found


def candidates_in(reading: Reading, lines: Sequence[Line], grammar: Grammar) -> Iterator[Candidate]:
    """A reading and its clauses in, the candidates out, each verb of the text once.

    >>> from rsi_graph.extract import extract
    >>> from rsi_graph.lexicon import load_lexicon
    >>> from rsi_graph.sources import parse_article
    >>> from rsi_graph.extract.language.compiling import compile_grammar
    >>> code = "code-de-la-securite-sociale"
    >>> article = parse_article("## L1\\n\\nLa caisse fabulise les cotisations. Elle verse les prestations.", code=code)
    >>> reading = extract(article, load_lexicon())
    >>> lines = clauses_of(reading, compile_grammar(load_lexicon()))
    >>> [(one.word, one.standing.value) for one in candidates_in(reading, lines, compile_grammar(load_lexicon()))]
    [('fabulise', 'unknown'), ('verser', 'known')]
    """
    governing = {one.verb_span.start: one for one in reading.competences}
    for line in lines:
        sentence = line.span(0, len(line))
        found = {start: governing[start] for start in line.tokens.starts if start in governing}
        yield from (_of_competence(one, sentence, grammar) for one in found.values())
        for index in _behind_holders(line, grammar):
            if line.tokens.starts[index] not in found:
                yield from _finite(line, index, sentence, grammar)


def heads_in(reading: Reading, lines: Sequence[Line], grammar: Grammar) -> Iterator[tuple[str, Span]]:
    """A reading and its clauses in; heads of subjects that are no institution, before a verb of authority, out.

    A verb of authority is one whose action few but institutions do: who designates, authorises or controls may be a
    body that the lexicon lacks. Texts ("un décret désigne") are left out.
    """
    subjects = {one.span: one.detail for one in reading.unread if one.reason is UnreadReason.NOT_A_HOLDER}
    for line in lines:
        sentence = line.span(0, len(line))
        found = main_verb(line, 0, len(line), grammar) if subjects.get(sentence) else None
        if found and grammar.lexicon.verbs.get(_lemma_at(line, found[0], grammar)) in _AUTHORITY:
            head = head_of(subjects[sentence])
            if head and head not in grammar.lists.not_agents:
                yield head, sentence


def head_of(phrase: str) -> str:
    """A noun phrase in, its first word that is no determiner and no preposition out.

    >>> head_of("l'ensemble des comptes"), head_of("aux visites")
    ('ensemble', 'visites')
    """
    words = (word.strip(",;.") for word in phrase.lower().replace("’", "'").replace("'", "' ").split())
    return next((word for word in words if word not in DETERMINERS | PREPOSITIONS), "")


def _of_competence(competence: Competence, sentence: Span, grammar: Grammar) -> Candidate:
    """A competence in, its verb out: a turn ("a pour mission") is known whatever its noun is."""
    turn = competence.verb.partition(" ")[0] in {BE, HAVE}
    known = competence.entry or turn
    if known or competence.verb in grammar.lists.stative:
        return Candidate(competence.verb, Standing.KNOWN if known else Standing.ASIDE, sentence)
    return Candidate(competence.verb, Standing.UNKNOWN, sentence)


def _behind_holders(line: Line, grammar: Grammar) -> Iterator[int]:
    """Positions right behind an institution that opens a clause, or what follows a comma; clitics passed over."""
    for begin in (0, *(index + 1 for index in range(len(line)) if line.norm[index] == ",")):
        if line.norm[begin] not in DETERMINERS:
            continue
        phrase = institution_phrase(line, begin, len(line), grammar)
        if phrase is None or not may_hold(line, phrase, grammar):
            continue
        verb = phrase.end
        while line.norm[verb] in CLITICS - DETERMINERS:
            verb += 1
        if line.is_word(verb):
            yield verb


def _lemma_at(line: Line, index: int, grammar: Grammar) -> str:
    """The lemma of a finite verb, with the words of a fixed one; empty where it is not known."""
    known = (a.lemma for a in grammar.analyses(line.norm[index], *FINITE) if line.reads(index + 1, a.tail))
    return next(known, "")


def _finite(line: Line, index: int, sentence: Span, grammar: Grammar) -> Iterator[Candidate]:
    norm, lemma = line.norm[index], _lemma_at(line, index, grammar)
    if norm in AUXILIARIES or lemma == MAKE:
        return  # a turn, read by what it governs
    if lemma:
        yield Candidate(lemma, _standing(lemma, grammar), sentence)
    elif is_unknown_verb(line, index, grammar) or _is_only_verb(line, index, grammar):
        yield Candidate(norm, Standing.UNKNOWN, sentence)


def _standing(lemma: str, grammar: Grammar) -> Standing:
    lexicon, lists = grammar.lexicon, grammar.lists
    if lemma in lists.stative and lemma not in lists.acts_as_infinitives:
        return Standing.ASIDE
    if lemma in lexicon.verbs or lemma in lexicon.support_verbs or lemma in grammar.frames:
        return Standing.KNOWN
    return Standing.ASIDE


def _is_only_verb(line: Line, index: int, grammar: Grammar) -> bool:
    """ "La caisse fabulise à l'étranger": no other finite verb follows, and this one ends like one."""
    clitic = line.norm[index - 1] in CLITICS - DETERMINERS
    if not looks_finite(line.norm[index]) or not (clitic or line.norm[index + 1] in PREPOSITIONS):
        return False
    return main_verb(line, 0, len(line), grammar) is None
