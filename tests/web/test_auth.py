"""Who is at the door: by a key, or by a cookie that one of our own pages sent."""

import pytest
from starlette.testclient import TestClient

from app.web.keys import WRONG_CODES, cookie
from tests.web.conftest import HERE, Room, opened

ASK = {"ask": "park", "id": "p", "text": "Working hours"}


def test_a_key_opens_its_own_workshop_only(client: TestClient, room: Room) -> None:
    other = opened(client)
    assert client.get(room.api, headers=room.bearer).status_code == 200
    assert client.get(other.api, headers=room.bearer).status_code == 404
    assert client.get(room.api, headers={"Authorization": "Bearer nothing"}).status_code == 401
    assert client.get(room.api).status_code == 401


def test_a_code_opens_however_it_was_typed(client: TestClient, room: Room) -> None:
    typed = room.api.replace(room.code, f"{room.code.lower()}%20")
    assert client.get(typed, headers=room.bearer).status_code == 200


@pytest.mark.parametrize(
    ("origin", "status"), [({}, 401), ({"Origin": HERE}, 200), ({"Origin": "http://evil"}, 403)]
)
def test_a_cookie_counts_where_one_of_our_pages_sent_it(
    client: TestClient, room: Room, origin: dict[str, str], status: int
) -> None:
    client.cookies.set(cookie(room.code), room.key)
    assert client.post(f"{room.api}/asks", json=ASK, headers=origin).status_code == status


def test_a_foreign_page_cannot_use_a_key_either(client: TestClient, room: Room) -> None:
    headers = {**room.bearer, "Origin": "http://evil"}
    assert client.get(room.api, headers=headers).json()["code"] == "forbidden"


def test_who_guesses_codes_has_to_wait(client: TestClient) -> None:
    pages = [client.get(f"/w/ABCDEFG{sign}") for sign in "ABCDEFGHJKMN"]
    assert [page.status_code for page in pages[: WRONG_CODES[1]]] == [404] * WRONG_CODES[1]
    assert pages[-1].status_code == 429
