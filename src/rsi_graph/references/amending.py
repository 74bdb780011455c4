"""Names of the texts that amend a law, as a source gives them: what they name, where they name it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rsi_graph.model import Reference
from rsi_graph.references.citations import find_citations

_SIGN: Final = "°"
_BARE_NUMBER: Final = re.compile(r"(?<![\d-])(\d{2,4}-\d{1,4})(?![\d-])")


def parse_amending(words: str) -> Reference | None:
    """Words of a source in, the text as a whole out; None where they do not say which kind of text it is.

    >>> str(parse_amending("LOI n°2007-1786 du 19 décembre 2007 - art. 53 (V)"))
    'loi 2007-1786'
    >>> str(parse_amending("Décret 85-1353 1985-12-17"))
    'décret 85-1353'
    >>> parse_amending("2015-1702 du 21 décembre 2015"), parse_amending("Ordonnance")
    (None, None)
    """
    numbered = words if _SIGN in words else _BARE_NUMBER.sub(rf"n{_SIGN} \1", words, count=1)
    found = (citation.reference for citation in find_citations(numbered, code="", article=""))
    acts = [reference.act for reference in found if reference is not None]
    return Reference(acts[0]) if acts else None


def amending_references(texts: Iterable[str]) -> tuple[Reference, ...]:
    """Names of texts in, those that are known as texts out, each once."""
    found = (parse_amending(words) for words in texts)
    return tuple(dict.fromkeys(reference for reference in found if reference is not None))
