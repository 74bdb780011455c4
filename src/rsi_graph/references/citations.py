"""From the words of an article to its citations, each with its target in normal form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rsi_graph.model import Citation, CitationStatus, Link, Reference, Span
from rsi_graph.references.codes import CodeTable, default_codes
from rsi_graph.references.distribution import are_joined, chapter_of, distribute_acts
from rsi_graph.references.folding import fold
from rsi_graph.references.grammar import parse_expressions
from rsi_graph.references.pieces import Piece, spelled, spoken_of, unmistakable
from rsi_graph.references.pointing import Context
from rsi_graph.references.reproductions import reproductions
from rsi_graph.references.syntax import Act, ActKind, ArticleKind, Expression, Item

_SHORT_CHAPTER, _LONG_CHAPTER = 3, 4

# The first article of a law is its "article 1er", that of a European act is printed "article premier" and cited as 1.
_FIRST: Final = "1er"
_EUROPEAN: Final = ("directive ", "règlement ", "décision ", "recommandation ")


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
    context = Context(table, table.act_of(code), article)
    found: list[Citation] = []
    folded, reproduced = fold(text), False
    line, end, quoted = 0, 0, reproductions(folded)
    for expression in distribute_acts(folded, tuple(parse_expressions(folded, table)), article):
        if folded.find("\n", line, expression.span.start) >= 0:
            line = expression.span.start
            context.begin_line()
        inside = any(span.contains(expression.span) for span in quoted)
        if inside is not reproduced:  # "l'article L. 279 du livre …, ci-après reproduit : « … l'article L. 277 … »"
            reproduced = inside
            context.own = (context.code if inside else "") or table.act_of(code)
        context.begin_expression()
        goes_on = are_joined(folded, end, expression.span.start)
        found.extend(_resolve(expression, context, goes_on=goes_on))
        end = expression.span.end
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
        return Citation(citation.span, citation.phrase, target, CitationStatus.RESOLVED, link)
    return Citation(citation.span, citation.phrase, citation.reference, citation.status, link)


def _resolve(expression: Expression, context: Context, *, goes_on: bool) -> list[Citation]:
    """The citations of an expression; what later words can point back to is noted in the context."""
    if not expression.groups:
        return _whole(expression, context)
    found: list[Citation] = []
    articles: list[Reference] = []
    several = sum(len(group.items) for group in expression.groups) > 1
    for group in expression.groups:
        name, status = _named(group.act, context)
        for item in group.items:
            first = item is expression.groups[0].items[0]
            span = Span(expression.span.start, item.span.end) if first and expression.paths else item.span
            for target, state in _targets(item, group.act, name, status, context):
                found.extend(_pieces(item, target, state, span, expression, context, first=first))
                articles += [target] if target else []
    context.keep(articles, goes_on=goes_on)
    return found if several else _over(expression, found)


def _targets(
    item: Item, act: Act | None, name: str | None, status: CitationStatus, context: Context
) -> list[tuple[Reference | None, CitationStatus]]:
    """What an item means: one article, but in "ces articles" those that were cited together before."""
    if item.kind is ArticleKind.SAME and item.several and context.together:
        return [(article, CitationStatus.RELATIVE) for article in context.together]
    return [_target(item, act, name, status, context)]


def _target(
    item: Item, act: Act | None, name: str | None, status: CitationStatus, context: Context
) -> tuple[Reference | None, CitationStatus]:
    if item.kind is ArticleKind.PRESENT:
        return None, CitationStatus.RELATIVE
    if item.kind is ArticleKind.SAME:
        base = context.article
        return (Reference(base.act, base.article) if base else None), CitationStatus.RELATIVE
    if act is None or act.kind is ActKind.CITED:
        return _unnamed(item, context)
    if _is_own(item, act):
        return Reference(context.own, item.number), CitationStatus.RESOLVED
    if name is None:
        told = act.kind is ActKind.SAME and not act.name and item.lettered  # "du présent chapitre et de ses articles"
        return _unnamed(item, context) if told else (None, CitationStatus.AMBIGUOUS)
    if act.kind is ActKind.SAME and name == context.own and not item.lettered and not _counts_plainly(context):
        name = context.codes.act_of(next(reversed(context.named), "")) or name  # "131-21 du même code": the Code pénal
    known = context.codes.by_act.get(name)
    if known and known.unlettered and not item.lettered:
        name = context.codes.act_of(known.unlettered)
    first = item.number == _FIRST and name.startswith(_EUROPEAN)
    return Reference(name, "1" if first else item.number), status


def _unnamed(item: Item, context: Context) -> tuple[Reference | None, CitationStatus]:
    """An article whose act is not named: cited before, of the own code, or a guess.

    A plain number among lettered ones is guessed to be of the text just named in the line.
    """
    before = context.cited_before(item) or _of_its_kind(item, context)
    if before and before.act != context.own:
        return before, CitationStatus.RELATIVE
    if item.lettered or _counts_plainly(context):
        return Reference(context.own, item.number), CitationStatus.RESOLVED
    return before or (Reference(context.act, item.number) if context.act else None), CitationStatus.AMBIGUOUS


def _of_its_kind(item: Item, context: Context) -> Reference | None:
    """Among articles L. 111-1, "l'article L. 5123-2" behind articles of the Code de la santé publique is of that code.

    A code counts its chapters with three digits or with four.
    """
    digits, own = len(chapter_of(item.number)), len(chapter_of(context.number))
    if not item.lettered or {digits, own} != {_SHORT_CHAPTER, _LONG_CHAPTER}:
        return None
    alike = (cited for cited in reversed(context.cited) if _counts_alike(cited, digits, context.codes))
    act = next(alike, None)
    return Reference(act.act, item.number) if act else None


def _counts_alike(cited: Reference, digits: int, codes: CodeTable) -> bool:
    lettered = cited.article is not None and cited.article[:1].isalpha()
    return lettered and cited.act in codes.by_act and len(chapter_of(cited.article or "")) == digits


def _is_own(item: Item, act: Act) -> bool:
    """True where the words leave only the citing code: laws and contracts have no article with a letter."""
    return item.lettered and (act.kind is ActKind.TEXT or (act.kind is ActKind.UNKNOWN and act.name != "code"))


def _counts_plainly(context: Context) -> bool:
    """True in a code whose articles have no letter, or some of whose have none."""
    known = context.codes.by_act.get(context.own)
    return context.number[:1].isdigit() or bool(known and known.plain)


def _over(expression: Expression, found: list[Citation]) -> list[Citation]:
    """A single citation has the span of its whole expression."""
    if len(found) != 1:
        return found
    [only] = found
    return [Citation(expression.span, only.phrase, only.reference, only.status)]


def _named(act: Act | None, context: Context) -> tuple[str | None, CitationStatus]:
    """Normal form and status of an act, which from here on can be pointed back to."""
    name, status = _act_of(act, context) if act else (None, CitationStatus.AMBIGUOUS)
    context.telling = name or context.telling
    return name, status


def _act_of(act: Act, context: Context) -> tuple[str | None, CitationStatus]:
    if act.kind is ActKind.CODE:
        context.code = context.act = context.codes.act_of(act.name)
        context.named.append(act.name)
        return context.code, CitationStatus.RESOLVED
    if act.kind is ActKind.TEXT:
        act = context.seen_before(act)
        context.texts.append(act)
        context.act = act.name
        return act.name, CitationStatus.EXTERNAL
    if act.kind is ActKind.PRESENT:
        context.code = context.own
        return context.own, CitationStatus.RESOLVED
    if act.kind is ActKind.SAME:
        return context.pointed_back(act.name), CitationStatus.RELATIVE
    return None, CitationStatus.AMBIGUOUS


def _whole(expression: Expression, context: Context) -> list[Citation]:
    """Acts cited as a whole; subdivisions whose article is not named belong to this one."""
    if not expression.acts:
        return _pointed_to(expression, context)
    found: list[Citation] = []
    for act in expression.acts:
        name, status = _named(act, context)
        reference = Reference(name) if name and name != context.own else None
        found.append(Citation(act.span, expression.span, reference, status if reference else CitationStatus.RELATIVE))
    return _over(expression, found)


def _pointed_to(expression: Expression, context: Context) -> list[Citation]:
    """Subdivisions without their article: of this one, or, behind "même", of the one they were named with before."""
    found: list[Citation] = []
    for piece in spelled(expression.paths):
        reference = spoken_of(piece, context.pieces)
        context.note(reference, piece)
        if reference:
            found.append(Citation(piece.span, expression.span, reference, CitationStatus.RELATIVE))
    own = Citation(expression.span, expression.span, None, CitationStatus.RELATIVE)
    return _over(expression, found) if found else [own]


def _pieces(
    item: Item,
    target: Reference | None,
    status: CitationStatus,
    span: Span,
    expression: Expression,
    context: Context,
    *,
    first: bool,
) -> list[Citation]:
    """The citations of one article: one for each subdivision named, or one for the whole."""
    pieces = spelled(item.paths or expression.paths) or [Piece((), span)]
    if item.paths and len(pieces) > 1:
        spans = [piece.span for piece in pieces]
    elif first and not item.paths and len(pieces) > 1:
        spans = [piece.span for piece in pieces[:-1]] + [Span(pieces[-1].span.start, item.span.end)]
    else:
        spans = [span] * len(pieces)
    found: list[Citation] = []
    for piece, words in zip(pieces, spans, strict=True):
        reference = Reference(target.act, target.article, unmistakable(target, piece.subdivision)) if target else None
        if piece is not pieces[-1] and (piece.own or piece.same is not None):
            reference = spoken_of(piece, context.pieces)  # "au | même 1° | et au c du I de l'article 885"
        context.note(reference, piece)
        if not any(other.reference == reference and other.reference for other in found):
            found.append(Citation(words, expression.span, reference, status))
    return found
