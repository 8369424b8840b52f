"""Asking again at the door: who lost the answer is in once, and nobody else gets in by it."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import OPENING, Room

LONG = "f" * 24
BOB = {"name": "Bob", "represents": "business"}


def seen(client: TestClient, code: str, key: str) -> dict[str, Any]:
    answer = client.get(f"/api/workshops/{code}", headers={"Authorization": f"Bearer {key}"})
    return dict(answer.json()["show"])


@pytest.mark.parametrize("number", ["1", LONG])
def test_who_lost_the_answer_to_joining_asks_again_and_is_in_once(
    client: TestClient, room: Room, number: str
) -> None:
    answers = [client.post(f"{room.api}/people", json=BOB | {"id": number}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 201]
    people = {answer.json()["person"] for answer in answers}
    assert len(people) == 1
    for answer in answers:  # each with a key that opens
        show = seen(client, room.code, answer.json()["key"])
        assert [one["name"] for one in show["people"]] == ["Ann", "Bob"]
    page = client.get(f"/w/{room.code}")  # and with the cookie of this browser
    assert "Bob" in page.text
    other = client.post(f"{room.api}/people", json=BOB | {"id": number, "name": "Eve"})
    assert (other.status_code, other.json()["code"]) == (409, "conflict")


@pytest.mark.parametrize("number", ["1", LONG])
def test_who_lost_the_answer_to_opening_has_one_workshop(client: TestClient, number: str) -> None:
    first = client.post("/api/workshops", json=OPENING | {"id": number}).json()
    again = client.post("/api/workshops", json=OPENING | {"id": number}).json()
    assert again["code"] == first["code"]
    assert again["key"] != first["key"]
    assert again["links"]["facilitate"].endswith(f"#key={again['key']}")
    for made in (first, again):
        assert seen(client, made["code"], made["key"])["you"]["role"] == "facilitator"
    other = client.post("/api/workshops", json=OPENING | {"id": number, "model": "C"})
    assert other.json()["code"] == "conflict"
    assert client.post("/api/workshops", json=OPENING).json()["code"] != first["code"]


def test_an_id_that_can_be_guessed_opens_nothing_to_somebody_elsewhere(
    client: TestClient, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stranger who knows name and party tries 1, 2, 3: they get in as somebody of their own."""
    bob = client.post(f"{room.api}/people", json=BOB | {"id": "1"}).json()
    ann = client.post("/api/workshops", json=OPENING | {"id": "1"}).json()
    lost = client.post(f"{room.api}/people", json=BOB | {"id": LONG}).json()
    client.cookies.clear()
    monkeypatch.setattr("app.web.auth.address_of", lambda _: "203.0.113.9")
    assert client.post(f"{room.api}/people", json=BOB | {"id": "1"}).json()["person"] not in {
        bob["person"],
        lost["person"],
    }
    assert client.post("/api/workshops", json=OPENING | {"id": "1"}).json()["code"] != ann["code"]
    # One drawn by chance is a secret: a phone that has changed its network has it still.
    again = client.post(f"{room.api}/people", json=BOB | {"id": LONG}).json()
    assert again["person"] == lost["person"]


def test_with_a_key_a_short_id_counts_wherever_the_program_is(
    client: TestClient, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = f"{room.api}/people"
    bob = client.post(people, json=BOB | {"id": "1"}, headers=room.bearer).json()
    monkeypatch.setattr("app.web.auth.address_of", lambda _: "203.0.113.9")
    again = client.post(people, json=BOB | {"id": "1"}, headers=room.bearer).json()
    assert again["person"] == bob["person"]


def test_who_was_removed_does_not_come_back_by_an_id(client: TestClient, room: Room) -> None:
    bob = client.post(f"{room.api}/people", json=BOB | {"id": LONG}).json()
    client.cookies.clear()
    remove = {"ask": "remove-person", "id": "r", "person": bob["person"]}
    assert client.post(f"{room.api}/asks", json=remove, headers=room.bearer).status_code == 200
    again = client.post(f"{room.api}/people", json=BOB | {"id": LONG})
    assert (again.status_code, again.json()["code"]) == (403, "forbidden")


@pytest.mark.parametrize("number", ["", "x" * 65, 7, None])
def test_an_id_at_the_door_is_a_text_of_1_to_64_signs(client: TestClient, number: object) -> None:
    answer = client.post("/api/workshops", json=OPENING | {"id": number})
    assert answer.status_code == 422
