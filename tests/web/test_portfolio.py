"""The portfolio's addresses: what each role may, what is refused, and what a file holds."""

import csv
import io
import json
from pathlib import Path
from typing import Any, get_args

import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.db import database
from app.log import readmodels
from app.main import KINDS, create_app
from app.ops import tending
from app.portfolio.principals import READERS
from app.portfolio.wanted import Only, Sort, State
from app.web.paces import ALL_SERVICES
from tests.web.conftest import HERE, Room, opened
from tests.web.portfolios import Owner, owned, owner

assert owner  # a fixture
WHO = ("nobody", "wrong", "participant", "facilitator", "revoked", "auditor", "owner")
#: Each address, and what nobody with a key of the portfolio, an auditor, and the owner are told.
RIGHTS = {
    "GET /api/portfolio": (401, 200, 200),
    "GET /api/portfolio/totals": (401, 200, 200),
    "GET /api/portfolio/relationships": (401, 200, 200),
    "GET /api/portfolio.csv": (401, 200, 200),
    "POST /api/portfolio/cookie": (401, 204, 204),
    "DELETE /api/portfolio/cookie": (204, 204, 204),
    "GET /api/portfolio/readers": (401, 403, 200),
    "POST /api/portfolio/readers": (401, 403, 201),
    "DELETE /api/portfolio/readers/nobody": (401, 403, 404),
}


def does(client: TestClient, room: Room, ask: str, **fields: Any) -> None:
    body = {"ask": ask, "id": f"{ask} {fields}"[:64], **fields}
    answer = client.post(f"{room.api}/asks", json=body, headers=room.bearer)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("address", RIGHTS)
@pytest.mark.parametrize("who", WHO)
def test_everybody_may_what_the_table_says(
    client: TestClient, room: Room, owner: Owner, who: str, address: str
) -> None:
    joining = {"name": "Bob", "represents": "business"}
    participant = client.post(f"{room.api}/people", json=joining).json()["key"]
    reader, revoked = owner.lets_read("Rita")
    owner.takes_back(reader)
    _, auditor = owner.lets_read("Ada")
    client.cookies.clear()
    keys = {
        "wrong": "no-such-key",
        "participant": participant,
        "facilitator": room.key,
        "revoked": revoked,
        "auditor": auditor,
        "owner": owner.key,
    }
    headers = {"Authorization": f"Bearer {keys[who]}"} if who in keys else {}
    method, path = address.split()
    body = {"name": "Eve"} if path.endswith("readers") and method == "POST" else None
    answer = client.request(method, path, headers=headers, json=body)
    stranger, auditor_told, owner_told = RIGHTS[address]
    expected = {"auditor": auditor_told, "owner": owner_told}.get(who, stranger)
    assert answer.status_code == expected, answer.text
    if expected == 401:
        assert "Payroll" not in answer.text


