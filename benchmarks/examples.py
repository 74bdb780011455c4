"""Finds, for each form of the lexicon, a sentence of the law in which the program reads it: `ontology/examples.ttl`.

    python benchmarks/examples.py CODE-FOLDER FOLDER [--write]
    python benchmarks/examples.py --missing FOLDER [--write]

Forms are verbs, action nouns, frames (verb | noun), forms of body types and names of bodies. Of all sentences in which
a form is read, the shortest is taken whose holder stands in it, then the shortest that states a competence, then the
shortest that only names the body: first among all articles of CODE-FOLDER, then, for the forms still without, among
those articles of FOLDER that have its words (the shortest ten of each form). The same sources give the same bytes.
Forms that no sentence is found for go to `ontology/without-examples.toml`, by what the law does with them. `--missing`
keeps the examples there are, and looks for the other forms in 20,000 articles of FOLDER drawn by a seed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rsi_graph.errors import RsiGraphError
from rsi_graph.evaluation.candidates import clauses_of
from rsi_graph.extract import extract
from rsi_graph.extract.language.compiling import compile_grammar, words_of
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import index_verbs, plural_of
from rsi_graph.extract.language.tokens import fold
from rsi_graph.extract.names.institutions import institutions_in, nested_in
from rsi_graph.lexicon import load_lexicon
from rsi_graph.lexicon.examples import EXAMPLES_FILE, FORM_SORTS, Example, Form, forms_of, read_examples
from rsi_graph.model import Article, Competence, Lexicon, MentionSource, Reading
from rsi_graph.references import code_abbreviation
from rsi_graph.resources import resource_folder
from rsi_graph.sources import read_articles

LONGEST = 220  # characters of an example
TRIED = 10  # articles tried for a form
DRAWN = 20_000  # articles read for the forms that are missing
SEED = 20261129
WITHOUT_FILE = "without-examples.toml"
PREFIXES = {"verb": "action", "noun": "action", "frame": "action", "type": "type", "name": "body"}
Rank = tuple[int, int, str, str, str]  # tier, length, code, number, words


@dataclass(slots=True)
class Search:
    """What was found so far: of each form the best sentence."""

    lexicon: Lexicon
    wanted: dict[tuple[str, str], list[Form]]
    best: dict[Form, Rank] = field(default_factory=dict)

    def read(self, article: Article) -> None:
        """Take from an article what it shows."""
        reading = extract(article, self.lexicon)
        grammar = compile_grammar(self.lexicon)
        for line in clauses_of(reading, grammar):
            stated = [one for one in reading.competences if stands_in(one, line)]
            for key in _shown(line, stated, grammar):
                for form in self.wanted.get(key, ()):
                    self._keep(form, line, stated, reading)

    def _keep(self, form: Form, line: Line, stated: list[Competence], reading: Reading) -> None:
        text = " ".join(line.span(0, len(line)).of(reading.article.text).split())
        named = any(holder.source is MentionSource.EXPLICIT for one in stated for holder in one.holders)
        tier = 0 if named and text[0].isupper() else 1 if stated else 2
        if form.sort in {"verb", "noun", "frame"} and not stated:
            return
        rank = (tier + (len(text) > LONGEST), len(text), reading.article.code, reading.article.number, text)
        self.best[form] = min(rank, self.best.get(form, rank))


def stands_in(one: Competence, line: Line) -> bool:
    """Whether a competence is stated in a clause."""
    return line.tokens[0].start <= one.span.start < line.tokens[-1].end


def _shown(line: Line, stated: list[Competence], grammar: Grammar) -> Iterator[tuple[str, str]]:
    """What a clause shows: verbs, nouns and frames that its competences rest on, and the bodies it names."""
    for one in stated:
        yield "verb", one.verb
        verb, plus, noun = one.entry.partition(" + ")
        if plus:
            yield from (("verb", verb), ("noun", noun))
        verb, bar, nouns = one.entry.partition(" | ")
        if bar:
            words = _norms(line)
            yield "verb", verb
            yield from (("frame", f"{verb} | {noun}") for noun in nouns.split(", ") if _has(words, noun))
        elif not plus:
            yield "verb", verb
    for found in institutions_in(line, 0, len(line), grammar):
        for phrase in (found.phrase, *nested_in(line, found.phrase, grammar)):
            words = " ".join(phrase.entry.words)
            whole = line.norms[phrase.start : phrase.end]
            yield "type", words
            if phrase.entry.whole or whole in grammar.whole_names:  # "préfet": a type, and alone a name
                yield "name", words if phrase.entry.whole else " ".join(whole)


def _norms(line: Line) -> str:
    return f" {line.joined} "


def _has(words: str, noun: str) -> bool:
    return any(f" {' '.join(words_of(form))} " in words for form in (noun, plural_of(noun)))


def index_forms(forms: Iterable[Form]) -> dict[tuple[str, str], list[Form]]:
    """Forms by what a clause may show of them; nouns in both numbers, names and forms of types folded."""
    index: dict[tuple[str, str], list[Form]] = defaultdict(list)
    for form in forms:
        sort, words = form.sort, form.words
        if sort == "noun":
            for number in {fold(words), fold(plural_of(words))}:
                index["noun", number].append(form)
        else:
            index[sort, " ".join(words_of(words)) if sort in {"type", "name"} else words].append(form)
    return index


def spellings(form: Form) -> set[str]:
    """The first words by which a form may stand in the law, folded."""
    sort, words = form.sort, form.words
    if sort in {"type", "name"}:
        return {fold(words)}
    if sort == "noun":
        return {fold(words), fold(plural_of(words))}
    return set(index_verbs([words.partition(" | ")[0].removesuffix(" à")]))


def candidates(folder: Path, missing: Iterable[Form]) -> tuple[dict[Form, list[Path]], int]:
    """Of each form the articles of a folder that have its words, the shortest first, and how many were looked at."""
    by_word: dict[str, list[tuple[str, Form]]] = defaultdict(list)
    for form in missing:
        for spelling in spellings(form):
            by_word[re.split(r"[ '’-]", spelling, maxsplit=1)[0]].append((spelling, form))
    found: dict[Form, list[tuple[int, Path]]] = defaultdict(list)
    number = 0
    for path in sorted(folder.glob("*/**/*.md")):
        text = path.read_text("utf-8").lower().replace("œ", "oe").replace("’", "'")
        number += 1
        for word in set(re.findall(r"\w+", text)) & by_word.keys():
            for spelling, form in by_word[word]:
                if spelling in text and (form.sort != "frame" or fold(form.words.partition(" | ")[2])[:-1] in text):
                    found[form].append((len(text), path))
    return {form: [path for _, path in sorted(set(paths))] for form, paths in found.items()}, number


def main() -> None:
    """Searches, reports, and writes where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("code", type=Path, nargs="?")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--missing", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    if asked.missing:
        search_missing(asked.folder, to_write=asked.write)
        return
    lexicon = load_lexicon()
    forms = forms_of(lexicon)
    search = Search(lexicon, index_forms(forms))
    number = 0
    for article in read_articles(asked.code):
        if isinstance(article, Article):
            search.read(article)
            number += 1
    print(f"{len(search.best)} of {len(forms)} in {number} articles", flush=True)
    where, looked = candidates(asked.folder, [form for form in forms if form not in search.best])
    number += looked
    wanted: dict[Path, set[Form]] = defaultdict(set)
    for form, paths in where.items():
        for path in paths[:TRIED]:
            wanted[path].add(form)
    print(f"{len(wanted)} of {looked} articles to try for {len(where)} forms", flush=True)
    for path in sorted(wanted):
        for article in read_articles(path):
            if isinstance(article, Article):
                search.read(article)
    missing = [form for form in forms if form not in search.best]
    print(
        f"{len(search.best)} found, {len(missing)} not; by sort:",
        *(
            f"{sort} {sum(form.sort == sort for form in missing)}/{sum(form.sort == sort for form in forms)}"
            for sort in FORM_SORTS
        ),
    )
    if asked.write:
        write(search, missing, where, number)


