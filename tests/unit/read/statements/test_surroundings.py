from raw_statements import raw
from standfirst.read.statements.surroundings import surroundings_of


def words_near(text, *rows):
    """Return the words in the stretches around the last raw statement."""
    built = [raw(text, *row) for row in rows]
    around = surroundings_of(text, built)[-1]
    return [span.of(text).strip() for span in around.near], around.trailing.of(text).strip()


def test_what_stands_before_behind_and_between_is_near():
    text = "On Monday Ruhm, in Sarn, said by letter that nobody came."
    near, trailing = words_near(text, ("Ruhm", "said", "that nobody came"))
    assert near == ["by letter", "On Monday", ", in Sarn,"]
    assert trailing == "."


def test_words_before_a_quotation_that_opens_the_statement_are_near():
    text = "In a letter, “nobody came,” Ruhm wrote."
    near, _ = words_near(text, ("Ruhm", "wrote", "“nobody came,”"))
    assert "In a letter," in near


def test_an_earlier_sentence_of_the_frame_is_left_out():
    text = "He spoke on Radio Ostrel. Ruhm denied that anybody came."
    near, _ = words_near(text, ("Ruhm", "denied", "that anybody came"))
    assert near == ["", "", ""]


def test_a_stretch_ends_where_the_next_statement_begins():
    text = "“Nobody came,” Ruhm said on Monday, and Dolsk said in parliament that it rained."
    built = [
        raw(text, "Ruhm", "said", "“Nobody came,”"),
        raw(text, "Dolsk", "said@2", "that it rained"),
    ]
    behind = surroundings_of(text, built)[0].near[0]
    assert behind.of(text).strip() == "on Monday, and"


def test_a_statement_inside_another_sees_that_ones_content_alone():
    text = "At a rally Ruhm recalled that at their meeting Dolsk had asked for bread."
    outer = ("Ruhm", "recalled", "that at their meeting Dolsk had asked for bread")
    near, _ = words_near(text, outer, ("Dolsk", "had asked for", "bread"))
    assert near == ["", "that at their meeting", ""]


def test_an_endless_sentence_is_not_searched_to_its_ends():
    text = "word " * 50_000 + "Ruhm said nobody came" + " word" * 50_000
    (around,) = surroundings_of(text, [raw(text, "Ruhm", "said", "nobody came")])
    assert all(span.end - span.start <= 600 for span in (*around.near, around.trailing))
