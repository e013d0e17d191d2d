"""Grouping: from a window's reports to its stories. Pure functions of records.

::

    reports ─▶ reprints (origins) ─▶ signatures ─▶ pairs ─▶ clusters ─▶ stories
                                                     with headline, corroboration, conflicts
"""

from __future__ import annotations

from standfirst.group.stories import group_reports

__all__ = ["VERSION", "group_reports"]

VERSION = "10"  # part of what tells the pipeline that stored stories are stale