def search_missing(folder: Path, *, to_write: bool) -> None:
    """Looks for the forms that have no example yet; those not found keep the reason they are listed with."""
    lexicon = load_lexicon()
    forms = forms_of(lexicon)
    told = {(iri.rpartition("/")[2], one.form): one for iri, ones in read_examples().items() for one in ones}
    kept = {form: told[form.concept, form.words] for form in forms if (form.concept, form.words) in told}
    lacking = [form for form in forms if form not in kept]
    search = Search(lexicon, index_forms(lacking))
    paths = sorted(folder.glob("*/**/*.md"))
    drawn = random.Random(SEED).sample(paths, min(DRAWN, len(paths)))  # noqa: S311 - a draw that can be repeated
    for number, path in enumerate(sorted(drawn), 1):
        for article in articles_of(path):
            search.read(article)
        if number % 2000 == 0:
            print(f"{number} articles, {len(search.best)} of {len(lacking)} forms", flush=True)
    if to_write:
        folder = resource_folder("ontology")
        (folder / EXAMPLES_FILE).write_text(to_turtle(search, kept), "utf-8")
        (folder / WITHOUT_FILE).write_text(without_found(search, folder / WITHOUT_FILE), "utf-8")


def without_found(search: Search, path: Path) -> str:
    """The list of forms without example, those taken out that have one now."""
    found = {form.words for form in search.best}

    def left(row: re.Match[str]) -> str:
        words = [one for one in json.loads(row[2]) if one not in found]
        return f"{row[1]} = {json.dumps(words, ensure_ascii=False)}"

    return re.sub(r"(?m)^(\w+) = (\[.*\])$", left, path.read_text("utf-8"))


