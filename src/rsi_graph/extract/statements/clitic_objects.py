"""What "le", "la", "l'", "les" before a verb stand for: "négocie les conventions et | les signe".

The object of the clause's own verb before; else whom or what the clause names before its verb; else what was spoken
of before. No guess is made between two that fit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from rsi_graph.extract.acts.actions import choose_action
from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.naming import are_joined, features, fits_clitic
from rsi_graph.extract.bodies.noun_phrases import noun_phrase_of, words_meant
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line, to_line
from rsi_graph.extract.language.tokens import fold, tokenise
from rsi_graph.extract.language.verb_forms import is_infinitive
from rsi_graph.extract.language.words import CLITICS, DE, DE_WITH_ARTICLE, DETERMINERS, HAVE, PREPOSITIONS, QUE, A
from rsi_graph.extract.objects.complements import complement
from rsi_graph.extract.objects.predicates import Head
from rsi_graph.extract.statements.parts import Part
from rsi_graph.extract.statements.spoken_of import bodies_of_office, someone_before, thing_before, thing_found
from rsi_graph.extract.statements.statement import Statement, apart_from, to_phrase
from rsi_graph.extract.statements.things import is_row, thing_spoken_of, thing_within
from rsi_graph.model import BodyKind, Competence, Mention, Phrase, Target, TargetRole

# How far behind its beginning an object names whom it is about: "l'ensemble | des communes" does not.
_LONGEST_DETERMINER: Final = 8
_PEOPLE: Final = frozenset({BodyKind.PERSONS, BodyKind.OFFICE})
# What opens no object beside a pronoun that is one.
_NO_OBJECT: Final = PREPOSITIONS - DE


def with_antecedent(
    record: Competence, head: Head, part: Part | None, statement: Statement, context: Context
) -> Competence:
    """A record with a pronoun object in, the same with the words that the pronoun stands for out."""
    line, own = statement.line, record.object
    begin = part.begin if part else _matter(record, statement, context)
    completed = begin is not None and _completes(line, begin, record, context)
    rest = _rest(begin, part, statement, context) if begin is not None and completed else ""
    to_do = begin is not None and completed and line.norm[begin] == "à"
    if record.verb not in context.grammar.lists.upon_someone and not to_do:
        return _with_thing(record, head, rest, line, context)
    someone = _someone(record, head, line, context)
    if someone:
        pronoun = line.span(head.start, head.start + 1)
        words = words_meant(someone, pronoun, statement.paragraph.span, context)
        return _with_someone(record, someone, words, rest)
    content = own is not None and fold(own.text).startswith(("que ", "qu'"))
    return record if content or rest else replace(record, object=None)  # "l'informe | qu'un recours est ouvert"


def _someone(record: Competence, head: Head, line: Line, context: Context) -> tuple[Mention, ...]:
    """Whom the pronoun of a verb that acts upon someone means; empty where it cannot be told."""
    known, clitic = context.last_object, head.object_clitic
    done_to = _done_to(known, record, clitic, context)
    if known and done_to and known.span.start >= line.tokens.starts[0]:
        return done_to
    before = someone_before(line, head.start, context, record.holders, lambda m: context.stands_for(clitic, m))
    if before:
        return (before,)
    spoken = done_to or _spoken_of(record, clitic, context) or _within_last(record, clitic, context)
    spoken = spoken or _presided(record, clitic, context)
    return spoken if len(spoken) == 1 or done_to else ()


def _matter(record: Competence, statement: Statement, context: Context) -> int | None:
    """ "l'informe, au moins une fois par an, | de ses droits": where the matter begins that stands behind an aside."""
    if record.verb not in context.grammar.lists.telling:
        return None
    pieces = statement.complement.before
    return next((piece.start for piece in pieces if piece.comma and statement.line.norm[piece.start] in DE), None)


def _rest(begin: int, part: Part | None, statement: Statement, context: Context) -> str:
    end = part.end if part else complement(statement.line, begin, len(statement.line), context.grammar).object
    end = end[1] if isinstance(end, tuple) else end
    return to_phrase(statement.line, begin, end, context.text).text if end else ""


def _completes(line: Line, begin: int, record: Competence, context: Context) -> bool:
    """ "l'informe | de sa décision", "l'invite | à présenter ses observations": what goes on behind who is meant.

    So does as what it is declared: "la déclare | irrecevable".
    """
    norm, lists = line.norm[begin], context.grammar.lists
    if norm in lists.attributed:
        return record.verb in lists.attributing
    if norm == "à":
        behind = next(k for k in range(begin + 1, len(line) + 1) if line.norm[k] not in CLITICS)
        return is_infinitive(line, behind, context.grammar)
    return norm in DE | QUE and record.verb in lists.upon_someone | lists.telling


def _with_someone(record: Competence, meant: tuple[Mention, ...], words: Phrase, rest: str) -> Competence:
    """ "Le préfet entend l'exploitant. Il | l'invite à présenter un plan": him, and what the verb says of him."""
    names = {mention.name.casefold() for mention in meant}
    further = (target for target in record.targets if target.name.casefold() not in names)
    upon = (Target(mention, TargetRole.ACTS_ON) for mention in meant)
    return replace(record, object=replace(words, text=f"{words.text} {rest}".strip()), targets=(*upon, *further))


def _done_to(known: Competence | None, record: Competence, clitic: str, context: Context) -> tuple[Mention, ...]:
    """Who is at the head of the object of the record before, and is not the holder; for "les" all of a row."""
    if known is None or known.object is None:
        return ()
    begin = known.object.span.start
    named = apart_from(record.holders, (target.mention for target in known.targets))
    places = ((mention, (mention.antecedent or mention.span).start, mention.span.start) for mention in named)
    first = next((m for m, *at in places if any(begin <= start <= begin + _LONGEST_DETERMINER for start in at)), None)
    if first is None:
        return ()
    row = tuple(t.mention for t in known.targets if t.role is TargetRole.ACTS_ON and t.mention in named)
    alone = context.stands_for(clitic, first)
    if clitic == "les" and len(row) > 1 and first in row and (not alone or are_joined(row, context.text)):
        return row
    return (first,) if alone else ()


def _spoken_of(record: Competence, clitic: str, context: Context) -> tuple[Mention, ...]:
    """ "Le conseil de surveillance donne son avis. Le directeur peut | le consulter": of whom was spoken before."""

    def fitting(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        return tuple(mention for mention in apart_from(record.holders, mentions) if context.stands_for(clitic, mention))

    # "assure la direction des services du comité et | le représente": else the one the record before names
    return fitting(context.subjects) or fitting(target.mention for target in context.last_targets)


def _within_last(record: Competence, clitic: str, context: Context) -> tuple[Mention, ...]:
    """ "assure la direction des services | du comité et le représente": a body inside the name of another."""
    known = context.last_object
    if known is None or known.object is None or known.paragraph != record.paragraph:
        return ()
    span = known.object.span
    inside = (named.mention for named in context.all_named() if span.start <= named.at < span.end)
    found = (mention for mention in apart_from(record.holders, inside) if mention.kind not in _PEOPLE)
    return tuple(mention for mention in found if context.stands_for(clitic, mention))


def _presided(record: Competence, clitic: str, context: Context) -> tuple[Mention, ...]:
    """ "Le président de l'Autorité | la représente": the body whose office the holder has, named right there."""
    if len(record.holders) != 1:
        return ()
    inside = bodies_of_office(record.holders[0], record.holders[0].span, context)
    proper = (mention for mention in inside if mention.kind is BodyKind.NAMED and clitic != "l'")
    return tuple(mention for mention in proper if context.stands_for(clitic, mention))


def _with_thing(record: Competence, head: Head, rest: str, line: Line, context: Context) -> Competence:
    known, clitic = context.last_object, head.object_clitic
    words = None if known is None or known.object is None else _noun_phrase(known, context)
    fits = words is not None and (_agrees(words.text, clitic) or (clitic == "les" and is_row(words)))
    # "la notifie à l'entreprise et | l'applique": what the pronoun before means was named in another sentence
    begin = line.tokens.starts[0]
    here = known is not None and words is not None and begin <= max(words.span.start, known.span.start)
    # "le notifie", "l'indique": that it is so
    told = clitic in {"le", "l'"} and record.verb in context.grammar.lists.says_that
    if not (here and fits):
        before = (thing_found if told else thing_before)(line, head.start, clitic, context, record.holders)
        if before:
            return _with_front(record, before, rest, context)
    if not (here and fits) and not told:
        after = words.span.end if words and fits else 0
        spoken_of = thing_spoken_of(line, head.start, clitic, context, after, record.holders)
        if spoken_of:
            return _filled(record, spoken_of, rest, (), context)
    if known is None or words is None or not fits:
        near = here or (known is not None and known.paragraph == record.paragraph)
        within = thing_within(words, clitic, context) if words and near and not told else None
        if within:
            return _filled(record, within, rest, (), context)
        if known is not None and known.verb == HAVE and len(known.targets) == 1:
            return _with_subordinates(record, known.targets[0].mention, clitic, context)
        return record if _may_be_object(record, context) else replace(record, object=None)
    return _with_last(record, known, words, rest, context)


def _with_last(record: Competence, known: Competence, words: Phrase, rest: str, context: Context) -> Competence:
    """ "négocie les conventions et | les signe": the object of the verb before, with whom and what it names."""
    named = tuple(t for t in known.targets if words.span.contains(t.mention.antecedent or t.mention.span))
    # "verse la cotisation, sous les réserves de l'article L. 3. Il la | reverse": L. 3 was said of another verb
    inside = (citation for citation in known.citations if words.span.contains(citation.span))
    cited = dict.fromkeys((*inside, *record.citations))
    return _filled(replace(record, citations=tuple(cited)), words, rest, named, context)


def _may_be_object(record: Competence, context: Context) -> bool:
    """Not "la présente | au premier président", "les retire | en tout ou partie", "la déclare | irrecevable"."""
    if record.object is None:
        return False
    first = words_of(record.object.text)[0]
    return first not in _NO_OBJECT | context.grammar.lists.attributed and (
        first not in DE or record.verb in context.grammar.lists.telling
    )


def _with_front(record: Competence, words: Phrase, rest: str, context: Context) -> Competence:
    """ "Lorsqu'une personne refuse, les agents peuvent | la soumettre à un examen": a person is a target as well."""
    named = context.named_between(words.span.start, min(words.span.start + _LONGEST_DETERMINER, words.span.end))
    if not named:
        return _filled(record, words, rest, (), context)
    if named[0].mention.kind is not BodyKind.PERSONS and record.verb in context.grammar.lists.ditransitive:
        return replace(record, object=None)  # "Si elle consulte le conseil, elle | le transmet": no body
    meant = (named[0].mention,)
    return _with_someone(record, meant, noun_phrase_of(meant, context.text), rest)


def _filled(record: Competence, words: Phrase, rest: str, named: Iterable[Target], context: Context) -> Competence:
    """The record with the words of a thing as its object; its action is that of the verb over them."""
    line = to_line(tokenise(context.text, words.span, context.citations))
    action = choose_action(record.verb, line, (0, len(line)), context.grammar)
    targets = {target.name.casefold(): target for target in (*named, *record.targets)}
    return replace(
        record,
        action=action.concept,
        alternatives=action.alternatives,
        entry=action.entry,
        object=replace(words, text=f"{words.text} {rest}".strip()),
        targets=tuple(targets.values()),
    )


def _noun_phrase(known: Competence, context: Context) -> Phrase:
    """The object of a record without who receives it and without an aside behind it.

    "les résultats | à un organisme désigné", "la personne réclamée|, dans une langue qu'elle comprend, de ses droits".
    """
    assert known.object is not None
    span = known.object.span
    line = to_line(tokenise(context.text, span, context.citations))
    starts = {target.mention.span.start for target in known.targets}
    gives = known.verb in context.grammar.lists.ditransitive
    for k in range(1, len(line)):
        received = gives and line.norm[k] in A and _receives(line, k, starts, context.grammar)
        aside = line.norm[k] == "," and line.norm[k + 1] in _NO_OBJECT and "," not in line.norms[:k]
        if received or aside:
            span = line.span(0, k)
            break
    return Phrase(span.of(context.text), span)


def _receives(line: Line, index: int, starts: set[int], grammar: Grammar) -> bool:
    """ "les résultats | à un organisme", but "la remise des effets déposés | au greffe"."""
    told = line.norm[index + 2] in grammar.lists.tasked  # "aux ministres chargés | de la santé et | du budget"
    named = not starts.isdisjoint(line.tokens.starts[index + 1 : index + 3 + told])
    return named and not grammar.is_past_participle(line.norm[index - 1])


def _with_subordinates(record: Competence, mention: Mention, clitic: str, context: Context) -> Competence:
    """ "a autorité sur les personnels et | les affecte": those over whom somebody has what "avoir" says."""
    if context.is_plural(mention) != (clitic == "les"):
        return replace(record, object=None)
    phrase = noun_phrase_of((mention,), context.text)
    return replace(record, object=phrase, targets=(Target(mention, TargetRole.ACTS_ON), *record.targets))


def _agrees(words: str, clitic: str) -> bool:
    """True where a pronoun object may stand for these words, as far as their determiner tells."""
    determiner, following, *_ = [*words.lower().replace("'", "' ").split(" ", 2), ""]
    if determiner == "de" and following not in DETERMINERS:  # "rédige | de nouveaux avis et les fait parvenir"
        return clitic == "les" and following.endswith(("s", "x"))
    if determiner not in DETERMINERS | DE_WITH_ARTICLE:
        return False  # "a autorité sur le personnel. Son adjoint | le remplace"
    feminine, plural = features(determiner)
    return fits_clitic(clitic, feminine=feminine, plural=plural)
