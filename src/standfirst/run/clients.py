"""The ways out of the house that kinds of source are handed, made from the desk's settings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from standfirst.collect.clients import Clients
from standfirst.collect.mail.server import open_mailbox
from standfirst.collect.outletrules import load_rules
from standfirst.collect.telegram.account import open_channel
from standfirst.config import DESK_FILE, mail_password, telegram_keys
from standfirst.errors import DeskError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime

    from standfirst.collect.http import Fetcher
    from standfirst.collect.mail.imap import MailAddress, Mailbox
    from standfirst.config import Desk


def need_contact(desk: Desk) -> None:
    """Raise DeskError where the desk names nobody whom the owners of servers can reach."""
    if not desk.collecting.contact:
        raise DeskError(
            f"{desk.folder / DESK_FILE}: names no contact; under [collecting] add a line"
            ' contact = "…" with an address at which the owners of servers can reach you'
        )


def make_clients(desk: Desk, http: Fetcher, now: Callable[[], datetime]) -> Clients:
    """Return the clients of one round of visits; those that are not asked for cost nothing."""
    keys = telegram_keys()
    return Clients(
        http=http,
        now=now,
        outlets=load_rules(desk.folder),
        open_mailbox=_open_mailbox,
        open_channel=partial(open_channel, keys=keys) if keys else None,
        most_items=desk.collecting.most_items,
    )


def _open_mailbox(address: MailAddress) -> AbstractContextManager[Mailbox]:
    return open_mailbox(address, mail_password(address.host))
