"""Every story is told a second time, from its log alone."""

from collections.abc import Iterator

import pytest

from tests.workshop.story import CHANCE, Story


@pytest.fixture(autouse=True)
def _no_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two workshops that are told the same are the same, to the hash."""
    monkeypatch.setattr("app.log.replica.drawn", lambda: CHANCE)


@pytest.fixture(autouse=True)
def every_story_is_told_once_more() -> Iterator[None]:
    Story.told.clear()
    yield
    for story in Story.told:
        story.is_told_once_more()
