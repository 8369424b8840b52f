"""A Remit in this process, without a network, and a workshop that Ann opened in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.main import create_app

OPENING = {"service": "Payroll", "model": "B", "facilitator": "Ann"}
HERE = "http://localhost"


class Room(NamedTuple):
    """A workshop, and the key of who facilitates it."""

    code: str
    key: str

    @property
    def api(self) -> str:
        return f"/api/workshops/{self.code}"

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """A program: it has no Origin and keeps no cookie."""
    with TestClient(create_app(settings), HERE, raise_server_exceptions=False) as made:
        yield made


@pytest.fixture
def room(client: TestClient) -> Room:
    return opened(client)


def opened(client: TestClient, **more: Any) -> Room:
    made = client.post("/api/workshops", json=OPENING | more).json()
    client.cookies.clear()
    return Room(made["code"], made["key"])
