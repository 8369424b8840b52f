"""Personal links: handed out to who facilitates, claimed once, and by a press alone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.main import create_app
from app.web.keys import WRONG_CODES, digest
from tests.web.conftest import HERE, Room, opened

LONG = "f" * 24


def invited(client: TestClient, room: Room, name: str = "Ivar", **more: Any) -> tuple[str, str]:
    """Ann invites somebody; answers whose the link is, and its secret."""
    answer = client.post(
        f"{room.api}/invitations", json={"name": name, **more}, headers=room.bearer
    )
    assert answer.status_code == 201, answer.text
    made = answer.json()
    page, secret = made["link"].split("#invitation=")
    assert page == f"{HERE}/w/{room.code}"
    assert len(secret) == 32, "192 bits"
    return made["person"], secret


def claim(client: TestClient, room: Room, secret: str, **more: Any) -> Any:
    return client.post(f"{room.api}/invitations/claim", json={"secret": secret, **more})


def show(client: TestClient, room: Room, key: str) -> dict[str, Any]:
    answer = client.get(room.api, headers={"Authorization": f"Bearer {key}"})
    return dict(answer.json()["show"])


def test_a_claimed_link_gives_a_key_and_the_cookie_of_this_browser(
    client: TestClient, room: Room
) -> None:
    person, secret = invited(client, room, office="it-manager")
    answer = claim(client, room, secret)
    assert (answer.status_code, list(answer.json())) == (200, ["key"])
    you = show(client, room, answer.json()["key"])["you"]
    assert (you["person"], you["name"], you["represents"]) == (person, "Ivar", "it-ops")
    assert "Ivar" in client.get(f"/w/{room.code}").text, "known again by the cookie"
    (_, ivar) = show(client, room, room.key)["people"]
    assert ivar["claimed"]


def test_the_second_claim_is_refused_and_the_first_key_goes_on(
    client: TestClient, room: Room
) -> None:
    _, secret = invited(client, room)
    key = claim(client, room, secret).json()["key"]
    again = claim(client, room, secret)
    assert (again.status_code, again.json()["code"]) == (409, "wrong-state")
    assert "set-cookie" not in again.headers
    assert show(client, room, key)["you"]["name"] == "Ivar"


@pytest.mark.parametrize("number", ["1", LONG])
def test_who_lost_the_answer_asks_again_under_the_same_id(
    client: TestClient, room: Room, number: str
) -> None:
    _, secret = invited(client, room)
    keys = [claim(client, room, secret, id=number).json()["key"] for _ in range(3)]
    assert len(set(keys)) == 3
    assert {show(client, room, key)["you"]["name"] for key in keys} == {"Ivar"}
    (_, ivar) = show(client, room, room.key)["people"]
    assert ivar["claimed"]
    _, other = invited(client, room, "Eve")
    assert claim(client, room, other, id=number).json()["code"] == "conflict"


def test_an_id_that_can_be_guessed_is_of_no_use_elsewhere(
    client: TestClient, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The link leaked after it was claimed: who tries 1, 2, 3 gets no key."""
    _, secret = invited(client, room)
    claim(client, room, secret, id="1")
    client.cookies.clear()
    monkeypatch.setattr("app.web.auth.address_of", lambda _: "203.0.113.9")
    assert claim(client, room, secret, id="1").json()["code"] == "wrong-state"


def test_opening_a_link_changes_nothing(client: TestClient, room: Room) -> None:
    """A scanner opens it, looks for what there is, and even tries the address of the claim."""
    _, secret = invited(client, room)
    seq = client.get(room.api, headers=room.bearer).json()["seq"]
    for path in (f"/w/{room.code}", f"{room.api}/invitations/claim", f"{room.api}/invitations"):
        for method in ("GET", "HEAD", "OPTIONS"):
            answer = client.request(method, f"{path}?secret={secret}")
            assert "set-cookie" not in answer.headers, (method, path)
    assert client.get(room.api, headers=room.bearer).json()["seq"] == seq
    assert claim(client, room, secret).status_code == 200


def test_a_renewed_link_is_the_same_persons_and_the_old_one_is_dead(
    client: TestClient, room: Room
) -> None:
    person, secret = invited(client, room)
    again, fresh = invited(client, room, " ivar ")
    assert again == person
    assert claim(client, room, secret).json()["code"] == "not-found"
    assert claim(client, room, fresh).status_code == 200
    more = client.post(f"{room.api}/invitations", json={"name": "Ivar"}, headers=room.bearer)
    assert (more.status_code, more.json()["code"]) == (409, "wrong-state")


def test_only_who_facilitates_hands_links_out(client: TestClient, room: Room) -> None:
    _, secret = invited(client, room)
    ivar = {"Authorization": f"Bearer {claim(client, room, secret).json()['key']}"}
    elsewhere = opened(client)
    for headers, status in (({}, 401), (ivar, 403), (elsewhere.bearer, 404)):
        client.cookies.clear()
        answer = client.post(f"{room.api}/invitations", json={"name": "Eve"}, headers=headers)
        assert answer.status_code == status
    assert len(show(client, room, room.key)["people"]) == 2


def test_no_page_of_elsewhere_claims_a_link(client: TestClient, room: Room) -> None:
    _, secret = invited(client, room)
    path = f"{room.api}/invitations/claim"
    foreign = {"Origin": "http://evil.example"}
    assert client.post(path, json={"secret": secret}, headers=foreign).status_code == 403
    assert client.post(path, data={"secret": secret}).status_code == 400
    assert claim(client, room, secret).status_code == 200


