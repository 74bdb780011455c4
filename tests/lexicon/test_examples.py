"""Each form and each turn of the lexicon has an example from the law, or stands among those that have none."""

from __future__ import annotations

import tomllib

import pytest

from rsi_graph.extract.language.compiling import compile_grammar, compile_pattern
from rsi_graph.extract.language.lines import to_line
from rsi_graph.extract.language.tokens import tokenise
from rsi_graph.lexicon import load_lexicon
from rsi_graph.lexicon.examples import Example, Turn, forms_of, read_examples, read_turn_examples, turns_of
from rsi_graph.model import Span
from rsi_graph.resources import resource_path

WITHOUT = tomllib.loads(resource_path("ontology", "without-examples.toml").read_text("utf-8"))


def test_every_form_has_an_example_or_is_listed() -> None:
    """No form is without both; the article of each example is named."""
    examples = [one for found in read_examples().values() for one in found]
    shown = {one.form for one in examples}
    listed = {words for sorts in WITHOUT.values() for forms in sorts.values() for words in forms}
    assert {form.words for form in forms_of(load_lexicon())} - shown - listed == set()
    assert all(one.words and " " in one.where for one in examples)


def test_turns_have_an_example_or_a_reason() -> None:
    """Where there is none, the file says whether the law has the words; few turns await `benchmarks/turns.py`."""
    turns, told = turns_of(), read_turn_examples()
    found = [told.get((turn.kind, turn.words), "unsearched") for turn in turns]
    examples = [one for one in found if isinstance(one, Example)]
    assert all(one.words and " " in one.where for one in examples)
    assert {one for one in found if isinstance(one, str)} <= {"unread", "absent", "unsearched"}
    assert found.count("unsearched") < 0.1 * len(turns)
    assert len(examples) > 0.85 * len(turns)


@pytest.mark.parametrize("kind", sorted({turn.kind for turn in turns_of()}))
def test_an_example_has_the_words_of_its_turn(kind: str) -> None:
    """The pattern of a construction or opener is found in its example."""
    told = read_turn_examples()
    turns = [turn for turn in turns_of() if turn.kind == kind]
    examples = [(turn, one) for turn in turns if isinstance(one := told.get((kind, turn.words)), Example)]
    assert examples
    assert [turn.words for turn, one in examples if not found_in(turn, one.words)] == []


def found_in(turn: Turn, words: str) -> bool:
    line = to_line(tokenise(words, Span(0, len(words)), accents=compile_grammar(load_lexicon()).accents))
    pattern = compile_pattern(turn.pattern)
    return any(line.match(pattern, index) for index in range(len(line)))
