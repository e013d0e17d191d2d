"""Collecting: files (and later feeds, channels and pages) become items, captures and drops.

One file per kind of input, one row per kind in ``files.KINDS``. To add a kind, copy
``plain.py``: a reader takes a ``Captured`` and yields ``Item`` and ``Drop``, never raises for
what stands in the input, and keeps to the bounds of ``captures``.
"""
