"""Which words cannot stand for one person, so that no name may be put in their place."""

from __future__ import annotations

import re

# Heads of what is written or shown; who wrote it need not be whom its report names next.
DOCUMENTS = frozenset(
    (
        "account affidavit agreement announcement article book column complaint document documents"
        " editorial email emails filing filings film indictment lawsuit letter letters magazine"
        " manifesto memo message messages note notice paper papers petition poll post posts"
        " programme program record records release report reports review ruling show statement"
        " statements story study suit survey text texts transcript tweet tweets video"
    ).split()
)
OWNER = re.compile(r"(?P<owner>.*?)(?P<mark>[’']s|(?<=s)[’']) (?P<owned>.+)", re.DOTALL)
BEHIND_THE_HEAD = re.compile(r",| (?:of|from|in|at|by|to|on|for|with|that|who|which|whose)\b")
ONE = frozenset(
    "boss press mistress actress waitress hostess princess duchess witness abbess".split()
)


def stands_for_no_one(words: str) -> bool:
    """Tell whether words name a document or several people, and so no one person.

    "The executives’ letter" and "the letter" do; "the mayor’s letter" is the mayor’s. A head with
    a capital is a name and tells nothing.
    """
    if owned := OWNER.fullmatch(words):
        if _head(owned["owned"]) in DOCUMENTS:
            return _is_plural(_head(owned["owner"]))
        return _is_plural(_head(owned["owned"]))
    head = _head(words)
    return head in DOCUMENTS or _is_plural(head)


def _head(words: str) -> str:
    bare = BEHIND_THE_HEAD.split(words, maxsplit=1)[0].split()
    return bare[-1] if bare else ""


def _is_plural(head: str) -> bool:
    if not head.islower() or head in ONE:
        return False
    return (head.endswith("s") and not head.endswith(("ss", "’s", "'s", "us", "is"))) or head in {
        "people",
        "men",
        "women",
        "spokespeople",
    }
