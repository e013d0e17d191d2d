"""Telegram as tests see it: Telethon's own objects behind a client that answers from memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from telethon.tl import types

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)
CHANNEL = types.Channel(
    id=5, title="Irena Dolsk", photo=types.ChatPhotoEmpty(), date=NOON, username="dolsk_official",
    broadcast=True, access_hash=1,
)  # fmt: skip
PRESS = types.Channel(
    id=9, title="Velmoran Press Agency", photo=types.ChatPhotoEmpty(), date=NOON, username="vpa_news",
    broadcast=True, access_hash=1,
)  # fmt: skip
REPORTER = types.User(id=31, first_name="Petra", last_name="Lunz")


def a_message(number: int, text: str = "Karsk holds.", **more: Any) -> types.Message:
    """A message of the channel; all else can be set by name."""
    more.setdefault("date", NOON + timedelta(minutes=number))
    return types.Message(id=number, peer_id=types.PeerChannel(CHANNEL.id), message=text, **more)


def a_service_message(number: int) -> types.MessageService:
    return types.MessageService(
        id=number, peer_id=types.PeerChannel(CHANNEL.id), date=NOON, action=types.MessageActionPinMessage()
    )  # fmt: skip


def a_photo() -> types.MessageMediaPhoto:
    return types.MessageMediaPhoto(photo=types.PhotoEmpty(id=1))


class Account:
    """A client with some messages in one channel. ``fails`` is raised by the next request."""

    def __init__(self, *messages: Any, is_authorized: bool = True, fails: Exception | None = None):
        self.messages = {one.id: one for one in messages}
        self.is_authorized, self.fails = is_authorized, fails
        self.asked: list[dict[str, Any]] = []
        self.is_connected = False
        self._self_id, self._mb_entity_cache = 1, {}  # as the library keeps them

    def __call__(self, _keys: Any) -> Account:
        return self

    async def connect(self) -> None:
        self.is_connected = True

    async def disconnect(self) -> None:
        self.is_connected = False

    async def is_user_authorized(self) -> bool:
        return self.is_authorized

    async def get_entity(self, name: str | int) -> Any:
        if name not in ("dolsk_official", -1005):
            raise ValueError(f'No user has "{name}" as username')
        return CHANNEL

    async def get_messages(
        self, entity: Any, *, ids: Any = None, limit: int | None = None, min_id: int = 0, reverse: bool = False
    ) -> list[Any]:  # fmt: skip
        self.asked.append({"ids": ids, "limit": limit, "min_id": min_id})
        if self.fails:
            raise self.fails
        if ids is not None:
            found = [self.messages.get(one) for one in ids]
        else:
            found = [one for number, one in sorted(self.messages.items()) if number > min_id]
            found = found[:limit] if reverse else found[::-1][:limit]
        known = {-1000000000005: CHANNEL, -1000000000009: PRESS, 31: REPORTER}
        for one in found:
            if one is not None:
                one._finish_init(self, known, None)
        return found
