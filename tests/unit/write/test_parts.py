from dataclasses import replace

from standfirst.records import Claim, Conflict, ConflictKind, Passage, Span
from standfirst.write.parts import parts_of
from unit.write.scenes import AT, reading, report, request, story

SHIPS = [
    report(f"ship{n}", text, headline="Ships leave Velna")
    for n, text in enumerate(
        (
            "Icebreakers opened the frozen harbour of Velna and four grain ships sailed.",
            "Four grain ships sailed from the harbour of Velna behind icebreakers.",
        )
    )
]
COURT = [
    report(f"court{n}", text, headline="Judge clears trader", outlet="post")
    for n, text in enumerate(
        (
            "A judge acquitted a trader of bribery after eleven months of trial.",
            "The trader accused of bribery was acquitted by a judge after a long trial.",
        )
    )
]
ALL = (*SHIPS, *COURT)


def parts(*reports, of=None):
    asked = request((), reports, [reading(r) for r in reports])
    return parts_of(of or story("s", *reports), asked, {})


def test_two_events_become_two_parts_the_first_with_the_storys_id():
    found = parts(*ALL)
    assert [(one.id, one.reports) for one in found] == [
        ("s", ("ship0", "ship1"))
        if found[0].reports[0] == "ship0"
        else ("s", ("court0", "court1")),
        ("court0", ("court0", "court1"))
        if found[0].reports[0] == "ship0"
        else ("ship0", ("ship0", "ship1")),
    ]
    assert all({r for o in one.origins for r in o.reports} == set(one.reports) for one in found)


def test_one_event_stays_one_story():
    whole = story("s", *SHIPS, replace(SHIPS[0], id="ship2"))
    assert parts(*SHIPS, replace(SHIPS[0], id="ship2"), of=whole) == [whole]


def test_headlines_that_share_three_words_hold_a_story_together():
    other = report(
        "r9", "Bread was dear again this winter.", headline="Ships leave Velna, bread is dear"
    )
    assert len(parts(*SHIPS, other)) == 1


def test_a_post_alone_is_no_part():
    post = replace(COURT[0], id="post", headline=None, is_post=True)
    assert len(parts(*SHIPS, post)) == 1


def test_a_conflict_goes_with_the_part_that_holds_all_its_claims():
    def dispute(*names):
        claims = [Claim("x", None, AT, Passage(n, 1, Span(0, 1), "x")) for n in names]
        return Conflict(ConflictKind.DENIAL, "x", tuple(claims))

    whole = replace(
        story("s", *ALL), conflicts=(dispute("ship0", "ship1"), dispute("ship0", "court0"))
    )
    found = {one.reports[0]: one.conflicts for one in parts(*ALL, of=whole)}
    assert found == {"ship0": (dispute("ship0", "ship1"),), "court0": ()}
