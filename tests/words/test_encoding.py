"""JSON for people outside: words are set where they stand in it, and nothing else is guessed."""

import json

import pytest

from app.log.kind import Phrase
from app.words.encoding import encode


def test_words_are_set_wherever_they_stand() -> None:
    undo = Phrase("undo", act="decision", cells=["incident:application"], joined=False, named={})
    told = json.loads(encode({"undo": {"what": undo}}))
    assert "Incident Mgmt" in told["undo"]["what"]


def test_what_is_neither_data_nor_words_is_refused() -> None:
    with pytest.raises(NotImplementedError, match="object cannot be told"):
        encode({"x": object()})
