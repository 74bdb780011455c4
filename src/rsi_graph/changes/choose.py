"""Which states a question is about: an article, a body, a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from rsi_graph.changes.history import History
from rsi_graph.changes.statement import State, Statement, Texts, fold
from rsi_graph.errors import RsiGraphError


class NoSuchThing(RsiGraphError):
    """Neither an article, nor a body, nor an amending text of the data has that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        near = get_close_matches(name, sorted(set(known)), n=5, cutoff=0.4)
        hint = f"Did you mean {', '.join(f'“{one}”' for one in near)}?" if near else "The data holds nothing like it."
        super().__init__(f"“{name}”: no article, holder or amending text of the data has that name. {hint}")


def in_force(states: Iterable[State], day: date) -> tuple[State, ...]:
    """States in, those in force on the day out."""
    return tuple(s for s in states if s.start is not None and s.start <= day and (s.end is None or day < s.end))


def states_about(states: Sequence[State], name: str) -> tuple[State, ...]:
    """All states and a name in, those of that article, or all with only what the body of that name holds, out.

    An article is named as one writes it ("L611-4", "L. 611-4", "CSS L611-4", its IRI), a body by its label.

    Raises:
        NoSuchThing: nothing has that name.
    """
    of_article = tuple(s for s in states if name == s.article or _number(name) in {_number(s.name), _short(s.name)})
    if of_article:
        return of_article
    wanted = fold(name)
    of_body = tuple(replace(s, statements=tuple(o for o in s.statements if _holds(o, wanted))) for s in states)
    articles = {s.article for s in of_body if s.statements}
    if not articles:
        holders = (who for s in states for o in s.statements for who in o.who)
        raise NoSuchThing(name, (*(s.name for s in states), *holders))
    return tuple(s for s in of_body if s.article in articles)


def steps_by(histories: Iterable[History], text: str) -> tuple[History, ...]:
    """Histories and the name of an amending text in, those it changes with only the steps it brought out.

    A text is named by its number ("2007-1786"), as the source names it, or by its IRI.

    Raises:
        NoSuchThing: no step is by a text of that name.
    """
    given = tuple(histories)
    found = tuple(
        replace(one, steps=steps) for one in given if (steps := tuple(s for s in one.steps if _by(s.texts, text)))
    )
    if not found:
        raise NoSuchThing(text, (words for one in given for step in one.steps for words in step.texts.words))
    return found


def _by(texts: Texts, text: str) -> bool:
    """Whole numbers only: "2007-17" is not in "2007-1786"."""
    wanted = re.compile(rf"(?<!\w){re.escape(_plain(text))}(?!\w)")
    return text in texts.iris or any(wanted.search(_plain(words)) for words in texts.words)


def _plain(words: str) -> str:
    """ "loi 2007 1786 du 19 décembre 2007" of "LOI n°2007-1786 du 19 décembre 2007"."""
    return fold(re.sub(r"\bn\s?°\s?", "", words, flags=re.IGNORECASE))


def _holds(statement: Statement, wanted: str) -> bool:
    return any(fold(who) == wanted for who in statement.who)


def _number(name: str) -> str:
    """ "css l611-4" of "CSS L. 611-4"."""
    return re.sub(r"(?<=\b[lrda])[.\s]+(?=\d)|(?<=\blo)[.\s]+(?=\d)", "", name.casefold()).replace(".", "").strip()


def _short(name: str) -> str:
    """ "l611-4" of "CSS L611-4"."""
    return _number(name).partition(" ")[2]
