"""Whatever is done to an input, every parser gives captures, items and drops, and never fails."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzzing import PARSERS, check, fuzz


@pytest.mark.parametrize("name", PARSERS)
def test_whole_input_gives_items(name):
    assert check(name, PARSERS[name][1])["Item"]


@pytest.mark.parametrize("name", PARSERS)
@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(seed=st.integers(0, 2**32))
def test_damaged_input_never_fails(name, seed):
    fuzz(name, seed)


@pytest.mark.parametrize("name", PARSERS)
@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes_never_fail(name, data):
    check(name, data)
