"""Telegram: an export of the desktop program, the user's own account, the public preview pages.

posts.py      what the three have in common: a post, as an item
wording.py    a post's words: offsets in UTF-16, lines of links at its end
export.py     result.json of Telegram Desktop
messages.py   what the user's account gives, as it was captured
preview.py    the public preview pages
memory.py     which posts were seen, so that edits and deletions are noticed
channel.py    a channel as a kind of source, by the account or else by the pages
account.py    the way to the account, through Telethon
"""

from __future__ import annotations

from standfirst.collect.telegram.export import is_export, read_export

__all__ = ["is_export", "read_export"]
