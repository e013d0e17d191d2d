"""An edition in the forms readers and programs take it: JSON, plain text, Markdown, a page."""

from __future__ import annotations

from standfirst.publish.data import from_json, to_json
from standfirst.publish.markdown import to_markdown
from standfirst.publish.page import to_html
from standfirst.publish.readings import reading_to_json
from standfirst.publish.stories import stories_table
from standfirst.publish.text import to_text

__all__ = [
    "from_json",
    "reading_to_json",
    "stories_table",
    "to_html",
    "to_json",
    "to_markdown",
    "to_text",
]
