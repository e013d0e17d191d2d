"""Feeds: RSS, RDF, Atom and JSON Feed become entries, and entries become items.

``documents`` makes bytes safe to parse, ``syndication`` and ``jsonfeed`` read entries,
``entries`` are what both give, ``items`` makes items of them, ``clock`` judges their times,
``opml`` and ``discovery`` deal with lists of feeds and how to find them.
"""
