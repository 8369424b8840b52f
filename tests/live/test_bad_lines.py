"""P7: no client can slow or break another: readers that never read, giants, silence, halves."""

import asyncio
import socket
import time
from collections.abc import Iterator

import pytest

from tests.conftest import Servers
from tests.live.people import Guests, Person
from tests.live.raw import Line, ends, frame
from tests.live.server import Server

pytestmark = pytest.mark.anyio

INCIDENT = "incident:application"
GENEROUS = 10.0  # seconds, for what takes a fraction of one when nobody is waited for


@pytest.fixture
def lines() -> Iterator[list[Line]]:
    """Raw connections, closed at the end."""
    made: list[Line] = []
    yield made
    for line in made:
        line.socket.close()


async def talk(ann: Person, bob: Person) -> float:
    """A while of work with long texts on every screen; answers the slowest answer."""
    slowest = 0.0
    for number in range(40):
        started = time.monotonic()
        await ann.do("describe", description=f"{number} " + "long words " * 300)
        await bob.do("cast-vote", INCIDENT, choice=("business", "it-ops")[number % 2])
        slowest = max(slowest, time.monotonic() - started)
    return slowest


async def with_silent_readers(
    servers: Servers, guests: Guests, lines: list[Line], variant: str, mutes: int = 5
) -> tuple[Server, float]:
    server = servers.start(variant)
    ann = await guests.open(server)
    await ann.do("set-pace", pace="own")
    bob = await guests.join(ann, "Bob")
    mute = await guests.join_by_api(ann, "Mute")
    for _ in range(mutes):
        lines.append(await asyncio.to_thread(Line(server, small=True).enter, mute))
    await ann.sees(lambda show: [one["here"] for one in show["people"]] == [True] * 3)
    slowest = await talk(ann, bob)
    for person in (ann, bob):
        await person.sees(lambda show: show["workshop"]["description"].startswith("39 "))
    return server, slowest


async def test_readers_that_never_read_delay_nobody_and_are_cut_off(
    servers: Servers, guests: Guests, lines: list[Line]
) -> None:
    variant = "small-buffers,impatient"
    server, slowest = await with_silent_readers(servers, guests, lines, variant)
    assert slowest < GENEROUS
    ann = guests.all[0]
    await ann.sees(lambda show: [one["here"] for one in show["people"]] == [True, True, False])
    assert server.metric("remit_sockets") == 2
    assert "Traceback" not in server.log


async def test_a_server_that_waits_for_readers_is_found_out(
    servers: Servers, guests: Guests, lines: list[Line]
) -> None:
    variant = "small-buffers,waits-for-readers"
    _, slowest = await with_silent_readers(servers, guests, lines, variant, mutes=1)
    assert slowest > 1.0


async def test_a_slow_reader_gets_the_newest_state_in_the_end(
    servers: Servers, guests: Guests, lines: list[Line]
) -> None:
    """What was skipped while it did not read is made good with a whole screen."""
    server = servers.start("small-buffers")
    ann = await guests.open(server)
    slow = await guests.join_by_api(ann, "Slow")
    line = await asyncio.to_thread(Line(server, small=True).enter, slow)
    lines.append(line)
    await ann.sees(lambda show: len(show["people"]) == 2 and show["people"][1]["here"])
    for number in range(30):
        await ann.do("describe", description=f"number {number}. " + "long words " * 300)
    told = b""
    while b"number 29." not in told:
        told += await asyncio.to_thread(line.socket.recv, 65536)
    assert told.count(b'"description":"number') < 30, "not every one of them was worth sending"
    await ann.do("here")


async def test_who_asks_and_never_reads_is_not_hoarded_for(
    servers: Servers, guests: Guests, lines: list[Line]
) -> None:
    server = servers.start("small-buffers,impatient")
    ann = await guests.open(server)
    mute = await guests.join_by_api(ann, "Mute")
    line = await asyncio.to_thread(Line(server, small=True).enter, mute)
    lines.append(line)

    def flood() -> None:
        try:
            for number in range(200_000):
                line.send(frame(b'{"ask": "here", "id": "%d"}' % number))
        except OSError:
            return
        raise AssertionError("nobody ended it")

    await asyncio.to_thread(flood)
    await ann.do("focus", INCIDENT)
    assert "Traceback" not in server.log


# Giants


@pytest.mark.parametrize("size", [16 * 1024 + 1, 100 << 20, 1 << 40, (1 << 63) - 1])
async def test_a_frame_that_says_it_is_a_giant_is_not_waited_for(
    server: Server, guests: Guests, lines: list[Line], size: int
) -> None:
    ann = await guests.open_by_api(server)
    line = await asyncio.to_thread(Line(server).upgrade, ann.code)
    lines.append(line)
    line.send(frame(b"{", size=size))
    assert await asyncio.to_thread(line.close_code) == 1009


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        pytest.param(b"\x81\x02{}", 1002, id="unmasked"),
        pytest.param(bytes([0xC1, 0x80]) + b"\0\0\0\0", 1002, id="a reserved bit"),
        pytest.param(frame(b"", opcode=3), 1002, id="a reserved opcode"),
        pytest.param(frame(b"x" * 126, opcode=9), 1002, id="a long ping"),
        pytest.param(frame(b"x", opcode=0), 1002, id="a stray continuation"),
        pytest.param(frame(b"a", fin=False) + frame(b"b"), 1002, id="a text in a text"),
        pytest.param(frame(b"x", opcode=8), 1002, id="a close of one byte"),
        pytest.param(frame(b"\x03\xed", opcode=8), 1002, id="a close nobody may send"),
        pytest.param(frame(b"\xff\xfe"), 1007, id="no UTF-8"),
    ],
)
async def test_frames_against_the_protocol_end_only_their_own_socket(
    server: Server, guests: Guests, lines: list[Line], sent: bytes, code: int
) -> None:
    ann = await guests.open(server)
    for entered in (False, True):
        line = Line(server)
        lines.append(line)
        await asyncio.to_thread(*((line.enter, ann) if entered else (line.upgrade, ann.code)))
        line.send(sent)
        assert await asyncio.to_thread(line.close_code) == code, entered
    await ann.do("here")


