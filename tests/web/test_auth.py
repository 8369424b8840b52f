"""Who is at the door: by a key, or by a cookie that one of our own pages sent."""

import pytest
from starlette.testclient import TestClient

from app.web.keys import COOKIE, WRONG_CODES, old_cookie
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
    client.cookies.set(old_cookie(room.code), room.key)
    assert client.post(f"{room.api}/asks", json=ASK, headers=origin).status_code == status


JOIN = {"name": "Bob", "represents": "business"}
OURS = {"Origin": HERE}


def test_one_cookie_is_for_all_workshops_of_a_browser(client: TestClient, room: Room) -> None:
    other = opened(client)
    for one in (room, other):
        assert client.post(f"{one.api}/people", json=JOIN, headers=OURS).status_code == 201
    assert list(client.cookies) == [COOKIE]
    shows = [client.get(one.api, headers=OURS).json()["show"] for one in (room, other)]
    assert [show["you"]["name"] for show in shows] == ["Bob", "Bob"]


def coming_in(client: TestClient, room: Room, cookie: str) -> str:
    """Bob comes in with this cookie; answers the one he has then."""
    headers = {**OURS, "Cookie": f"{COOKIE}={cookie}"}
    answer = client.post(f"{room.api}/people", json=JOIN, headers=headers)
    client.cookies.clear()
    return answer.cookies[COOKIE]


def opens(client: TestClient, room: Room, cookie: str) -> bool:
    headers = {**OURS, "Cookie": f"{COOKIE}={cookie}"}
    return client.get(room.api, headers=headers).status_code == 200


def test_with_each_coming_in_the_cookie_is_a_new_one(client: TestClient, room: Room) -> None:
    """So a cookie that somebody planted opens nothing of what is joined with it."""
    other = opened(client)
    planted = coming_in(client, room, "")
    assert opens(client, room, planted)
    fresh = coming_in(client, other, planted)
    assert [opens(client, one, planted) for one in (room, other)] == [False, False]
    assert [opens(client, one, fresh) for one in (room, other)] == [True, True]


def test_one_that_nobody_knows_is_not_taken_up(client: TestClient, room: Room) -> None:
    assert coming_in(client, room, "planted") != "planted"
    assert not opens(client, room, "planted")


def test_who_is_removed_is_known_by_no_cookie(client: TestClient, room: Room) -> None:
    bob = client.post(f"{room.api}/people", json=JOIN, headers=OURS).json()["person"]
    ask = {"ask": "remove-person", "id": "r", "person": bob}
    client.post(f"{room.api}/asks", json=ask, headers=room.bearer)
    assert client.get(room.api, headers=OURS).status_code == 401


def test_a_foreign_page_cannot_use_a_key_either(client: TestClient, room: Room) -> None:
    headers = {**room.bearer, "Origin": "http://evil"}
    assert client.get(room.api, headers=headers).json()["code"] == "forbidden"


def test_who_guesses_codes_has_to_wait(client: TestClient) -> None:
    pages = [client.get(f"/w/ABCDEFG{sign}") for sign in "ABCDEFGHJKMN"]
    assert [page.status_code for page in pages[: WRONG_CODES[1]]] == [404] * WRONG_CODES[1]
    assert pages[-1].status_code == 429
