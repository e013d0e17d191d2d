"""The way to Telegram with the user's own account, through Telethon (the extra "telegram").

The keys are the user's: those of an application made at my.telegram.org, and a session that was
signed in. Nothing is sent, marked as read or joined.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from standfirst.collect.telegram.messages import peer_key
from standfirst.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping, Sequence

    from standfirst.collect.telegram.bymessages import Channel, Message
    from standfirst.config import TelegramKeys

MOST_SECONDS = 120.0  # of one request
_AT_ONCE = 100  # messages that Telegram gives by their numbers


@contextmanager
def open_channel(
    name: str | int, keys: TelegramKeys, *, make_client: Callable[[TelegramKeys], Any] | None = None
) -> Iterator[Channel]:
    """Open a chat; raise FetchError of one line where that fails."""
    loop = asyncio.new_event_loop()
    try:
        client = _in(loop, make_client or _client, keys)
        account = _Account(client, loop, f"https://t.me/{'c/' * isinstance(name, int)}{name}")
        try:
            account.open(name)
            yield account
        finally:
            with suppress(Exception):  # what was read is read
                loop.run_until_complete(client.disconnect())
    finally:
        loop.close()


def _in(loop: asyncio.AbstractEventLoop, make: Callable[[Any], Any], keys: Any) -> Any:
    async def made() -> Any:
        return make(keys)

    return loop.run_until_complete(made())


def _client(keys: TelegramKeys) -> Any:
    try:
        from telethon import TelegramClient  # noqa: PLC0415 - an extra
        from telethon.sessions import StringSession  # noqa: PLC0415
    except ImportError:
        raise FetchError(
            "Telegram: Telethon is not installed; run: pip install 'standfirst[telegram]'",
            code="account",
        ) from None
    try:
        session = StringSession(keys.session)
    except ValueError:
        raise FetchError(
            "Telegram: STANDFIRST_TELEGRAM_SESSION is no session; docs/telegram.md tells how to"
            " make one",
            code="account",
        ) from None
    return TelegramClient(
        session,
        keys.api_id,
        keys.api_hash,
        flood_sleep_threshold=0,  # waits are the collecting loop's
        receive_updates=False,
        connection_retries=2,
        request_retries=2,
    )


class _Account:
    """One chat, seen with the user's account."""

    def __init__(self, client: Any, loop: asyncio.AbstractEventLoop, address: str) -> None:
        self.client = client
        self.loop = loop
        self.address = address
        self.info: Mapping[str, Any] = {}
        self.entity: Any = None
        self.known: dict[str, dict[str, Any]] = {}

    def open(self, name: str | int) -> None:
        """Connect, and find the chat."""
        self._run(self.client.connect())
        if not self._run(self.client.is_user_authorized()):
            raise FetchError(
                "Telegram: the session is not signed in; make one as docs/telegram.md says",
                code="account",
            )
        # A private channel's number goes to the library with the mark -100.
        wanted = int(f"-100{name}") if isinstance(name, int) else name
        self.entity = self._run(self.client.get_entity(wanted))
        self.info = {
            "id": getattr(self.entity, "id", None),
            "username": getattr(self.entity, "username", None),
            "title": _title(self.entity),
            "broadcast": bool(getattr(self.entity, "broadcast", False)),
        }

    def latest(self, most: int) -> list[Message]:
        """Return the last messages, the oldest of them first."""
        return self._taken(self._get(limit=most))[::-1]

    def newer(self, after: int, most: int) -> list[Message]:
        """Return messages of higher numbers, the lowest first."""
        return self._taken(self._get(min_id=after, limit=most, reverse=True))

    def by_number(self, numbers: Sequence[int]) -> list[Message]:
        """Return the messages of these numbers that are still there."""
        found: list[Message] = []
        for at in range(0, len(numbers), _AT_ONCE):
            found += self._taken(self._get(ids=list(numbers[at : at + _AT_ONCE])))
        return found

    def names(self, messages: Iterable[Message]) -> dict[str, dict[str, Any]]:
        """Return title and username of those whom messages come from, by ``peer_key``."""
        wanted: set[str | None] = set()
        for message in messages:
            for key, within in (("from_id", message), ("from_id", message.get("fwd_from")),
                                ("reply_to_peer_id", message.get("reply_to"))):  # fmt: skip
                wanted.add(peer_key(within.get(key)) if isinstance(within, dict) else None)
        return {key: self.known[key] for key in sorted(filter(None, wanted)) if key in self.known}

    def _get(self, **what: Any) -> list[Any]:
        found = self._run(self.client.get_messages(self.entity, **what))
        return [one for one in found or () if one is not None]  # null stands for one that is gone

    def _taken(self, found: Iterable[Any]) -> list[Message]:
        messages: list[Message] = []
        for one in found:
            for entity in _entities(one):
                kind = {"Channel": "channel", "Chat": "chat", "User": "user"}
                key = f"{kind.get(type(entity).__name__, '')}{getattr(entity, 'id', '')}"
                username = getattr(entity, "username", None)
                self.known[key] = {"title": _title(entity), "username": username}
            value = json.loads(one.to_json())
            if value.get("_") != "MessageEmpty":
                messages.append(value)
        return messages

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        try:
            return self.loop.run_until_complete(asyncio.wait_for(work, MOST_SECONDS))
        except FetchError:
            raise
        except Exception as error:  # the library has some 700 classes of them
            raise self._failed(error) from error

    def _failed(self, error: Exception) -> FetchError:
        seconds = getattr(error, "seconds", None)
        if isinstance(seconds, int):
            return FetchError(
                f"{self.address}: Telegram asks to wait {seconds} seconds",
                code="wait",
                retry_after=float(seconds),
            )
        words = " ".join(str(error).split())[:200] or type(error).__name__
        return FetchError(f"{self.address}: Telegram says no: {words}", code="telegram")


def _entities(message: Any) -> Iterator[Any]:
    forward = getattr(message, "forward", None)
    for one in (
        getattr(message, "sender", None),
        getattr(forward, "chat", None),
        getattr(forward, "sender", None),
    ):
        if one is not None:
            yield one


def _title(entity: Any) -> str | None:
    title = getattr(entity, "title", None)
    names = (getattr(entity, "first_name", None), getattr(entity, "last_name", None))
    return title or " ".join(one for one in names if one) or None
