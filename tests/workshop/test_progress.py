"""Progress: how many people have voted on how many cells, in a room of three and in a crowd."""

from typing import Any

import pytest

from app.log.attendance import LATELY
from app.log.kind import CROWD, CROWD_BEAT
from app.matrix.catalogue import FOURTEEN
from app.matrix.model import Model
from app.workshop import screen
from tests.workshop import ask
from tests.workshop.story import Story, pace, vote
from tests.workshop.watching import Watched

SIZES = [3, CROWD + 3]


def room(size: int) -> Watched:
    """Ann, who facilitates, and p0, p1 and on at their own pace; the first three are here."""
    watched = Watched(size)
    watched.here = {"ann", "p0", "p1"}
    watched.does("ann", pace("own"))
    watched.draws(CROWD_BEAT)
    return watched


def is_told(watched: Watched) -> Any:
    watched.draws(CROWD_BEAT)
    watched.draws(CROWD_BEAT)
    watched.is_true()
    return watched.replica.drawn["progress"]


@pytest.mark.parametrize("size", SIZES)
def test_people_are_counted_by_how_many_cells_they_voted_on(size: int) -> None:
    watched = room(size)
    assert is_told(watched) == {"cells": 28, "by": [[0, 2]], "away": 0}
    watched.does("p0", vote("business"))
    watched.does("p0", vote("it-ops", "change", "both"))
    watched.does("ann", vote("it-ops"))
    assert is_told(watched) == {"cells": 28, "by": [[0, 1], [3, 1]], "away": 0}
    for process in FOURTEEN.processes:
        watched.does("p1", vote("business", process, "both"))
    assert is_told(watched) == {"cells": 28, "by": [[3, 1], [28, 1]], "away": 0}


@pytest.mark.parametrize("size", SIZES)
def test_who_is_out_of_sight_is_away_for_minutes(size: int) -> None:
    watched = room(size)
    watched.here.discard("p1")
    assert is_told(watched) == {"cells": 28, "by": [[0, 1]], "away": 1}
    watched.draws(LATELY)
    assert is_told(watched) == {"cells": 28, "by": [[0, 1]], "away": 0}


def test_what_people_chose_changes_nothing_that_is_told() -> None:
    told = []
    for choice in ("business", "it-ops", "tbd", "abstain"):
        watched = room(3)
        watched.does("p0", vote(choice))
        told.append(is_told(watched))
    assert all(one == told[0] for one in told)


def test_a_cell_that_takes_no_votes_any_more_counts_no_more() -> None:
    watched = room(3)
    for process in ("incident", "change"):
        watched.does("p0", vote("business", process))
    watched.does("ann", ask.Reveal(process="incident", scope="application"))
    assert is_told(watched) == {"cells": 27, "by": [[0, 1], [1, 1]], "away": 0}
    watched.does("ann", pace("together"))
    assert is_told(watched) is None


@pytest.mark.parametrize(("model", "cells"), [("A", 14), ("B", 28)])
def test_joined_scopes_are_one_cell(model: Model, cells: int) -> None:
    story = Story(model).with_people(Bob="business").at_own_pace()
    assert story.sees("progress")["cells"] == cells
    story.adopts()
    assert story.sees("progress") is None


def test_the_key_stands_among_those_of_the_screen() -> None:
    assert "progress" in screen.keys(room(3).replica.state)


@pytest.mark.parametrize("size", SIZES)
def test_once_all_is_revealed_there_is_none(size: int) -> None:
    watched = room(size)
    for process in FOURTEEN.processes:
        watched.does("p0", vote("business", process, "both"))
    watched.does("ann", ask.RevealAll())
    assert is_told(watched) is None


def test_before_the_day_each_party_sees_how_many_of_it_have_voted_and_not_what() -> None:
    story = Story().with_people(Bob="business", Berta="business", Carol="it-ops")
    story.with_people("adviser", Vera="vendor")
    assert story.sees("prework") is None, "together, nobody votes ahead"
    story.at_own_pace().invites("Ivar", represents="it-ops")
    for process in FOURTEEN.processes:
        story.votes("Bob", "business", process, "both")
    story.votes("Berta", "it-ops")
    assert story.sees("prework") == [
        {"represents": "business", "people": 2, "begun": 2, "done": 1},
        {"represents": "it-ops", "people": 1, "begun": 0, "done": 0},
    ]
    other = Story().with_people(Bob="business").at_own_pace()
    told = other.sees("prework")
    other.votes("Bob", "tbd")
    assert other.sees("prework") != told, "the control"
