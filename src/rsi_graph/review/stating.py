"""What a person states, made a competence: names become mentions, words phrases, references citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rsi_graph.extract import describe_name, first_word_of
from rsi_graph.model import (
    Article,
    Citation,
    CitationStatus,
    Competence,
    Lexicon,
    Mention,
    MentionSource,
    Modality,
    Paragraph,
    Phrase,
    Reading,
    Reference,
    Span,
    Target,
    TargetRole,
)
from rsi_graph.references import default_codes, parse_reference
from rsi_graph.review.fields import Value

PERSON_RULE = "review"
_ROLES = {"acts_on": TargetRole.ACTS_ON, "acts_with": TargetRole.ACTS_WITH, "mentions": TargetRole.MENTIONS}


def corrected(
    reading: Reading, competence: Competence, fields: Mapping[str, Value], changed: Iterable[str], lexicon: Lexicon
) -> Competence:
    """A competence as it was read and the fields a person changed in, the competence as the person states it out."""
    stated = _Stated(reading, competence, fields, lexicon)
    for field in changed:
        stated.change(field)
    return stated.competence


def added(
    reading: Reading, paragraph: Paragraph, quote: Span, fields: Mapping[str, Value], lexicon: Lexicon
) -> Competence:
    """Words of the law that hold a competence the program did not read, and its fields, in; the competence out."""
    text, verb = reading.article.text, str(fields["verb"])
    word = first_word_of(verb, text, quote, lexicon)
    bare = Competence(
        paragraph=paragraph.number,
        item=paragraph.item,
        point=paragraph.point,
        word=len(re.findall(r"\w+", text[paragraph.span.start : word.start])) + 1,
        holders=(),
        modality=Modality.DUTY,
        verb=verb,
        verb_span=word,
        action=str(fields["actions"][0]),
        span=quote,
        rule=PERSON_RULE,
    )
    return corrected(reading, bare, fields, [field for field in fields if fields[field]], lexicon)


class _Stated:
    """A competence whose fields are changed one by one."""

    def __init__(self, reading: Reading, competence: Competence, fields: Mapping[str, Value], lexicon: Lexicon) -> None:
        self.reading, self.competence, self.fields, self.lexicon = reading, competence, fields, lexicon

    def change(self, field: str) -> None:
        """Take one field from what the person states."""
        value, was = self.fields[field], self.competence
        match field:
            case "holders":
                self.competence = replace(was, holders=self._mentions(value))
            case "consulted":
                self.competence = replace(was, consulted=self._mentions(value))
            case "joint":
                self._change_joint(self._mentions(value))
            case "modality":
                self.competence = replace(was, modality=Modality(str(value)))
            case "verb":
                self.competence = replace(was, verb=str(value))
            case "actions":
                self.competence = replace(was, action=str(value[0]), alternatives=())
            case "references":
                self.competence = replace(was, citations=self._citations(value))
            case "object" | "purpose" | "condition" | "scope":
                phrase = self._phrase(str(value))
                self.competence = replace(
                    was,
                    object=phrase if field == "object" else was.object,
                    purpose=phrase if field == "purpose" else was.purpose,
                    condition=phrase if field == "condition" else was.condition,
                    scope=phrase if field == "scope" else was.scope,
                )
            case _:
                self._change_targets(_ROLES[field], self._mentions(value))

    def _change_joint(self, mentions: Sequence[Mention]) -> None:
        """Those who only assisted still do, where they are still named."""
        helping = {mention.name for mention in self.competence.assistance}
        self.competence = replace(
            self.competence,
            joint=tuple(mention for mention in mentions if mention.name not in helping),
            assistance=tuple(mention for mention in mentions if mention.name in helping),
        )

    def _change_targets(self, role: TargetRole, mentions: Sequence[Mention]) -> None:
        others = tuple(target for target in self.competence.targets if target.role is not role)
        self.competence = replace(self.competence, targets=(*others, *(Target(mention, role) for mention in mentions)))

    def _mentions(self, names: Value) -> tuple[Mention, ...]:
        return tuple(self._mention(name) for name in names)

    def _mention(self, name: str) -> Mention:
        """The mention of that name in the reading, else what the name is by itself, where it stands in the text."""
        for mention in _mentions_of(self.competence, *self.reading.competences):
            if mention.name == name:
                return mention
        span = _find(self.reading.article, name) or self.competence.span
        return replace(describe_name(name, self.lexicon), span=span, source=MentionSource.EXPLICIT)

    def _phrase(self, words: str) -> Phrase | None:
        span = _find(self.reading.article, words) or self.competence.span
        return Phrase(words, span) if words else None

    def _citations(self, references: Value) -> tuple[Citation, ...]:
        known = {str(citation.reference): citation for citation in self.reading.citations}
        return tuple(known.get(words) or self._citation(parse_reference(words)) for words in references)

    def _citation(self, reference: Reference) -> Citation:
        """A citation the program did not find: its words are those of the competence."""
        code = any(reference.act == known for known in default_codes().by_act)
        status = CitationStatus.RESOLVED if code and reference.article else CitationStatus.EXTERNAL
        return Citation(self.competence.span, self.competence.span, reference, status)


def _mentions_of(*competences: Competence) -> Iterable[Mention]:
    for one in competences:
        yield from (*one.holders, *one.joint, *one.assistance, *one.consulted)
        yield from (target.mention for target in one.targets)


def _find(article: Article, words: str) -> Span | None:
    start = article.text.casefold().find(words.casefold()) if words else -1
    return Span(start, start + len(words)) if start >= 0 else None
