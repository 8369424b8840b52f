"""The kinds of stream a program knows: found by name, by the ask that founds one."""

import pytest

from app.log.codec import LaterReleaseError
from app.log.kinds import Kinds
from app.workshop.kind import WORKSHOP
from tests.log import toy
from tests.workshop import ask

BOTH = Kinds(WORKSHOP, toy.POLL)


def test_each_is_found_by_its_name() -> None:
    assert list(BOTH) == [WORKSHOP, toy.POLL]
    assert BOTH.named("poll") is toy.POLL


def test_one_that_is_not_known_yet_is_of_a_later_release() -> None:
    with pytest.raises(LaterReleaseError) as error:
        Kinds(WORKSHOP).named("poll")
    assert error.value.what == "poll"


def test_each_is_founded_by_an_ask_of_its_own() -> None:
    opening = ask.OpenWorkshop(service="Payroll", model="B", facilitator="Ann")
    assert BOTH.founded_by(opening) is WORKSHOP
    assert BOTH.founded_by(toy.OpenPoll("Lunch")) is toy.POLL
    assert BOTH.founded_by(ask.Undo()) is None


def test_each_reads_its_own_events_only() -> None:
    written = BOTH.codec(toy.POLL).encode(toy.PollOpened("Lunch"))
    assert BOTH.codec(toy.POLL).decode(written.decode()) == toy.PollOpened("Lunch")
    with pytest.raises(LaterReleaseError):
        BOTH.codec(WORKSHOP).decode(written.decode())
