"""From the words of an article to its citations, each with its target in normal form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rsi_graph.model import Citation, CitationStatus, Link, Reference, Span
from rsi_graph.references.codes import CodeTable, default_codes
from rsi_graph.references.distribution import distribute_acts
from rsi_graph.references.folding import fold
from rsi_graph.references.grammar import parse_expressions
from rsi_graph.references.patterns import DIGITS, LETTERED_SUFFIX, PLAIN_SUFFIX, compiled
from rsi_graph.references.reproductions import reproductions
from rsi_graph.references.syntax import Act, ActKind, ArticleKind, Expression, Item, Level, Path


@dataclass(slots=True, eq=False)
class _Context:
    """What "du même article", "de cette loi" can point back to, as the text is read."""

    codes: CodeTable
    own: str
    number: str
    article: Reference | None = None
    cited: list[Reference] = field(default_factory=list)
    code: str = ""
    named: list[str] = field(default_factory=list)
    act: str = ""
    texts: list[Act] = field(default_factory=list)


def find_citations(
    text: str, *, code: str, article: str, links: Sequence[Link] = (), codes: CodeTable | None = None
) -> tuple[Citation, ...]:
    """Canonical text of an article in, everything it cites out, in the order of the text.

    After this call:
    1. every span and phrase lies inside the text, and no two phrases overlap but where they are the same;
    2. a target that is known is in normal form: `parse_reference(str(citation.reference))` gives it back;
    3. words that point to this article itself ("au premier alinéa", "du présent article", "du présent titre") are
       citations without reference, status `relative`;
    4. words whose target cannot be told ("l'article 5 du contrat") are citations without reference, status `ambiguous`.

    Args:
        text: the canonical text, one paragraph a line.
        code: slug of the article's own code.
        article: its own number.
        links: the source's hyperlinks; a citation carries the one over its words.
        codes: the table of codes, `ontology/codes.toml` by default.

    >>> text = "en application du 2° bis de l'article L. 225-1-1 et des articles L. 1 à L. 3 du code rural"
    >>> for citation in find_citations(text, code="code-de-la-securite-sociale", article="L611-4"):
    ...     print(citation.reference, "|", citation.span.of(text), "|", citation.phrase.of(text))
    CSS L225-1-1 2° bis | 2° bis de l'article L. 225-1-1 | 2° bis de l'article L. 225-1-1
    CRPM L1..L3 | articles L. 1 à L. 3 du code rural | articles L. 1 à L. 3 du code rural

    Source: article L611-4 (11°) of the Code de la sécurité sociale.
    """
    table = codes or default_codes()
    context = _Context(table, table.act_of(code), article)
    found: list[Citation] = []
    folded, reproduced = fold(text), False
    line, quoted = 0, reproductions(folded)
    for expression in distribute_acts(folded, tuple(parse_expressions(folded, table)), article):
        if folded.find("\n", line, expression.span.start) >= 0:
            line, context.act = expression.span.start, ""
        inside = any(span.contains(expression.span) for span in quoted)
        if inside is not reproduced:  # "l'article L. 279 du livre …, ci-après reproduit : « … l'article L. 277 … »"
            reproduced = inside
            context.own = (context.code if inside else "") or table.act_of(code)
        found.extend(_resolve(expression, context))
    return tuple(_linked(citation, links, table) for citation in found) if links else tuple(found)


def _linked(citation: Citation, links: Sequence[Link], codes: CodeTable) -> Citation:
    start, end = citation.span.start, citation.span.end
    over = [link for link in links if link.span.start < end and start < link.span.end]
    if not over:
        return citation
    article = citation.reference.article if citation.reference else None
    link = next((link for link in over if article and link.number == article), over[0])
    if citation.status is CitationStatus.AMBIGUOUS and link.code and link.number:
        target = Reference(codes.act_of(link.code), link.number)  # "l'article 911-1": the link says of which code
        return replace(citation, link=link, reference=target, status=CitationStatus.RESOLVED)
    return replace(citation, link=link)


def _resolve(expression: Expression, context: _Context) -> list[Citation]:
    """The citations of an expression; what later words can point back to is noted in the context."""
    if not expression.groups:
        return _whole(expression, context)
    found: list[Citation] = []
    several = sum(len(group.items) for group in expression.groups) > 1
    for group in expression.groups:
        name, status = _named(group.act, context)
        for item in group.items:
            first = item is expression.groups[0].items[0]
            target, state = _target(item, group.act, name, status, context)
            span = Span(expression.span.start, item.span.end) if first and expression.paths else item.span
            found.extend(_pieces(item, target, state, span, expression, first=first))
            if target:
                context.article = target
                context.cited.append(target)
    return found if several else _over(expression, found)


def _target(
    item: Item, act: Act | None, name: str | None, status: CitationStatus, context: _Context
) -> tuple[Reference | None, CitationStatus]:
    if item.kind is ArticleKind.PRESENT:
        return None, CitationStatus.RELATIVE
    if item.kind is ArticleKind.SAME:
        base = context.article
        return (Reference(base.act, base.article) if base else None), CitationStatus.RELATIVE
    if act is not None and act.kind is ActKind.CITED:
        before = _cited_before(item, context)
        if before:
            return before, CitationStatus.RELATIVE
        act = None
    if _is_own(item, act, context):
        return Reference(context.own, item.number), CitationStatus.RESOLVED
    if act is None:
        return _guessed(item, context), CitationStatus.AMBIGUOUS
    if name is None:
        return None, CitationStatus.AMBIGUOUS
    known = context.codes.by_act.get(name)
    if known and known.unlettered and not item.lettered:
        name = context.codes.act_of(known.unlettered)
    return Reference(name, item.number), status


def _guessed(item: Item, context: _Context) -> Reference | None:
    """A plain number without an act, among lettered ones: cited before, or of the text just named in the line."""
    return _cited_before(item, context) or (Reference(context.act, item.number) if context.act else None)


def _cited_before(item: Item, context: _Context) -> Reference | None:
    """The last article of this number that was cited."""
    return next((cited for cited in reversed(context.cited) if cited.article == item.number), None)


def _is_own(item: Item, act: Act | None, context: _Context) -> bool:
    """True where the words leave only the citing code: laws and contracts have no article with a letter."""
    if act is None:
        known = context.codes.by_act.get(context.own)
        return item.lettered or context.number[:1].isdigit() or bool(known and known.plain)
    return item.lettered and (act.kind is ActKind.TEXT or (act.kind is ActKind.UNKNOWN and act.name != "code"))


def _over(expression: Expression, found: list[Citation]) -> list[Citation]:
    """A single citation has the span of its whole expression."""
    if len(found) != 1:
        return found
    [only] = found
    return [Citation(expression.span, only.phrase, only.reference, only.status)]


def _named(act: Act | None, context: _Context) -> tuple[str | None, CitationStatus]:
    """Normal form and status of an act, which from here on can be pointed back to."""
    if act is None:
        return None, CitationStatus.AMBIGUOUS
    if act.kind is ActKind.CODE:
        context.code = context.act = context.codes.act_of(act.name)
        context.named.append(act.name)
        return context.code, CitationStatus.RESOLVED
    if act.kind is ActKind.TEXT:
        act = _seen_before(act, context)
        context.texts.append(act)
        context.act = act.name
        return act.name, CitationStatus.EXTERNAL
    if act.kind is ActKind.PRESENT:
        context.code = context.own
        return context.own, CitationStatus.RESOLVED
    if act.kind is ActKind.SAME:
        return _pointed_back(act.name, context), CitationStatus.RELATIVE
    return None, CitationStatus.AMBIGUOUS


def _pointed_back(word: str, context: _Context) -> str | None:
    """ "ce livre", "ce code", "cette loi": the last of its kind; None where there is none."""
    if word == "livre":
        return next((slug for slug in reversed(context.named) if slug.startswith("livre")), context.own)
    if not word:
        return context.act or context.code or None
    if word == "code":
        return context.code or None
    return next((text.name for text in reversed(context.texts) if fold(text.name).startswith(word)), None)


def _seen_before(act: Act, context: _Context) -> Act:
    """ "loi du 13 juillet 1983" after "loi n° 83-634 du 13 juillet 1983" is that law."""
    if not act.date or not act.name.endswith(act.date):
        return act
    word = act.name.split()[0]
    same = [text for text in context.texts if text.date == act.date and text.name.split()[0] == word]
    return replace(act, name=same[0].name) if same else act


def _whole(expression: Expression, context: _Context) -> list[Citation]:
    """Acts cited as a whole; subdivisions whose article is not named belong to this one."""
    if not expression.acts:
        return [Citation(expression.span, expression.span, None, CitationStatus.RELATIVE)]
    found: list[Citation] = []
    for act in expression.acts:
        name, status = _named(act, context)
        reference = Reference(name) if name and name != context.own else None
        found.append(Citation(act.span, expression.span, reference, status if reference else CitationStatus.RELATIVE))
    return _over(expression, found)


# --- subdivisions -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """One subdivision of one article: what is named, by which words."""

    subdivision: tuple[str, ...]
    span: Span


def _pieces(
    item: Item,
    target: Reference | None,
    status: CitationStatus,
    span: Span,
    expression: Expression,
    *,
    first: bool,
) -> list[Citation]:
    """The citations of one article: one for each subdivision named, or one for the whole."""
    pieces = _spelled(item.paths or expression.paths)
    if item.paths and len(pieces) > 1:
        spans = [piece.span for piece in pieces]
    elif first and not item.paths and len(pieces) > 1:
        spans = [piece.span for piece in pieces[:-1]] + [Span(pieces[-1].span.start, item.span.end)]
    else:
        spans = [span] * max(1, len(pieces))
    subdivisions = [piece.subdivision for piece in pieces] or [()]
    found: list[Citation] = []
    for subdivision, words in zip(subdivisions, spans, strict=True):
        reference = Reference(target.act, target.article, _unmistakable(target, subdivision)) if target else None
        citation = Citation(words, expression.span, reference, status)
        if not any(other.reference == reference and other.reference for other in found):
            found.append(citation)
    return found


def _spelled(paths: tuple[Path, ...]) -> list[_Piece]:
    """Paths in, every subdivision they name out, from the outside in, without sentences."""
    found: list[_Piece] = []
    for rank, path in enumerate(paths):
        levels = path.levels + _inherited(path, paths[rank + 1 :])
        found.extend(_combined(levels, path))
    return found


def _combined(levels: tuple[Level, ...], path: Path) -> list[_Piece]:
    pieces = [_Piece((label.value,), label.span) for label in levels[0].labels]
    for level in levels[1:]:
        pieces = [
            _Piece((label.value, *piece.subdivision), piece.span if rank == 0 else label.span)
            for rank, label in enumerate(level.labels)
            for piece in pieces
        ]
    named = [_Piece(tuple(filter(None, piece.subdivision)), piece.span) for piece in pieces]
    last = named[-1]
    return [*named[:-1], _Piece(last.subdivision, Span(last.span.start, max(last.span.end, path.span.end)))]


def _inherited(path: Path, later: tuple[Path, ...]) -> tuple[Level, ...]:
    """ "au 1° et au 2° du I": the 1°, too, is in the I. "au a du 3° et au 6°": nothing to inherit."""
    outermost = path.levels[-1].kind
    for other in later:
        kinds = [level.kind for level in other.levels]
        if outermost in kinds:
            return other.levels[kinds.index(outermost) + 1 :]
    return ()


_LETTERED, _PLAIN = (rf"(?:[A-Z]+\**)?{DIGITS}(?:{suffix})?" for suffix in (LETTERED_SUFFIX, PLAIN_SUFFIX))


def _unmistakable(target: Reference, subdivision: tuple[str, ...]) -> tuple[str, ...]:
    """A part that could be read as the end of the article's number ("278 A", "302 V bis") is written "partie A"."""
    if not subdivision or not target.article:
        return subdivision
    number = _LETTERED if target.article[0].isalpha() else _PLAIN
    last = target.article.rsplit("..", 1)[-1]
    longest = compiled(number).match(f"{last} {subdivision[0]}")
    mistaken = longest and longest.end() > len(last)
    return (f"partie {subdivision[0]}", *subdivision[1:]) if mistaken else subdivision
