"""Attendance: a page that went out of sight is away for minutes, and then gone."""

from app.log.attendance import LATELY, Attendance

BOTH = frozenset({"bob", "carol"})
BOB = frozenset({"bob"})


def test_who_leaves_is_away_and_who_comes_back_is_here() -> None:
    room = Attendance()
    assert room.turn(BOTH, 0.0)
    assert room.turn(BOB, 10.0)
    assert room.here == BOB
    assert room.here.away == {"carol"}
    assert room.turn(BOTH, 20.0)
    assert room.here == BOTH
    assert not room.here.away


def test_where_nothing_changed_nothing_is_to_be_drawn() -> None:
    room = Attendance()
    room.turn(BOTH, 0.0)
    room.turn(BOB, 1.0)
    assert not room.turn(BOB, LATELY)
    assert room.here.away == {"carol"}


def test_who_stays_away_is_gone_after_minutes() -> None:
    room = Attendance()
    room.turn(BOTH, 0.0)
    room.turn(BOB, 10.0)
    assert room.until(40.0) == LATELY - 30
    assert room.turn(BOB, 10.0 + LATELY)
    assert room.here.away == frozenset()
    assert room.until(10.0 + LATELY) == 0.0


def test_each_is_gone_in_their_turn() -> None:
    room = Attendance()
    room.turn(BOTH, 0.0)
    room.turn(BOB, 10.0)
    room.turn(frozenset(), 20.0)
    assert room.turn(frozenset(), 10.0 + LATELY)
    assert room.here.away == {"bob"}
    assert room.until(10.0 + LATELY) == 10.0


def test_who_polls_is_one_person_and_told_apart() -> None:
    room = Attendance()
    assert room.turn(frozenset({"bob", "carol", "~carol"}), 0.0)
    assert room.here == BOTH
    assert room.here.polling == {"carol"}
    assert room.turn(BOTH, 1.0), "by socket now"
    assert room.here == BOTH
    assert not room.here.polling | room.here.away
