"""The room without a socket: who may ask for it, and what the answers look like."""

import pytest
from starlette.testclient import TestClient

from app.sessions import polling
from tests.web.conftest import HERE, Room


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for news."""
    monkeypatch.setattr(polling, "TURN", 0.0)


def test_it_begins_with_a_cursor_and_the_whole_screen(client: TestClient, room: Room) -> None:
    answer = client.get(f"{room.api}/changes", headers=room.bearer)
    told = answer.json()
    assert answer.headers["cache-control"] == "no-store"
    assert set(told) == {"cursor", "whole", "frames"}
    (frame,) = told["frames"]
    assert (told["whole"], frame["show"]["you"]["name"]) == (True, "Ann")
    assert frame["show"]["clock"]


@pytest.mark.usefixtures("hasty")
def test_a_cursor_goes_on_and_one_that_is_not_known_begins_anew(
    client: TestClient, room: Room
) -> None:
    path = f"{room.api}/changes"
    cursor = client.get(path, headers=room.bearer).json()["cursor"]
    for after, whole in ((cursor, False), (cursor, True), ("of-another-process.7", True)):
        told = client.get(path, params={"after": after}, headers=room.bearer).json()
        assert told["whole"] is whole, after
        assert told["cursor"] != cursor


def test_a_stage_comes_without_a_key_while_the_door_is_open(client: TestClient, room: Room) -> None:
    path = f"{room.api}/changes"
    assert client.get(path).status_code == 401
    stage = client.get(path, params={"as": "stage"}).json()
    assert stage["frames"][0]["show"]["you"] is None
    lock = {"ask": "lock-door", "id": "l", "locked": True}
    assert client.post(f"{room.api}/asks", json=lock, headers=room.bearer).status_code == 200
    told = client.get(path, params={"as": "stage", "after": stage["cursor"]})
    assert (told.status_code, told.json()["detail"][:18]) == (401, "The door is locked")
    mine = client.get(path, params={"as": "stage"}, headers=room.bearer).json()
    assert mine["frames"][0]["show"]["you"] is None


def test_a_foreign_page_and_a_wrong_key_get_nothing(client: TestClient, room: Room) -> None:
    path = f"{room.api}/changes"
    foreign = {**room.bearer, "Origin": "http://evil"}
    assert client.get(path, headers=foreign).status_code == 403
    wrong = {"Authorization": "Bearer nobody's"}
    assert client.get(path, headers=wrong).status_code == 401
    stage = client.get(path, params={"as": "stage"}, headers=wrong).json()  # as one without
    assert stage["frames"][0]["show"]["you"] is None
    nowhere = client.get("/api/workshops/ABCDEFGH/changes", params={"as": "stage"})
    assert nowhere.status_code == 404


def test_what_is_no_cursor_is_refused(client: TestClient, room: Room) -> None:
    answer = client.get(f"{room.api}/changes", params={"after": "x" * 65}, headers=room.bearer)
    assert answer.status_code == 422


@pytest.mark.usefixtures("hasty")
def test_it_has_a_pace(client: TestClient, room: Room) -> None:
    buckets = client.app.state.remit.paces.polls  # type: ignore[attr-defined]
    path = f"{room.api}/changes"
    person = client.get(path, headers=room.bearer).json()["frames"][0]["show"]["you"]["person"]
    buckets.of(person).rate = buckets.of(person).left = 0.0
    refused = client.get(path, headers=room.bearer)
    assert (refused.status_code, refused.json()["code"]) == (429, "rate-limited")


def test_a_browser_asks_with_its_cookie_and_here_is_answered(
    client: TestClient, room: Room
) -> None:
    client.post(f"{room.api}/cookie", json={}, headers={**room.bearer, "Origin": HERE})
    assert client.get(f"{room.api}/changes").json()["whole"]
    here = {"ask": "here", "id": "7"}
    answer = client.post(f"{room.api}/asks", json=here, headers={"Origin": HERE})
    assert answer.json()["done"] == "7"
    assert answer.json()["clock"], "who asks may have slept"
    assert client.post(f"{room.api}/asks", json=here).status_code == 401, "no page of ours"
