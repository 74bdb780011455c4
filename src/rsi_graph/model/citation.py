"""What an article cites."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rsi_graph.model.quick import quicken
from rsi_graph.model.text import Link, Span

# Held equal to the [[text]] entries of ontology/codes.toml by a test.
_TEXTS_WITHOUT_NUMBER = frozenset({"Constitution", "TFUE", "TUE", "traité CE", "CEDH", "Charte de l'environnement"})


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation names, in the normal form of the gold guidelines.

    Attributes:
        act: `CSS`, `CSP`, `loi 83-634`, `décret 2012-1246`, `directive 2014/25/UE`, `règlement (CE) 883/2004`, or a
            code's slug where it has no abbreviation.
        article: `L225-1-1`, `6`, a range `L1..L5`, or None for the act as a whole.
        subdivision: from the outside in: `("II", "3°")`, `("al. 3",)`, `("I..V",)`.

    `str()` and `rsi_graph.references.parse_reference` are inverse.
    """

    act: str
    article: str | None = None
    subdivision: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The normal form.

        >>> str(Reference("CSS", "L225-1-1", ("2° bis",)))
        'CSS L225-1-1 2° bis'
        >>> str(Reference("loi 83-634", "6"))
        'loi 83-634 art. 6'
        >>> str(Reference("Constitution", "34"))
        'Constitution art. 34'
        """
        no_code = any(character.isdigit() for character in self.act) or self.act in _TEXTS_WITHOUT_NUMBER
        article = f"art. {self.article}" if self.article and no_code else self.article
        return " ".join(filter(None, (self.act, article, *self.subdivision)))


class CitationStatus(StrEnum):
    """How sure the target of a citation is."""

    RESOLVED = "resolved"  # names an article of a code the software knows
    RELATIVE = "relative"  # "du même article", "au premier alinéa", made absolute from the context
    AMBIGUOUS = "ambiguous"  # more than one target is possible, or the counted alinéa does not exist
    EXTERNAL = "external"  # a law, a decree, a European act: outside the codes


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of the law that name another text.

    Attributes:
        span: the words that name this one target ("L. 5" in "aux articles L. 1 à L. 3 et L. 5").
        phrase: the whole citing expression it belongs to ("articles L. 1 à L. 3 et L. 5 du code rural").
        reference: the target, or None where it could not be told.
        status: how sure it is.
        link: the source's hyperlink over these words, where there is one.
    """

    span: Span
    phrase: Span
    reference: Reference | None
    status: CitationStatus
    link: Link | None = None


quicken(Reference, Citation)
