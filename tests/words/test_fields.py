"""What fields are called where people write in them."""

from app.words.english import sentence
from app.words.fields import FIELDS


def test_a_refusal_calls_a_field_as_its_page_does() -> None:
    assert sentence("empty", {"field": "owner"}) == "Owner: something has to stand here."
    assert all(name and name[0].isupper() for name in FIELDS.values())
