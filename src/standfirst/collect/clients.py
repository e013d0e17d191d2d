"""What the kinds of source talk to the outside through; ``run`` makes it and passes it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.collect.captures import Captured
from standfirst.records import Drop, FeedState, Item

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from standfirst.collect.http import Fetcher
    from standfirst.collect.mail.imap import OpenMailbox
    from standfirst.collect.outletrules import OutletRules
    from standfirst.collect.telegram.channel import OpenChannel

Collected = Captured | Item | Drop | FeedState


@dataclass(frozen=True, slots=True)
class Clients:
    """The ways out of the house, each behind a protocol; another kind may add one."""

    http: Fetcher
    now: Callable[[], datetime]  # aware; a kind asks no other clock
    outlets: tuple[OutletRules, ...] | None = None  # the desk's rules; null: the program's alone
    open_mailbox: OpenMailbox | None = None  # null: no way to mail servers
    open_channel: OpenChannel | None = None  # null: no account of Telegram's
    most_items: int = 2000  # that one visit may yield; a kind that reads on stops there
