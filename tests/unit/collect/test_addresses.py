from __future__ import annotations

import pytest

from standfirst.collect.addresses import address_key, clean_address, join_address

PAGE = "https://www.courier.example/world/ashby"


@pytest.mark.parametrize(
    "address",
    [
        PAGE,
        "http://courier.example/world/ashby",
        "https://courier.example/world/ashby/",
        "https://COURIER.example:443/world/ashby#top",
        "https://m.courier.example/world/ashby",
        "https://amp.courier.example/world/ashby",
        PAGE + "/amp/",
        PAGE + "/amp",
        PAGE + "?amp",
        PAGE + "?amp=1",
        PAGE + "?outputType=amp",
        PAGE + "/print",
        PAGE + "?print=1",
        PAGE + "?utm_source=rss&utm_medium=feed",
        PAGE + "?fbclid=x",
        "https://courier.example/world/%61shby",
        "https://user:pw@courier.example/world/ashby",
    ],
)
def test_ways_to_one_page_have_one_key(address: str):
    assert address_key(address) == address_key(PAGE)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.courier.example/world/ashby-2",
        "https://www.courier.example/world/Ashby",
        "https://uk.courier.example/world/ashby",
        PAGE + "?id=2",
        PAGE + "?page=2",
        PAGE + "#!2",
        "https://www.courier.example/world/amphibians",
        "https://courier.example.net/world/ashby",
        "https://example/world/ashby",
    ],
)
def test_other_pages_have_other_keys(address: str):
    assert address_key(address) != address_key(PAGE)


def test_order_of_parameters_does_not_count():
    assert address_key(PAGE + "?a=1&b=2") == address_key(PAGE + "?b=2&utm_x=3&a=1")


@pytest.mark.parametrize(
    ("address", "cleaned"),
    [
        (PAGE + "?utm_source=rss&id=2#top", PAGE + "?id=2"),
        (PAGE + "/amp?m=1", PAGE + "/amp?m=1"),
        (PAGE + "#!/2", PAGE + "#!/2"),
        ("http://[", "http://["),
    ],
)
def test_cleaning_keeps_what_may_matter(address: str, cleaned: str):
    assert clean_address(address) == cleaned


@pytest.mark.parametrize(
    ("base", "address", "joined"),
    [
        (PAGE, "b", "https://www.courier.example/world/b"),
        (PAGE, "//m.example/x", "https://m.example/x"),
        (None, "/x", None),
        (PAGE, "mailto:a@b.example", None),
        (PAGE, "", None),
        (PAGE, None, None),
        (PAGE, "x" * 5000, None),
        (None, "https://", None),
        (None, " https://a.example/\n b ", "https://a.example/b"),
        (None, "https://[::1", None),
    ],
)
def test_only_addresses_of_the_web_are_joined(
    base: str | None, address: str | None, joined: str | None
):
    assert join_address(base, address) == joined


def test_half_a_character_has_a_key_too():
    assert address_key("https://vpa.example/\ud800") != address_key("https://vpa.example/\ud801")
