"""Shapes: what path, query, Host and cookie of a request may look like at all, checked at the door.

Whatever is behind the door may rely on it: no control sign, no NUL, nothing that is not UTF-8, and
nothing longer than what an address of ours can be.
"""

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from app.web import answers
from app.web.prefix import inside

PATH = 256  # signs
QUERY = 8 * 1024  # bytes
COOKIES = 16 * 1024  # bytes
HOST = re.compile(r"(?!-)[A-Za-z0-9._-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")


class Shapes:
    """Middleware: what is no request of ours is answered here, and nobody else sees it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = wrong(scope) if scope["type"] in ("http", "websocket") else None
        if refusal is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await answers.problem(*refusal)(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close"})  # before accept: the handshake is refused


class Wrong(NamedTuple):
    """How a request that is none is answered."""

    status: int
    code: str
    why: str


def wrong(scope: Scope) -> Wrong | None:
    """What is wrong with the shape of a request, if anything is."""
    headers = Headers(scope=scope)
    hosts = headers.getlist("host")
    if len(hosts) > 1 or not all(map(HOST.fullmatch, hosts)):
        return Wrong(400, "bad-field", "The Host is no name of a host.")
    if len(inside(scope)) > PATH or not _is_text(scope["raw_path"]):
        return Wrong(404, "not-found", "No address of ours looks like that.")
    if len(scope["query_string"]) > QUERY or not _is_text(scope["query_string"]):
        return Wrong(422, "bad-field", "No query of ours looks like that.")
    if sum(map(len, headers.getlist("cookie"))) > COOKIES:
        return Wrong(400, "too-long", f"More than {COOKIES} bytes of cookies.")
    return None


def _is_text(quoted: bytes) -> bool:
    """Whether this is UTF-8 without control signs, once it is unquoted."""
    try:
        text = unquote_to_bytes(quoted).decode()
    except UnicodeDecodeError:
        return False
    return not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in text)