def articles_of(path: Path) -> list[Article]:
    """The articles of a file, none where it has no text."""
    try:
        return [one for one in read_articles(path) if isinstance(one, Article)]
    except RsiGraphError:
        return []


def shown(words: str, form: Form) -> str:
    """An example of at most `LONGEST` characters: the words around the form."""
    if len(words) <= LONGEST:
        return words
    heads = [fold(words).find(spelling[:5]) for spelling in spellings(form)]
    begin = max(0, min((head for head in heads if head >= 0), default=0) - LONGEST // 3)
    cut = words[begin : begin + LONGEST]
    return ("… " + cut.split(" ", 1)[1] if begin else cut).rsplit(" ", 1)[0] + " …"


def to_turtle(search: Search, kept: Mapping[Form, Example]) -> str:
    """The examples as Turtle: what was found, and what there was."""
    lines = [
        "# Of each form of the lexicon the shortest sentence of the law in which the program reads it, with its",
        "# article; made by benchmarks/examples.py, never by hand. Texts: Légifrance, DILA, Licence Ouverte 2.0.",
        "",
        "@prefix action: <https://w3id.org/rsi-graph/action/> .",
        "@prefix body: <https://w3id.org/rsi-graph/id/body/> .",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
        "@prefix type: <https://w3id.org/rsi-graph/body-type/> .",
        "",
    ]
    concepts: dict[str, list[str]] = defaultdict(list)
    for form, example in kept.items():
        text = f"{form.words} : « {example.words} » ({example.where})"
        concepts[f"{PREFIXES[form.sort]}:{form.concept}"].append(f"{json.dumps(text, ensure_ascii=False)}@fr")
    for form, (_, _, code, article, words) in sorted(search.best.items()):
        text = f"{form.words} : « {shown(words, form)} » ({code_abbreviation(code) or code} {article})"
        concepts[f"{PREFIXES[form.sort]}:{form.concept}"].append(f"{json.dumps(text, ensure_ascii=False)}@fr")
    for concept, texts in sorted(concepts.items()):
        separator = ",\n    "
        lines.append(f"{concept} skos:example {separator.join(sorted(set(texts)))} .")
    return "\n".join(lines) + "\n"


def write(search: Search, missing: list[Form], where: dict[Form, list[Path]], number: int) -> None:
    """The examples as Turtle; what has none as TOML."""
    folder = resource_folder("ontology")
    (folder / EXAMPLES_FILE).write_text(to_turtle(search, {}), "utf-8")
    rows = [
        f"# Forms of the lexicon of which no sentence is read in {number} articles of law (benchmarks/examples.py):",
        "# unread: they stand there, but where no institution acts; absent: they do not stand there; unsearched: they",
        "# came into the lexicon since. Absent forms are kept: laws outside the codes may use them.",
        "",
    ]
    for reason, those in (
        ("unread", [f for f in missing if f in where]),
        ("absent", [f for f in missing if f not in where]),
        ("unsearched", []),
    ):
        rows.append(f"[{reason}]")
        for sort in FORM_SORTS:
            listed = sorted({form.words for form in those if form.sort == sort})
            rows.append(f"{sort} = {json.dumps(listed, ensure_ascii=False)}")
        rows.append("")
    (folder / WITHOUT_FILE).write_text("\n".join(rows), "utf-8")


if __name__ == "__main__":
    main()
