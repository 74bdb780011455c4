"""Verbs that share an object said once: "prépare, soumet à l'approbation du conseil et exécute | le budget".

A verb that wants an object and has only who receives it takes that of the verb coordinated with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import skip_determiners
from rsi_graph.extract.language.words import HAVE, NEGATION
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.complements import Complement
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.predicates import Head, is_complete
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.statements.statement import Statement

# How far behind the verb "sur" may stand: "a autorité hiérarchique | sur".
_OVER: Final = 3


def with_shared_objects(statements: Iterable[Statement], grammar: Grammar) -> tuple[Statement, ...]:
    """Statements of one clause in its order in, the same with the objects that they share out."""
    found: list[Statement] = []
    later: Statement | None = None
    for statement in reversed(tuple(statements)):
        shared = _lent(statement, later, grammar) if later else None
        found.extend(reversed(shared or (statement,)))
        later = found[-1]
    return tuple(reversed(found))


def _lent(statement: Statement, later: Statement, grammar: Grammar) -> tuple[Statement, ...] | None:
    """The statement with the object of the later one; its first verbs apart, since the recipient is the last one's."""
    heads, own = statement.predicate.heads, statement.complement
    pronouns = not NEGATION.issuperset(later.predicate.heads[0].clitics)  # but "ne sollicitent ni | ne reçoivent"
    if statement.task or any(is_complete(head, grammar) for head in heads) or pronouns:
        return None  # "répond à l'auteur et | lui transmet l'avis", "en accuse réception et | informe le maire"
    if not _lacks_object(statement, grammar) or not _wants_object(heads[-1], grammar):
        return None
    parts = _upon_whom(later) if later.predicate.heads[-1].lemma == HAVE else later.complement
    if parts is None or parts.first is None or parts.first.role is not Role.OBJECT:
        return None
    bare = replace(parts, before=())
    full = replace(bare, before=(*own.before, *own.inside, *own.after))
    groups = ((heads[:-1], bare), (heads[-1:], full))
    return tuple(
        replace(
            statement,
            predicate=replace(statement.predicate, heads=some, complement=parts, end=later.predicate.end),
        )
        for some, parts in groups
        if some
    )


def _upon_whom(later: Statement) -> Complement | None:
    """ "recrute, gère et a autorité sur | les agents": those over whom somebody has what "avoir" says."""
    parts, line = later.complement, later.line
    if parts.object is None:
        return None
    begin, end = parts.object
    over = next((k for k in range(begin + 1, min(begin + _OVER, end - 1)) if line.norm[k] == "sur"), None)
    if over is None:
        return None
    whole = Chunk(over + 1, end, Role.OBJECT, over + 1, comma=False)
    return replace(parts, object=(over + 1, end), inside=(whole,))


def _wants_object(head: Head, grammar: Grammar) -> bool:
    """ "transmet", "propose | au ministre", but not "rend compte | au ministre"."""
    lists = grammar.lists
    gives = head.lemma in lists.ditransitive and head.lemma not in lists.matter_with_de
    return gives or head.lemma in lists.transitive


def _lacks_object(statement: Statement, grammar: Grammar) -> bool:
    """No object, or only who receives it: "au ministre", "à l'approbation du conseil", but "nomme | aux emplois"."""
    line, parts = statement.line, statement.complement
    if parts.object is None or parts.first is None or parts.first.role is not Role.TO:
        return parts.object is None
    noun = skip_determiners(line, parts.object[0] + 1, parts.object[1], grammar)
    if line.norm[noun] in grammar.lists.sent_for:
        return True
    return institution_phrase(line, noun, parts.object[1], grammar) is not None
