"""Who is who by name: spellings and scripts, given names, skeletons, matching, offices."""

from standfirst.text.people.comparing import Feature
from standfirst.text.people.index import Found, NameIndex
from standfirst.text.people.matching import Match, Verdict, match_names
from standfirst.text.people.names import PersonName, parse_name
from standfirst.text.people.offices import (
    RoleAnswer,
    Standing,
    holders_on,
    is_called_former,
    is_title_of,
    role_on,
)
from standfirst.text.people.roles import Office
from standfirst.text.people.scripts import latin_forms
from standfirst.text.people.skeletons import keys

__all__ = [
    "Feature",
    "Found",
    "Match",
    "NameIndex",
    "Office",
    "PersonName",
    "RoleAnswer",
    "Standing",
    "Verdict",
    "holders_on",
    "is_called_former",
    "is_title_of",
    "keys",
    "latin_forms",
    "match_names",
    "parse_name",
    "role_on",
]
