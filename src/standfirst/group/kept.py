"""What an earlier grouping found in a story, taken over where nothing it rests on has changed.

What a story tells (headline, who carries which fact, figures, conflicts) rests on its own reports,
on how they were read, on how their texts fold into origins, and on the registers; on no other
report of the window. So one more report makes only the story it joins be looked through again.
Which reports stand together, and why, is found anew each time, for that rests on all of them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.records import Origin, Story


@dataclass(frozen=True, slots=True)
class Kept:
    """Stories grouped before, by the key of all that they rested on then.

    ``stamps`` tell, by report id, all that a report's part in a story rests on now: its revision
    and reading, the registers, the version of this stage. A story that holds a report without a
    stamp is looked through each time.
    """

    stamps: Mapping[str, str] = field(default_factory=dict)
    stories: Mapping[str, Story] = field(default_factory=dict)

    def key_of(self, reports: Sequence[str], origins: Sequence[Origin]) -> str:
        """Return the key of a story of these reports and origins; empty where one has no stamp."""
        stamps = [self.stamps.get(report) for report in reports]
        if None in stamps:
            return ""
        parts = [
            (one.id, one.reports, one.agency, one.owner, one.texts, one.ties) for one in origins
        ]
        told = json.dumps([reports, stamps, parts])
        return hashlib.sha256(told.encode("utf-8")).hexdigest()[:32]

    def find(self, reports: Sequence[str], origins: Sequence[Origin]) -> Story | None:
        """Return the story of these reports as grouped before, null where something has changed."""
        key = self.key_of(reports, origins)
        return self.stories.get(key) if key else None


NOTHING_KEPT = Kept()
