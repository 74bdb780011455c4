"""L611-4 from 1985 to its repeal, by eye against the texts; and histories nobody wrote."""

from __future__ import annotations

import html
import os
import re
import xml.etree.ElementTree as ET
from base64 import b64encode
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from subprocess import run

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS

from rsi_graph.changes import (
    ChangeKind,
    History,
    NoSuchThing,
    Texts,
    change_graph,
    compare,
    histories,
    history_of,
    in_force,
    states_about,
    states_of,
    steps_by,
    to_history_rows,
    to_history_text,
)
from rsi_graph.extract import extract
from rsi_graph.graph import to_graph
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Article, Reading
from rsi_graph.namespaces import RSI
from rsi_graph.pipeline import read_competences
from rsi_graph.query import find_query, run_query
from rsi_graph.sources import read_articles
from rsi_graph.validate import validate
from rsi_graph.visualise import to_history_html, to_timeline

HERE = Path(__file__).parent
CORPUS = Path(os.environ.get("RSI_GRAPH_CORPUS") or HERE.parents[2] / "shared" / "corpus")
BUNDLE = CORPUS / "rsi-history.bundle"
CODE = "code-de-la-securite-sociale"


def git(folder: Path, *words: str) -> str:
    return run(["git", *words], cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.fixture(scope="module")
def whole() -> Graph:
    """The graph of every state of the article, read from the bundle as it is."""
    if not BUNDLE.exists():
        pytest.skip("the bundle of the article's history is not there")
    states = (one for one in read_articles(BUNDLE) if isinstance(one, Article) and one.number == "L611-4")
    return to_graph([extract(one, load_lexicon()) for one in states])


def write_versions(bundle: Path, folder: Path) -> Path:
    """Each dated text of L611-4 of the bundle as a file with its dates beside it."""
    git(folder, "clone", "-q", str(bundle), "history")
    clone, law = folder / "history", folder / CODE
    law.mkdir()
    commits = [
        line.split() for line in git(clone, "log", "--reverse", "--format=%H %as", "--", "*/l611-4.md").splitlines()
    ]
    days = [date.fromisoformat(day) for _, day in commits]
    for (commit, _), day, following in zip(commits, days, [*days[1:], None], strict=True):
        paths = [p for p in git(clone, "ls-tree", "-r", "--name-only", commit).splitlines() if p.endswith("/l611-4.md")]
        if paths:
            (law / f"{day}.md").write_text(git(clone, "show", f"{commit}:{paths[0]}"), "utf-8")
            last = f"last_day = {following - timedelta(days=1)}\n" if following else ""
            facts = f'code = "{CODE}"\nnumber = "L611-4"\nstart = {day}\n{last}'
            (law / f"{day}.toml").write_text(facts, "utf-8")
    return law


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    if not BUNDLE.exists():
        pytest.skip("the bundle of the article's history is not there")
    law = write_versions(BUNDLE, tmp_path_factory.mktemp("law"))
    return to_graph([reading for reading in read_competences([law]) if isinstance(reading, Reading)])


@pytest.fixture(scope="module")
def history(graph: Graph) -> History:
    return history_of(states_about(states_of(graph), "L. 611-4"))


def test_seven_texts_and_a_repeal(history: History) -> None:
    """The days on which the article changed."""
    assert [str(step.day) for step in history.steps] == [
        "1985-12-21", "1994-01-19", "2005-12-09", "2007-01-01", "2008-01-01", "2015-12-23", "2017-01-01", "2018-01-01",
    ]  # fmt: skip
    assert len(history.states) == 7
    assert history.steps[-1].after is None


def test_each_day_changes_what_the_texts_say(history: History) -> None:
    """Counts of gained, lost, reworded, kept: in 2005 another institution comes, so nothing is kept."""
    counted = {str(step.day): tuple(len(step.of(kind)) for kind in ChangeKind) for step in history.steps}
    assert counted == {
        "1985-12-21": (6, 0, 0, 0),
        "1994-01-19": (1, 0, 0, 6),
        "2005-12-09": (24, 7, 0, 0),
        "2007-01-01": (1, 0, 0, 24),
        "2008-01-01": (4, 0, 0, 25),
        "2015-12-23": (1, 0, 0, 29),
        "2017-01-01": (2, 1, 0, 29),
        "2018-01-01": (0, 31, 0, 0),
    }


def test_changes_are_those_that_were_checked_by_eye(history: History) -> None:
    """One line a change, with who held it and its words before and after: golden/L611-4.tsv."""
    columns = ("day", "change", "item_before", "item", "holders", "words_before", "words")
    cells = [[row[key] for key in columns] for row in to_history_rows(history)]
    lines = ["\t".join(", ".join(cell) if isinstance(cell, list) else str(cell) for cell in row) for row in cells]
    golden = (HERE / "golden" / "L611-4.tsv").read_text("utf-8").splitlines()
    assert ["\t".join(columns), *lines] == golden


def test_changes_as_rdf_conform_and_lead_to_competences(history: History, graph: Graph) -> None:
    """Each step is an `rsi:CompetenceChange`; what it names is in the graph."""
    changes = change_graph(history.steps)
    assert len(set(changes.subjects(RDF.type, RSI.CompetenceChange))) == 8
    for predicate in (RSI.gained, RSI.lost, RSI.reworded):
        assert all((one, RDF.type, RSI.Competence) in graph for one in changes.objects(None, predicate))
    assert validate(changes + graph).exit_code == 0


def test_who_controlled_on_a_day(graph: Graph) -> None:
    """On 2006-06-01 the Caisse nationale controls the caisses de base; in 2000 another one did others."""
    states, by_day = states_of(graph), {}
    for day in (date(2000, 1, 1), date(2006, 6, 1), date(2019, 1, 1)):
        said = (s for state in in_force(states, day) for s in state.statements if s.action == "control")
        by_day[day] = {(s.who[0], s.words) for s in said}
    name = "Caisse nationale du régime social des indépendants"
    assert (name, "contrôler l'action des caisses de base") in by_day[date(2006, 6, 1)]
    assert {who for who, _ in by_day[date(2000, 1, 1)]} == {
        "caisse nationale d'assurance maladie et maternité des travailleurs non salariés"
    }
    assert by_day[date(2019, 1, 1)] == set()


def test_text_and_picture_tell_every_competence(history: History) -> None:
    """One row a competence, one bar at least."""
    text, picture = to_history_text(history), ET.fromstring(to_timeline([history], title="L611-4").encode())
    assert "2018-01-01 (abrogation) : 0 gagnée, 31 perdues" in text
    bars = [rect for rect in picture.iter("{http://www.w3.org/2000/svg}rect") if rect.get("class", "").startswith("f-")]
    assert len(bars) >= len(history.threads) == 39


def test_a_body_through_time(graph: Graph) -> None:
    """Only what it holds, in whatever article."""
    states = states_about(states_of(graph), "autorité compétente de l'Etat")
    assert {s.verb for state in states for s in state.statements} == {"placer"}


def test_unknown_name_is_answered_by_near_ones(graph: Graph) -> None:
    """A slip of the pen."""
    with pytest.raises(NoSuchThing, match=r"Did you mean .*Caisse nationale du régime social des indépendants"):
        states_about(states_of(graph), "Caisse nationale du régime social des independant")


def test_shipped_graph_has_one_state(history: History) -> None:
    """Of the same text the shipped graph says the same as the history."""
    from rsi_graph.pipeline import read_graph

    [state] = states_of(read_graph())
    assert str(state.start) == "2015-12-23"
    of_day = next(s for s in history.states if s.start == state.start)
    assert {change.kind for change in compare(of_day.statements, state.statements)} == {ChangeKind.KEPT}


def test_texts_that_changed_it_are_told(whole: Graph) -> None:
    """What the commit's message names; what has a kind and a number has an address of its own."""
    [one] = histories(states_about(states_of(whole), "L611-4"))
    texts = {str(step.day): step.texts for step in one.steps}
    assert texts["2008-01-01"].iris == ("https://w3id.org/rsi-graph/id/act/loi-2007-1786",)
    assert texts["2015-12-23"].words == ("2015-1702 du 21 décembre 2015",)
    assert texts["2015-12-23"].iris == ()
    assert "https://w3id.org/rsi-graph/id/act/loi-2017-1836" in texts["2018-01-01"].iris
    assert (URIRef(texts["2008-01-01"].iris[0]), RDFS.label, Literal("loi 2007-1786", lang="fr")) in whole


@pytest.mark.parametrize("text", ["2007-1786", "loi 2007-1786", "https://w3id.org/rsi-graph/id/act/loi-2007-1786"])
def test_what_this_law_changed(whole: Graph, text: str) -> None:
    """The law of 2007-12-19 gave the Caisse nationale its 12°: four competences, nothing else in the bundle."""
    rows = [row for one in steps_by(histories(states_of(whole)), text) for row in to_history_rows(one)]
    assert {(row["article"], row["change"], row["item"]) for row in rows if row["article"] == "css/L611-4"} == {
        ("css/L611-4", "gained", "12°")
    }
    assert len([row for row in rows if row["article"] == "css/L611-4"]) == 4


def test_unknown_text_is_answered_by_near_ones(whole: Graph) -> None:
    """Half a number names nothing."""
    with pytest.raises(NoSuchThing, match="amending text"):
        steps_by(histories(states_of(whole)), "2007-17")


def test_what_this_law_changed_by_query(whole: Graph) -> None:
    """The changes as RDF beside the graph answer the catalogue's question; they conform to the shapes."""
    [one] = histories(states_about(states_of(whole), "L611-4"))
    changes = change_graph(one.steps)
    law = URIRef("https://w3id.org/rsi-graph/id/act/loi-2007-1786")
    assert [str(step)[-10:] for step in changes.subjects(RSI.changedBy, law)] == ["2008-01-01"]
    asked = run_query(find_query("changes-by-text"), whole + changes, {"text": "2007-1786"})
    assert [(str(row[2]), str(row[4])) for row in asked.rows] == [
        ("gained", "mettre en œuvre"), ("gained", "coordonner"), ("gained", "requérir"), ("gained", "utiliser"),
    ]  # fmt: skip
    assert validate(change_graph(one.steps) + whole).exit_code == 0


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        ("2006-06-01", {"Caisse nationale du régime social des indépendants"}),
        ("2004-01-01", set()),
        ("2019-01-01", set()),
    ],
)
def test_who_controlled_the_caisses_de_base(whole: Graph, day: str, holders: set[str]) -> None:
    """The question of the catalogue with a day; before 2005 there are no caisses de base, after 2017 none any more."""
    asked = run_query(find_query("who-controls-whom-on"), whole, {"day": day})
    assert {str(row[1]) for row in asked.rows if str(row[3]) == "caisses de base"} == holders


def test_history_as_a_page(history: History) -> None:
    """Whole by itself: its policy allows its two style sheets and nothing else; French and English; every change."""
    page = to_history_html([history], title="L611-4")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    hashes = {f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" for style in styles}
    assert set(re.findall(r"'sha256-[^']+'", html.unescape(policy[1]))) == hashes
    assert "default-src 'none'" in html.unescape(policy[1])
    assert not re.search(r"<script|\son\w+=|\sstyle=|src=|@import|url\(", page)
    assert page.count('<li class="gained">') == 39
    assert page.count('<li class="lost">') == 39
    assert "Competences and their place in the law" in page


def test_page_shows_hostile_words_as_words(history: History) -> None:
    """Markup in a text of law, in a name or in an address stays text."""
    evil = replace(
        history.states[0].statements[0], object="<script>alert(1)</script>", who=("<b onclick=x>",),
        iri="javascript:alert(1)",
    )  # fmt: skip
    state = replace(history.states[0], name='"><img src=x>', statements=(evil,), amended_by=Texts(("<i>loi</i>",)))
    page = to_history_html([history_of([state])], title="</title><script>")
    assert not re.search(r"<(script|img|i|b onclick)\b", page)
    assert "javascript:" not in page
