"""Web archives (WARC and WACZ): streamed, resumable, in bounded memory.

    tape.py      bytes of a file, packed or not, with a position that reading can begin at again
    records.py   the records of a WARC, and the answers of servers in them
    answers.py   what an answer holds once chunks and compression are undone
    digests.py   whether a record is what its digest says
    warc.py      the pages of a WARC as captures, items and drops
    wacz.py      the same for the WARCs in a WACZ

Our own reader and no library's, for two things that no library gives: a bound on all that is held
(lines, headers, what a few packed bytes unpack to), and going on behind a damaged record.
"""
