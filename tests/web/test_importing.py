"""A session file brought in: the same hashes, matrix and verdicts; or one clear refusal."""

import base64
import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.db import database
from app.documents import carried
from app.ops import proof
from app.web import importing
from app.web.paces import IMPORTS
from tests.web.conftest import Room

LEFT = {"process": "supportability-transition", "scope": "application", "why": "Later."}
CHANGE = {"process": "change", "scope": "application"}


class Told(Room):
    """A workshop, and what programs read of it."""


def asks(client: TestClient, room: Room, *acts: tuple[str, dict[str, Any]], key: str = "") -> None:
    headers = {"Authorization": f"Bearer {key or room.key}"}
    for ask, more in acts:
        asks.number += 1  # type: ignore[attr-defined]
        body = {"ask": ask, "id": f"i{asks.number}", **more}  # type: ignore[attr-defined]
        answer = client.post(f"{room.api}/asks", json=body, headers=headers)
        assert answer.status_code == 200, answer.text


asks.number = 0  # type: ignore[attr-defined]


@pytest.fixture
def twice(client: TestClient, room: Room) -> Room:
    """Bob signs the first of two revisions; the second gives IT OPS the changes."""
    bob = {"name": "Bob", "represents": "business"}
    key = client.post(f"{room.api}/people", json=bob).json()["key"]
    client.cookies.clear()
    held = {"signatory": "business-manager", "name": "Bob"}
    asks(client, room, ("name-signatory", held), ("adopt-reference", {}), ("waive", LEFT))
    executor = {"name": "Desk", "kind": "internal", "hours": "always", "contact": "+358 40 1"}
    asks(client, room, ("name-executor", {**CHANGE, **executor}), ("park", {"text": "Costs"}))
    risk = {"title": "No rota", "category": "people", "consequence": "A day.", "owner": "Bob"}
    asks(client, room, ("write-risk", risk), ("sign-off", {}))
    hashed = told(client, room, "matrix.json")["hash"]
    asks(client, room, ("sign", {"revision": 1, "hash": hashed}), key=key)
    again = {**CHANGE, "accountable": "it-ops", "rationale": "They do."}
    asks(client, room, ("start-revision", {}), ("reopen", CHANGE), ("decide", again))
    asks(client, room, ("sign-off", {}))
    why = {"revision": 2, "why": "Not so."}
    asks(client, room, ("refuse-signature", why), key=key)
    return room


def told(client: TestClient, room: Room, name: str, **params: Any) -> Any:
    return client.get(f"{room.api}/{name}", params=params, headers=room.bearer).json()


def page(client: TestClient, room: Room) -> bytes:
    return client.get(f"{room.api}/session.html", headers=room.bearer).content


def bring_in(client: TestClient, body: bytes, kind: str = "text/html", **params: str) -> Any:
    headers = {"Content-Type": kind}
    answer = client.post("/api/workshops/import", content=body, headers=headers, params=params)
    client.cookies.clear()
    return answer


def room_of(answer: Any) -> Room:
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert set(made) == {"code", "key", "links"}
    return Room(made["code"], made["key"])


def same(client: TestClient, one: Room, other: Room) -> None:
    """Bytes, hashes, matrix and verdicts of both revisions."""
    for revision in (1, 2):
        at = f"revisions/{revision}/signed"
        bytes_of = [client.get(f"{it.api}/{at}", headers=it.bearer).content for it in (one, other)]
        assert bytes_of[0] == bytes_of[1]
        was, now = (told(client, it, "matrix.json", revision=revision) for it in (one, other))
        assert now["hash"] == was["hash"] == hashlib.sha256(bytes_of[1]).hexdigest()
        for said in (*was["signatures"], *now["signatures"]):
            brought = said.pop("brought_in")
            assert brought == (said in now["signatures"] and said["state"] != "asked")
        for key in was.keys() - {"session"}:
            assert now[key] == was[key], key


def test_it_has_the_same_hashes_matrix_and_verdicts(
    client: TestClient, twice: Room, settings: Settings
) -> None:
    other = room_of(bring_in(client, page(client, twice)))
    assert other.code != twice.code
    same(client, twice, other)
    engine = database.connect(settings.database)
    report = proof.verify(engine)
    engine.dispose()
    assert (report.sound, report.checked) == (True, 4), report.sentence


@pytest.mark.parametrize("alone", [True, False])
def test_its_json_is_brought_in_too(client: TestClient, twice: Room, alone: bool) -> None:
    whole = told(client, twice, "matrix.json")
    body = json.dumps(whole["session"] if alone else whole).encode()
    same(client, twice, room_of(bring_in(client, body, "application/json")))


def test_what_was_said_there_is_marked_as_brought_in(client: TestClient, twice: Room) -> None:
    other = room_of(bring_in(client, page(client, twice), facilitator="Zoë"))
    show = client.get(other.api, headers=other.bearer).json()["show"]
    (refused,) = show["signatures"]
    assert (refused["name"], refused["state"], refused["brought_in"]) == ("Bob", "refused", True)
    assert [one["name"] for one in show["people"]] == ["Zoë"]
    markdown = client.get(f"{other.api}/matrix.md?revision=1", headers=other.bearer).text
    assert "on their own device, as the file says that was brought in" in markdown


def test_the_next_revision_goes_on_from_it(client: TestClient, twice: Room) -> None:
    other = room_of(bring_in(client, page(client, twice)))
    asks(client, other, ("start-revision", {}), ("sign-off", {}))
    last = told(client, twice, "matrix.json", revision=2)
    third = told(client, other, "matrix.json", revision=3)
    assert third["record"]["previous"] == last["hash"]
    for key in ("service", "model", "parked", "checks", "executors", "risks"):
        assert third[key] == last[key], key
    known = ("accountable", "state", "executed_by", "rationale", "dissent", "waiver", "adopted")
    for was, now in zip(last["cells"], third["cells"], strict=True):
        assert {key: now[key] for key in known} == {key: was[key] for key in known}
    again = room_of(bring_in(client, page(client, other)))
    assert told(client, again, "matrix.json")["hash"] == third["hash"]