def test_every_address_of_the_portfolio_is_in_the_table(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    told = {
        f"{method.upper()} {path}".replace("{reader}", "nobody")
        for path, methods in paths.items()
        if path.startswith("/api/portfolio")
        for method in methods
    }
    assert told == set(RIGHTS)


def test_a_service_stands_in_it_from_its_first_moment(client: TestClient, owner: Owner) -> None:
    assert owner.page()["total"] == 0
    room = opened(client, service="Customer portal")
    told = owner.page()
    assert (told["total"], told["next"]) == (1, None)
    assert told["services"][0]["code"] == room.code
    assert told["you"] == {"role": "owner", "name": ""}


@pytest.mark.parametrize("where", ["sqlite", "postgresql"])
def test_it_follows_what_is_asked_and_is_the_same_when_it_is_made_again(
    tmp_path: Path, request: pytest.FixtureRequest, where: str
) -> None:
    """By every order and every filter, byte for byte, on either database."""
    told: dict[str, Any] = {"data_dir": tmp_path}
    if where == "postgresql":
        told["database_url"] = request.getfixturevalue("postgres").database()
    settings = Settings(**told)
    with TestClient(create_app(settings), HERE) as client:
        key = owned(settings)
        for service, model in (("Payroll", "B"), ("Archive", "A"), ("=1+1 ärger", "C")):
            filled(client, service, model)
        before = everything(client, key)
        first = json.loads(before[0])["services"][0]
        assert (first["service"], first["overdue"], first["risks"]) == ("=1+1 ärger", 1, 1)
        made_again(settings)
        assert everything(client, key) == before


def made_again(settings: Settings) -> None:
    """As `python -m app rebuild` does it, while Remit is running."""
    engine = database.connect(settings.database)
    readmodels.drop(engine)
    assert readmodels.fill(engine, KINDS) == 3
    engine.dispose()


def filled(client: TestClient, service: str, model: str) -> None:
    room = opened(client, service=service, model=model)
    does(client, room, "promise", process="incident", scope="both", owner="D", due="2026-01-01")
    does(client, room, "write-risk", title="T", category="cost", consequence="C")
    does(client, room, "answer-intake", item="buyer", answer="<b>Sales & co</b>")
    contract = {"reference": "C-1", "vendor": "V", "covers": "It", "holder": "business"}
    does(client, room, "record-contract", **contract, ends="2026-12-24")


def everything(client: TestClient, key: str) -> list[bytes]:
    """What every question there is answers."""
    asked = [f"?sort={one}" for one in get_args(Sort)]
    asked += [f"?only={one}" for one in get_args(Only)]
    asked += [f"?state={one}" for one in get_args(State)]
    asked += ["?model=A", "?q=ÄRGER", "/totals", "/totals?only=overdue&q=a", "/relationships"]
    headers = {"Authorization": f"Bearer {key}"}
    answered = [client.get(f"/api/portfolio{one}", headers=headers) for one in ("", *asked, ".csv")]
    assert {one.status_code for one in answered} == {200}
    return [one.content for one in answered]


def test_the_file_holds_all_that_was_asked_for(client: TestClient, owner: Owner) -> None:
    for service in ("=cmd", "Payroll"):
        opened(client, service=service)
    answer = client.get("/api/portfolio.csv?q=cmd", headers=owner.bearer)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="portfolio.csv"' in answer.headers["content-disposition"]
    (line,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert line["Service"] == "'=cmd"


def test_files_have_a_pace(client: TestClient, owner: Owner) -> None:
    for _ in range(int(ALL_SERVICES[1])):
        assert client.get("/api/portfolio.csv", headers=owner.bearer).status_code == 200
    assert client.get("/api/portfolio.csv", headers=owner.bearer).status_code == 429


@pytest.mark.parametrize(
    "question",
    [
        "sort=size",
        "sort=-",
        "state=open",
        "model=D",
        f"q={'x' * 201}",
        "only=all",
        "&".join(["only=overdue"] * 10),
        "after=no",
        f"after={'A' * 2001}",
    ],
)
def test_what_cannot_be_asked_is_a_bad_field(
    client: TestClient, owner: Owner, question: str
) -> None:
    answer = client.get(f"/api/portfolio?{question}", headers=owner.bearer)
    assert (answer.status_code, answer.json()["code"]) == (422, "bad-field")


def test_a_reader_is_listed_by_name_and_out_at_once(client: TestClient, owner: Owner) -> None:
    reader, key = owner.lets_read("Ada Lovelace")
    auditor = Owner(client, key)
    assert auditor.page()["you"] == {"role": "auditor", "name": "Ada Lovelace"}
    listed = client.get("/api/portfolio/readers", headers=owner.bearer).json()["readers"]
    assert [(one["reader"], one["name"]) for one in listed] == [(reader, "Ada Lovelace")]
    owner.takes_back(reader)
    assert client.get("/api/portfolio", headers=auditor.bearer).status_code == 401
    assert client.get("/api/portfolio/readers", headers=owner.bearer).json()["readers"] == []


@pytest.mark.parametrize("body", [{}, {"name": ""}, {"name": "x" * 61}, {"name": "A", "role": "o"}])
def test_a_reader_needs_a_name_and_nothing_else(
    client: TestClient, owner: Owner, body: dict[str, str]
) -> None:
    answer = client.post("/api/portfolio/readers", json=body, headers=owner.bearer)
    assert answer.status_code == 422


def test_there_is_a_bound_to_readers(
    client: TestClient, owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.portfolio.principals.READERS", 2)
    assert READERS == 100
    owner.lets_read("Ada")
    owner.lets_read("Ada")
    body = {"name": "Ada"}
    answer = client.post("/api/portfolio/readers", json=body, headers=owner.bearer)
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong-state")


def test_what_was_erased_is_not_in_it(client: TestClient, owner: Owner, settings: Settings) -> None:
    room = opened(client, service="Payroll")
    does(client, room, "write-risk", title="T", category="cost", consequence="C")
    tending.erase(settings, KINDS, room.code, None)
    assert owner.page()["total"] == 0
    engine = database.connect(settings.database)
    with engine.connect() as db:
        assert db.exec_driver_sql("SELECT count(*) FROM dated").scalar() == 0
    engine.dispose()
