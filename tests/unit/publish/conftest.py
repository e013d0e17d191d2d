"""A browser that published pages are looked at in."""

import shutil

import pytest

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: the page was not looked at in a browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_html(browser, tmp_path):
    """Opens a page from a file; ``page.requests`` holds all addresses it asks for."""
    contexts = []

    def open_it(html, fragment="", **options):
        address = tmp_path / "page.html"
        address.write_text(html, "utf-8")
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.requests = []
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto(address.as_uri() + fragment)
        return page

    yield open_it
    for context in contexts:
        context.close()
