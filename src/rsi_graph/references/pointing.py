"""What was cited so far: that to which "du même article", "ces articles", "de cette loi", "du même II" point back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rsi_graph.model import Reference
from rsi_graph.references.codes import CodeTable
from rsi_graph.references.folding import fold
from rsi_graph.references.pieces import Piece
from rsi_graph.references.syntax import Act, Item


@dataclass(slots=True, eq=False)
class Context:
    """The memory of a reading, from the first words of an article to its last.

    Attributes:
        own: how references to the citing article's code begin; `number` is its own.
        article: the last article cited; `cited` all of them.
        together: the last articles that were cited together: "aux articles L. 5 et L. 6".
        code: the last code named; `named` the slugs of all.
        act: the last act named in the line; `texts` all but codes.
        pieces: the subdivisions named in the line.
        told: the act that the expression before this one named: that of "ses articles"; `telling` that of this one.
    """

    codes: CodeTable
    own: str
    number: str
    article: Reference | None = None
    cited: list[Reference] = field(default_factory=list)
    together: tuple[Reference, ...] = ()
    code: str = ""
    named: list[str] = field(default_factory=list)
    act: str = ""
    texts: list[Act] = field(default_factory=list)
    pieces: list[tuple[Reference | None, Piece]] = field(default_factory=list)
    row: tuple[Reference, ...] = ()
    told: str = ""
    telling: str = ""

    def begin_expression(self) -> None:
        """A new citing expression."""
        self.told, self.telling = self.telling, ""

    def begin_line(self) -> None:
        """A new line: what is pointed to by "cette loi" may stand in another, a part of an article may not."""
        self.act = ""
        self.pieces.clear()

    def note(self, reference: Reference | None, piece: Piece) -> None:
        """Keep a subdivision, for "du même II": with all that it lies in."""
        whole = Piece(reference.subdivision, piece.span, piece.same, piece.own) if reference else piece
        self.pieces.append((reference, whole))

    def keep(self, articles: Sequence[Reference], *, goes_on: bool) -> None:
        """Keep the articles of an expression; `goes_on` where it is coordinated with the one before."""
        if not articles:
            return
        self.article = articles[-1]
        self.cited.extend(articles)
        row = dict.fromkeys((*self.row, *articles) if goes_on else articles)
        self.row = tuple(row)
        if len(self.row) > 1 or ".." in (self.row[0].article or ""):
            self.together = self.row

    def cited_before(self, item: Item) -> Reference | None:
        """The last article of this number that was cited."""
        return next((cited for cited in reversed(self.cited) if cited.article == item.number), None)

    def pointed_back(self, word: str) -> str | None:
        """ "ce livre", "ce code", "cette loi": the last of its kind; None where there is none."""
        if word == "livre":
            return next((slug for slug in reversed(self.named) if slug.startswith("livre")), self.own)
        if not word:
            return self.told or None
        if word == "code":
            return self.code or None
        return next((text.name for text in reversed(self.texts) if fold(text.name).startswith(word)), None)

    def seen_before(self, act: Act) -> Act:
        """ "loi du 13 juillet 1983" after "loi n° 83-634 du 13 juillet 1983" is that law."""
        if not act.date or not act.name.endswith(act.date):
            return act
        word = act.name.split()[0]
        same = [text for text in self.texts if text.date == act.date and text.name.split()[0] == word]
        return replace(act, name=same[0].name) if same else act
