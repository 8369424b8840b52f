"""Waiting: who is here, may vote and has not, in a room of three and in one of sixty-three."""

import pytest

from app.log.attendance import LATELY
from app.log.kind import CROWD, CROWD_BEAT
from app.workshop import screen
from tests.workshop import ask
from tests.workshop.story import pace, vote
from tests.workshop.watching import Watched

CELL = "incident:application"
SIZES = [3, CROWD + 3]


def room(size: int) -> Watched:
    """Ann, who facilitates, and p0, p1 and on; all of the first three have a page open."""
    watched = Watched(size)
    watched.here = {"ann", "p0", "p1"}
    watched.does("ann", ask.Focus(process="incident", scope="application"))
    watched.draws(CROWD_BEAT)
    return watched


def waits(watched: Watched) -> dict[str, int]:
    watched.draws(CROWD_BEAT)
    watched.draws(CROWD_BEAT)
    watched.is_true()
    shown: dict[str, int] = watched.replica.drawn["waiting"][CELL]
    return shown


@pytest.mark.parametrize("size", SIZES)
def test_votes_are_waited_for_from_who_is_here_and_takes_part(size: int) -> None:
    watched = room(size)
    assert waits(watched) == {"here": 2, "away": 0}
    watched.does("p0", vote("business"))
    assert waits(watched) == {"here": 1, "away": 0}
    watched.does("p0", ask.WithdrawVote(process="incident", scope="application"))
    assert waits(watched) == {"here": 2, "away": 0}


@pytest.mark.parametrize("size", SIZES)
def test_the_vote_of_a_facilitator_stands_for_nobody_elses(size: int) -> None:
    watched = room(size)
    watched.does("ann", vote("business"))
    assert waits(watched) == {"here": 2, "away": 0}


@pytest.mark.parametrize("size", SIZES)
def test_the_votes_of_those_who_went_stand_for_nobody_elses(size: int) -> None:
    watched = room(size)
    watched.does("p0", vote("business"))
    watched.here.discard("p0")
    assert waits(watched) == {"here": 1, "away": 0}


@pytest.mark.parametrize("size", SIZES)
def test_a_phone_that_fell_silent_is_away_for_minutes(size: int) -> None:
    watched = room(size)
    watched.here.discard("p1")
    assert waits(watched) == {"here": 1, "away": 1}
    watched.draws(LATELY)
    assert waits(watched) == {"here": 1, "away": 0}


@pytest.mark.parametrize("size", SIZES)
def test_an_observer_is_not_waited_for(size: int) -> None:
    watched = room(size)
    watched.does("ann", ask.CorrectPerson(person="p1", role="observer"))
    assert waits(watched) == {"here": 1, "away": 0}


@pytest.mark.parametrize("size", SIZES)
def test_who_was_sent_out_is_neither_here_nor_away(size: int) -> None:
    watched = room(size)
    watched.does("ann", ask.RemovePerson("p1"))
    assert waits(watched) == {"here": 1, "away": 0}


def test_only_cells_that_take_votes_or_have_some_wait() -> None:
    watched = room(3)
    assert list(watched.replica.drawn["waiting"]) == [CELL]
    watched.does("ann", pace("own"))
    watched.draws()
    assert len(watched.replica.drawn["waiting"]) == 28
    watched.does("p0", vote("business", "change"))
    watched.does("ann", pace("together"))
    watched.draws()
    assert set(watched.replica.drawn["waiting"]) == {CELL, "change:application"}
    watched.does("ann", ask.Reveal(process="incident", scope="application"))
    watched.draws()
    assert set(watched.replica.drawn["waiting"]) == {"change:application"}


def test_the_key_stands_among_those_of_the_screen() -> None:
    assert "waiting" in screen.keys(room(3).replica.state)


def test_in_a_crowd_each_vote_is_not_a_count_for_everybody() -> None:
    watched = room(CROWD + 3)
    watched.draws(CROWD_BEAT)
    watched.does("p0", vote("business"))
    assert "waiting" in watched.draws(CROWD_BEAT)
    watched.does("p1", vote("business"))
    assert "waiting" not in watched.draws(CROWD_BEAT / 4)
    assert "waiting" in watched.draws(CROWD_BEAT)
