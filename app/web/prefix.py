"""The prefix: the path of PUBLIC_URL, below which Remit stands on a host that it shares.

Starlette calls it the root path. A proxy may pass it on or take it off: both are the same address,
and what a probe on this machine asks for without it is found too.
"""

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send


def prefix_of(connection: HTTPConnection) -> str:
    """What stands before every address of ours, such as `/remit`; empty on a host of our own."""
    prefix: str = connection.scope.get("root_path", "")
    return prefix


def inside(scope: Scope) -> str:
    """The path behind the prefix, whether a proxy has taken that off or not."""
    path: str = scope["path"]
    prefix: str = scope.get("root_path", "")
    return path[len(prefix) :] if f"{path}/".startswith(f"{prefix}/") else path


class Below:
    """Middleware: says where we stand, and has the path whole where a proxy took the prefix off.

    Whoever writes an address out of the one that was asked for, as a redirect does, needs it so.
    """

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self.app = app
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            # In place: the page that tells of our own mistake is drawn outside of here.
            scope["root_path"] = self._prefix
            scope["path"] = self._prefix + inside(scope)
        await self.app(scope, receive, send)
