"""Which posts of a chat were seen lately, kept in the feed's cursor.

By it a visit knows where to read on, which posts to look at once more for edits, and which of
them are gone.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_REMEMBERED = 200  # posts; older ones are hardly ever edited, and asking costs a request a 100


@dataclass(slots=True)
class Memory:
    """The last number read, and a hash of the words of each late post by its number."""

    last: int = 0  # 0: none was read yet
    posts: dict[int, str] = field(default_factory=dict)

    @classmethod
    def load(cls, cursor: str | None) -> Memory:
        """Read a cursor; one that cannot be read is as none."""
        try:
            value = json.loads(cursor or "{}")
            posts = {int(number): str(words) for number, words in value.get("posts", {}).items()}
            return cls(int(value.get("last", 0)), posts)
        except (ValueError, TypeError, AttributeError, RecursionError):
            return cls()

    def dump(self) -> str:
        """Write the cursor."""
        late = sorted(self.posts)[-MOST_REMEMBERED:]
        posts = {str(number): self.posts[number] for number in late}
        return json.dumps({"last": self.last, "posts": posts}, separators=(",", ":"))

    def see(self, number: int, words: str) -> bool:
        """Remember a post; tell whether it is new or has other words than before."""
        seen = hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=6).hexdigest()
        self.last = max(self.last, number)
        is_news = self.posts.get(number) != seen
        self.posts[number] = seen
        return is_news

    def forget(self, numbers: Iterable[int]) -> None:
        """Forget posts that are gone."""
        for number in numbers:
            self.posts.pop(number, None)
