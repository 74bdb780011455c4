"""Fixed verbs with their object inside: "mettre les cartes à disposition des communes" puts them at their disposal."""

from __future__ import annotations

from dataclasses import replace

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import ARTICLES, DE, DE_INFINITIVE, DETERMINERS, RELATIVES, A
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.statements.statement import Statement


def rejoined(statement: Statement, grammar: Grammar) -> Statement:
    """A statement in, the same with the words of a fixed verb taken from behind its object out."""
    predicate, whole = statement.predicate, statement.complement.object
    if whole is None or len(predicate.heads) != 1 or statement.verb_span or statement.object:
        return statement
    head = predicate.heads[0]
    if head.end > head.word + 1:  # "prend en charge | les frais au niveau de prise en charge …": it has its words
        return statement
    given = any(piece.role is Role.TO for piece in statement.complement.before)  # "demande aux parties | communication"
    apart = None if given else _tail_apart(statement.line, head.word, whole[0], grammar)
    if apart is not None:
        parts = replace(statement.complement, object=(whole[0] + 1, whole[1]))
        return replace(statement, predicate=replace(predicate, heads=(replace(head, lemma=apart),), complement=parts))
    found = _tail_within(statement.line, head.word, *whole, grammar)
    if found is None:
        return statement
    lemma, begin, end = found
    begin -= statement.line.norm[begin - 1].endswith("ment") and begin - 1 > whole[0] + 1  # "les maires régulièrement"
    behind = _behind(statement.line, end, whole[1])
    parts = replace(
        statement.complement, object=(whole[0], begin), inside=(), after=(*behind, *statement.complement.after)
    )
    return replace(statement, predicate=replace(predicate, heads=(replace(head, lemma=lemma),), complement=parts))


def _tail_apart(line: Line, verb: int, begin: int, grammar: Grammar) -> str | None:
    """ "prend, en outre, | connaissance des comptes": the fixed verb whose noun opens the object, behind an aside."""
    if begin == verb + 1 or line.norm[begin] not in grammar.lists.bare_objects:
        return None
    fixed = grammar.verbs.get(line.norm[verb], ())
    return next((known.lemma for known in fixed if known.tail == (line.norm[begin],)), None)


def _tail_within(line: Line, verb: int, begin: int, end: int, grammar: Grammar) -> tuple[str, int, int] | None:
    """The fixed verb whose further words stand within `[begin, end)`, and where; none behind a comma.

    "prend des mesures de prise | en charge", "les biens mis | à disposition": these words are another form's.
    """
    fixed = [
        known
        for known in grammar.verbs.get(line.norm[verb], ())
        if known.tail and (ARTICLES.isdisjoint(known.tail) or known.lemma in grammar.citation_forms)
        # "tient le conseil | informé", but not "rend un service | public"
        if len(known.tail) > 1 or grammar.is_past_participle(known.tail[0])
    ]
    for index in range(begin + 1, end) if fixed else ():
        if line.norm[index] == "," or line.norm[index] in RELATIVES:
            return None
        if index == begin + 1 and line.norm[begin] in DETERMINERS:
            continue  # "donne la | mainlevée des inscriptions": a noun as any other
        before = grammar.lemmas.get(line.norm[index - 1], ())
        for known in fixed:
            if line.reads(index, known.tail) and known.lemma not in before:
                return known.lemma, index, index + len(known.tail)
    return None


def _behind(line: Line, begin: int, end: int) -> tuple[Chunk, ...]:
    """ "à disposition | des communes": who receives; "en demeure | de se conformer" says what is asked."""
    given = line.norm[begin] in (DE | A) - DE_INFINITIVE or (
        line.norm[begin] in DE_INFINITIVE and line.norm[begin + 1] in ARTICLES
    )
    return (Chunk(begin, end, Role.TO if given else Role.CONTENT, begin, comma=False),) if begin < end else ()
