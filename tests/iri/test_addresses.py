"""An address is a value: minted and read back, it is the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsi_graph.iri import (
    RELATION_PROPERTIES,
    ActAddress,
    ActivityAddress,
    Address,
    AgentAddress,
    ArticleAddress,
    AuthorityBodyAddress,
    ChangeAddress,
    CitationAddress,
    CodeAddress,
    CompetenceAddress,
    DatasetAddress,
    DatedPointAddress,
    EvidenceAddress,
    ExpressionAddress,
    ExtractAddress,
    IriError,
    MissionAddress,
    PointAddress,
    RelationAddress,
    ScopedBodyAddress,
    VersionAddress,
    mint_iri,
    parse_iri,
)

SLUGS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}", fullmatch=True)
NUMBERS = st.one_of(
    st.from_regex(r"(L|R|D|A|LO|R\*|D\*)[0-9]{1,4}(-[0-9]{1,2}){0,3}", fullmatch=True),
    st.sampled_from(
        ["1er", "199 undecies B", "Annexe I", "R* 107 A-3", "R126-1-A", "Annexe à l'article R. 312-9", "1 2"]
    ),
    st.text(st.characters(min_codepoint=33, max_codepoint=0x17F), min_size=1, max_size=12).filter(str.strip),
)
SEGMENTS = st.from_regex(r"(partie|point|lettre|tiret|al)-[a-z0-9]{1,4}(-bis)?", fullmatch=True)
POINTS = st.one_of(st.just("dernier-al"), st.lists(SEGMENTS, min_size=1, max_size=3).map("/".join))
KEYS = st.sampled_from(["2015-12-23", "2015-12-23-2", "vu-2015-12-23", "texte-0123456789ab"])

ARTICLES = st.builds(ArticleAddress, SLUGS, NUMBERS, st.none() | SLUGS)
VERSIONS = st.builds(VersionAddress, ARTICLES, KEYS)
EXPRESSIONS = st.builds(ExpressionAddress, VERSIONS)
DATED_POINTS = st.builds(DatedPointAddress, VERSIONS, POINTS)
WORDS = st.integers(1, 999)
VERBS = SLUGS.filter(lambda verb: verb != "cite")
COMPETENCES = st.builds(CompetenceAddress, DATED_POINTS, VERBS, WORDS)
BODIES = st.one_of(st.builds(AuthorityBodyAddress, SLUGS), st.builds(ScopedBodyAddress, ARTICLES, SLUGS))
ADDRESSES = st.one_of(
    st.builds(CodeAddress, SLUGS),
    st.builds(ActAddress, SLUGS),
    ARTICLES,
    st.builds(PointAddress, ARTICLES, POINTS),
    VERSIONS,
    EXPRESSIONS,
    st.integers(0, 99).flatmap(
        lambda start: st.builds(
            ExtractAddress,
            EXPRESSIONS,
            st.just(start),
            st.integers(start, 999),
            st.sampled_from([None, "selector"]),
        )
    ),
    DATED_POINTS,
    st.builds(CitationAddress, DATED_POINTS, WORDS, st.integers(1, 3)),
    st.builds(MissionAddress, DATED_POINTS, SLUGS),
    st.builds(ChangeAddress, ARTICLES, st.dates()),
    COMPETENCES,
    st.builds(EvidenceAddress, COMPETENCES),
    BODIES,
    st.builds(RelationAddress, BODIES, st.sampled_from(sorted(RELATION_PROPERTIES)), BODIES),
    st.builds(DatasetAddress, SLUGS),
    st.builds(ActivityAddress, SLUGS),
    st.builds(AgentAddress, SLUGS),
)


@given(address=ADDRESSES, base=st.sampled_from(["https://w3id.org/rsi-graph/id/", "http://localhost:8000/"]))
def test_parse_is_the_inverse_of_mint(address: Address, base: str) -> None:
    """Every kind of address comes back from its IRI, under any base."""
    iri = mint_iri(address, base=base)
    assert parse_iri(iri, base=base) == address


@given(address=ADDRESSES)
def test_iris_are_plain(address: Address) -> None:
    """Nothing in an IRI needs escaping: letters, digits, hyphens and slashes."""
    assert set(address.path) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/")


BASE = "https://w3id.org/rsi-graph/id/"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (CodeAddress("code-de-la-securite-sociale"), "code/code-de-la-securite-sociale"),
        (ActAddress("loi-83-634"), "act/loi-83-634"),
        (L611_4 := ArticleAddress("css", "L611-4"), "article/css/L611-4"),
        (ArticleAddress("cgi", "199 undecies B"), "article/cgi/199-undecies-B"),
        (ArticleAddress("css", "R*123-1"), "article/css/R--etoile-123-1"),
        (ArticleAddress("css", "Annexe I", "livre-4"), "article/css/Annexe-I/section-livre-4"),
        (PointAddress(ArticleAddress("css", "L225-1-1"), "point-2-bis"), "article/css/L225-1-1/point-2-bis"),
        (V := VersionAddress(L611_4, "2015-12-23"), "article/css/L611-4/2015-12-23"),
        (ExpressionAddress(V), "article/css/L611-4/2015-12-23/fr"),
        (ExtractAddress(ExpressionAddress(V), 3, 9), "article/css/L611-4/2015-12-23/fr/extrait-3-9"),
        (
            ExtractAddress(ExpressionAddress(V), 3, 9, "selector"),
            "article/css/L611-4/2015-12-23/fr/extrait-3-9/selector",
        ),
        (P := DatedPointAddress(V, "point-2"), "article/css/L611-4/2015-12-23/point-2"),
        (CitationAddress(P, 25), "article/css/L611-4/2015-12-23/point-2/cite-w25"),
        (CitationAddress(P, 25, 2), "article/css/L611-4/2015-12-23/point-2/cite-w25-2"),
        (ChangeAddress(L611_4, date(2007, 1, 1)), "article/css/L611-4/change/2007-01-01"),
        (MissionAddress(P, "caisse-nationale"), "article/css/L611-4/2015-12-23/point-2/mission/caisse-nationale"),
        (C := CompetenceAddress(P, "controler", 7), "article/css/L611-4/2015-12-23/point-2/controler-w7"),
        (EvidenceAddress(C), "article/css/L611-4/2015-12-23/point-2/controler-w7/evidence"),
        (ETAT := AuthorityBodyAddress("etat"), "body/etat"),
        (BASES := ScopedBodyAddress(L611_4, "caisses-de-base"), "body/css/L611-4/caisses-de-base"),
        (RelationAddress(ETAT, "controls", BASES), "relation/etat/controls/css/L611-4/caisses-de-base"),
        (DatasetAddress("competences"), "dataset/competences"),
        (ActivityAddress("extraction-0-1-0"), "activity/extraction-0-1-0"),
        (AgentAddress("anne-roy"), "agent/anne-roy"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_addresses_are_frozen(address: Address, path: str) -> None:
    """The IRIs of the decision record: they never change."""
    assert mint_iri(address) == BASE + path


@pytest.mark.parametrize(
    "iri",
    [
        "https://example.org/article/css/L611-4",
        BASE,
        BASE + "article/css",
        BASE + "article/CSS/L611-4",
        BASE + "article/css/L611-4/2015-12-23/frl",
        BASE + "article/css/L611-4/2015-12-23/point-2/controler",
        BASE + "article/css/L611-4/2015-12-23/point-2/controler-w0",
        BASE + "article/css/L611-4/2015-12-23/point-2/controler-w07",
        BASE + "article/css/L611-4/pointe-2",
        BASE + "article/css/R*123-1",
        BASE + "article/css/R--inconnu-1",
        BASE + "relation/etat/loves/etat",
        BASE + "thing/x",
    ],
)
def test_other_iris_are_refused(iri: str) -> None:
    """What no address mints is refused with a sentence that names it."""
    with pytest.raises(IriError, match="cannot be an address"):
        parse_iri(iri)


@pytest.mark.parametrize("base", ["w3id.org/x/", "https://w3id.org/x", "https://w3id.org/x#", "https://w3 id.org/"])
def test_a_bad_base_is_refused(base: str) -> None:
    """A base is an absolute http IRI that ends in a slash."""
    with pytest.raises(IriError, match="ends with /"):
        mint_iri(L611_4, base=base)
