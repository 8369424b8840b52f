"""A second kind of stream needs nothing of the log, the room or the door but to be named."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.main import PRESSES, create_app
from tests.log.toy import POLL, PRESS


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    settings = Settings(data_dir=tmp_path)
    with TestClient(create_app(settings, {**PRESSES, POLL: PRESS})) as made:
        yield made


def put(client: TestClient, code: str, key: str, number: str, ask: str, **fields: Any) -> Any:
    body = {"ask": ask, "id": number, **fields}
    return client.post(f"/api/polls/{code}/asks", json=body, headers=bearer(key))


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_it_votes_reveals_signs_and_prints(client: TestClient) -> None:
    made = client.post("/api/polls", json={"service": "Lunch"}).json()
    code, ann = made["code"], made["key"]
    bob = client.post(f"/api/polls/{code}/people", json={"name": "Bob"}).json()["key"]
    assert put(client, code, ann, "1", "answer", choice="soup").status_code == 200
    assert put(client, code, bob, "1", "answer", choice="salad").status_code == 200
    seen = client.get(f"/api/polls/{code}", headers=bearer(bob)).json()["show"]
    assert seen["poll"] == {"title": "Lunch", "voted": 2, "counts": None}
    assert seen["mine"] == {"it": "salad"}
    put(client, code, ann, "2", "show")
    put(client, code, ann, "3", "seal")
    seen = client.get(f"/api/polls/{code}", headers=bearer(bob)).json()["show"]
    assert seen["poll"]["counts"] == {"soup": 1, "salad": 1}
    refused = put(client, code, bob, "2", "answer", choice="soup")
    assert (refused.status_code, refused.json()["code"]) == (409, "signed-off")
    file = client.get(f"/api/polls/{code}/matrix.txt?revision=1", headers=bearer(bob))
    assert file.text.endswith('"revision":1,"title":"Lunch"}')


def test_each_kind_has_addresses_of_its_own(client: TestClient) -> None:
    made = client.post("/api/polls", json={"service": "Lunch"}).json()
    elsewhere = client.get(f"/api/workshops/{made['code']}", headers=bearer(made["key"]))
    assert elsewhere.status_code == 404
    vote = {"ask": "set-pace", "id": "1", "pace": "own"}
    asked = client.post(
        f"/api/workshops/{made['code']}/asks", json=vote, headers=bearer(made["key"])
    )
    assert asked.status_code == 404
