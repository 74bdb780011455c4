"""Slugs of words, and numbers of articles that can be read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsi_graph.iri import IriError, number_slug, parse_number_slug, point_segment, reference_addresses, slug
from rsi_graph.model import Reference


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mettre en œuvre", "mettre-en-oeuvre"),
        ("mettre en oeuvre", "mettre-en-oeuvre"),
        ("s'écarter", "s-ecarter"),
        ("s’écarter", "s-ecarter"),
        ("contrôle médical", "controle-medical"),
        ("autorité compétente de l'Etat", "autorite-competente-de-l-etat"),
        ("règlement (CE) 883/2004", "reglement-ce-883-2004"),
        ("Île-de-France", "ile-de-france"),
    ],
)
def test_slug(words: str, expected: str) -> None:
    """Case, accents, ligatures and punctuation go; words stay apart."""
    assert slug(words) == expected


def test_slug_of_nothing() -> None:
    """Words without a letter or digit have no slug."""
    with pytest.raises(IriError):
        slug("« … »")


@pytest.mark.parametrize(
    ("number", "segment"),
    [
        ("L611-4", "L611-4"),
        ("1er", "1er"),
        ("199 undecies B", "199-undecies-B"),
        ("Annexe I", "Annexe-I"),
        ("LO135-6", "LO135-6"),
        ("R*123-1", "R--etoile-123-1"),
        ("R**273", "R--etoile---etoile-273"),
        ("R126-1-A", "R126-1--tiret-A"),
        ("L222-1 A", "L222-1-A"),
        ("R.4122-4-26", "R--point-4122-4-26"),
        ("A  b-c", "A---espace-b--tiret-c"),
        ("Tableau n° 54", "Tableau-n--degre--54"),
        ("préliminaire", "pr--ue9-liminaire"),
    ],
)
def test_number_slug(number: str, segment: str) -> None:
    """Real numbers of articles, odd ones included, are written and read back."""
    assert number_slug(number) == segment
    assert parse_number_slug(segment) == number


@given(number=st.text(st.characters(codec="utf-8", exclude_categories=("Mn",)), min_size=1))
def test_numbers_are_never_mixed(number: str) -> None:
    """Whatever a number is made of, its slug leads back to it: two numbers never give one slug."""
    import unicodedata

    assert parse_number_slug(number_slug(number)) == unicodedata.normalize("NFC", number)


@pytest.mark.parametrize("segment", ["", "R*1", "A--b-c", "A--u41-", "L1--tiret-2", "A_b"])
def test_other_segments_are_refused(segment: str) -> None:
    """Only the one way of writing a number is read."""
    with pytest.raises(IriError):
        parse_number_slug(segment)


@pytest.mark.parametrize(
    ("words", "segment"),
    [
        ("2°", "point-2"),
        ("2° bis", "point-2-bis"),
        ("1° A", "point-1-a"),
        ("7", "point-7"),
        ("7 bis", "point-7-bis"),
        ("§ 4", "paragraphe-4"),
        ("2 derniers al.", "2-derniers-al"),
        ("II", "partie-ii"),
        ("I bis", "partie-i-bis"),
        ("A", "partie-a"),
        ("a", "lettre-a"),
        ("b bis", "lettre-b-bis"),
        ("al. 3", "al-3"),
        ("dernier al.", "dernier-al"),
        ("avant-dernier al.", "avant-dernier-al"),
    ],
)
def test_point_segments(words: str, segment: str) -> None:
    """A printed subdivision gives the segment that the paragraphs of the cited article have."""
    assert point_segment(words) == segment


@pytest.mark.parametrize(
    ("reference", "paths"),
    [
        (Reference("CSS", "L225-1-1", ("2° bis",)), ["article/css/L225-1-1/point-2-bis"]),
        (Reference("CSS", "L612-1", ("II", "3°")), ["article/css/L612-1/partie-ii/point-3"]),
        (Reference("CSS", "L1..L5"), ["article/css/L1", "article/css/L5"]),
        (Reference("CSS", "L1", ("I..V",)), ["article/css/L1/partie-i", "article/css/L1/partie-v"]),
        (Reference("CSS", "L1", ("on ne sait où",)), ["article/css/L1"]),
        (Reference("CMu"), ["code/code-de-la-mutualite"]),
        (Reference("code-electoral", "L1"), ["article/code-electoral/L1"]),
        (Reference("loi 83-634"), ["act/loi-83-634"]),
        (Reference("loi 83-634", "6"), ["article/loi-83-634/6"]),
        (Reference("règlement (CE) 883/2004", "5"), ["article/reglement-ce-883-2004/5"]),
    ],
    ids=str,
)
def test_references(reference: Reference, paths: list[str]) -> None:
    """A citation leads to the undated article or point; a range to both its ends."""
    assert [address.path for address in reference_addresses(reference)] == paths
