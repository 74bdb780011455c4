"""A graph whose words would be markup: shown as words, wherever a page shows them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from rsi_graph.resources import resource_path
from rsi_graph.serve import Limits, create_app

WORDS = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}}"
FUND = "/id/body/caisse-nationale-du-regime-social-des-independants"
ADDRESSES = (
    "/",
    "/search?name=script",
    FUND,
    "/id/article/css/L611-4",
    "/id/article/css/L611-4/2015-12-23/point-11/coordonner-w3",
    "/q/who-controls-whom",
    "/q/competences-of-body?body=https://w3id.org/rsi-graph" + FUND,
    "/query?query=SELECT+*+{+?s+rdfs:label+?o+}+LIMIT+400",
    "/map",
    "/map?body=https://w3id.org/rsi-graph" + FUND,
    "/matrix",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("hostile") / "store"
    store = ox.Store(str(folder))
    for one in ox.parse(path=str(resource_path("data", "rsi.ttl")), format=ox.RdfFormat.TURTLE):
        words = isinstance(one.object, ox.Literal) and one.object.language
        value = ox.Literal(f"{WORDS} {one.object.value}", language="fr") if words else one.object
        store.add(ox.Quad(one.subject, one.predicate, value))
    store.flush()
    del store
    with TestClient(create_app(folder, Limits(workers=1))) as opened:
        yield opened


@pytest.mark.parametrize("address", ADDRESSES)
def test_words_stay_words(hostile: TestClient, address: str) -> None:
    """Each page shows them, escaped; scripts are only those of the pages themselves."""
    answer = hostile.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert "alert(" in answer.text
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in re.sub(r'<script type="application/json".*?</script>', "", answer.text, flags=re.DOTALL)
    assert "script-src 'unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("form", ["csv", "json", "xml", "tsv"])
def test_words_in_tables(hostile: TestClient, form: str) -> None:
    """Tables of other forms are never taken for a page."""
    answer = hostile.get(f"/q/who-controls-whom?_format={form}")
    assert (answer.status_code, "html" in answer.headers["content-type"]) == (200, False)
    assert answer.headers["x-content-type-options"] == "nosniff"
