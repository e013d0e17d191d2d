from standfirst.records import Beat, Manner
from standfirst.write.agenda import Candidate, beat_of, make_agenda

FRONT = Beat("Front", ("shell*", "troops"), ("Brenova",))
GRAIN = Beat("Grain", ("grain",))


def one(name, weight, beat=None, *, news=None, wanted=False):
    return Candidate(name, f"{name} heading", weight, frozenset(news or {name}), beat, wanted)


def agenda(*candidates, **fields):
    made = make_agenda(candidates, Manner(**fields), {})
    return [c.story for c in made.kept], {c.story: reason for c, reason in made.left}


def test_the_weightiest_come_first_and_the_rest_is_told():
    kept, left = agenda(one("a", 1), one("b", 3), one("c", 2), sections=2)
    assert kept == ["b", "c"]
    assert left == {"a": "below the day's most important stories"}


def test_no_two_sections_tell_one_event():
    kept, left = agenda(
        one("a", 3, news={"karsk", "strike", "nine"}), one("b", 2, news={"karsk", "strike", "dead"})
    )
    assert kept == ["a"]
    assert left == {"b": "tells the event of “a heading” once more"}


def test_a_beat_has_its_least_and_its_most():
    stories = [one(f"f{n}", 9 - n, "Front") for n in range(4)] + [one("g", 1, "Grain"), one("x", 2)]
    beats = (Beat("Front", ("x",), most=2), Beat("Grain", ("y",), least=1))
    kept, left = agenda(*stories, sections=4, beats=beats)
    assert kept == ["f0", "f1", "x", "g"]
    assert left == dict.fromkeys(("f2", "f3"), "the beat “Front” has its 2 stories")


def test_a_beat_keeps_its_least_of_a_full_day():
    beats = (Beat("Grain", ("y",), least=1),)
    kept, _ = agenda(one("a", 3), one("b", 2), one("g", 1, "Grain"), sections=2, beats=beats)
    assert kept == ["a", "g"]


def test_what_the_editor_wants_is_in_whatever_it_weighs():
    kept, _ = agenda(one("a", 3), one("b", 2), one("w", 0, wanted=True), sections=1)
    assert kept == ["w"]


def test_a_beat_is_known_by_the_beginnings_of_words_and_by_places():
    assert beat_of("Three villages were shelled.", (GRAIN, FRONT)) == "Front"
    assert beat_of("A market in Brenova sells grain.", (GRAIN, FRONT)) == "Grain"
    assert beat_of("The seashell museum opens.", (GRAIN, FRONT)) is None
