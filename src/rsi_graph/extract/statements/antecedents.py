"""What pronouns in a record stand for: its object, the one named last, whose it is.

No guess is made between two that fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from rsi_graph.extract.acts.actions import choose_action
from rsi_graph.extract.acts.bearing import bearing_of
from rsi_graph.extract.acts.targets import targets_in
from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.naming import features, gender_of
from rsi_graph.extract.bodies.noun_phrases import words_meant
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.lines import Line, to_line
from rsi_graph.extract.language.tokens import tokenise
from rsi_graph.extract.language.words import DE, DETERMINERS, POSSESSIVES, PREPOSITIONS, PRONOUN_FEATURES
from rsi_graph.extract.objects.predicates import Head
from rsi_graph.extract.statements.named_last import named_last, points_to_last
from rsi_graph.extract.statements.parts import Part
from rsi_graph.extract.statements.spoken_of import bodies_of_office
from rsi_graph.extract.statements.statement import Statement, apart_from
from rsi_graph.model import BodyKind, Competence, Mention, Phrase, Span, Target, TargetRole

# How far behind the beginning of a noun phrase its name stands: "cette | commission".
_LONGEST_DETERMINER: Final = 8
_BEFORE_THING: Final = DETERMINERS - DE


def _named_before(context: Context) -> Iterator[Mention]:
    """The targets of the record before."""
    return (target.mention for target in context.last_targets)


def with_belonging(record: Competence, head: Head, part: Part | None, line: Line, context: Context) -> Competence:
    """ "assiste aux réunions du comité et en assure le secrétariat", "y participe": whose it is, a target."""
    if part is None and "y" in head.clitics and head.lemma in context.grammar.lists.attending:
        known = apart_from(record.holders, (*context.subjects, *_named_before(context)))
        bodies = {m.name: m for m in known if m.kind not in {BodyKind.OFFICE, BodyKind.PERSONS}}
        targets = tuple(Target(body, TargetRole.MENTIONS) for body in bodies.values())
        return replace(record, targets=targets) if len(targets) == 1 else record
    if part is None or record.targets:
        return record
    if line.norm[part.end - 2] == "sur" and line.norm[part.end - 1] in PRONOUN_FEATURES:
        return _with_upon_whom(record, line.norm[part.end - 1], context)
    if _of_its_sittings(line, part, context):
        return _with_assembly(record, line, context)
    if "en" not in head.clitics or context.grammar.lists.belongings.isdisjoint(line.norms[slice(*part.own)]):
        return record
    known = apart_from(record.holders, context.subjects) or apart_from(record.holders, _named_before(context))
    return replace(record, targets=(Target(known[0], TargetRole.MENTIONS),)) if len(known) == 1 else record


def _with_upon_whom(record: Competence, pronoun: str, context: Context) -> Competence:
    """ "recrute le personnel et a autorité | sur lui": upon the one target of the record before that agrees."""
    _, plural = PRONOUN_FEATURES[pronoun]
    others = apart_from(record.holders, _named_before(context))
    known = [mention for mention in others if context.is_plural(mention) == plural]
    return replace(record, targets=(Target(known[0], TargetRole.ACTS_ON),)) if len(known) == 1 else record


def _of_its_sittings(line: Line, part: Part, context: Context) -> bool:
    """ "fixe | son ordre du jour", "l'ordre du jour de | ses réunions": what only an assembly has."""
    sittings = context.grammar.lists.sittings
    return any(line.norm[k] in POSSESSIVES and line.norm[k + 1] in sittings for k in range(*part.own))


def _with_assembly(record: Competence, line: Line, context: Context) -> Competence:
    """ "siège auprès du conseil et assiste à | ses débats", "le président du conseil convoque | ses séances"."""
    near = (m for m in _named_before(context) if "\n" not in context.text[m.span.end : record.span.start])
    here = context.named_between(line.tokens.starts[0], record.span.start)
    known = apart_from(record.holders, near) or apart_from(record.holders, (named.mention for named in here))
    known = known or _presided(record, context)
    if len(known) != 1:
        return record
    (mention,) = known
    assembly = mention.kind not in {BodyKind.OFFICE, BodyKind.PERSONS} and not context.is_plural(mention)
    return replace(record, targets=(Target(mention, TargetRole.MENTIONS),)) if assembly else record


def _presided(record: Competence, context: Context) -> tuple[Mention, ...]:
    """ "le président | du conseil": the one whose office the holder has."""
    if len(record.holders) != 1:
        return ()
    (holder,) = record.holders
    return bodies_of_office(holder, holder.antecedent or holder.span, context)


def read_over_antecedent(record: Competence, part: Part | None, head: Head, line: Line, context: Context) -> Competence:
    """ "La création du pôle est décidée. | Elle est approuvée par le préfet": what the act is over these words, whose.

    The words of a thing stand elsewhere, so that neither a frame nor a target was looked for in them.
    """
    words = record.object
    given = line.span(part.begin, part.end) if part else None
    if words is None or words.span == given or record.entry != head.citation_form:
        return record
    said = to_line(tokenise(context.text, words.span, context.citations))
    action = choose_action(record.verb, said, (0, len(said)), context.grammar)
    bearing = bearing_of(action, record.verb, context.grammar)
    inside = targets_in(said, 0, len(said), context, record.paragraph, holders=record.holders, bearing=bearing)
    partners = {mention.name.casefold() for mention in (*record.joint, *record.assistance)}
    known = {(target.mention.antecedent or target.mention.span).start for target in record.targets}
    inside = tuple(target for target in inside if target.mention.span.start not in known)
    targets = {target.name.casefold(): target for target in (*inside, *record.targets)}
    return replace(
        record,
        action=action.concept,
        alternatives=action.alternatives,
        entry=action.entry,
        targets=tuple(target for name, target in targets.items() if name not in partners),
    )


def with_named_object(record: Competence, statement: Statement, part: Part | None, context: Context) -> Competence:
    """ "en informe cette dernière", "invite celui-ci à payer": the object is what agrees and was named last."""
    if part is None or record.object is None or statement.object:
        return record
    line = statement.line
    pointing = points_to_last(line.norms[part.begin : part.end])
    if pointing is None:
        return record
    count, feminine, plural = pointing
    rest = line.span(part.begin + count, part.end).of(context.text) if part.begin + count < part.end else ""
    phrase = named_last(line, part.begin, (feminine, plural), context, record.holders)
    if phrase:
        return _upon_named_last(record, phrase, rest, context)
    if rest and line.norm[part.begin + count] not in PREPOSITIONS:
        return record
    holders = {holder.name.casefold() for holder in record.holders}
    named = context.last(feminine=feminine, plural=plural, span=record.object.span, but=holders)
    if not named or _other_between(named[0], record.object.span, (feminine, plural), context):
        return record
    words = words_meant(named, record.object.span, statement.paragraph.span, context)
    upon = (Target(named[0], TargetRole.ACTS_ON), *record.targets)
    return replace(record, object=replace(words, text=f"{words.text} {rest}".strip()), targets=upon)


def _other_between(named: Mention, pronoun: Span, wanted: tuple[bool, bool], context: Context) -> bool:
    """ "La commission siège. | La juridiction liquide l'astreinte. Elle peut supprimer cette dernière": a thing.

    A body of the sentence is meant all the same; and one of a paragraph before is not.
    """
    between = context.text[(named.antecedent or named.span).end : pronoun.start]
    if "\n" in between:
        return True
    if ". " not in between:
        return False
    (feminine, plural), bodies = wanted, context.grammar.institutions
    for word, noun in pairwise(words_of(between.casefold())):
        if word in _BEFORE_THING and noun not in bodies:
            told, many = features(word)
            told = gender_of(noun, context.grammar) if told is None else told
            if many == plural and told in (feminine, None):
                return True
    return False


def _upon_named_last(record: Competence, phrase: Phrase, rest: str, context: Context) -> Competence:
    """The record with the words of what was named last; a body or a person among them is acted on."""
    begin = phrase.span.start
    bodies = [n.mention for n in context.all_named() if begin < n.at <= begin + _LONGEST_DETERMINER]
    known = {target.name.casefold() for target in record.targets}
    upon = tuple(Target(mention, TargetRole.ACTS_ON) for mention in bodies if mention.name.casefold() not in known)
    end = max([phrase.span.end, *(mention.span.end for mention in bodies[:1] if mention.span.start > begin)])
    said = phrase.text + context.text[phrase.span.end : end]  # "un organisme | à vocation sanitaire"
    words = replace(phrase, text=f"{said}{rest if rest.startswith(',') else f' {rest}'}".strip())
    return replace(record, object=words, targets=(*upon, *record.targets))
