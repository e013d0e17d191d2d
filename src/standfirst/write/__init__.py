"""Writing: the day's edition out of the sources' own words.

Pure: records in, an ``Edition`` out. What it writes is a proposal; the gate in ``check`` proves
each sentence anew and takes out what it cannot prove.
"""

from __future__ import annotations

from standfirst.write.edition import EditionRequest, write_edition
from standfirst.write.gists import gist_of

VERSION = "12"
__all__ = ["VERSION", "EditionRequest", "gist_of", "write_edition"]
