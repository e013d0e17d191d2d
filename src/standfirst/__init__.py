"""Standfirst: from a day's reports to a numbered digest in which every sentence has a source."""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["__version__"]
