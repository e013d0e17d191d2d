"""Grouping: from a window's reports to its stories. Pure functions of records.

::

    a day's reports ─▶ reprints ─▶ signatures ─▶ pairs ─▶ clusters ─▶ threads ─▶ the next day
                                                                         └▶ stories
                                                 with headline, corroboration, conflicts
"""

from __future__ import annotations

from standfirst.group.evidence import compare_reports, explain_joins
from standfirst.group.judged import KINDS as JUDGED_KINDS
from standfirst.group.judged import Judged
from standfirst.group.kept import Kept
from standfirst.group.leaving import reports_alive
from standfirst.group.names import NameIndex
from standfirst.group.stories import Threads, group_reports, tell_stories
from standfirst.group.threads import Called, carry_on
from standfirst.group.traces import Traces

__all__ = [
    "JUDGED_KINDS",
    "VERSION",
    "Called",
    "Judged",
    "Kept",
    "NameIndex",
    "Threads",
    "Traces",
    "carry_on",
    "compare_reports",
    "explain_joins",
    "group_reports",
    "reports_alive",
    "tell_stories",
]

VERSION = "39"  # part of what tells the pipeline that stored stories are stale
