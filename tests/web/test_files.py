"""The files of a workshop, behind their addresses."""

from starlette.testclient import TestClient

from tests.web.conftest import Room


def test_a_file_comes_for_saving(client: TestClient, room: Room) -> None:
    file = client.get(f"{room.api}/matrix.csv", headers=room.bearer)
    assert file.headers["content-type"].startswith("text/csv")
    assert file.headers["content-disposition"].startswith("attachment")
    assert client.get(f"{room.api}/matrix.exe", headers=room.bearer).status_code == 404


def test_a_file_tells_times_in_the_zone_of_who_asks_too(client: TestClient, room: Room) -> None:
    left = {"process": "supportability-transition", "scope": "application", "why": "Later."}
    for ask, more in (("adopt-reference", {}), ("waive", left), ("sign-off", {})):
        body = {"ask": ask, "id": ask, **more}
        assert client.post(f"{room.api}/asks", json=body, headers=room.bearer).status_code == 200
    address = f"{room.api}/matrix.md"
    plain = client.get(address, headers=room.bearer).text
    there = client.get(f"{address}?zone=Asia/Kathmandu", headers=room.bearer).text
    assert "+05:45, Asia/Kathmandu)" in there
    assert "Kathmandu" not in plain
    lost = client.get(f"{address}?zone=Mars/Olympus", headers=room.bearer)
    assert (lost.status_code, lost.text) == (200, plain)
    assert client.get(f"{address}?zone={'x' * 65}", headers=room.bearer).status_code == 422
