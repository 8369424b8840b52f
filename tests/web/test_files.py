"""The files of a workshop, behind their addresses."""

import hashlib

from starlette.testclient import TestClient

from tests.web.conftest import Room

LEFT = {"process": "supportability-transition", "scope": "application", "why": "Later."}


def signs(client: TestClient, room: Room, *acts: tuple[str, dict[str, str]]) -> None:
    for number, (ask, more) in enumerate((*acts, ("sign-off", {}))):
        body = {"ask": ask, "id": f"{number}-{acts[0][0]}", **more}
        assert client.post(f"{room.api}/asks", json=body, headers=room.bearer).status_code == 200


def twice_signed(client: TestClient, room: Room) -> None:
    """Signed as model B has it; in the next revision IT OPS gets changes."""
    signs(client, room, ("adopt-reference", {}), ("waive", LEFT))
    changed = {"process": "change", "scope": "application"}
    decided = {**changed, "accountable": "it-ops"}
    signs(client, room, ("start-revision", {}), ("reopen", changed), ("decide", decided))


def test_a_file_comes_for_saving(client: TestClient, room: Room) -> None:
    file = client.get(f"{room.api}/matrix.csv", headers=room.bearer)
    assert file.headers["content-type"].startswith("text/csv")
    assert file.headers["content-disposition"].startswith("attachment")
    assert client.get(f"{room.api}/matrix.exe", headers=room.bearer).status_code == 404


def test_a_file_tells_times_in_the_zone_of_who_asks_too(client: TestClient, room: Room) -> None:
    signs(client, room, ("adopt-reference", {}), ("waive", LEFT))
    address = f"{room.api}/matrix.md"
    plain = client.get(address, headers=room.bearer).text
    there = client.get(f"{address}?zone=Asia/Kathmandu", headers=room.bearer).text
    assert "+05:45, Asia/Kathmandu)" in there
    assert "Kathmandu" not in plain
    lost = client.get(f"{address}?zone=Mars/Olympus", headers=room.bearer)
    assert (lost.status_code, lost.text) == (200, plain)
    assert client.get(f"{address}?zone={'x' * 65}", headers=room.bearer).status_code == 422


def test_the_bytes_of_a_revision_are_those_that_were_signed(client: TestClient, room: Room) -> None:
    twice_signed(client, room)
    for revision in (1, 2):
        at = f"{room.api}/revisions/{revision}/signed"
        signed = client.get(at, headers=room.bearer)
        asked = {"revision": revision}
        told = client.get(f"{room.api}/matrix.json", params=asked, headers=room.bearer).json()
        assert hashlib.sha256(signed.content).hexdigest() == told["hash"]
    lost = client.get(f"{room.api}/revisions/3/signed", headers=room.bearer)
    assert (lost.status_code, lost.json()["code"]) == (404, "not-found")
    assert client.get(f"{room.api}/revisions/1/signed").status_code == 401


def test_any_two_revisions_stand_side_by_side(client: TestClient, room: Room) -> None:
    twice_signed(client, room)
    for first, last, change in ((1, 2, "Business → IT OPS"), (2, 1, "IT OPS → Business")):
        sides = {"from": first, "to": last}
        told = client.get(f"{room.api}/compare", params=sides, headers=room.bearer).json()
        (one,) = [cell for cell in told["cells"] if cell["changed"]]
        assert (one["process"], one["changed"][0]) == ("change", change)
    page = client.get(f"{room.api}/compare.md?from=1&to=2", headers=room.bearer)
    assert page.headers["content-type"].startswith("text/markdown")
    assert "| Change Mgmt | Application | Business | IT OPS |" in page.text


def test_a_comparison_that_cannot_be_made_says_why(client: TestClient, room: Room) -> None:
    signs(client, room, ("adopt-reference", {}), ("waive", LEFT))
    for asked, status in (("from=1&to=2", 404), ("from=1", 422), ("from=0&to=1", 422)):
        assert client.get(f"{room.api}/compare?{asked}", headers=room.bearer).status_code == status
    wrong = client.get(f"{room.api}/compare.exe?from=1&to=1", headers=room.bearer)
    assert wrong.status_code == 404
    assert client.get(f"{room.api}/compare?from=1&to=1").status_code == 401
