"""How sure a reading is."""

from dataclasses import replace
from itertools import pairwise

import pytest

from rsi_graph.confidence import FEATURES, basis_of, confidence_of, default_table, features_of
from rsi_graph.extract import extract
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import BodyKind, Competence, MentionSource, Phrase, Reading, Span
from rsi_graph.records import to_records
from rsi_graph.resources import resource_path
from rsi_graph.sources import read_article


@pytest.fixture(scope="module")
def reading() -> Reading:
    return extract(read_article(resource_path("data", "sources/L611-4.md")), load_lexicon())


def plain(reading: Reading) -> Competence:
    """A competence without any feature but those of its reading."""
    first = next(one for one in reading.competences if one.targets)
    holder = replace(first.holders[0], kind=BodyKind.NAMED, source=MentionSource.EXPLICIT, name="Caisse nationale")
    object_ = Phrase("l'action des caisses", first.span)
    return replace(first, holders=(holder,), object=object_, targets=first.targets[:1], rule="present", item="al. 1")


def with_object(competence: Competence, words: str) -> Competence:
    return replace(competence, object=Phrase(words, Span(0, 0)))


def test_table_and_code_name_the_same_features() -> None:
    """A feature is counted where it has points, and has points where it is counted."""
    assert list(default_table().features) == list(FEATURES)


def test_every_record_has_a_confidence(reading: Reading) -> None:
    """A number from 0 to 1 in steps of a hundredth, the same in rows and from the function."""
    found = [record["confidence"] for record in to_records(reading)]
    assert found == [confidence_of(reading, competence) for competence in reading.competences]
    assert all(0 < value < 1 and round(value, 2) == value for value in found)


CASES = {
    "pronoun": lambda c: replace(c, holders=(replace(c.holders[0], source=MentionSource.PRONOUN),)),
    "short-name": lambda c: replace(c, holders=(replace(c.holders[0], source=MentionSource.SHORT_NAME),)),
    "class-holder": lambda c: replace(c, holders=(replace(c.holders[0], kind=BodyKind.CLASS),)),
    "rare-rule": lambda c: replace(c, rule="entrusted"),
    "no-object": lambda c: replace(c, object=None),
    "long-object": lambda c: with_object(c, "mot " * 25 + "mot"),
    "many-joints": lambda c: with_object(c, "les caisses, les unions, les offices et les agences ou conseils"),
    "adjunct-inside": lambda c: with_object(c, "une convention avec la commune"),
    "possessive": lambda c: with_object(c, "ses statuts"),
    "many-targets": lambda c: replace(c, targets=c.targets * 3),
}


@pytest.mark.parametrize("name", CASES)
def test_feature_is_found_and_counted(reading: Reading, name: str) -> None:
    """Each feature alone, and its points move the confidence their way; what lowers it is told in words."""
    bare = plain(reading)
    competence = CASES[name](bare)
    assert features_of(reading, bare) == ()
    assert features_of(reading, competence) == (name,)
    feature = default_table().features[name]
    moved = confidence_of(reading, competence) - confidence_of(reading, bare)
    shows = abs(feature.points) > 0.05  # else it may be too little for two digits
    assert (moved > 0) == (feature.points > 0) if shows else moved * feature.points >= 0
    assert basis_of(reading, competence).doubts == ((feature.french,) if feature.points < 0 else ())


def test_what_stands_beside_counts(reading: Reading) -> None:
    """A paragraph that states three competences is another case than one with a single one, for better or worse."""
    bare = plain(reading)
    beside = replace(reading, competences=(bare,) * 3)
    assert features_of(beside, bare) == ("several-beside",)
    moved = confidence_of(beside, bare) - confidence_of(reading, bare)
    assert moved != 0
    assert (moved > 0) == (default_table().features["several-beside"].points > 0)


def test_doubts_come_weightiest_first(reading: Reading) -> None:
    """The first reason is the one that lowers it most."""
    doubtful = replace(with_object(plain(reading), "mot, " * 26), rule="entrusted", targets=plain(reading).targets * 3)
    points = {feature.french: feature.points for feature in default_table().features.values()}
    told = [points[words] for words in basis_of(reading, doubtful).doubts]
    assert len(told) == 4
    assert all(one <= other for one, other in pairwise(told))
