"""The hyperlinks of a corpus as an independent judge of the grammar.

A link names its target in its title or its path. For each, the citation over its words, found without looking at the
link, either names the same article (`agree`), or another (`differ`), or none (`unread`); where the link's own words
show another number than its target (it leads to an older or a wrong place), it is no judge (`mislinked`).

    python tests/references/oracle.py css-2015-12-23.tar.xz [every]
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rsi_graph.model import Article, Citation, Link
from rsi_graph.references import code_slug, find_citations
from rsi_graph.references.folding import fold
from rsi_graph.sources import read_articles

# Two editions of one code, between which the titles of links do not tell.
_EDITIONS = re.compile(r"-(?:nouveau|ancien)$|-et-de-la-peche-maritime$|(?<=victimes)-de-(?:la-)?guerre$")
_NUMBERED_TEXT = re.compile(r"(?P<kind>loi|decret|ordonnance)\D*n°\s*(?P<number>[\d-]+)")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One link against the citations over its words."""

    verdict: str
    article: Article
    link: Link
    found: tuple[Citation, ...]

    def __str__(self) -> str:
        """The verdict with the words around the link, for a person."""
        text, span = self.article.text, self.link.span
        words = f"{text[max(0, span.start - 60) : span.start]}[[{span.of(text)}]]{text[span.end : span.end + 60]}"
        target = f"{self.link.code or self.link.title} {self.link.number or ''}"
        names = ", ".join(str(citation.reference) for citation in self.found)
        return f"{self.verdict}: {self.article.number}: {target} / {names}: {words}".replace("\n", "¶")


def judge(article: Article) -> Iterator[Judgement]:
    """An article in, a judgement for each of its links that names a target out."""
    citations = find_citations(article.text, code=article.code, article=article.number)
    for link in article.links:
        if not re.search(r"\d", link.span.of(article.text)) or not _names_a_target(link):
            continue
        found = tuple(citation for citation in citations if citation.span.overlaps(link.span))
        found = found or tuple(citation for citation in citations if citation.phrase.overlaps(link.span))
        yield Judgement(_verdict(article, link, found), article, link, found)


def _names_a_target(link: Link) -> bool:
    return bool(link.code and link.number) or bool(_NUMBERED_TEXT.match(fold(link.title or "").lower()))


def _verdict(article: Article, link: Link, found: tuple[Citation, ...]) -> str:
    if any(_same(link, citation) for citation in found):
        return "agree"
    number = _digits(link.number or "")
    if number and number not in _digits(link.span.of(article.text)):
        return "mislinked"
    return "differ" if any(citation.reference for citation in found) else "unread"


def _same(link: Link, citation: Citation) -> bool:
    reference = citation.reference
    if not reference:
        return False
    if link.code and link.number:
        slug = code_slug(reference.act) or ""
        ends = (reference.article or "").split("..")
        return _edition(slug) == _edition(link.code) and _plain(link.number) in map(_plain, ends)
    named = _NUMBERED_TEXT.match(fold(link.title or "").lower())
    date = fold(link.title or "").lower()
    act = fold(reference.act).replace(" organique", "")
    by_number = bool(named) and act == f"{named['kind']} {named['number']}"  # type: ignore[index]
    return by_number or (" du " in act and act.split(" du ")[1] in date)


def _edition(slug: str) -> str:
    return _EDITIONS.sub("", slug)


def _plain(number: str) -> str:
    return re.sub(r"[ .*-]", "", number).lower().replace("1er", "1")


def _digits(words: str) -> str:
    return re.sub(r"[^\d-]", "", words)


def judge_corpus(source: Path, every: int = 1) -> list[Judgement]:
    """A corpus in, the judgements of every `every`-th of its articles out."""
    articles = (article for article in read_articles(source) if isinstance(article, Article))
    return [judgement for rank, article in enumerate(articles) if rank % every == 0 for judgement in judge(article)]


def agreement(judgements: list[Judgement]) -> float:
    """The share of links that agree, among those that are judges."""
    counts = Counter(judgement.verdict for judgement in judgements)
    return counts["agree"] / (counts.total() - counts["mislinked"])


def main() -> None:
    """Print each disagreement, then the counts."""
    judgements = judge_corpus(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    for judgement in judgements:
        if judgement.verdict != "agree":
            sys.stdout.write(f"{judgement}\n")
    counts = Counter(judgement.verdict for judgement in judgements)
    sys.stderr.write(f"{dict(sorted(counts.items()))} agreement {agreement(judgements):.4f}\n")


if __name__ == "__main__":
    main()
