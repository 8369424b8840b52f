"""Settings: what follows from them, and that an empty one counts as none."""

from pathlib import Path

import pytest

from app import config
from app.config import Settings


def test_without_a_database_there_is_a_file() -> None:
    assert Settings(data_dir=Path("/srv/remit")).database == "sqlite:////srv/remit/remit.sqlite3"
    assert Settings(database_url="postgresql+psycopg://x").database == "postgresql+psycopg://x"


def test_further_origins_stand_beside_the_public_address() -> None:
    set_up = Settings(public_url="https://Remit.example/", allowed_origins=" https://a.example ,,")
    assert set_up.origins == {"https://remit.example", "https://a.example"}


def test_phones_are_told_an_address_they_can_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "own_address", lambda: "192.0.2.7")
    everywhere = Settings(host="0.0.0.0", port=8001)
    assert everywhere.address("http://localhost:8001/") == "http://192.0.2.7:8001"
    assert everywhere.address("http://remit.example/") == "http://remit.example"
    assert Settings().address("http://localhost:8000/") == "http://localhost:8000"
    public = Settings(public_url="https://remit.example/")
    assert public.address("http://localhost:8000/") == "https://remit.example"


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "")
    assert Settings().port == 8000
