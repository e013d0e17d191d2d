"""The captures as a web archive (WARC 1.1, ISO 28500), for whoever checks where words came from.

Each fetch is a response record with the headers as they came; what was imported from files is a
resource record. The payload digest is the capture's SHA-256. Bodies are kept with their content
coding undone, so the headers that speak of the coding of the wire are kept under another name, as
other archives do. The same archive gives the same bytes.
"""

from __future__ import annotations

import uuid
from datetime import UTC
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import quote

from standfirst import __version__
from standfirst.run.progress import SILENT, Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from gzip import GzipFile

    from standfirst.archive import Archive
    from standfirst.config import Desk
    from standfirst.records import Capture, Fetch

_IDS = uuid.UUID("6f6b0d52-38a1-5a0e-9d0c-7f3c2f1d8a11")  # the space our record ids are made in
_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_MEMBER = "X-Archive-Orig-"


def export_warc(desk: Desk, archive: Archive, out: BinaryIO, *, progress: Progress = SILENT) -> int:
    """Write all captures as a packed WARC; return how many records that were.

    Fetches come in the order they were made, then what was imported from files, by hash.
    """
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415 - only for this

    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    captures = {one.sha256: one for one in archive.known_captures()}
    fetches = archive.fetches()
    progress.start("export", None)
    n_records = 0
    for record in _records(writer, desk, archive, captures, fetches):
        writer.write_record(record)
        n_records += 1
        progress.advance()
    progress.finish()
    return n_records


def _records(
    writer: Any,
    desk: Desk,
    archive: Archive,
    captures: dict[str, Capture],
    fetches: tuple[Fetch, ...],
) -> Iterator[Any]:
    moments = [one.fetched_at for one in fetches] or [one.collected_at for one in captures.values()]
    if moments:
        yield _warcinfo(writer, desk, min(moments))
    for fetch in fetches:
        with archive.captures.open(fetch.capture) as body:
            yield _fetched(writer, fetch, body, captures[fetch.capture])
        yield _metadata(writer, fetch)
    fetched = {one.capture for one in fetches}
    for sha256, capture in captures.items():
        if sha256 not in fetched:
            with archive.captures.open(sha256) as body:
                yield _resource(writer, capture, body)


def _warcinfo(writer: Any, desk: Desk, moment: datetime) -> Any:
    fields = {
        "software": f"Standfirst/{__version__}",
        "format": "WARC File Format 1.1",
        "operator": desk.collecting.contact or desk.name,
    }
    payload = _fields(fields)
    return writer.create_warc_record(
        None,
        "warcinfo",
        payload=payload,
        length=len(payload.getvalue()),
        warc_headers_dict={
            "WARC-Record-ID": _id_of("warcinfo", desk.name, str(moment)),
            "WARC-Date": _date(moment),
        },
    )


def _fetched(writer: Any, fetch: Fetch, body: GzipFile, capture: Capture) -> Any:
    if fetch.status is not None:
        return _response(writer, fetch, body, capture.n_bytes)
    # Mail and messages came by no HTTP; an answer of HTTP would be made up.
    return writer.create_warc_record(
        fetch.final_address or fetch.address,
        "resource",
        payload=body,
        length=capture.n_bytes,
        warc_content_type=capture.media_type,
        warc_headers_dict={
            "WARC-Record-ID": _response_id(fetch),
            "WARC-Date": _date(fetch.fetched_at),
            "WARC-Payload-Digest": f"sha256:{fetch.capture}",
        },
    )


def _response(writer: Any, fetch: Fetch, body: GzipFile, n_bytes: int) -> Any:
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415 - only for this

    status = fetch.status or 200
    headers = [*_kept_headers(fetch.headers), ("Content-Length", str(n_bytes))]
    return writer.create_warc_record(
        fetch.final_address or fetch.address,
        "response",
        payload=body,
        length=n_bytes,
        warc_headers_dict={
            "WARC-Record-ID": _response_id(fetch),
            "WARC-Date": _date(fetch.fetched_at),
            "WARC-Payload-Digest": f"sha256:{fetch.capture}",
        },
        http_headers=StatusAndHeaders(f"{status} {_phrase(status)}", headers, protocol="HTTP/1.1"),
    )


def _metadata(writer: Any, fetch: Fetch) -> Any:
    """Say of a response what its own record has no place for: how we came to it."""
    fields = {"via": fetch.address, "feed": fetch.feed, "extractor": fetch.extractor}
    payload = _fields(fields)
    return writer.create_warc_record(
        fetch.final_address or fetch.address,
        "metadata",
        payload=payload,
        length=len(payload.getvalue()),
        warc_headers_dict={
            "WARC-Record-ID": _id_of("metadata", fetch.address, fetch.capture),
            "WARC-Date": _date(fetch.fetched_at),
            "WARC-Concurrent-To": _response_id(fetch),
        },
    )


def _resource(writer: Any, capture: Capture, body: GzipFile) -> Any:
    return writer.create_warc_record(
        _uri_of(capture.origin),
        "resource",
        payload=body,
        length=capture.n_bytes,
        warc_content_type=capture.media_type,
        warc_headers_dict={
            "WARC-Record-ID": _id_of("resource", capture.origin, capture.sha256),
            "WARC-Date": _date(capture.collected_at),
            "WARC-Payload-Digest": f"sha256:{capture.sha256}",
        },
    )


def _kept_headers(lines: tuple[str, ...]) -> list[tuple[str, str]]:
    pairs = [line.partition(": ") for line in lines]
    return [
        (_MEMBER + name if name.lower() in _OF_THE_WIRE else name, value)
        for name, _, value in pairs
    ]


def _fields(fields: Mapping[str, str | None]) -> BytesIO:
    lines = (f"{name}: {' '.join(value.split())}\r\n" for name, value in fields.items() if value)
    return BytesIO("".join(lines).encode("utf-8", "replace"))


def _response_id(fetch: Fetch) -> str:
    return _id_of("response", fetch.address, fetch.capture)


def _id_of(*parts: str) -> str:
    return f"<urn:uuid:{uuid.uuid5(_IDS, '/'.join(parts))}>"


def _uri_of(origin: str) -> str:
    return origin if "://" in origin else "file:" + quote(origin)


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
