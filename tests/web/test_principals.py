"""Who looks at all services: by a key or this browser's cookie, and nobody learns by guessing."""

import pytest
from starlette.testclient import TestClient

from app.web.paces import WRONG_KEYS
from tests.web.conftest import HERE, Room
from tests.web.portfolios import Owner, owner

assert owner  # a fixture


@pytest.mark.parametrize("key", ["", "wrong", "ä", "x" * 5000])
def test_without_a_key_that_counts_nothing_is_told(
    client: TestClient, room: Room, key: str
) -> None:
    headers = {"Authorization": f"Bearer {key}".encode()} if key else {}
    answer = client.get("/api/portfolio", headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["code"] == "forbidden"
    assert answer.text == client.get("/api/portfolio").text, "a wrong one is as good as none"


def test_whatever_opens_nothing_is_answered_alike_however_much_there_is(
    client: TestClient, room: Room, owner: Owner
) -> None:
    """A key of a workshop, one that was taken back, one that never was; of few services or many."""
    reader, key = owner.lets_read("Ada")
    owner.takes_back(reader)
    paths = ("", ".csv", "/totals", "?q=payroll", "?sort=-risks")
    answers = set()
    for bearer in (room.key, key, "never"):
        for path in paths[:3]:
            answers.add(client.get(f"/api/portfolio{path}", headers=bearing(bearer)).text)
    for path in paths:
        answers.add(client.get(f"/api/portfolio{path}").text)
    assert len(answers) == 1


def bearing(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_who_guesses_is_told_to_wait_and_who_knows_is_not(client: TestClient, owner: Owner) -> None:
    tries = [client.get("/api/portfolio", headers=bearing(f"key {one}")) for one in range(15)]
    statuses = [one.status_code for one in tries]
    assert statuses == [401] * WRONG_KEYS[1] + [429] * (15 - WRONG_KEYS[1])
    assert tries[-1].json()["code"] == "rate-limited"
    assert owner.page()["total"] == 0
    assert client.get("/api/portfolio").status_code == 401, "who brings none has not guessed"


def test_a_browser_is_known_again_by_a_cookie_of_its_own(client: TestClient, owner: Owner) -> None:
    given = client.post("/api/portfolio/cookie", headers=owner.bearer)
    assert given.status_code == 204
    cookie = given.headers["set-cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=strict", "Path=/"))
    assert client.get("/api/portfolio").status_code == 200
    ours, foreign = {"Origin": HERE}, {"Origin": "https://evil.example"}
    readers, body = "/api/portfolio/readers", {"name": "Ada"}
    assert client.post(readers, json=body, headers=ours).status_code == 201
    assert client.post(readers, json=body).status_code == 401, "no page of ours"
    assert client.post(readers, json=body, headers=foreign).status_code == 403
    assert client.get("/api/portfolio", headers=foreign).status_code == 403
    assert client.delete("/api/portfolio/cookie", headers=foreign).status_code == 403
    assert client.delete("/api/portfolio/cookie", headers=ours).status_code == 204
    assert client.get("/api/portfolio").status_code == 401


def test_the_key_of_the_portfolio_opens_no_workshop(
    client: TestClient, room: Room, owner: Owner
) -> None:
    client.post("/api/portfolio/cookie", headers=owner.bearer)
    assert client.get(room.api, headers=owner.bearer).status_code == 401
    assert client.get(room.api).status_code == 401
