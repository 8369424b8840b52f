"""What every ask is: its texts are bounded, and its name is on the wire."""

from msgspec import UnsetType

from app.asks.ask import FIELDS, NAME, tag_of
from app.asks.parsing import fields_of
from app.workshop.kind import WORKSHOP
from tests.workshop import ask


def test_every_text_of_an_ask_has_its_limit() -> None:
    """A new text field has to say whether it may have lines and may be empty."""
    things = {
        "person",
        "topic",
        "question",
        "item",
        "risk",
        "check",
        "offer",
        "promise",
        "hash",
        "case",
        "before",
        "into",
    }
    dates = {"due", "by", "starts", "ends", "changes_on", "review", "until", "at", "day"}
    for kind in WORKSHOP.rules:
        hints = kind.__annotations__.items()
        texts = {field for field, hint in hints if hint in {str, str | UnsetType}}
        if kind is ask.JudgeBenefit:
            texts -= {"benefit"}  # an id, where another ask has its words
        assert texts - things - dates <= set(fields_of(kind)), kind


def test_an_ask_may_hold_a_field_to_another_bound() -> None:
    """An office without a name is one nobody signs for; a person without one is none."""
    assert fields_of(ask.NameSignatory)["name"] == (NAME, False, True)
    assert fields_of(ask.Join)["name"] == FIELDS["name"] == (NAME, False, False)


def test_its_name_is_its_tag() -> None:
    assert tag_of(ask.CastVote) == "cast-vote"
