"""An HTTP connection: pipelined in pieces, counted by address, and never hoarded for."""

import inspect

import pytest
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.config import Settings
from app.web import connection
from app.web.connection import UNREAD, UNREAD_BY_ONE, Connection, Connections
from tests.sessions.transport import Transport


@pytest.mark.parametrize(
    "name",
    [
        "connection_made",
        "connection_lost",
        "data_received",
        "_start_asgi_task",
        "pause_writing",
        "resume_writing",
        "on_headers_complete",
        "on_message_begin",
        "on_message_complete",
        "handle_websocket_upgrade",
    ],
)
def test_each_method_it_changes_is_still_one(name: str) -> None:
    ours, theirs = getattr(Connection, name), getattr(HttpToolsProtocol, name)
    assert list(inspect.signature(ours).parameters) == list(inspect.signature(theirs).parameters)


def test_an_address_has_so_many_connections_and_a_proxy_any_number() -> None:
    settings = Settings(max_connections_per_address=2, forwarded_allow_ips="10.0.0.1")
    connections = Connections(settings)
    assert [connections.come("192.0.2.7") for _ in range(3)] == [True, True, False]
    assert all(connections.come("10.0.0.1") for _ in range(100))
    assert connections.come("192.0.2.8"), "another one has its own"
    connections.go("192.0.2.7")
    assert connections.come("192.0.2.7"), "one has gone"


def test_what_is_unread_has_a_bound_for_one_and_for_all() -> None:
    connections = Connections(Settings())
    assert connections.has_room(UNREAD_BY_ONE, "192.0.2.7")
    assert not connections.has_room(UNREAD_BY_ONE + 1, "192.0.2.7")
    greedy, other = Transport(), Transport()
    greedy.waiting = UNREAD_BY_ONE - 100_000
    connections.slow(greedy, "192.0.2.7")
    assert not connections.has_room(100_001, "192.0.2.7")
    assert connections.has_room(100_001, "192.0.2.8"), "others have theirs"
    other.waiting = UNREAD - greedy.waiting - 100_000
    connections.slow(other, "192.0.2.9")
    assert not connections.has_room(100_001, "192.0.2.8"), "all together have no more"
    assert connections.has_room(connection.SMALL, "192.0.2.7"), "a small answer is always given"
    connections.swift(greedy)
    assert connections.has_room(100_001, "192.0.2.8")
