"""/openapi.json: what it says of bodies and answers is what is read and given."""

from typing import Any, get_args

from starlette.testclient import TestClient

from app.asks.refusal import Code
from app.web import openapi
from app.workshop.kind import WORKSHOP


def test_every_refusal_has_a_status_of_its_own_meaning() -> None:
    assert openapi.STATUS.keys() == set(get_args(Code))
    assert all(400 <= status < 600 for status in openapi.STATUS.values())


def test_every_ask_is_told(client: TestClient) -> None:
    told = client.get("/openapi.json").text
    for name in WORKSHOP.asks:
        assert f'"{name}"' in told, name


def test_every_call_says_what_can_go_wrong(client: TestClient) -> None:
    paths: dict[str, Any] = client.get("/openapi.json").json()["paths"]
    for path, calls in paths.items():
        for method, call in calls.items():
            if path.startswith("/api/"):
                assert any(status >= "400" for status in call["responses"]), (method, path)
