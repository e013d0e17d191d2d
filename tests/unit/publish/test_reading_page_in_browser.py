"""The page of a reading as a browser shows it: pointing, pressing and tapping, without a script."""

import pytest

from fakes import OUTLETS, a_reading, a_report, a_statement
from standfirst.publish import readings_to_html
from standfirst.records import Mention, MentionKind, Parts, Span, Speaker, StatementKind

pytestmark = pytest.mark.browser

REPORT = a_report(
    "Quiet in Ostrel\n\n"
    "Irena Dolsk said on Telegram that Gleb Orshin had claimed “the port is ours,” and “it is not.”"
    + "\n\nNobody was hurt."
    * 30
)
OUTER = a_statement(
    REPORT,
    "that Gleb Orshin had claimed “the port is ours,” and “it is not.”",
    source="Irena Dolsk",
    cue="said",
    kind=StatementKind.MIXED,
    speaker=Speaker("p1", "Irena Dolsk"),
)
INNER = a_statement(
    REPORT, "“the port is ours,”", "“it is not.”", source="Gleb Orshin", cue="had claimed"
)
LOOSE = a_statement(REPORT, "Nobody was hurt.", kind=StatementKind.INDIRECT, hedged=True)
READING = a_reading(
    REPORT,
    OUTER,
    INNER,
    LOOSE,
    parts=Parts(headline=Span(0, 15)),
    mentions=(Mention(MentionKind.PLACE, Span(9, 15), "Ostrel"),),
)
PAGE = readings_to_html(((REPORT, READING),), outlets=OUTLETS)


def lit(page):
    """The words that are lit up, each as the part it is."""
    names = {"--lit-content": "content", "--lit-source": "source", "--lit-cue": "cue"}
    return page.evaluate(
        """names => {
            const probe = document.body.appendChild(document.createElement("i"));
            const colours = Object.entries(names).map(([name, part]) => {
                probe.style.backgroundColor = `var(${name})`;
                return [getComputedStyle(probe).backgroundColor, part];
            });
            probe.remove();
            const parts = Object.fromEntries(colours);
            return [...document.querySelectorAll(".text span.h")]
                .map(e => [e.textContent, parts[getComputedStyle(e).backgroundColor]])
                .filter(([, part]) => part);
        }""",
        names,
    )


INNER_LIT = [
    ["Gleb Orshin", "source"],
    ["had claimed", "cue"],
    ["“the port is ours,”", "content"],
    ["“it is not.”", "content"],
]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_page_passes_an_accessibility_check(open_html, scheme, width):
    from axe_playwright_python.sync_playwright import Axe

    page = open_html(PAGE, color_scheme=scheme, viewport={"width": width, "height": 800})
    page.hover("text=“it is not.”")
    found = Axe().run(page).response
    assert [
        (rule["id"], [n["target"] for n in rule["nodes"]]) for rule in found["violations"]
    ] == []
    assert {"color-contrast", "label", "list"} <= {rule["id"] for rule in found["passes"]}
    assert len(page.requests) == 1


def test_pointing_lights_up_all_parts_of_the_innermost_statement(open_html):
    page = open_html(PAGE, viewport={"width": 1280, "height": 800})
    assert lit(page) == []
    page.hover(".text >> text=“it is not.”")
    assert lit(page) == INNER_LIT
    assert page.locator(".note:visible").count() == 1
    assert "speaker not told" in page.locator(".note:visible").inner_text()
    page.hover(".text >> text=and")
    assert page.locator("#r1-n1").is_visible()
    assert ["Irena Dolsk", "source"] in lit(page)
    page.hover("h1")
    assert page.locator(".note:visible").count() == 0


def test_tapping_the_words_keeps_their_card_open(open_html):
    page = open_html(PAGE, viewport={"width": 390, "height": 800}, has_touch=True)
    page.tap(".text >> text=had claimed")
    page.mouse.move(1, 1)
    assert lit(page) == INNER_LIT
    assert page.locator("#r1-n2").is_visible()


def test_number_opens_the_card_by_keyboard_without_javascript(open_html):
    page = open_html(PAGE, java_script_enabled=False)
    page.focus("#r1-s1")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    card = page.locator("#r1-n2:popover-open")
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert card.count() == 0


def test_list_leads_to_the_words(open_html):
    page = open_html(PAGE, viewport={"width": 390, "height": 400})
    page.click(".list li:nth-child(2) a")
    page.mouse.move(1, 1)
    assert lit(page) == INNER_LIT
    box = page.locator("#r1-s2").bounding_box()
    assert 0 <= box["y"] < 400


def test_mentions_can_be_hidden(open_html):
    page = open_html(PAGE)
    line = "e => getComputedStyle(e).textDecorationLine"
    assert page.locator(".m").evaluate(line) == "overline"
    page.uncheck("#mentions")
    assert page.locator(".m").evaluate(line) == "none"


def test_print_holds_every_card(open_html):
    page = open_html(PAGE)
    page.emulate_media(media="print")
    assert page.locator(".note:visible").count() == 3


@pytest.mark.parametrize("width", [320, 1280])
def test_page_never_scrolls_sideways(open_html, width):
    page = open_html(PAGE, viewport={"width": width, "height": 800})
    page.hover(".text >> text=had claimed")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator("#r1-n2").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_number_stays_on_the_line_of_its_words(open_html):
    page = open_html(PAGE, viewport={"width": 1280, "height": 800})
    parted = page.evaluate(
        """() => {
            const text = document.querySelector(".text");
            const found = [];
            for (let width = 220; width < 560; width += 9) {
                text.style.width = `${width}px`;
                for (const e of document.querySelectorAll(".nums")) {
                    const words = e.nextElementSibling.getClientRects()[0];
                    const number = e.getBoundingClientRect();
                    if (number.bottom < words.top || number.left > words.left) found.push(width);
                }
            }
            return found;
        }"""
    )
    assert parted == []
