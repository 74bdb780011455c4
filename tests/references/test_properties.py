"""Properties on text woven from the grammar's own words."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rsi_graph.model import Reference
from rsi_graph.references import default_codes, find_citations, parse_reference
from rsi_graph.references.folding import fold

WORDS = """
article|articles|Art.|L.|R.*|D.|LO.|611-2|225-1-1|1er|199|undecies|B|bis|ter|A|I|II-A|V|1°|2° bis|3°|a|b)|c|à|au|aux|du
des|de|de l'|de la|les|le|la|l'|et|ou|,|;|.|(|)|:|premier|deuxième|dernier|avant-dernier|alinéa|alinéas|phrase|tiret
présent|présente|même|cet|ce|dudit article|chapitre|titre|livre|section|Ier|III|loi|décret|ordonnance|n° 8-1
du 13 juillet 1983|directive|règlement|(CE)|(UE)|2014/25/UE|883/2004|code|du code rural|du code de la sécurité sociale
la Constitution|précité|contrat|deux|premiers|trois|derniers|§|paragraphe|2|annexe|code général des impôts
"""
PIECES = [piece for line in WORDS.strip().splitlines() for piece in line.split("|")] + ["\n"]
woven = st.lists(st.sampled_from(PIECES), max_size=30)
woven_text = st.builds(lambda words, glue: glue.join(words), woven, st.sampled_from([" ", ""]))


@given(woven_text)
def test_spans_lie_inside_their_phrase_and_phrases_do_not_overlap(text: str) -> None:
    """Whatever the text, nothing is raised, and the words can be masked phrase by phrase."""
    citations = find_citations(text, code="code-de-la-securite-sociale", article="L611-4")
    phrases = list(dict.fromkeys(citation.phrase for citation in citations))
    assert all(0 <= phrase.start < phrase.end <= len(text) for phrase in phrases)
    assert all(one.end <= other.start for one, other in pairwise(phrases))
    assert all(citation.phrase.contains(citation.span) for citation in citations)


@given(woven_text)
def test_what_is_found_in_woven_text_is_read_back(text: str) -> None:
    """parse_reference is the inverse of str on everything find_citations gives."""
    for citation in find_citations(text, code="code-general-des-impots-cgi", article="39"):
        if citation.reference:
            assert parse_reference(str(citation.reference)) == citation.reference


acts = st.sampled_from(sorted(default_codes().by_act))
texts = st.sampled_from(
    ["loi 83-634", "décret 2012-1246", "directive 2014/25/UE", "règlement (CE) 883/2004", "Constitution"]
)
lettered = st.from_regex(r"(L|LO|R|R\*|D|A)[1-9]\d{0,3}(-[1-9]\d?){0,3}", fullmatch=True)
plain = st.from_regex(r"[1-9]\d{0,3}( (bis|ter|undecies B))?|1er", fullmatch=True)
parts = st.sampled_from(
    [
        "1°",
        "2° bis",
        "1°..3°",
        "a",
        "a..c",
        "al. 3",
        "al. 2..4",
        "dernier al.",
        "avant-dernier al.",
        "§ 2",
        "II",
        "IV bis",
    ]
)


@given(st.builds(Reference, acts, lettered | plain, st.lists(parts, max_size=3).map(tuple)))
def test_references_to_codes_are_read_back(reference: Reference) -> None:
    """parse and str are inverse for every code and kind of subdivision."""
    assert parse_reference(str(reference)) == reference


@given(st.builds(Reference, texts, plain, st.lists(parts, max_size=3).map(tuple)) | st.builds(Reference, acts | texts))
def test_references_to_texts_and_whole_acts_are_read_back(reference: Reference) -> None:
    """The same for laws, decrees, European acts, and for acts cited as a whole."""
    assert parse_reference(str(reference)) == reference


@given(st.text())
def test_folding_moves_no_character(text: str) -> None:
    """Offsets of folded text are offsets of the text."""
    assert len(fold(text)) == len(text)
