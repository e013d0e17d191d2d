"""Web archives for tests, written by warcio as a crawler would; all that is in them is invented."""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from io import BytesIO
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

WHEN = "2022-12-12T12:00:00Z"


def a_page(title: str = "Karsk holds", *, extra: str = "") -> bytes:
    return (
        f"<html lang='en'><head><title>{title}</title>{extra}</head><body><article><h1>{title}</h1>"
        f"<p>{title}, the deputy defence minister Irena Dolsk said on Monday in Sarn.</p>"
        "<p>The northern road was open again by noon, her office added in a short note.</p>"
        "</article></body></html>"
    ).encode()


class Crawl:
    """Writes a WARC record by record."""

    def __init__(self, *, packed: bool = True, version: str = "1.0") -> None:
        self.out = BytesIO()
        self.writer = WARCWriter(self.out, gzip=packed, warc_version=version)
        self.writer._create_temp_file = BytesIO  # it leaves its files open

    def answer(
        self,
        address: str,
        body: bytes = b"",
        *headers: tuple[str, str],
        status: str = "200 OK",
        media_type: str = "text/html; charset=utf-8",
        when: str = WHEN,
        **warc: str,
    ) -> Crawl:
        """Add what a server answered; ``warc`` adds or replaces headers of the record."""
        lines = [("Content-Type", media_type), *headers]
        record = self.writer.create_warc_record(
            address,
            "response",
            payload=BytesIO(body),
            http_headers=StatusAndHeaders(status, lines, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": when},
        )
        for name, value in warc.items():
            record.rec_headers.replace_header(name.replace("_", "-"), value)
        self.writer.write_record(record)
        return self

    def record(self, kind: str, address: str, body: bytes, media_type: str) -> Crawl:
        """Add a record of another kind."""
        record = self.writer.create_warc_record(
            address,
            kind,
            payload=BytesIO(body),
            length=len(body),
            warc_content_type=media_type,
            warc_headers_dict={"WARC-Date": WHEN},
        )
        self.writer.write_record(record)
        return self

    def bytes(self) -> bytes:
        return self.out.getvalue()


def a_wacz(warcs: dict[str, bytes], pages: list[str] = [], **more: Any) -> bytes:  # noqa: B006
    """A WACZ of WARCs by their names, with the list of pages if there are any."""
    resources = [
        {"name": name, "path": f"archive/{name}", "bytes": len(data),
         "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        for name, data in warcs.items()
    ]  # fmt: skip
    package = {"profile": "data-package", "wacz_version": "1.1.1", "resources": resources} | more
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in warcs.items():
            archive.writestr(f"archive/{name}", data)
        if pages:
            rows = [{"format": "json-pages-1.0", "id": "pages", "title": "All"}]
            rows += [{"id": str(n), "url": page} for n, page in enumerate(pages)]
            archive.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, rows)))
        archive.writestr("datapackage.json", json.dumps(package))
    return out.getvalue()


def chunked(body: bytes, size: int = 100) -> bytes:
    pieces = [body[n : n + size] for n in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(one), one) for one in pieces) + b"0\r\n\r\n"


def packed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)
