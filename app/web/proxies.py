"""Proxies: what those we believe say of a request, and HEAD, which is a GET without its body."""

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

SCHEME = b"x-forwarded-proto"


class Believed(ProxyHeadersMiddleware):
    """Middleware: address and scheme as the first proxy of several has seen them."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # type: ignore[override]
        if scope["type"] != "lifespan":
            scope["headers"] = [
                (name, value.split(b",")[0].strip() if name == SCHEME else value)
                for name, value in scope["headers"]
            ]
        await super().__call__(scope, receive, send)  # type: ignore[arg-type]


class Heads:
    """Middleware: HEAD is answered as GET; the server leaves out the body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self.app(scope, receive, send)
