"""What every answer has in common: templates, security headers, same-origin guard, problems."""

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

import msgspec
from fastapi import Request, Response
from fastapi.templating import Jinja2Templates
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.config import LOOPBACK
from app.web import assets
from app.web.prefix import inside, prefix_of
from app.words.encoding import encode

APP = Path(__file__).resolve().parents[1]
BODY = 64 * 1024  # bytes; a socket's messages have their own, smaller limit

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
TLS_ONLY = {"Strict-Transport-Security": "max-age=31536000"}
# On plain http to another host a browser ignores it, and complains of it on every page.
TRUSTWORTHY = {"Cross-Origin-Opener-Policy": "same-origin"}


def _placed(request: Request) -> dict[str, Any]:
    """What every page needs to name an address of ours."""
    prefix = prefix_of(request)
    return {"prefix": prefix, "static": lambda name: f"{prefix}{assets.address(name)}"}


templates = Jinja2Templates(APP / "templates", context_processors=[_placed])


class SecurityHeaders:
    """Puts the headers every answer carries on every answer, errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in {**HEADERS, **_by_transport(scope)}.items():
                    headers.setdefault(name, value)
                fresh = inside(scope).startswith("/static/")
                headers.setdefault("Cache-Control", "no-cache" if fresh else "no-store")
            await send(message)

        await self.app(scope, receive, with_headers)


def _by_transport(scope: Scope) -> dict[str, str]:
    if scope["scheme"] == "https":
        return TLS_ONLY | TRUSTWORTHY
    host = Headers(scope=scope).get("host", "").rsplit(":", 1)[0].strip("[]")
    return TRUSTWORTHY if host in LOOPBACK else {}


def same_origin(headers: Headers, scheme: str, allowed: frozenset[str]) -> bool | None:
    """Whether a request comes from one of our own pages; None where it does not say.

    Browsers send Origin with every socket and every unsafe request, programs send none: so a
    foreign one is refused, and without one a cookie does not count. No token is needed.
    """
    origin = headers.get("origin")
    if origin is None:
        return None
    own = f"{scheme}://{headers.get('host', '')}"
    return origin.lower() in {own.lower(), *allowed}


def json_answer(value: Any, status: int = 200, **headers: str) -> Response:
    """A JSON answer."""
    return Response(encode(value), status, headers, media_type="application/json")


def problem(status: int, code: str, why: str) -> Response:
    """An error as RFC 9457 has it, with the refusal code programs can act on."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": why,
        "code": code,
    }
    return Response(msgspec.json.encode(body), status, media_type="application/problem+json")


def page(request: Request, name: str, **context: Any) -> Response:
    """A page for people."""
    return templates.TemplateResponse(request, name, context)


def data_block(value: Any) -> str:
    """JSON that can stand inside a script element: no `<` can end it."""
    return encode(value).decode().replace("<", "\\u003c")


def bearer(headers: Mapping[str, str]) -> str | None:
    """The key in an Authorization header."""
    kind, _, key = headers.get("authorization", "").partition(" ")
    return key.strip() if kind.lower() == "bearer" and key.strip() else None
