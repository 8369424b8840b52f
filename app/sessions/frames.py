"""The frames that go out: answers, differences and whole screens, ready to be written."""

from collections.abc import Collection, Mapping
from typing import Any

from app.log.jobs import Answer
from app.log.kind import Screen
from app.words.encoding import encode
from app.words.english import sentence


def frame(text: bytes) -> bytes:
    """One unmasked text frame, as RFC 6455 5.2 has it: made once, written to many."""
    size = len(text)
    if size < 126:
        return b"\x81" + bytes((size,)) + text
    if size < 1 << 16:
        return b"\x81\x7e" + size.to_bytes(2, "big") + text
    return b"\x81\x7f" + size.to_bytes(8, "big") + text


def text_of(ready: bytes) -> bytes:
    """The text in such a frame, for who has no socket: the very bytes that sockets are sent."""
    return ready[{126: 4, 127: 10}.get(ready[1], 2) :]


def inside(screen: Mapping[str, Any], but: Collection[str] = ()) -> bytes:
    """The keys and values in JSON, without the braces, so that parts can be put together."""
    return encode({key: screen[key] for key in screen if key not in but})[1:-1]


def show(seq: int, *parts: bytes) -> bytes:
    """A frame of differences, put together from parts that are encoded already."""
    return frame(b'{"seq":%d,"show":{%b}}' % (seq, b",".join(filter(None, parts))))


class Pieces:
    """What everybody in a room sees, as it was encoded last: a whole screen is put together of it.

    A value in a screen is never changed, so the same value is the same bytes.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Any, bytes]] = {}

    def whole(self, seq: int, screen: Screen, shared: Screen) -> bytes:
        """Somebody's whole screen; of it, what is in `shared` is encoded once for all."""
        common = [key for key in screen if key in shared and screen[key] is shared[key]]
        ready = [self._piece(key, screen[key]) for key in common]
        return show(seq, *ready, inside(screen, frozenset(common)))

    def _piece(self, key: str, value: Any) -> bytes:
        kept = self._kept.get(key)
        if kept is None or kept[0] is not value:
            kept = self._kept[key] = (value, self._encoded(key, value))
        return kept[1]

    def _encoded(self, key: str, value: Any) -> bytes:
        return inside({key: value})


def answer_frame(number: str | None, answer: Answer) -> bytes:
    """A frame that answers an ask."""
    return frame(encode(answer_body(number, answer)))


def alive(number: str, seq: int, clock: str) -> bytes:
    """The answer to a sign of life, with the time: who asks may have slept."""
    return frame(encode({"done": number, "seq": seq, "clock": clock}))


def answer_body(number: str | None, answer: Answer) -> dict[str, Any]:
    """What an ask is answered, on the socket and by the API."""
    if answer.code:
        return {"refused": number, "code": answer.code, "why": sentence(answer.says, answer.params)}
    return {"done": number, "seq": answer.seq}
