"""The parts of a citing expression, as the grammar finds them, before anything is resolved.

Expression ── Path*  ── Level* ── Label*        "a du 3° et au 6°"
    └─ Group* ── Item* ── Path*                 "de l'article L. 135-2", "L. 5, alinéa 2"
         └─ Act?                                "du code rural", "de la loi n° 83-634 du 13 juillet 1983"
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rsi_graph.model import Span
from rsi_graph.model.quick import quicken


class Kind(StrEnum):
    """Kinds of subdivisions of an article."""

    PART = "part"  # I, A
    POINT = "point"  # 1°
    DIGIT = "digit"  # 1
    LETTER = "letter"  # a
    PARAGRAPH = "paragraph"  # paragraphe 2
    ALINEA = "alinea"
    DASH = "dash"
    SENTENCE = "sentence"  # named by texts, left out of the normal form


@dataclass(frozen=True, slots=True)
class Label:
    """One subdivision or one range of them, in normal form (`2° bis`, `I..V`, `dernier al.`); "" for a sentence."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Level:
    """Coordinated subdivisions of one kind: "1° à 3° et 5°". `same` where they point back: "même 3°", "cet alinéa".

    `own` where they are those one stands in: "présent II".
    """

    kind: Kind
    labels: tuple[Label, ...]
    span: Span
    same: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """Levels from the inside out, as they are printed: "deuxième alinéa du 3° du II"."""

    levels: tuple[Level, ...]
    span: Span


class ActKind(StrEnum):
    """How an act is named."""

    CODE = "code"  # du code rural
    TEXT = "text"  # de la loi n° 83-634
    PRESENT = "present"  # du présent code, titre …
    SAME = "same"  # du même code, de cette loi, du décret précité
    UNKNOWN = "unknown"  # du contrat, du présent décret
    CITED = "cited"  # l'article 408 précité, même article 408: that with which the number was named before


@dataclass(frozen=True, slots=True)
class Act:
    """A code, a law, a decree …

    Attributes:
        name: in normal form for a text, the slug for a code, the word ("code", "loi") for SAME ("" for any)
            and for UNKNOWN.
        part: True where only a title, a chapter … of it is named.
        date: day of signature as printed, where given; a later "loi du 13 juillet 1983" is found by it.
    """

    kind: ActKind
    name: str
    span: Span
    part: bool = False
    date: str = ""


class ArticleKind(StrEnum):
    """How an article is named."""

    NUMBER = "number"
    PRESENT = "present"  # du présent article; also articles précédents
    SAME = "same"  # du même article, de cet article


@dataclass(frozen=True, slots=True)
class Item:
    """An article or a range of articles. `number` in normal form (`L1..L5`); `paths` what is printed after it.

    `several` in "ces articles".
    """

    kind: ArticleKind
    number: str
    span: Span
    paths: tuple[Path, ...] = ()
    several: bool = False

    @property
    def lettered(self) -> bool:
        """True for `L611-2`, false for `1024`."""
        return self.number[:1].isalpha()


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that share one act."""

    items: tuple[Item, ...]
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """A whole citing expression: subdivisions, articles with their acts, or acts alone."""

    span: Span
    paths: tuple[Path, ...] = ()
    groups: tuple[Group, ...] = ()
    acts: tuple[Act, ...] = ()


quicken(Label, Level, Path, Item, Group, Expression)