async def test_an_answered_close_is_over_whatever_else_was_sent(
    servers: Servers, guests: Guests, lines: list[Line]
) -> None:
    """Frames that nobody will read any more must not hide the other side's close."""
    server = servers.start("closes-patiently")
    ann = await guests.open_by_api(server)
    wrong = frame(b'{"ask": "enter", "id": "1", "key": "of nobody"}')
    for code in (ann.code, "ABCDEFGH"):
        line = await asyncio.to_thread(Line(server).upgrade, code)
        lines.append(line)
        line.send(wrong * 5)
        assert await asyncio.to_thread(line.close_code) in (4501, 4504)
        line.send(frame(b"\x03\xe8", opcode=8))
        await ends(line)


# Silence and halves


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"GET / HT", id="half a line"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", id="half a header"),
        pytest.param(b"GET /live HTTP/1.1\r\nUpgrade: websocket\r\n", id="half an upgrade"),
        pytest.param(
            b"POST /api/workshops HTTP/1.1\r\nHost: x\r\n"
            b"Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
            id="half a body",
        ),
        pytest.param(
            b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nHost",
            id="half a request behind a whole one",
        ),
    ],
)
async def test_half_a_request_is_not_waited_for(
    servers: Servers, lines: list[Line], sent: bytes
) -> None:
    server = servers.start("impatient")
    line = Line(server)
    lines.append(line)
    line.send(sent)
    started = time.monotonic()
    await ends(line)
    assert time.monotonic() - started < GENEROUS
    assert server.get("/healthz").status_code == 200
    assert "Traceback" not in server.log


async def test_who_leaves_in_the_midst_of_a_body_is_no_error_of_ours(
    servers: Servers, guests: Guests, lines: list[Line]
) -> None:
    server = servers.start()
    ann = await guests.open_by_api(server)
    line = Line(server)
    lines.append(line)
    head = f"POST {ann.address}/asks HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {ann.key}\r\n"
    head += "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
    line.send(head.encode())
    line.socket.shutdown(socket.SHUT_WR)
    await ends(line)
    await ann.get()
    assert "Traceback" not in server.log


async def test_a_header_that_never_ends_is_cut_off(server: Server, lines: list[Line]) -> None:
    line = Line(server)
    lines.append(line)
    line.send(b"GET / HTTP/1.1\r\nHost: x\r\n")

    def pour() -> int:
        sent = 0
        try:
            while sent < 32 << 20:
                line.send(b"X-More: " + b"x" * 8000 + b"\r\n")
                sent += 8000
        except OSError:
            pass
        return sent

    assert await asyncio.to_thread(pour) < 16 << 20
    assert server.get("/healthz").status_code == 200


@pytest.mark.parametrize("entered", [False, True])
async def test_half_a_message_is_not_waited_for(
    servers: Servers, guests: Guests, lines: list[Line], entered: bool
) -> None:
    server = servers.start("impatient")
    ann = await guests.open(server)
    for sent in (frame(b'{"ask":', fin=False), frame(b'{"ask":', size=100), b"\x81"):
        line = Line(server)
        lines.append(line)
        await asyncio.to_thread(*((line.enter, ann) if entered else (line.upgrade, ann.code)))
        line.send(sent)
    await asyncio.gather(*map(ends, lines))
    await ann.do("here")


async def test_a_handshake_the_library_takes_for_none_is_not_waited_for(
    server: Server, lines: list[Line]
) -> None:
    lines.append(Line(server))
    path = "x" * 10_000  # a line longer than it reads
    head = "Host: remit\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    lines[0].send(f"GET /api/workshops/{path}/live HTTP/1.1\r\n{head}\r\n".encode())
    assert await ends(lines[0]) == b""


async def test_fifty_silent_connections_leave_room_for_others(
    servers: Servers, guests: Guests, lines: list[Line]
) -> None:
    server = servers.start("impatient")
    lines += [Line(server) for _ in range(50)]
    ann = await guests.open(server)
    await ann.do("focus", INCIDENT)
    for line in lines:
        assert await ends(line) == b""


async def test_a_stuck_reader_does_not_hold_up_the_end(
    servers: Servers, guests: Guests, lines: list[Line]
) -> None:
    server = servers.start("small-buffers")
    ann = await guests.open(server)
    mute = await guests.join_by_api(ann, "Mute")
    lines.append(await asyncio.to_thread(Line(server, small=True).enter, mute))
    await ann.sees(lambda show: len(show["people"]) == 2 and show["people"][1]["here"])
    for _ in range(5):
        await ann.do("describe", description="long words " * 300)
    started = time.monotonic()
    assert await asyncio.to_thread(server.stop) in (0, -15)
    assert time.monotonic() - started < 8 + GENEROUS
