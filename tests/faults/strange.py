"""The strangest strings there are, and every door a string can be pushed through."""

import json
import random
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

from tests.live.raw import Line, frame
from tests.live.server import Server

KNOWN = [
    "\0", "A\0", "\0" * 8, "PAYR0LL\0", "%00", "%", "%%", "%2e%2e%2f", "../../etc/passwd", "..\\..",
    "\x7f", "\x1b[31m", "\r\nSet-Cookie: a=b", "\n", "\t", "\u0085", "\u2028", "\ufeff", "\ufffe",
    "\U0010ffff", "\u202e", "\u2066", "\u200b", "e\u0301" * 40, "\u0e33" * 30, "ﷺ" * 60, "ß" * 8,
    "ŉ", "İ", "ı", "ﬁ", "Ⅷ", "①", "٣", "१", "𝟘", "🏴‍☠️", "1️⃣", "👩‍👩‍👧‍👧", "'",
    "''; DROP TABLE event;--",
    '" OR 1=1', "\\", "\\x00", "\\u0000", "{{7*7}}", "${jndi:ldap://x}", "<script>", "=1+1",
    "@SUM(A1)",
    "-0", "1e400", "9" * 400, "-9223372036854775809", "0x7f", "NaN", "null", "true", "[]", "{}", "",
    " ", "\u3000", "A" * 200, "A" * 5000, "é" * 3000, "CON", "nul", ".", "..", "~", "*", "?", "#",
    "&", ";", ",", "|", "`", "$(id)", "a/b", "a%2Fb", "//", "remit_", "undefined", "__proto__",
]  # fmt: skip
PLANES = [range(0x20), range(0x20, 0x3000), range(0xE000, 0x10000), range(0x10000, 0x10FFFF)]


def strings(count: int, chance: random.Random) -> Iterator[str]:
    """So many: those that somebody thought of, then any signs at all, of every kind."""
    yield from KNOWN[:count]
    for _ in range(count - len(KNOWN)):
        plane = chance.choice(PLANES)
        length = chance.choice([1, 2, 8, 8, 8, 50, 300])
        signs = (chr(plane[chance.randrange(len(plane))]) for _ in range(length))
        yield "".join(sign for sign in signs if unicodedata.category(sign) != "Cs")


def requests(text: str, code: str, key: str) -> Iterator[bytes]:
    """It, as each part of a request in turn."""
    path, raw = quote(text, safe=""), _of_header(text)
    bearer = {"Authorization": f"Bearer {key}"}
    for address in (f"/w/{path}", f"/w/{path}/stage", f"/static/{path}", f"/{path}"):
        yield _http("GET", address)
    for address in (f"/api/workshops/{path}", f"/api/workshops/{code}/matrix.{path}"):
        yield _http("GET", address, bearer)
    yield _http("GET", f"/api/workshops/{code}/matrix.csv?revision={path}", bearer)
    yield _http("GET", f"/w/{code}?{path}")
    yield _http("GET", f"/w/{code}", {}, b"Cookie: remit_%b=%b\r\n" % (code.encode(), raw))
    yield _http("GET", f"/api/workshops/{code}", {}, b"Authorization: Bearer %b\r\n" % raw)
    yield b"GET /w/%b HTTP/1.1\r\nHost: %b\r\n\r\n" % (code.encode(), raw)
    person = {"name": text, "represents": "business"}
    yield post(f"/api/workshops/{path}/people", {**person, "name": "Eve"})
    yield post(f"/api/workshops/{code}/people", person)
    yield post(f"/api/workshops/{code}/asks", {"ask": "park", "id": text, "text": "?"}, bearer)
    yield post(f"/api/workshops/{code}/asks", {"ask": "park", "id": "x", "text": text}, bearer)
    yield post("/api/workshops", {"service": text, "model": "A", "facilitator": "Eve"})


def _of_header(text: str) -> bytes:
    return text.encode().replace(b"\r", b"").replace(b"\n", b"")


def _http(
    method: str, address: str, headers: dict[str, str] | None = None, more: bytes = b""
) -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())
    head = f"{method} {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n{lines}"
    return head.encode() + more + b"\r\n"


def post(address: str, body: object, headers: dict[str, str] | None = None) -> bytes:
    told = json.dumps(body).encode()
    said = {"Content-Type": "application/json", "Content-Length": str(len(told))}
    return _http("POST", address, {**said, **(headers or {})}) + told


def status(server: Server, request: bytes) -> int:
    """What a request is answered; 0 where the connection ends without a word."""
    closing = request.replace(b"\r\nHost:", b"\r\nConnection: close\r\nHost:", 1)
    with Line(server) as line:
        line.send(closing)
        told = line.rest()
    return int(told[9:12]) if told.startswith(b"HTTP/1.1 ") else 0


def knock(server: Server, text: str, code: str) -> bytes:
    """It, as the code of a socket and as the key of an `enter`; all that is said to it."""
    told = b""
    for where, enter in ((quote(text, safe=""), {"as": "stage"}), (code, {"key": text})):
        with Line(server) as line:
            try:
                line.upgrade(where)
            except AssertionError:  # turned away
                continue
            line.send(frame(json.dumps({"ask": "enter", "id": "1", **enter}).encode()))
            line.send(frame(b"\x03\xe8", opcode=8))
            told += line.rest()
    return told
