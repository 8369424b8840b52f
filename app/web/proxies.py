"""Proxies: what those we believe say of a request, where a redirect leads behind one, and HEAD."""

from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
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


class Redirects:
    """Middleware: a redirect is to a path of ours; scheme and host are those the browser is at.

    We see them as the proxy before us has made them, or as whoever asks likes to write them.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def here(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if "location" in headers:
                    _, _, path, query, _ = urlsplit(headers["location"])
                    path = "/" + path.lstrip("/")  # behind two strokes a host would stand
                    headers["location"] = f"{path}?{query}" if query else path
            await send(message)

        await self.app(scope, receive, here)


class Heads:
    """Middleware: HEAD is answered as GET; the server leaves out the body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self.app(scope, receive, send)
