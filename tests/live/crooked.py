"""HTTP that no library would write: requests as bytes, each of which has to be turned away."""

from typing import NamedTuple


class Request(NamedTuple):
    """What is sent; `{path}` is the address of a workshop, `{key}` its facilitator's key."""

    what: str
    sent: bytes


_ASK = b'{"ask": "focus", "id": "x", "process": "incident", "scope": "both"}'


def _post(headers: bytes, body: bytes = _ASK) -> bytes:
    head = b"POST {path}/asks HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n"
    return head + b"Content-Type: application/json\r\n" + headers + b"\r\n" + body


def _get(line: bytes, headers: bytes = b"") -> bytes:
    return line + b"\r\nHost: x\r\nConnection: close\r\n" + headers + b"\r\n"


def _upgrade(headers: bytes, method: bytes = b"GET") -> bytes:
    line = method + b" {path}/live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
    return line + b"Upgrade: websocket\r\n" + headers + b"\r\n"


KEY = b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
LENGTH = b"Content-Length: %d\r\n" % len(_ASK)

REQUESTS = [
    Request("two lengths", _post(LENGTH + b"Content-Length: 3\r\n")),
    Request("a length and chunks", _post(LENGTH + b"Transfer-Encoding: chunked\r\n")),
    Request("chunks and a length", _post(b"Transfer-Encoding: chunked\r\n" + LENGTH)),
    Request("a length below nothing", _post(b"Content-Length: -1\r\n")),
    Request("a length in words", _post(b"Content-Length: ten\r\n")),
    Request("a length with a plus", _post(b"Content-Length: +67\r\n")),
    Request("a length beyond 64 bits", _post(b"Content-Length: 99999999999999999999999\r\n")),
    Request("chunks of no size", _post(b"Transfer-Encoding: chunked\r\n", b"x\r\n" + _ASK)),
    Request("chunks of a size below nothing", _post(b"Transfer-Encoding: chunked\r\n", b"-1\r\n")),
    Request("chunks, but not last", _post(b"Transfer-Encoding: chunked, gzip\r\n", b"0\r\n\r\n")),
    Request("a blank before the colon", _post(b"Content-Length : 67\r\n")),
    Request("a NUL in a header", _get(b"GET {path} HTTP/1.1", b"X-Odd: a\x00b\r\n")),
    Request("a bare CR in a header", _get(b"GET {path} HTTP/1.1", b"X-Odd: a\rb: c\r\n")),
    Request("a header without a name", _get(b"GET {path} HTTP/1.1", b": odd\r\n")),
    Request("a NUL in the path", _get(b"GET {path}\x00 HTTP/1.1")),
    Request("a blank in the path", _get(b"GET {path} x HTTP/1.1")),
    Request("no path", _get(b"GET HTTP/1.1")),
    Request("a version nobody knows", _get(b"GET {path} HTTP/9.9")),
    Request("no version", _get(b"GET {path} HTTPS")),
    Request("a method in small letters", _get(b"get {path} HTTP/1.1")),
    Request("a method nobody knows", _get(b"DANCE {path} HTTP/1.1")),
    Request("CONNECT", _get(b"CONNECT example.com:443 HTTP/1.1")),
    Request("TRACE", _get(b"TRACE {path} HTTP/1.1")),
    Request("a path of 60,000 signs", _get(b"GET /" + b"x" * 60_000 + b" HTTP/1.1")),
    Request("70,000 signs of headers", _get(b"GET {path} HTTP/1.1", b"X: " + b"x" * 70_000)),
    Request("noise", bytes(range(128, 256)) + b"\r\n\r\n"),
    Request("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(32) + b"\r\n\r\n"),
    Request("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    Request("an upgrade without a key", _upgrade(b"Sec-WebSocket-Version: 13\r\n")),
    Request("an upgrade of an old version", _upgrade(KEY + b"Sec-WebSocket-Version: 8\r\n")),
    Request("an upgrade without a version", _upgrade(KEY)),
    Request(
        "an upgrade with half a key",
        _upgrade(b"Sec-WebSocket-Key: AAAA\r\nSec-WebSocket-Version: 13\r\n"),
    ),
    Request(
        "an upgrade by POST",
        _upgrade(KEY + b"Sec-WebSocket-Version: 13\r\nContent-Length: 0\r\n", b"POST"),
    ),
]
