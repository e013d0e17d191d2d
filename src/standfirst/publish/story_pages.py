"""Stories as HTML: an index and one page a story, each self-contained.

As the edition's page they need no script and no network, and escape all that a report says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.publish.story_layout import (
    StoryFrame,
    lay_out_story,
    say_level,
    summary_of,
    title_of,
)
from standfirst.publish.templating import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.records import Story

INDEX = "index.html"


def stories_to_html(stories: Sequence[Story], frame: StoryFrame) -> Iterator[tuple[str, str]]:
    """Yield the pages as file names and HTML: the index first, then the stories."""
    drawn = environment()
    rows = [
        {
            "page": page_of(story),
            "title": title_of(story, frame.reports),
            "language": _language_of(story, frame),
            "level": say_level(story.level, len(story.origins)),
            "summary": summary_of(story, frame),
            "first": frame.time_of(story.first_seen),
            "last": frame.time_of(story.last_seen),
            "conflicts": [f"{one.kind}: {one.about}" for one in story.conflicts],
        }
        for story in stories
    ]
    ranked = sorted(zip(rows, stories, strict=True), key=lambda row: _rank(row[1]))
    yield (
        INDEX,
        drawn.get_template("stories.html.j2").render(
            rows=[row for row, _ in ranked],
            desk_name=frame.desk_name,
            size="1 story" if len(stories) == 1 else f"{len(stories):,} stories",
        ),
    )
    template = drawn.get_template("story.html.j2")
    for story in stories:
        layout = lay_out_story(story, frame)
        yield (
            page_of(story),
            template.render(
                story=layout,
                desk_name=frame.desk_name,
                first=frame.time_of(story.first_seen),
                last=frame.time_of(story.last_seen),
            ),
        )


def page_of(story: Story) -> str:
    """Return the file name of a story's page; an id holds letters and digits alone."""
    return f"story-{story.id}.html"


def _rank(story: Story) -> tuple[int, int, str]:
    """The widest told first, of equals the one with more reports."""
    return -len(story.origins), -len(story.reports), story.id


def _language_of(story: Story, frame: StoryFrame) -> str | None:
    report = frame.reports.get(story.headline.report) if story.headline else None
    return report.language if report else None
