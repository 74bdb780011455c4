"""Stories of readers of the map: what they see, what they find, what they take along."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect
from rdflib import Graph

from rsi_graph.resources import resource_path

CAISSE = "Caisse nationale du régime social des indépendants"
CONTROL = "contrôler l'action des caisses de base"


def shown(page: Page, number: int) -> list[str]:
    """The IRIs of the bodies in the picture, once there are as many as this."""
    nodes = page.locator("[data-node]:visible")
    expect(nodes).to_have_count(number)
    return [one.get_attribute("data-node") or "" for one in nodes.all()]


def test_from_the_national_fund_to_the_local_ones(visit, read, explorer: str) -> None:
    """Search, choose, follow the control, read: the right words are marked in the right article."""
    page = visit(explorer)
    page.get_by_role("searchbox").fill("caisse nationale")
    page.locator("#hits").get_by_text(CAISSE).click()
    expect(page.locator("#panel h2")).to_have_text(CAISSE)
    page.locator("#panel").get_by_role("button", name="contrôle : caisses de base").click()
    expect(page.locator("#panel h2").first).to_have_text(f"{CAISSE} contrôle caisses de base")
    read(page)
    expect(page.locator("#panel h2").last).to_have_text("CSS L611-4")
    assert "".join(page.locator("#panel mark.chosen").all_inner_texts()) == CONTROL
    expect(page.locator("#panel")).to_contain_text("en vigueur du 23 décembre 2015 au 31 décembre 2016")


def test_article_is_whole_and_its_references_lead_to_the_official_text(visit, read, explorer: str) -> None:
    """What the panel shows is the published text, and each known reference has its address at Légifrance."""
    page = visit(explorer)
    page.locator(".label").first.click()
    read(page)
    assert len(page.locator("#panel .law").evaluate("element => element.textContent")) == 2762
    links = page.locator("#panel .law a")
    expect(links).to_have_count(4)
    assert all("legifrance.gouv.fr" in (link.get_attribute("href") or "") for link in links.all())


def test_what_is_copied(visit, read, explorer: str) -> None:
    """The citation names its place and validity; every triple of the Turtle stands in the graph."""
    page = visit(explorer)
    page.locator(".label", has_text="requiert").click()
    read(page)
    for name in ("Copier la citation", "Copier en Turtle"):
        page.get_by_role("button", name=name).click()
    page.locator("[data-copied]").nth(1).wait_for()
    cited, turtle = (one.get_attribute("data-copied") or "" for one in page.locator("[data-copied]").all())
    assert cited == (
        "Code de la sécurité sociale, art. L611-4, 2°, en vigueur du 23 décembre 2015 au 31 décembre 2016 :"
        f" « {CONTROL} »"
    )
    taken = Graph().parse(data=turtle, format="turtle")
    assert len(taken) == 7
    assert set(taken) <= set(Graph().parse(resource_path("data", "rsi.ttl")))


def test_only_finance(visit, explorer: str) -> None:
    """Without the other families the two schemes that are financed remain, in the picture and in the table."""
    page = visit(explorer)
    page.locator("#filters summary").click()
    for family in ("control", "steering"):
        page.locator(f"[data-family='{family}']").uncheck()
    shown(page, 3)
    rows = page.locator("tr[data-relation]:visible")
    expect(rows).to_have_count(2)
    assert all("finance" in row.inner_text() for row in rows.all())
    expect(page.locator("#state")).to_have_text("2 relations sur 10, 3 institutions")
    page.locator("#fit").click()
    shown(page, 7)


def test_path_between_two_bodies(visit, explorer: str) -> None:
    """From the State to the funds with which others have an agreement there is one way."""
    page = visit(explorer)
    page.locator("#filters summary").click()
    page.locator("#path-from").select_option(label="autorité compétente de l'Etat")
    page.locator("#path-to").select_option(label="caisses de base")
    shown(page, 3)
    page.locator("#path-from").select_option(label="caisses de base")
    page.locator("#path-to").select_option(label=CAISSE)
    expect(page.locator("#state")).to_have_text("Aucun chemin dans ce sens.")


def test_neighbours_and_hovering(visit, explorer: str) -> None:
    """A body alone with its neighbours; what the pointer stands on is said in words."""
    page = visit(explorer)
    page.locator("[data-node]", has_text="contrôle médical").click()
    page.get_by_role("button", name="Ne voir que ses voisins").click()
    shown(page, 2)
    page.locator(".label:visible").hover()
    expect(page.locator("#hovered")).to_have_text(
        f"{CAISSE} → contrôle médical contrôle, art. L611-4, 5° coordonne, art. L611-4, 5°", use_inner_text=False
    )


def test_places_are_said_as_jurists_say_them(visit, explorer: str) -> None:
    """Several places in an article are listed in words; a line says the same as the words on it."""
    page = visit(explorer)
    page.locator(".label", has_text="requiert").hover()
    expect(page.locator("#hovered")).to_contain_text("contrôle, art. L611-4, 2°, 6° et al. 15")
    page.locator(".label", has_text="tutelle").hover()
    expect(page.locator("#hovered")).to_contain_text("exerce la tutelle sur, art. L611-4, al. 16")


@pytest.mark.parametrize("narrowed", [False, True])
def test_still_holds_what_is_seen(visit, explorer: str, *, narrowed: bool) -> None:
    """The exported SVG has the nodes that are seen and no other, with legend and source line; so has the PNG."""
    page = visit(explorer)
    if narrowed:
        page.locator("#filters summary").click()
        page.locator("[data-family='control']").uncheck()
    seen = shown(page, 5 if narrowed else 7)
    with page.expect_download() as kept:
        page.locator("#svg").click()
    svg = kept.value.path().read_text("utf-8")
    still = ET.parse(io.StringIO(svg))
    assert [one.get("data-node") for one in still.iter() if one.get("data-node")] == seen
    words = "".join(still.getroot().itertext())
    assert "Article L611-4 du code de la sécurité sociale, version du 23 décembre 2015" in words
    assert "financer" in words
    with page.expect_download() as kept:
        page.locator("#png").click()
    assert kept.value.path().read_bytes().startswith(b"\x89PNG")


def test_still_as_pdf(visit, explorer: str) -> None:
    """The sheet that is printed has the size of the picture and holds it alone; afterwards all is as before."""
    page = visit(explorer)
    page.evaluate("window.print = () => {}")
    page.locator("#pdf").click()
    page.emulate_media(media="print")
    expect(page.locator("#picture svg")).to_be_visible()
    expect(page.locator("header")).to_be_hidden()
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert printed.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("header")).to_be_visible()


def test_keyboard_alone(visit, explorer: str) -> None:
    """Search with arrows and Enter, go on by Tab to a relation, into its article: no pointer."""
    page = visit(explorer)
    page.locator("#search").focus()
    page.keyboard.type("nationale")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(CAISSE)
    control = page.locator("#panel").get_by_role("button", name="contrôle : caisses de base")
    for _ in range(60):
        if control.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2").first).to_have_text(f"{CAISSE} contrôle caisses de base")
    page.locator(".label", has_text="tutelle").focus()
    page.keyboard.press("Space")
    expect(page.locator("#panel h2").first).to_contain_text("exerce la tutelle sur")


def test_other_language(visit, read, explorer: str) -> None:
    """Everything that is ours is said in English; the law stays in French."""
    page = visit(explorer)
    page.locator(".label", has_text="requiert").click()
    read(page)
    page.get_by_role("button", name="English").click()
    expect(page.locator("#panel")).to_contain_text("Copy as citation")
    assert "".join(page.locator("#panel mark.chosen").all_inner_texts()) == CONTROL
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_year_2006(visit, read, past: str) -> None:
    """The slider goes back to 2006: other relations are seen, the article is another, its differences are marked."""
    page = visit(f"{past}/map")
    page.locator("#search").fill(CAISSE)
    page.locator("#hits button", has_text=CAISSE).first.click()
    page.get_by_role("button", name="Ne voir que ses voisins").click()
    expect(page.locator("#state")).not_to_have_text(re.compile(r"^(\d+) relations sur \1,"))
    days = page.evaluate("JSON.parse(document.getElementById('data').textContent).days")
    states = {}
    for wanted in ("2006", "2016"):
        place = max(rank for rank, day in enumerate(days) if day <= f"{wanted}-06-01")
        page.locator("#day").fill(str(place))
        expect(page.locator("#on")).to_contain_text(days[place][:4])
        states[wanted] = page.locator("#state").inner_text()
    assert states["2006"] != states["2016"]
    page.locator(".label:visible", has_text="requiert").click()
    read(page)
    expect(page.locator("#panel .versions ol li")).to_have_count(7)
    expect(page.locator("#panel ins, #panel del").first).to_be_attached()
    oldest = page.locator("#panel .versions").first
    oldest.locator("summary").click()
    oldest.locator("button").first.click()
    expect(page.locator("#panel")).to_contain_text(re.compile("en vigueur du 9 décembre 2005"))
