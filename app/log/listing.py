"""What is kept of a stream beside its log, so that lists and the portfolio fold none. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

#: The state, in a list, of a stream that is thrown away a day after the last thing that happened.
DRY_RUN = "dry-run"


class Summary(NamedTuple):
    """A stream in one line of a list."""

    title: str
    model: str
    state: str
    revision: int | None
    signed_at: str | None  # of the last revision


class Overview(NamedTuple):
    """A stream as the portfolio has it: what it is found, filtered and sorted by.

    Nothing here depends on the day it is read, nor on who takes part. `traits` are words with
    spaces around them; `marks` is one sign for each cell, in the order of `processes`, which is
    empty where they are those that were published. What is only shown stands in `body`, as JSON.
    """

    title: str
    sorted_as: str  # the title, with no letter larger than another
    searched: str  # what words are looked for in
    model: str
    state: str
    revision: int
    in_force: int  # the revision that is; 0: none
    since: str  # when it came into the state it is in
    distance: int | None  # None: there is nothing to compare
    drift: int
    promises: int
    risks: int
    contracts: int
    changes: int
    traits: str
    processes: str
    marks: str
    body: str


class Dated(NamedTuple):
    """What comes to a day: an open promise, a risk, the end of a contract, a change of hands.

    `since` and `day` may be empty. What is past, or near, is reckoned when it is read.
    """

    what: str
    label: str
    state: str
    since: str
    day: str


class Listing(NamedTuple):
    """What is read of a stream without folding it: its line, roles by person, days by what is due.

    And what was said of its revisions, as JSON by number and office, `3:it-manager`; how the
    portfolio has it, and by id what in it comes to a day. A dry run is in no portfolio.
    """

    summary: Summary | None
    roles: Mapping[str, str]
    dues: Mapping[str, str]
    said: Mapping[str, str] = {}
    overview: Overview | None = None
    dated: Mapping[str, Dated] = {}
    standing: str = ""  # what those who cite it are told, as JSON; empty: nothing
    cites: Mapping[str, str] = {}  # streams that this one cites, by code: of which revision
