"""Cookies: whether a browser keeps them is found out before anybody is created."""

from starlette.testclient import TestClient

from app.web.cookies import TRIAL
from tests.web.conftest import HERE, Room

OURS = {"Origin": HERE}
JOIN = {"name": "Bob", "represents": "business"}


def test_a_cookie_that_is_kept_comes_back(client: TestClient) -> None:
    assert client.get("/api/cookie").json() == {"kept": False}
    given = client.post("/api/cookie", headers=OURS)
    assert given.status_code == 204
    assert {"httponly", "samesite=strict"} <= set(given.headers["set-cookie"].lower().split("; "))
    assert client.get("/api/cookie").json() == {"kept": True}


def test_where_it_is_not_kept_that_is_said(client: TestClient) -> None:
    client.post("/api/cookie", headers=OURS)
    client.cookies.delete(TRIAL)
    assert client.get("/api/cookie").json() == {"kept": False}


def test_who_is_known_keeps_cookies(client: TestClient, room: Room) -> None:
    client.post(f"{room.api}/people", json=JOIN, headers=OURS)
    assert client.get("/api/cookie").json() == {"kept": True}


def test_a_browser_is_told_who_it_is_here(client: TestClient, room: Room) -> None:
    assert client.get(f"{room.api}/cookie").json() == {"you": None}
    client.post(f"{room.api}/people", json=JOIN, headers=OURS)
    assert client.get(f"{room.api}/cookie").json()["you"]["name"] == "Bob"


def test_a_foreign_page_gets_none(client: TestClient) -> None:
    refused = client.post("/api/cookie", headers={"Origin": "http://evil.example"})
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert "set-cookie" not in refused.headers
