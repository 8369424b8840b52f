"""Shapes: what a request may look like at all, part by part, up to its bound."""

import pytest
from starlette.testclient import TestClient
from starlette.types import Scope

from app.web.shapes import COOKIES, PATH, QUERY, Wrong, wrong

NO_HOST = Wrong(400, "bad-field", "The Host is no name of a host.")
HOSTS = ["remit", "remit.example.org:8443", "127.0.0.1:8000", "[::1]:8000", "my_host", "a" * 253]


def request(path: str = "/", query: str = "", **headers: str) -> Scope:
    named = {"host": "remit.example.org", **headers}
    return {
        "type": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in named.items()],
    }


@pytest.mark.parametrize(
    "host",
    ["remit", "remit.example.org:8443", "127.0.0.1:8000", "[::1]:8000", "my_host", "a" * 253],
)
def test_a_host_is_a_host(host: str) -> None:
    assert wrong(request(host=host)) is None


@pytest.mark.parametrize(
    "host", ["", "a" * 254, "a b", "a/b", "a@b", "a:b", "é", "[::1", "-a", "a:123456", "{{7*7}}"]
)
def test_anything_else_is_none(host: str) -> None:
    assert wrong(request(host=host)) == NO_HOST


def test_no_host_at_all_is_what_old_programs_send() -> None:
    assert wrong({**request(), "headers": []}) is None


def test_two_hosts_are_none() -> None:
    twice = [(b"host", b"remit.example.org"), (b"host", b"evil.example.org")]
    assert wrong({**request(), "headers": twice}) == NO_HOST


CONTROLS = ["%00", "%0a", "%1b", "%7f", "%c2%85", "%e2%80%a8", "%ff", "%c0%80"]


@pytest.mark.parametrize("sign", CONTROLS)
def test_no_sign_that_controls_and_nothing_but_utf8(sign: str) -> None:
    in_path, in_query = wrong(request(f"/w/{sign}")), wrong(request(query=f"q={sign}"))
    assert in_path == Wrong(404, "not-found", "No address of ours looks like that.")
    assert in_query == Wrong(422, "bad-field", "No query of ours looks like that.")


def test_each_part_is_as_long_as_it_may_be() -> None:
    assert wrong(request("/" * PATH, "q" * QUERY, cookie="c" * COOKIES)) is None
    assert wrong(request("/" * (PATH + 1)))
    assert wrong(request(query="q" * (QUERY + 1)))
    assert wrong(request(cookie="c" * (COOKIES + 1)))


def test_who_is_refused_is_told_why(client: TestClient) -> None:
    answer = client.get("/w/%00")
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    assert answer.headers["content-security-policy"]
