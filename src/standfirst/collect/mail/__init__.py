"""Mail: press releases and newsletters, from files and mailboxes.

headers.py   what stands in headers: senders, subjects, ids, moments
parts.py     which part of a mail holds its words, and what else hangs on it
trimming.py  what is not the sender's news: quotations, signatures, footers
message.py   one mail as an item
mbox.py      many mails in one file
imap.py      a folder on a server, as a kind of source
server.py    the way to that server
"""

from __future__ import annotations

from standfirst.collect.mail.mbox import read_mbox
from standfirst.collect.mail.message import read_mail

__all__ = ["read_mail", "read_mbox"]
