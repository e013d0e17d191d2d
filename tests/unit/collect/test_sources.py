"""The table of source kinds, and what holds for every row of it."""

import pytest

from standfirst.collect.sources import SOURCES, host_of, recognise, source_kind
from standfirst.errors import UsageError


def test_names_are_unlike():
    assert len({kind.name for kind in SOURCES}) == len(SOURCES)


@pytest.mark.parametrize("kind", SOURCES, ids=lambda kind: kind.name)
def test_kind_is_found_by_name(kind):
    assert source_kind(kind.name) is kind


@pytest.mark.parametrize("kind", SOURCES, ids=lambda kind: kind.name)
@pytest.mark.parametrize("address", ["", "x", "https://[", "http://\x00", "://", "é" * 5000])
def test_recognising_never_fails(kind, address):
    assert kind.recognises(address) in (True, False)
    assert recognise(address) is None or recognise(address) in {one.name for one in SOURCES}


def test_unknown_kind_is_told_with_the_known_ones():
    with pytest.raises(
        UsageError, match=r"pigeon: no such kind of source; it must be one of: .*page"
    ):
        source_kind("pigeon")


def test_host_is_told_by_the_address():
    assert host_of("https://User@Wire.Example:8443/rss") == "wire.example"
    assert host_of("telegram") == "telegram"
    assert host_of("http://[broken") == "http://[broken"
