"""Paces: people do not feel them; who is faster than people is told to wait."""

import pytest
from starlette.testclient import TestClient

from app.web import paces
from tests.web.conftest import OPENING, Room


@pytest.fixture(autouse=True)
def _slow(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ASKS", "WORKSHOPS", "KEYS", "FILES"):
        monkeypatch.setattr(paces, name, (0.0, 3.0))


def statuses(client: TestClient, path: str, room: Room, **more: object) -> list[int]:
    return [client.post(path, headers=room.bearer, **more).status_code for _ in range(4)]  # type: ignore[arg-type]


def test_workshops_from_one_address(client: TestClient) -> None:
    answers = [client.post("/api/workshops", json=OPENING) for _ in range(4)]
    assert [one.status_code for one in answers] == [201, 201, 201, 429]
    assert answers[-1].json()["code"] == "rate-limited"


def test_keys_of_one_person(client: TestClient, room: Room) -> None:
    assert statuses(client, f"{room.api}/keys", room) == [201, 201, 201, 429]


def test_cookies_are_keys_too(client: TestClient, room: Room) -> None:
    assert statuses(client, f"{room.api}/cookie", room) == [204, 204, 204, 429]


def test_files_of_one_person(client: TestClient, room: Room) -> None:
    path = f"{room.api}/matrix.csv"
    got = [client.get(path, headers=room.bearer).status_code for _ in range(4)]
    assert got == [200, 200, 200, 429]


def test_asks_of_one_person_and_nobody_elses(client: TestClient, room: Room) -> None:
    ask = {"ask": "park", "id": "1", "text": "Who pays?"}
    assert statuses(client, f"{room.api}/asks", room, json=ask) == [200, 200, 200, 429]
    bob = client.post(f"{room.api}/people", json={"name": "Bob", "represents": "business"})
    other = Room(room.code, bob.json()["key"])
    assert statuses(client, f"{room.api}/asks", other, json=ask)[0] == 403
