"""The page as a reader has it: a real browser, the page from the disk, no network."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from rsi_graph.network import Network
from rsi_graph.visualise import to_html

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
needs_browser = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver")
CAISSE = "Caisse nationale du régime social des indépendants"


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for switch in ("--headless", "--no-sandbox", "--disable-gpu", "--window-size=1400,1200", "--disable-dev-shm-usage"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


def opened(browser: webdriver.Chrome, folder: Path, network: Network) -> webdriver.Chrome:
    page = folder / "network.html"
    page.write_text(to_html(network), "utf-8")
    browser.get_log("browser")  # forgets what an earlier page said
    browser.get(page.as_uri())
    return browser


@pytest.fixture
def page(browser: webdriver.Chrome, tmp_path: Path, network: Network) -> webdriver.Chrome:
    """L611-4, opened anew."""
    return opened(browser, tmp_path, network)


def one(page: webdriver.Chrome, selector: str) -> WebElement:
    return page.find_element(By.CSS_SELECTOR, selector)


def shown(page: webdriver.Chrome, selector: str) -> list[WebElement]:
    return [element for element in page.find_elements(By.CSS_SELECTOR, selector) if element.is_displayed()]


def node(page: webdriver.Chrome, label: str) -> WebElement:
    groups = page.find_elements(By.CSS_SELECTOR, "[data-node]")
    return next(group for group in groups if (group.get_attribute("textContent") or "").startswith(label))


def complaints(page: webdriver.Chrome) -> list[str]:
    return [entry["message"] for entry in page.get_log("browser")]


def test_page_asks_nothing_of_any_network(any_network: Network) -> None:
    """No address to load from, in no attribute and no style; only names of things have addresses."""
    markup = re.sub(r"<script.*?</script>", "", to_html(any_network), flags=re.DOTALL)
    assert re.findall(r'<(?:link|script|img|iframe|object|embed)\b(?![^>]*href="data:,")', markup) == []
    assert not re.search(r"@import|url\(", markup)
    assert "default-src 'none'" in unescape(markup)


def test_data_in_the_page_is_the_network(any_network: Network) -> None:
    """JSON that no text can end, with every node and relation."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', to_html(any_network), re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert set(data["nodes"]) == set(any_network.nodes)
    assert len(data["relations"]) == any_network.number_of_edges()


@needs_browser
def test_nothing_in_a_text_becomes_code(browser: webdriver.Chrome, tmp_path: Path, hostile: Network) -> None:
    """Labels that want to be scripts are shown as words; the browser has nothing to complain of."""
    page = opened(browser, tmp_path, hostile)
    assert complaints(page) == []
    assert len(page.find_elements(By.TAG_NAME, "script")) == 2
    assert page.find_elements(By.TAG_NAME, "img") == []
    assert one(page, "h1").text == "</script><script>alert(1)</script>"
    page.execute_script("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", one(page, ".label"))
    assert shown(page, "#panel blockquote")


@needs_browser
def test_an_empty_network_says_so(browser: webdriver.Chrome, tmp_path: Path, empty: Network) -> None:
    """No relation: a sentence, and no error."""
    page = opened(browser, tmp_path, empty)
    assert complaints(page) == []
    assert "Aucune relation" in one(page, "tbody").text


@needs_browser
def test_a_click_on_an_arrow_shows_the_words_of_the_law(page: webdriver.Chrome) -> None:
    """The words between two institutions lead to their evidence."""
    label = next(group for group in page.find_elements(By.CSS_SELECTOR, ".label") if "requiert" in group.text)
    label.click()
    quotes = [quote.text for quote in shown(page, "#panel blockquote")]
    assert any(quote.startswith("« contrôler l'action des caisses de base") for quote in quotes)
    assert "en vigueur du 23 décembre 2015 au 31 décembre 2016" in one(page, "#panel").text
    assert complaints(page) == []


@needs_browser
def test_a_click_on_an_institution_lists_what_it_does_and_undergoes(page: webdriver.Chrome) -> None:
    """Each line leads on to the words of the law."""
    node(page, "Caisse nationale").click()
    panel = one(page, "#panel").text
    assert "Agit sur" in panel
    assert "Soumis à l'action de" in panel
    one(page, "#panel li button").click()
    assert shown(page, "#panel blockquote")


@needs_browser
def test_keyboard_alone_reaches_everything(page: webdriver.Chrome) -> None:
    """Tab goes to each institution and arrow, Enter opens it."""
    reachable = page.find_elements(By.CSS_SELECTOR, "#picture [tabindex='0'][role='button']")
    assert len(reachable) == len(page.find_elements(By.CSS_SELECTOR, "[data-node], .label"))
    reachable[0].send_keys(Keys.ENTER)
    assert shown(page, "#panel h2")


@needs_browser
def test_filter_hides_relations_and_their_rows(page: webdriver.Chrome) -> None:
    """Without "finance" the two schemes, their arrows and rows are gone."""
    counted = ("tbody tr", ".label", "[data-node]")
    before = [len(shown(page, selector)) for selector in counted]
    one(page, "#filters summary").click()
    one(page, "#filter input[value='finance']").click()
    assert [len(shown(page, selector)) for selector in counted] == [number - 2 for number in before]
    one(page, "#filter input[value='finance']").click()
    assert [len(shown(page, selector)) for selector in counted] == before


@needs_browser
@pytest.mark.parametrize(("question", "answer"), [("independants", "1 institution trouvée"), ("zzz", "Aucune")])
def test_search_is_blind_to_accents(page: webdriver.Chrome, question: str, answer: str) -> None:
    """What is found is marked and counted; nothing found is said."""
    one(page, "#search").send_keys(question)
    assert one(page, "#found").text.startswith(answer)
    assert len(page.find_elements(By.CSS_SELECTOR, "#picture .found")) == (question != "zzz")


@needs_browser
def test_zoom_and_see_all(page: webdriver.Chrome) -> None:
    """The buttons make the picture larger, and as it was."""
    picture = one(page, "#picture svg")
    before = picture.rect["width"]
    one(page, "#nearer").click()
    page.execute_async_script("setTimeout(arguments[0], 400)")
    assert picture.rect["width"] > before
    one(page, "#fit").click()
    page.execute_async_script("setTimeout(arguments[0], 400)")
    assert picture.rect["width"] <= one(page, "#picture").rect["width"]


@needs_browser
def test_english_beside_french(page: webdriver.Chrome) -> None:
    """One button speaks the other language, back and forth; the law stays in French."""
    one(page, "#language").click()
    assert one(page, "html").get_attribute("lang") == "en"
    assert "controls" in one(page, "tbody").text
    assert "contrôler l'action des caisses de base" in one(page, "tbody").text
    one(page, "#language").click()
    assert one(page, "thead").text.startswith("Qui")


@needs_browser
@pytest.mark.parametrize("width", [360, 800, 1400])
def test_page_fits_its_window(page: webdriver.Chrome, width: int) -> None:
    """Nothing sticks out sideways, on a telephone neither."""
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    assert page.execute_script("return document.documentElement.scrollWidth") <= width
    page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@needs_browser
def test_page_is_whole_without_its_script(browser: webdriver.Chrome, tmp_path: Path, network: Network) -> None:
    """Where scripts are off there is the picture and the table, and no dead button."""
    page = opened(browser, tmp_path, network)
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    page.refresh()
    assert len(shown(page, "tbody tr")) == network.number_of_edges()
    assert shown(page, "#picture svg")
    assert not shown(page, "button, input")
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
