"""The words of the law around a miss, and what the program says of words that it did not read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rsi_graph.evaluation.agreement import fold_item
from rsi_graph.evaluation.gold import GoldRecord
from rsi_graph.evaluation.misses import Miss
from rsi_graph.model import Paragraph, Reading, Span, Unread

_SENTENCE_END: Final = re.compile(r"(?<=[.;])\s+(?=[A-ZÀ-Ý])")


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a record stands in the law.

    Attributes:
        lead: the lead-in of the list it is an item of, else empty.
        before, words, after: its sentence, parted at the words of the record; `words` is empty where the text has
            them not.
        unread: what was not read in that sentence, with the reason.
        found: whether the text has the record's words.
    """

    lead: str
    before: str
    words: str
    after: str
    unread: tuple[Unread, ...] = ()
    found: bool = True


def passage_of(miss: Miss, reading: Reading) -> Passage | None:
    """A miss and the reading of its article in, its words in the law out; None where nothing tells the place.

    >>> from rsi_graph.evaluation.gold import GoldRecord
    >>> from rsi_graph.extract import extract
    >>> from rsi_graph.lexicon import load_lexicon
    >>> from rsi_graph.sources import parse_article
    >>> law = "## L1\\n\\nLa caisse est chargée :\\n\\n1° De fabuliser. Elle dort."
    >>> article = parse_article(law, code="code-du-sport")
    >>> record = GoldRecord("1°", "fabuliser", ("caisse",), (), "duty", ("perform",), "", (), (), "fabuliser")
    >>> passage = passage_of(Miss(("code-du-sport", "L1"), record, None), extract(article, load_lexicon()))
    >>> passage.lead, passage.before, passage.words, passage.after
    ('La caisse est chargée :', '1° De ', 'fabuliser', '.')
    """
    record, paragraphs = miss.record, reading.article.paragraphs
    here = next((one for one in paragraphs if fold_item(one.item) == fold_item(record.item)), None)
    words = find_words(record, reading, here)
    if words and not (here and here.span.contains(words)):
        here = next((one for one in paragraphs if one.span.contains(words)), here)
    if here is None:
        return None
    text, sentence = reading.article.text, _sentence(reading, here, words)
    at = words if words and sentence.contains(words) else Span(sentence.end, sentence.end)
    parent = next((one for one in paragraphs if one.number == here.parent), None)
    return Passage(
        parent.span.of(text) if parent else "",
        text[sentence.start : at.start],
        at.of(text),
        text[at.end : sentence.end],
        tuple(one for one in reading.unread if one.span.start < sentence.end and sentence.start < one.span.end),
        words is not None,
    )


def find_words(record: GoldRecord, reading: Reading, here: Paragraph | None = None) -> Span | None:
    """A record and the reading of its article in, where its quote stands out: in its paragraph first, then anywhere.

    Blanks, apostrophes and case make no difference.
    """
    if not record.words:
        return None
    parts = [re.escape(part) for part in re.split(r"[\s'’]+", record.words) if part]
    pattern = re.compile(r"[\s'’]+".join(parts), re.IGNORECASE)
    text = reading.article.text
    found = pattern.search(text, here.span.start, here.span.end) if here else None
    found = found or pattern.search(text)
    return Span(found.start(), found.end()) if found else None


def other_wordings(records: Iterable[GoldRecord], reading: Reading) -> bool:
    """Records of an article and its reading in; True where the text has not the words of one: another version of it."""
    return any(one.words and find_words(one, reading) is None for one in records)


def _sentence(reading: Reading, paragraph: Paragraph, words: Span | None) -> Span:
    """The sentences of a paragraph that hold the words; all of it where there are none."""
    text, whole = reading.article.text, paragraph.span
    if words is None or not whole.contains(words):
        return whole
    ends = [whole.start, *(found.end() for found in _SENTENCE_END.finditer(text, whole.start, whole.end)), whole.end]
    start = max(end for end in ends if end <= words.start)
    end = min(end for end in ends if end >= words.end)
    return Span(start, start + len(text[start:end].rstrip()))
