"""Fetching over HTTP: politely, within limits, and never from addresses inside the house."""

from __future__ import annotations

from standfirst.collect.http.client import PoliteFetcher
from standfirst.collect.http.fetched import Fetched, Fetcher

__all__ = ["Fetched", "Fetcher", "PoliteFetcher"]
