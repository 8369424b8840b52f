"""The seats of a room: one person may have several, and who polls is told apart."""

from app.sessions.seats import Room


def test_a_phone_and_a_laptop_are_one_person() -> None:
    room = Room()
    room.count("bob", +1)
    room.count("bob", +1)
    assert room.here == {"bob"}
    assert room.seats_of("bob") == 2
    room.count("bob", -1)
    assert room.here == {"bob"}
    room.count("bob", -1)
    assert not room.here
    assert room.seats_of("bob") == 0


def test_a_stage_is_nobody() -> None:
    room = Room()
    room.count("", +1)
    assert not room.here


def test_who_polls_is_here_and_told_apart() -> None:
    room = Room()
    room.count("bob", +1)
    room.count("bob", +1, polls=True)
    assert room.here == {"bob", "~bob"}
    assert room.seats_of("bob") == 2
    room.count("bob", -1, polls=True)
    assert room.here == {"bob"}
