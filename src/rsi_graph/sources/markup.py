"""Markdown with HTML in, canonical lines out, with the way back to every character of the source.

The mirror's files are Markdown in name; below the heading they are HTML, cut by `<p>`, `<br/>`, table rows, or by
nothing at all. The standard library's parser is used with `convert_charrefs=False`, so that each piece of text
is met at its exact place; what the law is full of, words and plain tags, is taken in front of it.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from rsi_graph.model import OffsetRun, Span
from rsi_graph.sources.canonical import Anchor, Canonical, composed

# Tags that open (and close) a line of the law.
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "fieldset", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
        "section", "table", "tbody", "tfoot", "thead", "tr", "ul", "caption",
    }
)  # fmt: skip
# A row of a table is one line: what opens a line elsewhere only parts the words of a cell.
_CELLS = frozenset({"td", "th"})
_ROWS = frozenset({"tr", "table", "tbody", "tfoot", "thead"})
_HIDDEN = frozenset({"script", "style", "template"})
_PLAIN_TAGS = _BLOCKS | _CELLS | {"b", "em", "font", "i", "strong", "sub", "sup", "u"}

# Zero-width space and byte order mark are no blanks to `\s`, but print as nothing.
_SOLID = r"[^\s\u200b\ufeff]"
_PIECE = re.compile(rf"{_SOLID}+(?:[ ]{_SOLID}+)*")  # words parted by one plain space: the same in text and source
# What nearly all of the law consists of: text, tags of which nothing but the name is asked, other tags' beginnings.
_PLAIN = re.compile(
    rf"""(?P<text>[^<&]+) | </(?P<closes>[a-z][a-z0-9]*)>
    | <(?P<opens>{"|".join(sorted(_PLAIN_TAGS))})(?:[ ]+[a-z]+=(?:"[^"<>]*"|'[^'<>]*'))*[ ]*(?P<single>/)?>
    | (?P<tag><[a-zA-Z])""",
    re.VERBOSE,
)
_TITLE = re.compile(
    r"""\btitle\s*=\s*(?P<quote>['"])(?P<title>.{0,1000}?)(?P=quote)(?=\s*/?>$|\s+[a-z]+\s*=)""", re.DOTALL
)
# A "<" that no ">" closes before the next "<" opens nothing. Left to the parser, thousands of them take minutes.
_STRAY = re.compile(r"<(?!!--)(?=[^<>]*(?:<|\Z))")
_HARMLESS = "\ufdd0"  # no character of any text
# "est chargé :-de proposer ;-d'approuver": the blank before a dash that opens an item is not always printed.
_GLUED = re.compile(r"(?<=[:;])(?=-[^\W\d_])")
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")  # parts paragraphs in Markdown


def canonicalise(source: str, start: int = 0, end: int | None = None) -> Canonical:
    """A stretch of the decoded source in, its canonical text out.

    After this call: 1. the text is NFC, holds no entity, no blank but the single space inside a line and the line
    feed between lines, no empty line; 2. every character of the text is covered by exactly one run; 3. every visible
    character of the stretch stands in the text.

    >>> canonicalise("<p>1&deg; De  contr&ocirc;ler ; </p><p>2&#176; De payer.</p>").text
    '1° De contrôler ;\\n2° De payer.'
    """
    scanner = _Scanner(source, start)
    scanner.feed(_tamed(source[start:end]))
    scanner.close()
    return composed(scanner.canvas.finish())


class _Canvas:
    """Writes canonical text piece by piece; blanks and line breaks wait until something visible follows."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.runs: list[OffsetRun] = []
        self.anchors: list[tuple[int, int, str, str | None]] = []
        self.gap = ""
        self.visible_end = 0

    def blank(self) -> None:
        self.gap = self.gap or " "

    def new_line(self) -> None:
        self.gap = "\n"

    def write(self, text: str, source: int) -> None:
        """Text as the source has it."""
        if ":-" not in text and ";-" not in text:
            self._write(text, source)
            return
        for piece in _GLUED.split(text):
            self._write(piece, source)
            source += len(piece)
            self.blank()
        self.gap = ""

    def _write(self, text: str, source: int) -> None:
        length = len(text)
        self._fill_gap(source)
        self.parts.append(text)
        self.runs.append(OffsetRun(self.length, source, length, length))
        self.length += length
        self.visible_end = source + length

    def write_decoded(self, text: str, source: int, width: int) -> None:
        """Text for which the source has `width` other characters."""
        self._fill_gap(source)
        self._append_decoded(text, source, width)
        self.visible_end = source + width

    def _fill_gap(self, source: int) -> None:
        if self.gap and self.length:
            self._append_decoded(self.gap, self.visible_end, source - self.visible_end)
        self.gap = ""

    def _append_decoded(self, text: str, source: int, width: int) -> None:
        self.parts.append(text)
        self.runs.extend([OffsetRun(self.length + rank, source, 1, width) for rank in range(len(text))])
        self.length += len(text)

    def finish(self) -> Canonical:
        text = "".join(self.parts)
        anchors = (Anchor(_trimmed(text, first, last), href, title) for first, last, href, title in self.anchors)
        return Canonical(
            text, tuple(self.runs), tuple(anchor for anchor in anchors if anchor.span.end > anchor.span.start)
        )


class _Scanner(HTMLParser):
    """Turns the parser's events into writing on the canvas; `place` is where the event at hand stands in the source."""

    def __init__(self, source: str, base: int) -> None:
        super().__init__(convert_charrefs=False)
        self.canvas = _Canvas()
        self.source = source
        self.place = base
        self.cells = 0
        self.hidden = 0
        self.link: tuple[int, str, str | None] | None = None

    def updatepos(self, i: int, j: int) -> int:
        """Counts characters where the parser counts lines and columns, for which nobody asks."""
        if i < j:
            self.place += j - i
        return j

    def goahead(self, end: bool) -> None:  # noqa: FBT001
        """Takes what is plain from the front; from the first thing else on the parser goes its careful way.

        The events are those of the parser: a start tag that is not quite plain is its own to read.
        """
        at = 0
        while self.cdata_elem is None and (found := _PLAIN.match(self.rawdata, at)):
            reach = self._take(found)
            if reach < 0:
                break
            self.place += reach - at
            at = reach
        self.rawdata = self.rawdata[at:]
        super().goahead(end)

    def _take(self, found: re.Match[str]) -> int:
        """The event of a piece of text or of a tag; where it ends, below 0 where the end is missing."""
        match found.lastgroup:
            case "text":
                self.handle_data(found["text"])
            case "closes":
                self.handle_endtag(found["closes"])
            case "opens":
                self.handle_starttag(found["opens"], [])
            case "single":
                self.handle_startendtag(found["opens"], [])
            case _:
                return self.parse_starttag(found.start())
        return found.end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._boundary(tag)
        self.cells += tag in _CELLS
        self.hidden += tag in _HIDDEN
        if tag == "a":
            self._close_link()
            self.link = (self.canvas.length, dict(attrs).get("href") or "", _title(self.get_starttag_text() or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _CELLS:  # "<td/>" holds nothing
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS:
            self.cells = max(0, self.cells - 1)
        if tag in _ROWS:
            self.cells = 0
        if tag in _HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        self._boundary(tag)
        if tag == "a":
            self._close_link()

    def handle_data(self, data: str) -> None:
        if self.hidden:
            return
        data = self.source[self.place : self.place + len(data)]
        words = data.strip(" ")
        if words.isprintable() and "  " not in words:  # printable text has no blank but the plain space
            self._line(words, data)
        else:
            self._pieces(data)

    def _line(self, words: str, data: str) -> None:
        """Words parted by single spaces, spaces before and behind them."""
        if data.startswith(" "):
            self.canvas.blank()
        if words:
            self.canvas.write(words, self.place + data.index(words))
        if data.endswith(" "):
            self.canvas.blank()

    def _pieces(self, data: str) -> None:
        last = 0
        for piece in _PIECE.finditer(data):
            self._gap(data[last : piece.start()])
            self.canvas.write(piece.group(), self.place + piece.start())
            last = piece.end()
        self._gap(data[last:])

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def close(self) -> None:
        super().close()
        self._close_link()

    def _reference(self, words: str) -> None:
        words += ";" if self.source.startswith(";", self.place + len(words)) else ""
        decoded = unescape(words)
        if not self.hidden and _PIECE.fullmatch(decoded):
            self.canvas.write_decoded(decoded, self.place, len(words))
        else:
            self.canvas.blank()

    def _gap(self, blanks: str) -> None:
        if not blanks:
            return
        if not self.cells and _EMPTY_LINE.search(blanks):
            self.canvas.new_line()
        self.canvas.blank()

    def _boundary(self, tag: str) -> None:
        if tag in _BLOCKS and (not self.cells or tag in _ROWS):
            self.canvas.new_line()
        elif tag in _BLOCKS or tag in _CELLS:
            self.canvas.blank()

    def _close_link(self) -> None:
        if self.link:
            first, href, title = self.link
            self.canvas.anchors.append((first, self.canvas.length, href, title))
        self.link = None


def _tamed(stretch: str) -> str:
    """Source in, the same without the openings that nothing closes, character for character."""
    if "<!--" not in stretch and all(">" in opened for opened in stretch.split("<")[1:]):
        return stretch
    last = stretch.rfind("-->") + 1
    without = _STRAY.sub(_HARMLESS, stretch)
    return without[:last] + without[last:].replace("<!--", _HARMLESS + "!--")


def _title(tag: str) -> str | None:
    """Start tag in, its title out; the mirror leaves apostrophes bare (title='Code de l'éducation - art. L1 (V)')."""
    found = _TITLE.search(tag, max(0, tag.find("title")))
    return unescape(found["title"]) if found else None


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \n":
        start += 1
    return Span(start, end)
