"""A migrated database in a file, as the server has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app import db


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'remit.sqlite3'}"


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    made = db.connect(url)
    db.migrate(made)
    yield made
    made.dispose()
