from standfirst.publish.sides import part_sides
from standfirst.records import (
    Claim,
    Conflict,
    ConflictKind,
    FigureRow,
    FigureTable,
    Passage,
    Span,
    Story,
)


def a_claim(value, start, stance=""):
    return Claim(
        value, "somebody", None, Passage("r", 1, Span(start, start + 9), "words"), stance=stance
    )


def a_row(claim, value):
    return FigureRow(
        claim.value,
        claim.passage.span,
        value,
        None,
        None,
        approximate=False,
        qualifier="",
        by=None,
        outlet=None,
        as_of=None,
        origin="o",
        passage=claim.passage,
    )


def test_figures_of_one_number_are_one_side_however_they_are_written():
    claims = a_claim("Nine people", 0), a_claim("11 officers", 10), a_claim("nine", 20)
    rows = tuple(map(a_row, claims, (9.0, 11.0, 9.0)))
    story = Story("y", (), figures=(FigureTable("people, killed", None, None, rows),))
    conflict = Conflict(ConflictKind.FIGURES, "people, killed", claims)
    assert part_sides(conflict, story) == ((claims[0], claims[2]), (claims[1],))


def test_figures_of_no_table_are_one_side_where_they_are_written_alike():
    claims = a_claim("nine", 0), a_claim("Nine", 10), a_claim("9", 20)
    conflict = Conflict(ConflictKind.FIGURES, "killed", claims)
    assert part_sides(conflict, Story("y", ())) == (claims[:2], claims[2:])


def test_other_claims_are_one_side_where_their_stance_is_one():
    claims = a_claim("a", 0, "says so"), a_claim("b", 10, "denies it"), a_claim("c", 20, "says so")
    conflict = Conflict(ConflictKind.OPPOSITE, "taken", claims)
    assert part_sides(conflict, Story("y", ())) == ((claims[0], claims[2]), (claims[1],))


def test_claims_without_a_stance_stand_for_themselves():
    claims = a_claim("a", 0), a_claim("a", 10)
    conflict = Conflict(ConflictKind.DENIAL, "taken", claims)
    assert part_sides(conflict, Story("y", ())) == ((claims[0],), (claims[1],))
