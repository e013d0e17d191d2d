"""The command line: one file a command, each loaded only when it is called."""

from __future__ import annotations

from standfirst.cli.app import main

__all__ = ["main"]
