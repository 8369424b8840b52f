"""When a session will end: replayed ones, fast, slow and uneven, are foreseen at half time."""

import itertools

import pytest

from app.matrix.forecast import MATRIX, PASSED, USUAL, WEIGHT, Gone, Kind, left

MINUTE = 60.0


class Session:
    """One that is replayed: every step takes so many minutes, and is foreseen at its end."""

    def __init__(self, known: bool = False, plan: dict[str, int] = USUAL) -> None:
        self.plan = plan
        self.known = known  # the votes were out before anything was decided
        self.gone = Gone()
        self.now = 0.0
        self.waiting: list[Kind] = []
        self.foreseen: list[tuple[float, float]] = []

    def foresees(self, chapter: str) -> None:
        kinds: list[str] = [one if self.known else "open" for one in self.waiting]
        cells = {kind: kinds.count(kind) for kind in WEIGHT}
        rest = sum(left(self.plan, self.gone, chapter, cells).values())
        self.foreseen.append((self.now, self.now + rest))

    def chapter(self, name: str, minutes: float) -> None:
        self.foresees(name)
        self.now += minutes * MINUTE
        self.gone.spend(name, minutes * MINUTE)

    def matrix(self, minutes: list[tuple[Kind, float]]) -> None:
        self.foresees(MATRIX)
        for kind, took in minutes:
            self.now += took * MINUTE
            self.gone.spend(MATRIX, took * MINUTE)
            self.gone.decide(kind, took * MINUTE)
            self.waiting.remove(kind)
            self.foresees(MATRIX)

    def plays(self, chapters: dict[str, float], cells: list[tuple[Kind, float]]) -> "Session":
        self.waiting = [kind for kind, _ in cells]
        for name in self.plan:
            if name == MATRIX:
                self.matrix(cells)
            elif chapters.get(name):
                self.chapter(name, chapters[name])
        return self

    @property
    def off_at_half_time(self) -> float:
        """How far the end was off, as told at half time, in parts of the whole session."""
        told = [end for at, end in self.foreseen if at <= self.now / 2][-1]
        return abs(told - self.now) / self.now


def evenly(minutes: float, many: int = 28) -> list[tuple[Kind, float]]:
    return [("agrees" if one % 3 else "differs", minutes) for one in range(many)]


def of(kind: Kind, minutes: float, many: int) -> list[tuple[Kind, float]]:
    return [(kind, minutes)] * many


def in_turns(*minutes: float, many: int = 28) -> list[tuple[Kind, float]]:
    """Long ones and short ones, one after the other."""
    long = max(minutes)
    turns = itertools.islice(itertools.cycle(minutes), many)
    return [("differs" if one == long else "agrees", one) for one in turns]


def chapters(factor: float) -> dict[str, float]:
    return {name: minutes * factor for name, minutes in USUAL.items()}


ALONE = dict.fromkeys(USUAL, 0) | {MATRIX: 90}
AS_PLANNED = USUAL[MATRIX] / 28
SESSIONS = {
    "as planned": Session().plays(chapters(1), evenly(AS_PLANNED)),
    "fast": Session().plays(chapters(0.6), evenly(AS_PLANNED * 0.6)),
    "slow": Session().plays(chapters(1.6), evenly(AS_PLANNED * 1.6)),
    "long and short cells in turns": Session().plays(chapters(1), in_turns(9, 1, 1, 2)),
    "a slow start, then as planned": Session().plays(
        chapters(1) | {"prepare": 25, "ambition": 30}, evenly(AS_PLANNED)
    ),
    "what differs first, then the rest in a nod": Session(known=True).plays(
        chapters(1), of("differs", 8.0, 9) + of("agrees", 1.0, 19)
    ),
    "what is agreed first, then what differs": Session(known=True).plays(
        chapters(1), of("agrees", 1.0, 14) + of("differs", 5.5, 14)
    ),
    "the matrix alone, fourteen cells": Session(plan=ALONE).plays({}, evenly(5, many=14)),
}


@pytest.mark.parametrize("name", SESSIONS)
def test_at_half_time_the_end_is_foreseen_within_a_tenth(name: str) -> None:
    off = SESSIONS[name].off_at_half_time
    assert off <= 0.1, f"{off:.1%}"


def test_a_forecast_by_the_plan_alone_would_be_far_off() -> None:
    """The control: pace is what is looked at."""
    session = SESSIONS["slow"]
    first = session.foreseen[0][1]
    assert abs(first - session.now) / session.now > 0.3


def test_before_anything_has_gone_by_the_plan_is_the_forecast() -> None:
    rest = left(USUAL, Gone(), "prepare", {"open": 28})
    assert rest == {name: pytest.approx(minutes * 60) for name, minutes in USUAL.items()}


def test_what_the_room_has_passed_takes_no_more_time_but_cells_do() -> None:
    rest = left(USUAL, Gone(), "risks", {"open": 28})
    assert (rest["prepare"], rest["ambition"], rest["cases"]) == (0, 0, 0)
    assert rest[MATRIX] == pytest.approx(USUAL[MATRIX] * 60)
    assert left(USUAL, Gone(), "risks", {})[MATRIX] == 0


@pytest.mark.parametrize(("seconds", "faster"), [(PASSED - 1, False), (PASSED, True)])
def test_a_chapter_that_is_passed_through_tells_nothing_of_the_pace(
    seconds: int, faster: bool
) -> None:
    gone = Gone()
    gone.spend("prepare", seconds)
    rest = left(USUAL, gone, "ambition", {"open": 28})
    assert (rest["ambition"] < USUAL["ambition"] * 60) is faster


def test_the_chapter_the_room_is_in_takes_what_is_left_of_it() -> None:
    gone = Gone()
    gone.spend("prepare", 240)
    assert left(USUAL, gone, "prepare", {})["prepare"] == pytest.approx(360)
    gone.spend("prepare", 3600)
    assert left(USUAL, gone, "prepare", {})["prepare"] == 0, "never less than nothing"


def test_a_chapter_that_is_left_out_takes_no_time() -> None:
    assert left(dict.fromkeys(USUAL, 0), Gone(), "prepare", {"open": 3}) == dict.fromkeys(USUAL, 0)
