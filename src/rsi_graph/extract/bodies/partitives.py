"""Choices and parts that stand before a name: "un ou plusieurs médecins", "l'un des vice-présidents"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import DETERMINERS

_PARTITIVES: Final = (
    *((one, "ou", "plusieurs") for one in ("un", "une", "deux")),
    *((one, "ou", "les") for one in ("le", "la", "l'")),
    *(
        (*one, of)
        for one in (("l'", "un"), ("l'", "une"), ("un",), ("une",), ("chacun",), ("chacune",), ("aucun",), ("aucune",))
        for of in ("des", "de")
    ),
    *(("l'", one, "au", "moins", "des") for one in ("un", "une")),
    *((*all_of, of) for all_of in (("l'", "ensemble"), ("la", "totalité")) for of in ("des", "de")),
)
_BY_TWO_WORDS: Final = {
    two: tuple(words for words in _PARTITIVES if words[:2] == two) for two in {w[:2] for w in _PARTITIVES}
}


def behind_partitive(line: Line, index: int) -> int:
    """Position behind a choice: "un ou | plusieurs médecins", "le ou | les ministres", "l'un | des vice-présidents"."""
    for words in _BY_TWO_WORDS.get((line.norm[index], line.norm[index + 1]), ()):
        if line.reads(index, words):
            return index + len(words) - (words[-1] in DETERMINERS)
    return index


def behind_or_several(line: Line, index: int) -> int:
    """ "du | ou des | ministres compétents": position behind "de" in, position of the name out."""
    return index + 2 if line.norm[index] == "ou" and line.norm[index + 1] == "des" else index
