"""The address of the socket: who may open one, and that they say who they are."""

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from tests.web.conftest import Room


def test_a_foreign_page_gets_no_socket(client: TestClient, room: Room) -> None:
    address, foreign = f"{room.api}/live", {"Origin": "http://evil"}
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(address, headers=foreign):
        pass
