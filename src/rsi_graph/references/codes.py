"""The codes of French law by slug, by abbreviation and by the names that texts give them.

The table is the data file `ontology/codes.toml`; `ontology/codes.ttl` is written from it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rsi_graph.references.folding import fold
from rsi_graph.resources import resource_path


@dataclass(frozen=True, slots=True)
class Code:
    """A code of law.

    Attributes:
        slug: its name in IRIs (`code-de-la-securite-sociale`).
        title: the official title.
        abbreviation: how its references begin (`CSS`), or None.
        names: other names that texts use ("code rural").
        unlettered: slug of the code that is meant where the article has no letter ("article 1024 du code rural").
        legitext: identifier on Légifrance, where it is certain.
        plain: True where its articles have no letter ("article 371" of the Code civil).
    """

    slug: str
    title: str
    abbreviation: str | None = None
    names: tuple[str, ...] = ()
    unlettered: str | None = None
    legitext: str | None = None
    plain: bool = False

    @property
    def act(self) -> str:
        """The first word(s) of its references: the abbreviation, else the slug."""
        return self.abbreviation or self.slug


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text that is no code and has no number: the Constitution, a treaty.

    Attributes:
        act: how its references begin (`TFUE`).
        title: the official title.
        names: the names that texts use, with their capitals.
    """

    act: str
    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeTable:
    """The codes, findable by slug, by act (abbreviation or slug) and by folded name.

    Attributes:
        by_slug: every code.
        by_act: the same under the first word of its references.
        by_name: folded lower-case name → code; a name given in `names` wins over another code's title.
        by_text: folded name of a Constitution, a treaty … → its act.
        pattern: matches any name of a code in folded text, the longest first; `texts` any name of a text.
    """

    by_slug: Mapping[str, Code]
    by_act: Mapping[str, Code]
    by_name: Mapping[str, Code]
    by_text: Mapping[str, str]
    pattern: re.Pattern[str]
    texts: re.Pattern[str]

    def named(self, words: str) -> Code:
        """Words that `pattern` matched in, the code out."""
        return self.by_name[_name_key(words)]

    def act_of(self, slug: str) -> str:
        """Slug in, first word of its references out; an unknown slug stands for itself."""
        return self.by_slug[slug].act if slug in self.by_slug else slug


def code_table(codes: Iterable[Code], texts: Iterable[NamedText] = ()) -> CodeTable:
    """Codes and named texts in, table out."""
    known = tuple(codes)
    titles = {_name_key(code.title): code for code in known}
    others = {_name_key(name): code for code in known for name in code.names}
    acts = {fold(name): text.act for text in texts for one in text.names for name in (one, one[0].upper() + one[1:])}
    return CodeTable(
        by_slug={code.slug: code for code in known},
        by_act={code.act: code for code in known},
        by_name=titles | others,
        by_text=acts,
        pattern=re.compile(rf"(?i:{_alternatives(titles | others)})(?!\w)"),
        texts=re.compile(rf"(?:{_alternatives(acts)})(?!\w|[ ]d)"),
    )


def read_codes(path: Path) -> tuple[tuple[Code, ...], tuple[NamedText, ...]]:
    """A file like `ontology/codes.toml` in, its codes and named texts out, in the file's order."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    codes = tuple(Code(**{key: _frozen(value) for key, value in entry.items()}) for entry in entries["code"])
    texts = tuple(NamedText(**{key: _frozen(value) for key, value in entry.items()}) for entry in entries["text"])
    return codes, texts


@cache
def default_codes() -> CodeTable:
    """The table of `ontology/codes.toml`, read once.

    >>> default_codes().named("Code rural").abbreviation
    'CRPM'
    """
    return code_table(*read_codes(resource_path("ontology", "codes.toml")))


def code_abbreviation(slug: str) -> str:
    """Slug of a code in, first word of its references out (the slug itself where it has no abbreviation).

    >>> code_abbreviation("code-de-la-securite-sociale"), code_abbreviation("code-electoral")
    ('CSS', 'code-electoral')
    """
    return default_codes().act_of(slug)


def code_slug(abbreviation: str) -> str | None:
    """First word of a reference in, slug of the code out; None where it is no code.

    >>> code_slug("CSS"), code_slug("code-electoral"), code_slug("loi 83-634")
    ('code-de-la-securite-sociale', 'code-electoral', None)
    """
    code = default_codes().by_act.get(abbreviation)
    return code.slug if code else None


def split_place(label: str) -> tuple[str, str, str]:
    """The label of a place in, what its act is called, its article and what stands behind it out.

    An act with an abbreviation is called by it, another code by its title.

    >>> split_place("CSS L611-4 al. 15"), split_place("C. civ. 371"), split_place("code-de-lenergie L134-17 III 2°")
    (('CSS', 'L611-4', 'al. 15'), ('C. civ.', '371', ''), ("code de l'énergie", 'L134-17', 'III 2°'))
    """
    words = label.split(" ")
    ends = (number for number in range(len(words) - 1, 0, -1) if " ".join(words[:number]) in default_codes().by_act)
    end = next(ends, 1)
    act, article, place = " ".join(words[:end]), " ".join(words[end : end + 1]), " ".join(words[end + 1 :])
    code = default_codes().by_act.get(act)
    known = code is not None and code.abbreviation is None
    return (f"{code.title[0].lower()}{code.title[1:]}" if code and known else act), article, place


def _name_key(name: str) -> str:
    return fold(name).lower()


def _alternatives(names: Iterable[str]) -> str:
    """Names in, a pattern for the longest that stands at a place out.

    Names of one first word are told apart behind it: "code" is met once, not with each of a hundred codes.
    """
    tails: dict[str, list[str]] = {}
    for name in names:
        word, _, tail = name.partition(" ")
        tails.setdefault(word, []).append(tail)
    return (
        "|".join(_beginning(word, tails[word]) for word in sorted(tails, key=lambda word: (-len(word), word))) or "(?!)"
    )


def _beginning(word: str, tails: Sequence[str]) -> str:
    longer = [tail for tail in tails if tail]
    behind = rf"(?:\ (?:{_alternatives(longer)}))" if longer else ""
    return re.escape(word) + behind + ("?" if longer and len(longer) < len(tails) else "")


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
