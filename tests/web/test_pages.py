"""The pages: the first one lists what this browser is in, the others begin with their screen."""

import json
import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.web import pages
from app.web.keys import COOKIE, old_cookie
from app.web.pages import LISTED
from tests.web.conftest import HERE, OPENING, Room, opened
from tests.web.portfolios import Owner, owner

assert owner  # a fixture


def shown(text: str) -> str:
    """The words of a page, as far as they stand in it."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def first_of(page: str) -> Any:
    """The screen that a page brings along."""
    block = r'<script type="application/json"[^>]*>(.*?)</script>'
    found = [json.loads(one) for one in re.findall(block, page, re.DOTALL)]
    (first,) = [one for one in found if isinstance(one, dict)]
    return first["show"]


def test_the_first_page_lists_what_this_browser_is_in(client: TestClient, room: Room) -> None:
    opened(client, service="Somebody else’s")
    assert "Payroll" not in shown(client.get("/").text)
    client.cookies.set(old_cookie(room.code), room.key)
    page = client.get("/").text
    assert "Payroll" in shown(page)
    assert f"/w/{room.code}/facilitate" in page
    assert "Somebody else" not in shown(page)


def test_each_is_listed_with_the_day_it_began(client: TestClient, room: Room) -> None:
    client.cookies.set(old_cookie(room.code), room.key)
    assert re.search(r'begun <time datetime="\d{4}-\d\d-\d\dT[^"]+"', client.get("/").text)


@pytest.mark.parametrize("typed", ["{small}", "{front}-{back}", "{code}.", "%22{code}%22"])
def test_a_code_is_known_however_it_is_typed(client: TestClient, room: Room, typed: str) -> None:
    code = room.code
    way = typed.format(code=code, small=code.lower(), front=code[:4], back=code[4:])
    assert "Payroll" in shown(client.get(f"/w/{way}").text)


@pytest.mark.parametrize("page", ["", "/facilitate", "/stage"])
def test_a_code_of_another_kind_leads_to_its_page(client: TestClient, page: str) -> None:
    body = {"title": "Finance and IT", "sides": ["Finance", "IT"], "facilitator": "Ann"}
    code = client.post("/api/agreements", json=body).json()["code"]
    answer = client.get(f"/w/{code.lower()}{page}", follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (307, f"/a/{code}{page}")
    assert "Finance and IT" in shown(client.get(f"/w/{code}{page}").text)


def test_agreements_are_listed_with_the_rest(client: TestClient) -> None:
    body = {"title": "Finance and IT", "sides": ["Finance", "IT"], "facilitator": "Ann"}
    code = client.post("/api/agreements", json=body, headers={"Origin": HERE}).json()["code"]
    page = client.get("/").text
    assert f'href="/a/{code}/facilitate"' in page
    assert "agreement · you facilitate" in shown(page)
    assert f'value="{code}"' not in page, "no workshop begins as an agreement"


def test_a_code_of_nothing_has_its_field_and_a_word_below(client: TestClient) -> None:
    answer = client.get("/w/ABCD%222345")
    assert answer.status_code == 404
    assert 'value="ABCD&#34;2345"' in answer.text
    assert "There is no workshop by this code." in answer.text


def test_it_lists_so_many_and_no_more(client: TestClient) -> None:
    for number in range(LISTED + 1):
        body = {**OPENING, "service": f"Service {number}."}
        client.post("/api/workshops", json=body, headers={"Origin": HERE})
    assert len(client.cookies[COOKIE]) == 32
    listed = re.findall(r"Service \d+\.", shown(client.get("/").text))
    assert len(set(listed)) == LISTED
    assert f"Service {LISTED}." in listed, "the newest first"


def test_cookies_of_the_first_release_are_listed_behind(client: TestClient, room: Room) -> None:
    client.cookies.set(old_cookie(room.code), room.key)
    client.post("/api/workshops", json={**OPENING, "service": "New"}, headers={"Origin": HERE})
    page = shown(client.get("/").text)
    assert page.index("New") < page.index("Payroll")


def test_a_page_begins_with_the_screen_of_who_opens_it(client: TestClient, room: Room) -> None:
    client.cookies.set(old_cookie(room.code), room.key)
    first = first_of(client.get(f"/w/{room.code}/facilitate").text)
    assert first["you"]["name"] == "Ann"


def test_a_stage_behind_a_locked_door_shows_nothing(client: TestClient, room: Room) -> None:
    stage = f"/w/{room.code}/stage"
    assert '"show"' in client.get(stage).text
    client.post(
        f"{room.api}/asks", json={"ask": "lock-door", "id": "l", "locked": True},
        headers=room.bearer,
    )  # fmt: skip
    assert '"show"' not in client.get(stage).text


def test_the_way_in_can_be_photographed(client: TestClient, room: Room) -> None:
    page = client.get(f"/w/{room.code}/stage").text
    (picture,) = set(re.findall(r'<svg[^>]*class="qr".*?</svg>', page, re.DOTALL))
    assert "style=" not in picture
    assert f"localhost/w/{room.code}" in shown(page)


def test_a_page_brings_a_long_screen_along_in_part(
    client: TestClient, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = client.get(room.api, headers=room.bearer).json()["show"]
    half = len(json.dumps(whole, separators=(",", ":"))) // 2
    monkeypatch.setattr(pages, "AT_FIRST", half)
    client.cookies.set(old_cookie(room.code), room.key)
    first = first_of(client.get(f"/w/{room.code}/facilitate").text)
    assert first["you"]["name"] == "Ann"
    assert {"workshop", "focus"} < first.keys() < whole.keys()
    assert len(json.dumps(first, separators=(",", ":"))) < 1.1 * half


def test_the_page_of_all_services_holds_none_of_them(client: TestClient, room: Room) -> None:
    told = client.get("/portfolio").text
    assert "Payroll" not in told
    assert room.code not in told
    assert "data-inside" not in told
    client.cookies.set("remit_portfolio", "wrong")
    assert client.get("/portfolio").text == told


def test_the_page_of_all_services_says_whether_this_browser_opens_it(
    client: TestClient, owner: Owner
) -> None:
    client.cookies.set("remit_portfolio", owner.key)
    assert "data-inside" in client.get("/portfolio").text
