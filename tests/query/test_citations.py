"""Citations through an invented code: who cites whom, what leads nowhere, what is repealed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from rsi_graph.extract import extract
from rsi_graph.graph import DatasetInfo, to_graph
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Article
from rsi_graph.namespaces import BASE, ELI
from rsi_graph.pipeline import build_corpus
from rsi_graph.pipeline.corpus import run as runs
from rsi_graph.query import run_query
from rsi_graph.query.catalogue import find_query
from rsi_graph.sources import read_articles
from rsi_graph.validate import validate

ON = DatasetInfo(reference_date=date(2020, 1, 1))
LAW = {
    # name: (number, first day, last day, text)
    "l1": ("L1", "2001-01-01", "", "La Caisse nationale contrôle les caisses mentionnées à l'article L. 2."),
    "l2-old": ("L2", "2001-01-01", "2010-12-31", "Les caisses gèrent le fonds prévu à l'article L. 3."),
    "l3": ("L3", "2001-01-01", "", "Les caisses gèrent un fonds, dans les conditions du 1° de l'article L. 4."),
    "l4-old": ("L4", "2001-01-01", "2010-12-31", "Un décret fixe :\n\n1° Les conditions de l'article L. 3."),
    "l4-new": ("L4", "2011-01-01", "", "Un décret fixe :\n\n1° Les conditions de l'article L. 1 et de l'article L. 9."),
    "l5": ("L5", "2001-01-01", "", "(Abrogé)"),
    "l6": (
        "L6",
        "2001-01-01",
        "",
        "Le ministre contrôle la caisse, sous réserve des articles L. 5 et L. 2.",
    ),
}


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("law") / "code-du-sport"
    folder.mkdir()
    for name, (number, first, last, text) in LAW.items():
        paragraphs = "".join(f"<p>{one}</p>\n" for one in text.split("\n\n"))
        (folder / f"{name}.md").write_text(f"# Article {number}\n\n{paragraphs}", "utf-8")
        ends = f"last_day = {last}\n" if last else ""
        (folder / f"{name}.toml").write_text(f'code = "code-du-sport"\nstart = {first}\n{ends}', "utf-8")
    return folder


@pytest.fixture(scope="module")
def cited(law: Path) -> Graph:
    lexicon = load_lexicon()
    return to_graph([extract(one, lexicon) for one in read_articles(law) if isinstance(one, Article)], dataset=ON)


def rows(graph: Graph, name: str, *columns: str, **params: str) -> list[tuple[str, ...]]:
    answer = run_query(find_query(name), graph, params)
    places = [answer.variables.index(column) for column in columns]
    return [tuple(str(row[place]).partition(" (")[0] for place in places) for row in answer.rows]


def test_who_cites_whom(cited: Graph) -> None:
    """Points count as their article, versions as their article."""
    assert rows(cited, "who-cites-whom", "citing", "cited", "times", to="code-du-sport L3") == [
        ("code-du-sport L2", "code-du-sport L3", "1"),
        ("code-du-sport L4", "code-du-sport L3", "1"),
    ]
    assert ("code-du-sport L3", "code-du-sport L4", "1") in rows(cited, "who-cites-whom", "citing", "cited", "times")


def test_dangling_citations(cited: Graph) -> None:
    """L9 is nowhere, and of the six articles the code cites of itself it is the only one missing."""
    assert rows(cited, "dangling-citations", "cited", "times", "example") == [
        ("code-du-sport L9", "1", "code-du-sport L4 1°"),
    ]


def test_one_article_is_no_whole_code(graph: Graph) -> None:
    """What a single article cites stands elsewhere; nothing dangles."""
    assert rows(graph, "dangling-citations", "cited") == []


def test_repealed_targets(cited: Graph) -> None:
    """By an end without a successor, and by an article that says nothing but that it is repealed."""
    assert rows(cited, "repealed-targets", "point", "cited", "known", "until") == [
        ("code-du-sport L1 al. 1", "code-du-sport L2", "versions", "2010-12-31"),
        ("code-du-sport L6 al. 1", "code-du-sport L5", "versions", "None"),
        ("code-du-sport L6 al. 1", "code-du-sport L2", "versions", "2010-12-31"),
    ]
    assert rows(cited, "repealed-targets", "competent", article="code-du-sport L2")[0][0].startswith(
        "contrôler les caisses"
    )


def test_competences_without_a_basis(cited: Graph) -> None:
    """Those of L2, gone without a successor; those of the old L4 were replaced."""
    assert rows(cited, "basis-repealed", "verb", "point", "until") == [
        ("gérer", "code-du-sport L2 al. 1", "2010-12-31")
    ]


def test_repealed_article_is_not_in_force(cited: Graph) -> None:
    """An article that only says so is in force on no day."""
    states = set(cited.objects(URIRef(f"{BASE}article/code-du-sport/L5/2001-01-01"), ELI.in_force))
    assert states == {ELI["InForce-notInForce"]}


def test_shape_warns_of_repealed_targets(cited: Graph) -> None:
    """Only of what a text in force cites; the graph has no violation."""
    report = validate(cited)
    warned = [r.focus for r in report.results if r.shape == "target-repealed"]
    assert [focus.removeprefix(f"{BASE}article/code-du-sport/").partition("/")[0] for focus in warned] == [
        "L1",
        "L6",
        "L6",
    ]
    assert report.exit_code == 0


def test_shape_finds_the_same_shard_by_shard(
    law: Path, cited: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article may be cited in one shard and repealed in another, its versions in two."""
    monkeypatch.setattr(runs, "SHARD_SIZE", 1)
    result = build_corpus([law], tmp_path, jobs=1, dataset=ON, validate=True)
    assert result.report is not None
    assert set(Graph().parse(tmp_path / "competences.ttl")) == set(cited)
    assert result.report.results == validate(cited).results
