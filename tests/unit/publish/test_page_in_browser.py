"""The page as a browser shows it: accessible, self-contained, and whole without JavaScript."""

from functools import partial

import pytest

from fakes import OUTLETS, an_edition, some_reports
from standfirst.publish.layout import Frame
from standfirst.publish.page import to_html

pytestmark = pytest.mark.browser


@pytest.fixture
def open_page(open_html):
    reports = {report.id: report for report in some_reports()}
    html = to_html(an_edition(), Frame(reports, OUTLETS, "Sarn desk"))
    return partial(open_html, html)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_passes_an_accessibility_check(open_page, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(color_scheme=scheme)
    page.check("#all")
    page.click("summary >> nth=0")
    page.click("#s1-1 + button")
    found = Axe().run(page).response
    assert [
        (rule["id"], [n["target"] for n in rule["nodes"]]) for rule in found["violations"]
    ] == []
    assert {"color-contrast", "label", "list"} <= {rule["id"] for rule in found["passes"]}


def test_page_asks_the_network_for_nothing(open_page):
    page = open_page()
    page.click("#s1-1 + button")
    page.wait_for_timeout(100)
    assert [url for url in page.requests if not url.startswith("file:")] == []
    assert len(page.requests) == 1


def test_number_opens_the_sources_without_javascript(open_page):
    page = open_page(java_script_enabled=False)
    assert not page.locator("#n4").is_visible()
    page.click("#s1-1 + button")
    assert page.locator("#n4").is_visible()
    assert "Irena Dolsk (Telegram)" in page.locator("#n4").inner_text()


def test_keyboard_opens_and_closes_the_sources(open_page):
    page = open_page()
    page.focus("#s1-1 + button")
    page.keyboard.press("Enter")
    assert page.locator("#n4").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "close"
    page.keyboard.press("Escape")
    assert not page.locator("#n4").is_visible()


def test_address_of_a_note_shows_it(open_page):
    page = open_page("#n4")
    assert page.locator("#n4").is_visible()
    assert not page.locator("#n5").is_visible()


def test_print_holds_every_note_source_and_reason(open_page):
    page = open_page()
    page.emulate_media(media="print")
    assert page.locator(".note:visible").count() == page.locator(".note").count() == 7
    # A closed <details> keeps its box in print: what counts is that it takes up room.
    assert page.locator(".sources").bounding_box()["height"] > 20
    assert page.locator(".left-out").bounding_box()["height"] > 20


@pytest.mark.parametrize("width", [320, 1280])
def test_page_never_scrolls_sideways(open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    page.click("#s1-1 + button")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    number, sentence = (
        page.locator(one).evaluate("e => [...e.getClientRects()].at(-1).bottom")
        for one in ("#s1-1 + button", "#s1-1")
    )
    assert number <= sentence  # the number stands on the last line of its sentence
    box = page.locator("#n4").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
