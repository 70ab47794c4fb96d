"""A site and clients that ask it."""

import ssl
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pipeline.ingest.fetch.addresses import Reach
from pipeline.ingest.fetch.client import Client
from pipeline.ingest.fetch.limits import Limits
from tests.site import Hand, Site

MakeClient = Callable[..., Client]


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.close()


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def client(hand: Hand) -> Iterator[MakeClient]:
    """Makes clients; what is not said is as usual, but this machine may be asked."""
    made: list[Client] = []

    def make(reach: Reach | None = None, context: ssl.SSLContext | None = None, **limits: Any) -> Client:
        made.append(Client("https://example.org/about", Limits(**limits), hand.clock(), reach or Reach(private=True), context))
        return made[-1]

    yield make
    for each in made:
        each.close()
