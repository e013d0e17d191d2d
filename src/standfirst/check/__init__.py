"""Checking: what an edition or a draft says, against what the archive holds."""

from __future__ import annotations

from standfirst.check.proof import Evidence, prove_edition, refute

__all__ = ["Evidence", "prove_edition", "refute"]
