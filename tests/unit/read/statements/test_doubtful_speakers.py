from standfirst.read import ReadingContext, read_report
from standfirst.records import Report, Span

DOUBTFUL = (
    "Mira Tolland mourned her cousin on Tuesday.\n\nThe singer wrote on Instagram that she could not"
    " believe it, and posted a photo with Owen Barrick.\n\nBarrick died in Sarn. “I held you last"
    " night,” the singer wrote."
)
PLAIN = "The singer Mira Tolland mourned on Tuesday.\n\n“I held you last night,” Tolland wrote."


def confidences(text):
    report = Report("r1", 1, text, language="en", body=Span(0, len(text)))
    rows = read_report(report, ReadingContext(learned=False)).statements
    return [(row.speaker and row.speaker.name, row.confidence) for row in rows]


def test_a_guessed_speaker_makes_a_statement_too_doubtful_for_an_edition():
    guesses = [sure for name, sure in confidences(DOUBTFUL) if name is not None]
    assert guesses
    assert all(sure < 0.6 for sure in guesses)


def test_a_name_is_no_guess():
    ((name, sure),) = confidences(PLAIN)
    assert name == "Mira Tolland"
    assert sure > 0.6
