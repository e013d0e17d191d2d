"""Grouping: from a window's reports to its stories. Pure functions of records.

::

    reports ─▶ reprints (origins) ─▶ signatures ─▶ pairs ─▶ clusters ─▶ stories
                                                     with headline, corroboration, conflicts
"""

from __future__ import annotations

from standfirst.group.evidence import compare_reports
from standfirst.group.judged import KINDS as JUDGED_KINDS
from standfirst.group.kept import Kept
from standfirst.group.stories import group_reports

__all__ = ["JUDGED_KINDS", "VERSION", "Kept", "compare_reports", "group_reports"]

VERSION = "32"  # part of what tells the pipeline that stored stories are stale
