"""The prefix: what is asked for with it and without it is the same, and all that is told has it."""

import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app import config
from app.config import Settings
from app.main import KINDS, create_app
from app.web.assets import address
from app.web.keys import cookie
from app.web.pages import routes
from app.web.prefix import inside
from app.web.shapes import PATH
from tests.web.conftest import HERE, OPENING

PREFIX = "/tools/remit"
ADDRESS = re.compile(r"""\s(?:href|src|action)="([^"#]*)""")


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    return create_app(settings.model_copy(update={"public_url": f"{HERE}{PREFIX}"}))


@pytest.fixture
def below(app: FastAPI) -> Iterator[TestClient]:
    """A browser of a Remit that stands below a path."""
    headers = {"Origin": HERE}
    with TestClient(app, HERE, headers=headers, raise_server_exceptions=False) as made:
        yield made


@pytest.mark.parametrize(
    ("prefix", "path", "found"),
    [
        ("", "/w/ABCDEFGH", "/w/ABCDEFGH"),
        ("/remit", "/remit/w/ABCDEFGH", "/w/ABCDEFGH"),
        ("/remit", "/w/ABCDEFGH", "/w/ABCDEFGH"),
        ("/remit", "/remit/", "/"),
        ("/remit", "/remit", ""),
        ("/remit", "/remittance", "/remittance"),
        ("/remit", "/remit/remit/w", "/remit/w"),
    ],
)
def test_it_is_taken_off_once_where_it_is(prefix: str, path: str, found: str) -> None:
    assert inside({"root_path": prefix, "path": path}) == found
    assert inside({"path": path}) == path


def test_both_ways_of_a_proxy_get_the_same_pages(below: TestClient) -> None:
    code = below.post(f"{PREFIX}/api/workshops", json=OPENING).json()["code"]
    below.headers["Cookie"] = f"{cookie(PREFIX)}={below.cookies[cookie(PREFIX)]}"
    below.cookies.clear()  # else it is sent below the path alone, as it should be
    for path in ("/", f"/w/{code}/facilitate", f"/w/{code}/stage", "/openapi.json", "/nowhere"):
        one, other = below.get(f"{PREFIX}{path}"), below.get(path)
        assert (one.status_code, one.text) == (other.status_code, other.text), path
        told = [it for it in ADDRESS.findall(one.text) if it]
        assert all(it.startswith((f"{PREFIX}/", f"{HERE}{PREFIX}/")) for it in told), told
    first = below.get(f"{PREFIX}/").text
    assert first.count(f'data-prefix="{PREFIX}"') == 1
    assert f'href="{PREFIX}/w/{code}/facilitate"' in first
    assert below.get(f"{PREFIX}{PREFIX}/").status_code == 404


def test_a_program_gets_problems_and_files_stay_fresh(below: TestClient) -> None:
    for prefix in (PREFIX, ""):
        missing = below.get(f"{prefix}/api/workshops/ABCDEFGH")
        assert missing.headers["content-type"] == "application/problem+json"
        assert below.get(f"{prefix}/static/icons/remit.svg").headers["cache-control"] == "no-cache"


def test_a_redirect_leads_below_it(below: TestClient) -> None:
    for prefix in (PREFIX, ""):
        led = below.get(f"{prefix}/w/ABCDEFGH/", follow_redirects=False)
        assert led.headers["location"] == f"{PREFIX}/w/ABCDEFGH"
    assert below.get(PREFIX, follow_redirects=False).headers["location"] == f"{PREFIX}/"


def test_our_own_mistake_leads_back_below_it(app: FastAPI, below: TestClient) -> None:
    def broken() -> None:
        raise RuntimeError

    app.get("/broken")(broken)
    for prefix in (PREFIX, ""):
        page = below.get(f"{prefix}/broken")
        assert page.status_code == 500
        assert f'href="{PREFIX}/"' in page.text


def test_the_cookie_is_its_own(below: TestClient) -> None:
    below.post(f"{PREFIX}/api/workshops", json=OPENING)
    assert [(one.name, one.path) for one in below.cookies.jar] == [(cookie(PREFIX), PREFIX)]


def test_an_address_may_be_as_long_as_without_it(below: TestClient) -> None:
    longest = "/".ljust(PATH, "a")
    assert "There is nothing" in below.get(f"{PREFIX}{longest}").text
    assert "No address of ours" in below.get(f"{PREFIX}{longest}a").text


def test_without_a_path_no_page_speaks_of_one(client: TestClient) -> None:
    page = client.get("/").text
    assert "data-prefix" not in page
    assert 'href="/static/' in page
    assert "servers" not in client.get("/openapi.json").json()
    client.post("/api/workshops", json=OPENING)
    assert [(one.name, one.path) for one in client.cookies.jar] == [("remit", "/")]


def test_no_prefix_is_an_address_of_ours(app: FastAPI) -> None:
    """Whatever is called or looked at: none of its addresses can be taken for one below a path."""
    called = {path.split("/")[1] for path in app.openapi()["paths"]}
    addresses = (str(getattr(route, "path", "")) for route in routes(KINDS).routes)
    pages = {one.split("/")[1] for one in addresses} - {""}
    files = {address("").split("/")[1], "openapi.json"}
    assert called | pages | files == config.OURS