def test_who_guesses_is_slowed_down_and_the_link_still_works_elsewhere(
    client: TestClient, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, secret = invited(client, room)
    codes = [
        claim(client, room, f"guess {one}").json()["code"] for one in range(WRONG_CODES[1] + 5)
    ]
    assert codes[0] == "not-found"
    assert codes[-1] == "rate-limited"
    assert claim(client, room, secret).status_code == 200, "only wrong ones count"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": ""},
        {"name": "x" * 61},
        {"name": "Ivar", "office": "king"},
        {"name": "Ivar", "office": None},
        {"name": "Ivar", "represents": "tbd"},
        {"name": "Ivar", "secret": "of my own"},
        {"name": "Ivar", "id": "1"},
    ],
)
def test_what_is_no_invitation_is_refused_by_name(
    client: TestClient, room: Room, body: dict[str, Any]
) -> None:
    answer = client.post(f"{room.api}/invitations", json=body, headers=room.bearer)
    assert answer.status_code == 422
    assert answer.json()["detail"].endswith(".")
    assert len(show(client, room, room.key)["people"]) == 1


@pytest.mark.parametrize("body", [{}, {"secret": 7}, {"secret": "x" * 5000}, {"key": "x"}])
def test_what_is_no_claim_is_refused_by_name(
    client: TestClient, room: Room, body: dict[str, Any]
) -> None:
    answer = client.post(f"{room.api}/invitations/claim", json=body)
    assert answer.status_code == 422


def test_an_invitation_is_no_ask(client: TestClient, room: Room) -> None:
    """On the socket, or as an ask, somebody could bring a secret of their own."""
    for ask in ({"ask": "invite", "name": "Ivar"}, {"ask": "claim", "secret": "x"}):
        answer = client.post(f"{room.api}/asks", json={**ask, "id": "1"}, headers=room.bearer)
        assert answer.json()["code"] == "unknown-ask"


def test_in_the_place_of_the_secret_its_hash_is_kept(
    client: TestClient, room: Room, settings: Settings
) -> None:
    _, secret = invited(client, room)
    claim(client, room, secret, id=LONG)
    kept = b"".join(path.read_bytes() for path in Path(settings.data_dir).glob("remit.sqlite3*"))
    assert secret.encode() not in kept
    assert digest(secret).encode() in kept, "the control"


@pytest.fixture
def below(tmp_path: Path) -> Iterator[TestClient]:
    made = create_app(Settings(data_dir=tmp_path, public_url="https://example.org/tools/remit"))
    with TestClient(made, HERE, raise_server_exceptions=False) as client:
        yield client


def test_below_a_path_a_link_stands_below_it_too(below: TestClient) -> None:
    made = below.post(
        "/tools/remit/api/workshops", json={"service": "Pay", "model": "B", "facilitator": "Ann"}
    ).json()
    api = f"/tools/remit/api/workshops/{made['code']}"
    bearer = {"Authorization": f"Bearer {made['key']}"}
    link = below.post(f"{api}/invitations", json={"name": "Ivar"}, headers=bearer).json()["link"]
    wanted = rf"https://example\.org/tools/remit/w/{made['code']}#invitation=[\w-]{{32}}"
    assert re.fullmatch(wanted, link)
    secret = link.split("=")[1]
    assert below.post(f"{api}/invitations/claim", json={"secret": secret}).status_code == 200


def test_what_was_said_of_a_revision_is_printed_with_it(client: TestClient, room: Room) -> None:
    """Its own bytes stay as they were signed, and the next one tells of it."""
    _, secret = invited(client, room, office="it-manager")
    ivar = {"Authorization": f"Bearer {claim(client, room, secret).json()['key']}"}
    asks = (
        {"ask": "adopt-reference"},
        {
            "ask": "waive",
            "process": "supportability-transition",
            "scope": "application",
            "why": "None.",
        },
        {"ask": "sign-off"},
    )
    done(client, room, room.bearer, *asks)
    before = file(client, room)
    assert [one["state"] for one in before["signatures"]] == ["asked"]
    done(client, room, ivar, {"ask": "sign", "revision": 1, "hash": before["hash"]})
    done(client, room, room.bearer, {"ask": "start-revision"}, {"ask": "sign-off"})
    after = file(client, room)
    assert (after["record"], after["hash"]) == (before["record"], before["hash"])
    (said,) = after["signatures"]
    assert (said["name"], said["state"], said["method"]) == ("Ivar", "signed", "own link")
    assert said["hash"] == before["hash"]
    (chained,) = file(client, room, 2)["record"]["signatures"]
    assert (chained["hash"], chained["at"]) == (before["hash"], said["at"])


def done(client: TestClient, room: Room, bearer: dict[str, str], *asks: dict[str, Any]) -> None:
    for number, ask in enumerate(asks):
        body = {**ask, "id": f"{ask['ask']} {number}"}
        answer = client.post(f"{room.api}/asks", json=body, headers=bearer)
        assert answer.status_code == 200, answer.text


def file(client: TestClient, room: Room, revision: int = 1) -> dict[str, Any]:
    answer = client.get(f"{room.api}/matrix.json?revision={revision}", headers=room.bearer)
    return dict(answer.json())
