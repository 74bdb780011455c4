"""The sidecar: a small TOML file beside an article that tells what its text does not (`L611-4.toml`, `L611-4.md`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from rsi_graph.sources.problems import BadSidecar

_KEYS = {"code": str, "number": str, "start": date, "last_day": date, "origin": str, "licence": str, "legiarti": str}
_OPEN = date(2999, 1, 1)  # Légifrance's way to say "no end"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What is known of a version besides its text; `last_day` is the last day in force."""

    code: str | None = None
    number: str | None = None
    start: date | None = None
    last_day: date | None = None
    origin: str | None = None
    licence: str | None = None
    legiarti: str | None = None

    @property
    def end(self) -> date | None:
        """First day no longer in force; None for open.

        >>> Sidecar(last_day=date(2016, 12, 31)).end
        datetime.date(2017, 1, 1)
        """
        if self.last_day is None or self.last_day >= _OPEN - timedelta(days=1):
            return None
        return self.last_day + timedelta(days=1)


def parse_sidecar(content: str, *, source: str | Path = "-") -> Sidecar:
    """Text of a sidecar in, its facts out.

    Raises:
        BadSidecar: not TOML, a key that is not known, a value of the wrong kind, or dates out of order.

    >>> parse_sidecar('code = "code-du-travail"').code
    'code-du-travail'
    """
    try:
        facts = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise BadSidecar(source, str(error)) from error
    for key, value in facts.items():
        if key not in _KEYS:
            raise BadSidecar(source, f"“{key}” is not one of its keys ({', '.join(_KEYS)})")
        if type(value) is not _KEYS[key]:
            raise BadSidecar(source, f"“{key}” should be a {'day like 2015-12-23' if _KEYS[key] is date else 'text'}")
    sidecar = Sidecar(**facts)
    if sidecar.start and sidecar.last_day and sidecar.last_day < sidecar.start - timedelta(days=1):
        raise BadSidecar(source, f"the last day in force, {sidecar.last_day}, comes before the first, {sidecar.start}")
    return sidecar


def read_sidecar(article: Path) -> Sidecar:
    """Path of an article in, the facts of the sidecar beside it out; no facts where there is none."""
    path = article.with_suffix(".toml")
    if not path.is_file() or path == article:
        return Sidecar()
    try:
        return parse_sidecar(path.read_text(encoding="utf-8"), source=path)
    except UnicodeDecodeError as error:
        raise BadSidecar(path, f"it is not UTF-8 ({error.reason} at offset {error.start})") from error
    except OSError as error:
        raise BadSidecar(path, error.strerror or "it cannot be read") from error
