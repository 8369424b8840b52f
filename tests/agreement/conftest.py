"""Every story is told a second time, from its log alone."""

from collections.abc import Iterator

import pytest

from tests.agreement.story import Story


@pytest.fixture(autouse=True)
def every_story_is_told_once_more() -> Iterator[None]:
    Story.told.clear()
    yield
    for story in Story.told:
        story.is_told_once_more()
