"""What all forms of findings share: places in a file, and what a source is told as."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from standfirst.cli.terminal import plain

if TYPE_CHECKING:
    from datetime import tzinfo

    from standfirst.records import Citation
    from standfirst.run.checking import Checked


class Lines:
    """Lines and columns of a draft's file, both counted from 1, columns in code points.

    A line ends with a line feed, a carriage return or both, as editors count them.
    """

    def __init__(self, raw: str) -> None:
        plain_ends = raw.replace("\r\n", " \n").replace("\r", "\n")
        lines = plain_ends.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in lines[:-1])]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        line = max(bisect_right(self._starts, offset) - 1, 0)
        return line + 1, offset - self._starts[line] + 1


def told(cited: Citation, checked: Checked, zone: tzinfo) -> str:
    """Say what a source says, with its outlet and time, in one line."""
    source = checked.sources.get(cited.report)
    if source is None:
        return plain(cited.exact)
    when = source.published_at
    at = f", {when.astimezone(zone):%d %B %Y, %H:%M}".replace(", 0", ", ", 1) if when else ""
    return f"{plain(source.outlet_name)}{at}: {plain(cited.exact)}"
