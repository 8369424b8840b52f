"""A workshop with something to keep."""

import pytest
from sqlalchemy import Engine

from tests.log.streams import Stream
from tests.workshop import ask


@pytest.fixture
def stream(engine: Engine) -> Stream:
    """Two revisions, each signed."""
    made = Stream(engine)
    made.signs_off()
    made.asks("ann", ask.StartRevision())
    made.asks("ann", ask.SignOff())
    return made
