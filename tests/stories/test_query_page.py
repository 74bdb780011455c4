"""The page for SPARQL: a plain form, and the editor where it is wanted."""

from __future__ import annotations

from playwright.sync_api import expect


def test_a_question_of_the_catalogue_in_the_editor(visit, server: str) -> None:
    """Opened, a question picked, run, answered in a table; nothing is asked of anybody else, no policy is broken."""
    page = visit(f"{server}/query")
    expect(page.locator(".yasqe")).to_have_count(0)
    page.click("#edit")
    page.wait_for_selector(".yasqe .CodeMirror")
    expect(page.locator("form[data-endpoint]")).to_be_hidden()
    page.select_option("#pick", "who-controls-whom")
    page.wait_for_selector(".yasr_results tbody tr")
    expect(page.locator(".yasr_results tbody")).to_contain_text("contrôler")


def test_without_the_editor(visit, server: str) -> None:
    """The form answers without a script of its own, a question of the catalogue too."""
    page = visit(f"{server}/query")
    page.click("text=Exécuter")
    page.wait_for_url("**/query?query=*")
    page.locator("main tbody tr").nth(1).wait_for()
    page.click("details summary")
    before = page.url
    page.click("details >> text=Qui contrôle qui")
    page.wait_for_url(lambda address: address != before)
    expect(page.locator("main tbody")).to_contain_text("contrôler")
