"""Counted coverage: which words of the law the lexicon knows, and which it lacks."""

from __future__ import annotations

import json

import pytest

from rsi_graph.evaluation import Coverage, Lacking, measure_coverage, to_coverage_json, to_coverage_text
from rsi_graph.extract import extract
from rsi_graph.lexicon import load_lexicon
from rsi_graph.sources import parse_article

CODE = "code-de-la-securite-sociale"


def coverage_of(*texts: str, top: int = 30) -> Coverage:
    """Texts of articles L1, L2 … in, what is counted in them out."""
    articles = (parse_article(f"## L{rank}\n\n{text}", code=CODE) for rank, text in enumerate(texts, 1))
    return measure_coverage((extract(article, load_lexicon()) for article in articles), load_lexicon(), top=top)


def words(lacking: tuple[Lacking, ...]) -> dict[str, int]:
    return {one.word: one.count for one in lacking}


@pytest.mark.parametrize(
    ("text", "known", "unknown", "lacking"),
    [
        ("La caisse verse les prestations.", 1, 0, {}),
        ("La caisse fabulise les cotisations.", 0, 1, {"fabulise": 1}),
        ("La caisse se fabulise à l'étranger.", 0, 1, {"fabulise": 1}),
        ("La caisse est chargée de fabuliser les comptes.", 0, 1, {"fabuliser": 1}),
        ("La caisse peut fabuliser les comptes et verser les prestations.", 1, 1, {"fabuliser": 1}),
        ("A ce titre, la caisse fabulise les comptes.", 0, 1, {"fabulise": 1}),
        ("La caisse fabulise les comptes. Le conseil fabulise le budget.", 0, 2, {"fabulise": 2}),
        ("La caisse a pour mission de verser les prestations.", 1, 0, {}),
        ("L'assuré verse les cotisations.", 0, 0, {}),
    ],
)
def test_candidate_verbs(text: str, known: int, unknown: int, lacking: dict[str, int]) -> None:
    """A verb behind an institution, or that a turn governs, is a candidate; private persons have none."""
    found = coverage_of(text)
    assert (found.known, found.unknown, words(found.verbs)) == (known, unknown, lacking)


def test_a_verb_of_being_is_set_aside() -> None:
    """ "Le conseil comprend six membres" states no act, and lacks no verb."""
    found = coverage_of("Le conseil comprend six membres.")
    assert (found.known, found.unknown, found.aside) == (0, 0, 1)


def test_unknown_nouns_stand_under_support_verbs() -> None:
    """ "procède à la fabulisation" lacks a noun, "procède à la vérification" none."""
    found = coverage_of("La caisse procède à la fabulisation des comptes.", "La caisse procède à la vérification.")
    assert (found.known_nouns, found.unknown_nouns, words(found.nouns)) == (1, 1, {"fabulisation": 1})


def test_unknown_bodies_are_subjects_of_authority() -> None:
    """Who designates or controls may be a body the lexicon lacks; a decree that designates is none."""
    found = coverage_of("Le grand sachem désigne les experts.", "Un décret désigne les experts.")
    assert words(found.bodies) == {"grand": 1}


def test_an_example_says_where_it_stands() -> None:
    """The first sentence of a lacking word, cut where it is long, with its article."""
    long = "La caisse fabulise les cotisations " + "des travailleurs et " * 12 + "des employeurs."
    (lacking,) = coverage_of(long, "La caisse fabulise les prestations.").verbs
    assert (lacking.count, lacking.where) == (2, f"L1 ({CODE})")
    assert lacking.example.startswith("La caisse fabulise les cotisations")
    assert lacking.example.endswith(" …")


def test_top_keeps_the_most_frequent() -> None:
    """Ties are in the order of the alphabet; what is cut off still counts in the share."""
    texts = ["La caisse fabulise les comptes.", "La caisse zutalise les comptes.", "La caisse zutalise le budget."]
    found = coverage_of(*texts, top=1)
    assert (words(found.verbs), found.unknown) == ({"zutalise": 2}, 3)


def test_shares_of_nothing_are_whole() -> None:
    """Where no institution acts, nothing is lacking."""
    assert (coverage_of("Un décret fixe les taux.").verb_share, coverage_of().noun_share) == (1.0, 1.0)


def test_unread_is_counted_by_reason() -> None:
    """Each passage that was not read is counted under its reason, in text and JSON."""
    found = coverage_of("L'assuré verse les cotisations.", "La caisse fabulise les comptes.")
    assert {reason: number for reason, number in found.unread.items() if number} == {
        "not-a-holder": 1,
        "unknown-verb": 1,
    }
    assert json.loads(json.dumps(to_coverage_json(found)))["unread"] == found.unread
    assert "le sujet n'est pas une institution" in to_coverage_text(found)


def test_the_shipped_article_is_known() -> None:
    """JSON has both shares beside what they are made of."""
    figures = to_coverage_json(coverage_of("La caisse verse et fabulise les prestations."))
    assert figures["verb_share"] == pytest.approx(figures["known"] / (figures["known"] + figures["unknown"]))
