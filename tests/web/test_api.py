"""The API: strict about what it reads, and the same asks as on the socket."""

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