def test_a_name_that_was_erased_stays_erased(
    client: TestClient, twice: Room, settings: Settings
) -> None:
    from app.log import erasing
    from app.main import KINDS

    engine = database.connect(settings.database)
    bob = told(client, twice, "matrix.json")["record"]["people"][1]["person"]
    with engine.begin() as db:
        erasing.erase_person(db, KINDS, twice.code, bob)
    other = room_of(bring_in(client, page(client, twice)))
    assert "Bob" not in [one["name"] for one in told(client, other, "matrix.json")["people"]]
    assert proof.verify(engine).sound
    engine.dispose()


def test_the_same_id_gets_the_same_workshop(client: TestClient, twice: Room) -> None:
    body, number = page(client, twice), "n" * 24
    first = room_of(bring_in(client, body, id=number))
    second = room_of(bring_in(client, body, id=number))
    assert first.code == second.code
    assert first.key != second.key
    other = bring_in(client, body, id=number, facilitator="Zoë")
    assert (other.status_code, other.json()["code"]) == (409, "conflict")
    assert room_of(bring_in(client, body)).code != first.code


# What is not believed


def changed(page: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """The page with something else in its block."""
    (text,) = carried.BLOCK.findall(page)
    told = json.loads(text)
    change(told)
    return page.replace(text, json.dumps(told).encode())


def other_bytes(told: dict[str, Any]) -> None:
    one = told["revisions"][0]
    text = base64.b64decode(one["signed"]).replace(b"Payroll", b"Payrool")
    one["signed"] = base64.b64encode(text).decode()


def rehashed(told: dict[str, Any]) -> None:
    """Whoever changes the bytes can put another hash beside them; the next revision knows."""
    other_bytes(told)
    one = told["revisions"][0]
    one["hash"] = hashlib.sha256(base64.b64decode(one["signed"])).hexdigest()
    one["said"] = []


def renamed(told: dict[str, Any]) -> None:
    person = next(iter(told["revisions"][1]["names"]))
    told["revisions"][1]["names"][person][1] = "Mallory"


def other_hash(told: dict[str, Any]) -> None:
    told["revisions"][0]["said"][0]["hash"] = "0" * 64


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], None], str]] = {
    "bytes": (other_bytes, "Revision 1 in this file is not as it was signed."),
    "hash": (rehashed, "The revisions in this file do not follow one another."),
    "name": (renamed, "Revision 2 in this file is not as it was signed."),
    "said": (other_hash, "Revision 1 in this file is not as it was signed."),
    "missing": (lambda told: told["revisions"].pop(0), "Revision 1 is missing in this file."),
    "order": (
        lambda told: told["revisions"].reverse(),
        "The revisions in this file do not follow one another.",
    ),
    "none": (
        lambda told: told["revisions"].clear(),
        "Nothing was signed in this session yet: there is nothing to bring in.",
    ),
    "many": (
        lambda told: told["revisions"].extend(told["revisions"] * 50),
        "A file of more than 100 revisions cannot be brought in.",
    ),
    "other": (
        lambda told: told.update(format=2),
        "This is no session file of Remit, or only a part of one.",
    ),
}


def streams(settings: Settings) -> int:
    from app.log import store

    engine = database.connect(settings.database)
    with engine.connect() as db:
        count = store.how_many(db)
    engine.dispose()
    return count


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_not_as_it_was_signed_is_refused(
    client: TestClient, twice: Room, settings: Settings, what: str
) -> None:
    change, why = BROKEN[what]
    before = streams(settings)
    answer = bring_in(client, changed(page(client, twice), change))
    assert (answer.status_code, answer.json()["code"]) == (422, "bad-field")
    assert answer.json()["detail"] == why
    assert streams(settings) == before, "nothing was written"


def test_what_is_no_session_file_is_refused(client: TestClient) -> None:
    for body in (b"", b"<p>Hello</p>", b"%PDF-1.7", b"{}", b"\xff\xfe"):
        for kind in ("text/html", "application/json"):
            assert bring_in(client, body, kind).json()["code"] == "bad-field", body
    wrong = bring_in(client, b"", "text/plain")
    assert (wrong.status_code, wrong.json()["code"]) == (400, "bad-json")


def test_what_is_too_large_is_refused(
    client: TestClient, twice: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = page(client, twice)
    monkeypatch.setattr(carried, "PAGE", len(body))
    assert bring_in(client, body).status_code == 201
    monkeypatch.setattr(carried, "PAGE", len(body) - 1)
    answer = bring_in(client, body)
    assert (answer.status_code, answer.json()["code"]) == (422, "too-long")


def test_a_foreign_page_brings_in_nothing(client: TestClient, twice: Room) -> None:
    headers = {"Content-Type": "text/html", "Origin": "https://evil.example"}
    body = page(client, twice)
    answer = client.post("/api/workshops/import", content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


def test_who_brings_in_too_many_is_slowed_down(client: TestClient) -> None:
    for _ in range(int(IMPORTS[1])):
        assert bring_in(client, b"").json()["code"] == "bad-field"
    assert bring_in(client, b"").status_code == 429


def test_a_file_that_takes_too_long_is_given_up(
    client: TestClient, twice: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "LONGEST", 0.0)
    assert bring_in(client, page(client, twice)).status_code == 503
