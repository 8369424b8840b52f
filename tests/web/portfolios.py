"""Olga, who owns an installation, and what she does with its portfolio."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.db import database
from app.ops import tending
from app.web import keys


class Owner:
    """She has the owner's link."""

    def __init__(self, client: TestClient, key: str) -> None:
        self.client = client
        self.key = key

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"}

    def page(self, question: str = "") -> dict[str, Any]:
        answer = self.client.get(f"/api/portfolio{question}", headers=self.bearer)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def lets_read(self, name: str) -> tuple[str, str]:
        """Somebody gets a reading link; answers its id, and its key."""
        path, body = "/api/portfolio/readers", {"name": name}
        answer = self.client.post(path, json=body, headers=self.bearer)
        assert answer.status_code == 201, answer.text
        return answer.json()["reader"], answer.json()["link"].split("#")[1]

    def takes_back(self, reader: str) -> None:
        path = f"/api/portfolio/readers/{reader}"
        assert self.client.delete(path, headers=self.bearer).status_code == 204


@pytest.fixture
def owner(client: TestClient, settings: Settings) -> Owner:
    """As an operator makes her link, while Remit is running."""
    return Owner(client, owned(settings))


def owned(settings: Settings) -> str:
    """The owner's key."""
    key = keys.new_key()
    engine = database.connect(settings.database)
    assert tending.first_owner(engine, keys.digest(key))
    engine.dispose()
    return key
