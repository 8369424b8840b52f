"""The frames that go out: their length is told as RFC 6455 has it, and parts make one."""

import json
from typing import Any

import pytest

from app.log.jobs import Answer
from app.sessions import frames


def opened(frame: bytes) -> bytes:
    """The text in a frame, by its own word on how long it is."""
    assert frame[0] == 0x81, "one whole text"
    size, start = frame[1], 2
    if size >= 126:
        start = 4 if size == 126 else 10
        size = int.from_bytes(frame[2:start], "big")
    assert len(frame) == start + size
    return frame[start:]


@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 65_535, 65_536, 200_000])
def test_a_frame_says_how_long_it_is(size: int) -> None:
    assert opened(frames.frame(b"x" * size)) == b"x" * size


@pytest.mark.parametrize("parts", [(), (b"",), (b'"a":1',), (b'"a":1', b"", b'"b":2')])
def test_parts_encoded_before_make_one_show(parts: tuple[bytes, ...]) -> None:
    show = json.loads(opened(frames.show(7, *parts)))
    assert show["seq"] == 7
    assert list(show["show"]) == [key for key in "ab" if f'"{key}"'.encode() in b"".join(parts)]


def test_some_keys_can_be_left_to_another_part() -> None:
    assert frames.inside({"a": 1, "b": 2}, but={"a"}) == b'"b":2'


def test_a_sign_of_life_is_answered_with_the_time() -> None:
    told = json.loads(opened(frames.alive("1", 9, "2026-12-24T12:00:00.000Z")))
    assert told == {"done": "1", "seq": 9, "clock": "2026-12-24T12:00:00.000Z"}


def test_of_a_whole_screen_what_all_see_is_encoded_once() -> None:
    class Once(frames.Pieces):
        encoded = 0

        def _encoded(self, key: str, value: Any) -> bytes:
            self.encoded += 1
            return super()._encoded(key, value)

    pieces = Once()
    shared = {"cell": {"voted": 1}, "people": [1, 2]}
    for name in ("Ann", "Bob"):
        screen = {**shared, "people": [name], "you": name}
        show = json.loads(opened(pieces.whole(7, screen, shared)))["show"]
        assert show == screen
    assert pieces.encoded == 1, "what one sees instead of it is nobody else's"
    later = {**shared, "cell": {"voted": 2}}
    assert json.loads(opened(pieces.whole(8, later, later)))["show"] == later
    assert pieces.encoded == 3


def test_an_answer_is_done_or_says_why_not() -> None:
    assert json.loads(opened(frames.answer_frame("v1", Answer(9)))) == {"done": "v1", "seq": 9}
    refused = Answer(9, "forbidden", "door-locked")
    told = json.loads(opened(frames.answer_frame("v2", refused)))
    assert (told["refused"], told["code"]) == ("v2", "forbidden")
    assert told["why"].endswith(".")
