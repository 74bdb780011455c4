"""Stories of readers beside the map: the sheet of a body, the matrix, questions, what happened in time."""

from __future__ import annotations

from playwright.sync_api import expect

BODY = "id/body/caisse-nationale-du-regime-social-des-independants"
CAISSE = "Caisse nationale du régime social des indépendants"


def test_sheet_of_a_body(visit, server: str) -> None:
    """Duties and powers in families, with whom, since when, and the same as CSV."""
    page = visit(f"{server}/{BODY}")
    expect(page.locator("h1")).to_have_text(CAISSE)
    assert [title.inner_text() for title in page.locator(".sheet h2").all()][:2] == [
        "Missions (indicatif) · Duties (indicative) (27)",
        "Facultés (« peut ») · Powers (“may”) (2)",
    ]
    assert page.locator(".sheet h3", has_text="Contrôle").count() >= 1
    expect(page.locator(".sheet")).to_contain_text("contrôler l'action des caisses de base")
    expect(page.locator(".sheet")).to_contain_text("conjointement avec caisses de base")
    expect(page.locator(".sheet > .note")).to_contain_text("2015-12-23")
    with page.expect_download() as kept:
        page.locator(".sheet").get_by_role("link", name="CSV", exact=True).click()
    rows = kept.value.path().read_text("utf-8").splitlines()
    assert len(rows) == 30


def test_sheet_is_made_for_paper(visit, server: str) -> None:
    """In print there is no navigation and no form."""
    page = visit(f"{server}/{BODY}")
    page.emulate_media(media="print")
    expect(page.locator(".sheet")).to_be_visible()
    expect(page.locator("nav")).to_be_hidden()


def test_matrix_opens_into_competences(visit, server: str) -> None:
    """The cell of who controls leads to as many competences as it says."""
    page = visit(f"{server}/matrix")
    place = [head.inner_text() for head in page.locator("thead tr:last-child th").all()].index("contrôler")
    cell = page.locator("tbody tr", has_text=CAISSE).locator("td").nth(place - 1)
    number = int(cell.inner_text())
    cell.locator("a").click()
    page.wait_for_url("**/cell?*")
    expect(page.locator("tbody tr")).to_have_count(number)
    expect(page.locator("tbody")).to_contain_text("action des caisses de base")


def test_question_with_parameters(visit, server: str) -> None:
    """A question is a form; its answer a table, a map, a download, and a query that one can read."""
    page = visit(f"{server}/q/who-acts-upon-whom")
    page.locator("input[name=from]").fill(CAISSE)
    page.locator("input[name=to]").fill("caisses de base")
    page.get_by_role("button", name="Demander").click()
    page.wait_for_url("**to=caisses*")
    expect(page.locator("tbody tr").first).to_be_visible()
    assert all("caisses de base" in row for row in page.locator("tbody tr").all_inner_texts())
    page.locator("summary", has_text="SPARQL").click()
    expect(page.locator("pre")).to_contain_text("SELECT")
    page.get_by_role("link", name="Carte · Map").last.click()
    page.wait_for_url("**/map?*")
    expect(page.locator("#picture [data-node]")).to_have_count(2)


def test_body_through_time(visit, past: str) -> None:
    """The sheet has a bar for each version that says so, from its first to its last day."""
    page = visit(f"{past}/{BODY}")
    row = page.locator(".timeline tbody tr", has_text="contrôler l'action des caisses de base")
    expect(row).to_have_count(1)
    expect(row.locator("title").first).to_contain_text("2005-12-09")
    bars = [float(bar.get_attribute("x").rstrip("%")) for bar in row.locator("rect").all()]
    assert bars == sorted(bars)
    assert bars[0] < bars[-1]


def test_large_store_says_what_it_leaves_out(visit, crowd: str) -> None:
    """Of six hundred bodies the busiest are shown, five hundred on demand; any other is found by name."""
    page = visit(f"{crowd}/map")
    expect(page.locator("#notice")).to_contain_text("institutions sur 600")
    assert page.locator("[data-node]").count() <= 24
    page.locator("#scope summary").click()
    page.locator("#scope select[name=most]").select_option("500")
    page.get_by_role("button", name="Montrer").click()
    page.wait_for_url("**most=500")
    page.locator("[data-node]").nth(489).wait_for(state="attached")
    assert page.locator("[data-node]").count() <= 500
    expect(page.locator(".label")).to_have_count(0)
    page.locator("#search").fill("caisse 599")
    page.locator("#hits").get_by_text("caisse 599").click()
    expect(page.locator("body")).to_contain_text("caisse 599")


def test_path_on_the_whole_store(visit, crowd: str) -> None:
    """The way between two bodies is looked for in the whole store, not in what is shown."""
    page = visit(f"{crowd}/map?from=caisse 0&to=caisse 7")
    names = page.locator("[data-node] title").all_text_contents()
    assert any(name.startswith("caisse 3 ") for name in names)
    expect(page.locator("#notice")).to_contain_text("Plus courts chemins de « caisse 0 » à « caisse 7 »")
