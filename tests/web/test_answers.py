"""What every answer has in common: its headers, and what is wrong in one shape."""

import json

import pytest
from starlette.datastructures import Headers
from starlette.testclient import TestClient

from app.web import answers

NOWHERE: frozenset[str] = frozenset()


@pytest.mark.parametrize("path", ["/", "/healthz", "/w/ABCDEFGH", "/nowhere", "/static/nothing.js"])
def test_every_answer_carries_the_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in answers.HEADERS} == answers.HEADERS
    assert headers["cache-control"] in ("no-store", "no-cache")


def test_over_tls_a_browser_is_told_to_stay_there(client: TestClient) -> None:
    assert "strict-transport-security" not in client.get("/").headers
    assert "strict-transport-security" in client.get("https://localhost/").headers


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"host": "remit.example"}, None),
        ({"host": "remit.example", "origin": "https://remit.example"}, True),
        ({"host": "Remit.Example", "origin": "https://REMIT.example"}, True),
        ({"host": "remit.example", "origin": "http://remit.example"}, False),
        ({"host": "remit.example", "origin": "null"}, False),
        ({"host": "remit.example", "origin": "https://further.example"}, True),
    ],
)
def test_an_origin_is_ours_or_it_is_not(headers: dict[str, str], ours: bool | None) -> None:
    further = frozenset({"https://further.example"})
    assert answers.same_origin(Headers(headers), "https", further) is ours


def test_an_error_tells_people_and_programs() -> None:
    told = answers.problem(409, "wrong-state", "Nothing to take back.")
    assert told.media_type == "application/problem+json"
    assert json.loads(bytes(told.body)) == {
        "type": "about:blank",
        "title": "Conflict",
        "status": 409,
        "detail": "Nothing to take back.",
        "code": "wrong-state",
    }


def test_no_text_ends_the_block_it_stands_in() -> None:
    block = answers.data_block({"service": "</script><b>"})
    assert "<" not in block
    assert json.loads(block) == {"service": "</script><b>"}


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("Bearer k", "k"),
        ("bearer  k ", "k"),
        ("Basic k", None),
        ("Bearer", None),
        ("Bearer ", None),
    ],
)
def test_a_key_stands_behind_its_word(header: str, key: str | None) -> None:
    assert answers.bearer({"authorization": header}) == key
