"""Proxies: what the first of several has seen counts; and HEAD is GET without a body."""

import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.main import create_app
from tests.web.conftest import OPENING, Room


@pytest.mark.parametrize("said", ["https", "https,http", "https, http", " https ,https"])
def test_a_browser_behind_two_proxies_is_on_its_own_page(settings: Settings, said: str) -> None:
    believing = settings.model_copy(update={"forwarded_allow_ips": "*"})
    headers = {"X-Forwarded-Proto": said, "Origin": "https://remit.example.org"}
    with TestClient(create_app(believing), "http://remit.example.org") as client:
        answer = client.post("/api/workshops", json=OPENING, headers=headers)
    assert answer.status_code == 201, answer.text
    assert answer.json()["links"]["join"].startswith("https://")


def test_nobody_is_believed_who_is_not_named(client: TestClient) -> None:
    headers = {"X-Forwarded-Proto": "https", "Origin": "https://localhost"}
    assert client.post("/api/workshops", json=OPENING, headers=headers).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "evil.example"])
def test_a_redirect_stays_where_the_browser_is(client: TestClient, room: Room, host: str) -> None:
    """A proxy that sends another Host, or speaks plain http behind TLS, does not lead astray."""
    for asked in (f"/w/{room.code}", f"{room.api}/more/history"):
        led = client.get(
            f"{asked}/?of=a%20b", headers={"Host": host} | room.bearer, follow_redirects=False
        )
        assert (led.status_code, led.headers["location"]) == (307, f"{asked}?of=a%20b")


def test_head_is_answered_as_get(client: TestClient, room: Room) -> None:
    for path in ("/", f"/w/{room.code}", f"/w/{room.code}/stage", "/healthz", "/readyz"):
        assert client.head(path).status_code == client.get(path).status_code == 200, path
    got = client.get(room.api, headers=room.bearer)
    told = client.head(room.api, headers=room.bearer)
    assert (told.status_code, told.headers["content-type"]) == (200, got.headers["content-type"])
    assert client.head("/w/ABCDEFGH").status_code == 404
