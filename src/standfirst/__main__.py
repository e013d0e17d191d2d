"""``python -m standfirst``: the command line without its script."""

from __future__ import annotations

from standfirst.cli import main

main()
