"""Finds, for each turn of `ontology/constructions.toml`, a sentence of the law in which the program reads it.

    python benchmarks/turns.py FOLDER [--all] [--write]

Turns are constructions ("est chargé de"), by which a competence is read, and openers ("afin de"), by which an adjunct
begins in a sentence that states one. Articles of FOLDER are taken in an order drawn by a seed, those only that have the
words of a turn still wanted; of the first ten sentences of each turn the shortest is kept whose holder stands in it,
else the shortest. The same sources give the same bytes. Turns without a sentence are listed in the same file, by what
the law does with them.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from examples import LONGEST, SEED, articles_of, stands_in
from rsi_graph.evaluation.candidates import clauses_of
from rsi_graph.extract import extract
from rsi_graph.extract.language.compiling import compile_grammar, compile_pattern
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.tokens import fold
from rsi_graph.lexicon import load_lexicon
from rsi_graph.lexicon.examples import TURNS_FILE, Example, Turn, read_turn_examples, turns_of
from rsi_graph.model import Competence, MentionSource, Reading
from rsi_graph.references import code_abbreviation
from rsi_graph.resources import resource_folder

ENOUGH = 10  # sentences of a turn
TRIED = 400  # articles that have the words of a turn
Rank = tuple[int, int, str, str, str]  # tier, length, code, number, words
# Turns that also begin something else: what must follow in an example.
FOLLOWED = {"s'": re.compile("s' ils? ")}


@dataclass(slots=True)
class Search:
    """Turns with their regular expressions, what was found of each, how many articles have its words."""

    patterns: dict[Turn, re.Pattern[str]]
    found: dict[Turn, list[Rank]] = field(default_factory=dict)
    tried: dict[Turn, int] = field(default_factory=dict)

    def wanted_in(self, text: str) -> list[Turn]:
        """Turns still wanted whose words stand in an article; each is counted."""
        words = re.sub(r"([,;:.()«»])", r" \1 ", fold(text).replace("'", "' "))
        words = " ".join(words.split())
        there = [turn for turn in self.wanted() if self.patterns[turn].search(words)]
        for turn in there:
            self.tried[turn] = self.tried.get(turn, 0) + 1
        return there

    def wanted(self) -> Iterator[Turn]:
        """Turns of which neither enough sentences were found nor enough articles tried."""
        for turn in self.patterns:
            if len(self.found.get(turn, ())) < ENOUGH and self.tried.get(turn, 0) < TRIED:
                yield turn

    def read(self, reading: Reading, turns: list[Turn]) -> None:
        """Take from an article what it shows of these turns."""
        for line in clauses_of(reading, GRAMMAR):
            stated = [one for one in reading.competences if stands_in(one, line)]
            for turn in turns if stated else ():
                at = self._place(turn, line, stated)
                if at is not None:
                    self.found.setdefault(turn, []).append(_rank(line, at, stated, reading))

    def _place(self, turn: Turn, line: Line, stated: list[Competence]) -> int | None:
        """The position of a turn in a clause, where it is read as such."""
        pattern = self.patterns[turn]
        if turn.kind == "construction" and not any(one.rule.split(":")[-1] == turn.words for one in stated):
            return None
        for index in range(len(line)):
            match = line.match(pattern, index)
            if match and (turn.kind == "construction" or _opens(turn, line, index, match[1])):
                return index
        return None


def _opens(turn: Turn, line: Line, index: int, end: int) -> bool:
    opening = opener_at(line, index, GRAMMAR)
    followed = FOLLOWED.get(turn.words)
    if followed and not followed.match(line.joined, line.starts[index]):
        return False
    return opening is not None and (opening.kind, opening.end) == (turn.kind, end)


def _rank(line: Line, index: int, stated: list[Competence], reading: Reading) -> Rank:
    text, whole = reading.article.text, line.span(0, len(line))
    named = any(holder.source is MentionSource.EXPLICIT for one in stated for holder in one.holders)
    words = _cut(whole.of(text), line.tokens[index].start - whole.start)
    tier = 0 if named and words[0].isupper() else 1
    return (tier + (whole.end - whole.start > LONGEST), len(words), reading.article.code, reading.article.number, words)


def _cut(words: str, at: int) -> str:
    """A clause of at most `LONGEST` characters: the words around the turn."""
    if len(words) <= LONGEST:
        return " ".join(words.split())
    begin = max(0, min(at - LONGEST // 2, len(words) - LONGEST))
    cut = words[begin : begin + LONGEST]
    head = "… " + cut.split(" ", 1)[1] if begin else cut
    return " ".join((head if begin + LONGEST == len(words) else head.rsplit(" ", 1)[0] + " …").split())


LEXICON = load_lexicon()
GRAMMAR = compile_grammar(LEXICON)


def search_in(folder: Path, turns: Iterable[Turn]) -> tuple[Search, int]:
    """A folder of codes and turns in, what was found of them there and the number of its articles out."""
    search = Search({turn: compile_pattern(turn.pattern) for turn in turns})
    paths = sorted(folder.glob("*/**/*.md"))
    random.Random(SEED).shuffle(paths)  # noqa: S311 - a draw that can be repeated
    for number, path in enumerate(paths, 1):
        if not any(search.wanted()):
            break
        there = search.wanted_in(path.read_text("utf-8"))
        for article in articles_of(path) if there else ():
            search.read(extract(article, LEXICON), there)
        if number % 5000 == 0:
            lacking = len(search.patterns) - len(search.found)
            print(f"{number} of {len(paths)} articles, {lacking} turns without a sentence", flush=True)
    return search, len(paths)


def main() -> None:
    """Searches, reports, and writes where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    told = {} if asked.all else read_turn_examples()
    known = {key: one for key, one in told.items() if one != "unsearched"}
    search, number = search_in(asked.folder, [turn for turn in turns_of() if (turn.kind, turn.words) not in known])
    print(f"{len(search.found)} of {len(search.patterns)} turns found in {number} articles")
    found = {(turn.kind, turn.words): found for turn in search.patterns if (found := _best(search, turn))}
    if asked.write:
        (resource_folder("ontology") / TURNS_FILE).write_text(to_toml({**told, **found}, number), "utf-8")


def _best(search: Search, turn: Turn) -> Example | str:
    """The best sentence of a turn, or why there is none."""
    best = min(search.found.get(turn, ()), default=None)
    if best is None:
        return "unread" if search.tried.get(turn) else "absent"
    _, _, code, article, words = best
    return Example(turn.words, words, f"{code_abbreviation(code) or code} {article}")


def to_toml(told: Mapping[tuple[str, str], Example | str], number: int) -> str:
    """What was found in, the file out: turns in the order of `constructions.toml`."""
    rows = [
        "# Of each turn of constructions.toml a sentence of the law in which the program reads it, with its article;",
        f"# made by benchmarks/turns.py from {number} articles, never by hand.",
        "# Texts: Légifrance, DILA, Licence Ouverte 2.0.",
        "# without: no such sentence; unread: its words stand in articles that were tried; absent: they do not;",
        "# unsearched: not looked for yet.",
    ]
    for turn in turns_of():
        one = told[turn.kind, turn.words]
        rows += ["", "[[turn]]", f"kind = {_quoted(turn.kind)}", f"turn = {_quoted(turn.words)}"]
        if isinstance(one, Example):
            rows += [f"words = {_quoted(one.words)}", f"where = {_quoted(one.where)}"]
        else:
            rows.append(f"without = {_quoted(one)}")
    return "\n".join(rows) + "\n"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


if __name__ == "__main__":
    main()
