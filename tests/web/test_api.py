"""The API: strict about what it reads, and the same asks as on the socket."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from app.web.answers import BODY
from tests.web.conftest import OPENING, Room, opened

ASK = {"ask": "park", "id": "p", "text": "Working hours"}


def test_who_opens_a_workshop_facilitates_it(client: TestClient) -> None:
    answer = client.post("/api/workshops", json=OPENING)
    made = answer.json()
    assert answer.status_code == 201
    assert made["links"]["facilitate"] == f"{made['links']['join']}/facilitate#key={made['key']}"
    bearer = {"Authorization": f"Bearer {made['key']}"}
    you = client.get(f"/api/workshops/{made['code']}", headers=bearer).json()["show"]["you"]
    assert (you["name"], you["role"]) == ("Ann", "facilitator")


def test_an_ask_is_done_or_refused_as_on_the_socket(client: TestClient, room: Room) -> None:
    done = client.post(f"{room.api}/asks", json=ASK, headers=room.bearer).json()
    assert (done["done"], done["seq"] > 0) == ("p", True)
    other = {**ASK, "text": "Something else"}
    refused = client.post(f"{room.api}/asks", json=other, headers=room.bearer)
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("{", "application/json", 400),
        ("{}", "text/plain", 400),
        ("[]", "application/json", 400),
        ("{}", "application/json; charset=utf-8", 422),
        (f'{{"service":"{"x" * BODY}"}}', "application/json", 422),
    ],
)
def test_what_is_no_request_is_refused_by_name(
    client: TestClient, body: str, kind: str, status: int
) -> None:
    answer = client.post("/api/workshops", content=body, headers={"Content-Type": kind})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"].endswith(".")


def test_what_screens_leave_out_is_told_to_those_inside(client: TestClient, room: Room) -> None:
    more = f"{room.api}/more/history?of=incident:application"
    assert client.get(more, headers=room.bearer).json() == {"rounds": [], "decisions": []}
    assert client.get(more).status_code == 401
    other = opened(client)
    assert client.get(more, headers=other.bearer).status_code == 404


def test_what_was_not_said_yet_is_no_wrong_code(client: TestClient, room: Room) -> None:
    """It is said by its name, as often as it is asked for, and costs nobody behind the address."""
    early = f"{room.api}/more/reasons?of=incident:application:1"
    told = {client.get(early, headers=room.bearer).json()["detail"] for _ in range(20)}
    assert told == {"There is nothing of that name here."}
    mistyped = client.get("/api/workshops/AAAAAAAA/more/history", headers=room.bearer)
    assert mistyped.json()["detail"] == "There is no workshop by this code."


@pytest.mark.parametrize(
    ("what", "status"),
    [
        ("history?of=no:such", 404),
        ("everything?of=incident:application", 404),
        (f"history?of={'x' * 101}", 422),
        ("reasons?of=incident:application:1&after=-1", 422),
    ],
)
def test_what_there_is_not_is_refused(
    client: TestClient, room: Room, what: str, status: int
) -> None:
    answer = client.get(f"{room.api}/more/{what}", headers=room.bearer)
    assert (answer.status_code, answer.headers["content-type"]) == (
        status,
        "application/problem+json",
    )


# Asking again at the door

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
