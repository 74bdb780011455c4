"""Each form of the lexicon has an example from the law, or stands among those that have none."""

from __future__ import annotations

import tomllib

from rsi_graph.lexicon import load_lexicon
from rsi_graph.lexicon.examples import forms_of, read_examples
from rsi_graph.resources import resource_path

WITHOUT = tomllib.loads(resource_path("ontology", "without-examples.toml").read_text("utf-8"))


def test_every_form_has_an_example_or_is_listed() -> None:
    """No form is without both; the article of each example is named."""
    examples = [one for found in read_examples().values() for one in found]
    shown = {one.form for one in examples}
    listed = {words for sorts in WITHOUT.values() for forms in sorts.values() for words in forms}
    assert {form.words for form in forms_of(load_lexicon())} - shown - listed == set()
    assert all(one.words and " " in one.where for one in examples)
