"""What a page shows of all that its server has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rsi_graph.network import grouped

SIZES: Final = (16, 30, 60, 200, 500)


@dataclass(frozen=True, slots=True)
class Scope:
    """What was asked for, and what the page says of what it leaves out.

    Attributes:
        partial: the server has more than the page shows.
        notice: what is left out, in French and in English.
        body, family, code, most, start, end: what was asked for.
        codes: the codes among which one can choose, as they stand in addresses, with their titles.
        sizes: the numbers of bodies among which one can choose.
    """

    partial: bool = False
    notice: tuple[str, str] = ("", "")
    body: str = ""
    family: str = ""
    code: str = ""
    most: int = SIZES[0]
    start: str = ""
    end: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    sizes: tuple[int, ...] = SIZES


def left_out(bodies: tuple[int, int], relations: tuple[int, int]) -> tuple[str, str]:
    r"""Of bodies and of relations, how many are shown and how many there are in, the sentence in both languages out.

    >>> left_out((500, 1698), (900, 1352))[1]
    '500 of 1\u202f698 bodies and 900 of 1\u202f352 relations are shown.'
    """
    few, many, some, all_ = map(grouped, (*bodies, *relations))
    return (
        f"{few} institutions sur {many} et {some} relations sur {all_} sont montrées.",
        f"{few} of {many} bodies and {some} of {all_} relations are shown.",
    )
