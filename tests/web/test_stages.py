"""Passes for stages: who leads gives them and takes them back; they open nothing else."""

import pytest
from starlette.testclient import TestClient

from app.web.keys import STAGES
from tests.web.conftest import Room


def given(client: TestClient, room: Room) -> str:
    answer = client.post(f"{room.api}/stages", headers=room.bearer)
    assert answer.status_code == 201
    link, key = answer.json()["link"].split("#pass=")
    assert link.endswith(f"/w/{room.code}/stage")
    return str(key)


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_a_pass_is_nobodys_key(client: TestClient, room: Room) -> None:
    key = given(client, room)
    ask = {"ask": "park", "id": "1", "text": "So."}
    for answer in (
        client.get(room.api, headers=bearer(key)),
        client.get(f"{room.api}/matrix.csv", headers=bearer(key)),
        client.post(f"{room.api}/asks", json=ask, headers=bearer(key)),
        client.post(f"{room.api}/cookie", headers=bearer(key)),
        client.post(f"{room.api}/keys", headers=bearer(key)),
        client.post(f"{room.api}/stages", headers=bearer(key)),
        client.delete(f"{room.api}/stages", headers=bearer(key)),
    ):
        assert (answer.status_code, answer.json()["code"]) == (401, "forbidden")
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_who_takes_part_gives_none_and_takes_none_back(
    client: TestClient, room: Room, method: str
) -> None:
    body = {"name": "Bob", "represents": "business"}
    bob = client.post(f"{room.api}/people", json=body).json()["key"]
    client.cookies.clear()
    refused = client.request(method, f"{room.api}/stages", headers=bearer(bob))
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert client.request(method, f"{room.api}/stages").status_code == 401


def test_there_are_only_so_many_until_they_are_taken_back(client: TestClient, room: Room) -> None:
    for _ in range(STAGES):
        given(client, room)
    refused = client.post(f"{room.api}/stages", headers=room.bearer)
    assert (refused.status_code, refused.json()["code"]) == (503, "unavailable")
    assert client.delete(f"{room.api}/stages", headers=room.bearer).status_code == 204
    given(client, room)


def test_a_stage_that_polls_is_let_in_by_its_pass(client: TestClient, room: Room) -> None:
    key = given(client, room)
    lock = {"ask": "lock-door", "id": "l", "locked": True}
    client.post(f"{room.api}/asks", json=lock, headers=room.bearer)
    path = f"{room.api}/changes"
    assert client.get(path, headers=bearer(key)).status_code == 401, "for a stage only"
    seen = client.get(path, params={"as": "stage"}, headers=bearer(key)).json()
    assert seen["frames"][0]["show"]["you"] is None
    client.delete(f"{room.api}/stages", headers=room.bearer)
    told = client.get(path, params={"as": "stage", "after": seen["cursor"]}, headers=bearer(key))
    assert told.status_code == 401
