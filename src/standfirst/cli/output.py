"""Writing what a command made to a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from standfirst.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def save(made: str | bytes, path: Path) -> None:
    """Write text or bytes to a file as a whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(made if isinstance(made, bytes) else made.encode("utf-8", "replace"))
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UsageError(
            f"{path}: cannot be written ({error.strerror}); choose another place"
        ) from error
