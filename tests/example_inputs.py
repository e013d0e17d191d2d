"""The reports of the example desk, read from their files without the product."""

from __future__ import annotations

import email
import email.policy
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

DESK = Path(__file__).parents[1] / "examples" / "day-455"
REPORTS = DESK / "reports"


@dataclass(frozen=True)
class Input:
    """One report as its file gives it, read without the product."""

    id: str
    file: str
    outlet: str
    published_at: datetime
    text: str
    language: str = "en"


class Page(HTMLParser):
    """Takes a page's address, site, time and paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.paragraphs: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "html":
            self.meta["lang"] = values["lang"]
        if tag == "link" and values.get("rel") == "canonical":
            self.meta["url"] = values["href"]
        if tag == "meta" and "property" in values:
            self.meta[values["property"]] = values["content"]
        if tag in {"p", "h1", "h2"}:
            self.inside = tag
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.paragraphs[-1] += data


def of_lines(path: Path) -> list[Input]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Input(
            row["id"],
            path.relative_to(REPORTS).as_posix(),
            row["outlet"],
            datetime.fromisoformat(row["published_at"]),
            "\n\n".join(filter(None, [row.get("headline"), row["text"]])),
            row["language"],
        )
        for row in rows
    ]


def of_telegram(path: Path) -> list[Input]:
    found = []
    for chat in json.loads(path.read_text(encoding="utf-8"))["chats"]["list"]:
        for message in chat["messages"]:
            text = "".join(part["text"] for part in message["text_entities"])
            if message["type"] == "message" and text:
                at = datetime.fromtimestamp(int(message["date_unixtime"]), UTC)
                name = f"{chat['id']}/{message['id']}"
                language = "uk" if re.search("[а-яіїє]{4}", text) else "en"
                found.append(Input(name, path.name, chat["name"], at, text, language))
    return found


def of_page(path: Path) -> Input:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return Input(
        page.meta["url"],
        path.name,
        page.meta["og:site_name"],
        datetime.fromisoformat(page.meta["article:published_time"]),
        "\n\n".join(page.paragraphs),
        page.meta["lang"][:2],
    )


def of_mail(path: Path) -> Input:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    assert not message.defects
    return Input(
        message["Message-ID"].strip("<>"),
        path.name,
        message["From"].addresses[0].display_name,
        parsedate_to_datetime(message["Date"]),
        f"{message['Subject']}\n\n{body.get_content()}",
    )


def of_note(path: Path) -> Input:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in head.strip().splitlines())
    at = datetime.fromisoformat(fields["published_at"])
    return Input(fields["url"], path.name, fields["outlet"], at, body)


@cache
def inputs() -> tuple[Input, ...]:
    return (
        *(row for path in sorted(REPORTS.rglob("*.jsonl")) for row in of_lines(path)),
        *of_telegram(REPORTS / "telegram" / "result.json"),
        *(of_page(path) for path in sorted(REPORTS.rglob("*.html"))),
        *(of_mail(path) for path in sorted(REPORTS.rglob("*.eml"))),
        *(of_note(path) for path in sorted(REPORTS.rglob("*.md"))),
    )
