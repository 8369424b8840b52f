"""Paces: how often somebody may do what costs us something. People do not feel them."""

from app.asks.refusal import Refusal
from app.sessions.buckets import Buckets

#: A second, at once.
ASKS = (100.0, 300.0)  # by HTTP: per person
WORKSHOPS = (0.5, 1000.0)  # opened from one address: a school behind one has a room for each class
IMPORTS = (0.1, 60.0)  # session files brought in from one address, each read whole
KEYS = (0.5, 60.0)  # for further devices: per person
POLLS = (60.0, 300.0)  # per person, or per address where it is nobody's stage
FILES = (10.0, 300.0)  # printed: per person
WRONG_KEYS = (10 / 60, 10)  # of the portfolio: per address
LOOKS = (20.0, 200.0)  # at all services: per principal
ALL_SERVICES = (0.1, 10.0)  # in one file: per principal
READERS = (0.5, 60.0)  # links given out and taken back


class Paces:
    """What each person and each address has left of everything that has a pace."""

    def __init__(self) -> None:
        self.asks = Buckets(*ASKS)
        self.workshops = Buckets(*WORKSHOPS)
        self.imports = Buckets(*IMPORTS)
        self.keys = Buckets(*KEYS)
        self.polls = Buckets(*POLLS)
        self.files = Buckets(*FILES)
        self.wrong_keys = Buckets(*WRONG_KEYS)
        self.looks = Buckets(*LOOKS)
        self.all_services = Buckets(*ALL_SERVICES)
        self.readers = Buckets(*READERS)


def hold(paces: Buckets, name: str) -> None:
    """Raises Refusal where somebody by this name is faster than the pace."""
    if not paces.of(name).take():
        raise Refusal("rate-limited", "too-many-asks")
