"""One post that is imported from an export and collected from its channel.

An export knows a chat by its id, collecting by its name. Texts tell nothing, for "Air raid alert"
comes each night; but two posts of one outlet with one number and one second are one, where they
come in these two ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from standfirst.archive.reports import CHUNK, TABLE, report_of, sortable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.records import Report

_Name = tuple[str | None, str, str]  # outlet, number in the chat, moment


def same_posts(connection: Connection, batch: Sequence[Report], known: set[str]) -> dict[str, str]:
    """Return, by the ids of new posts, the ids of posts that are the same.

    ``known`` are the ids of the batch that the archive holds.
    """
    posts = [(report, name) for report in batch if (name := _name_of(report))]
    moments = sorted({name[2] for report, name in posts if report.id not in known})
    by_name: dict[_Name, list[Report]] = {}
    for report in _posts_of(connection, moments):
        if name := _name_of(report):
            by_name.setdefault(name, []).append(report)
    found: dict[str, str] = {}
    for report, name in posts:
        others = by_name.setdefault(name, [])
        if report.id not in known:
            other = next((one for one in others if _has_id(one) != _has_id(report)), None)
            if other and other.id != report.id:
                found[report.id] = other.id
                continue
        others.append(report)
    return found


def _posts_of(connection: Connection, moments: Sequence[str]) -> Iterator[Report]:
    for at in range(0, len(moments), CHUNK):
        wanted = (
            select(TABLE)
            .where(TABLE.c.is_current, TABLE.c.published_utc.in_(moments[at : at + CHUNK]))
            .order_by(TABLE.c.row)
        )
        yield from (report_of(row) for row in connection.execute(wanted))


def _name_of(report: Report) -> _Name | None:
    """Return the name of a post in a chat; null for everything else."""
    chat, _, number = (report.external_id or "").partition("/")
    moment = sortable(report.published_at)
    if not report.is_post or not chat or not number.isdecimal() or moment is None:
        return None
    return report.outlet, number, moment


def _has_id(report: Report) -> bool:
    """Tell whether a post's chat is known by its id: it comes from an export."""
    return (report.external_id or "").partition("/")[0].isdecimal()
