"""The words of the matrix are the words programs outside rely on."""

from typing import get_args

from app.matrix.model import CHOICES, REPRESENTS, WORDS, Accountable


def test_a_vote_may_be_any_accountable_value_or_no_view() -> None:
    assert get_args(Accountable) == ("it-ops", "it-delivery", "business", "tbd")
    assert (*get_args(Accountable), "abstain") == CHOICES


def test_people_represent_a_party_a_vendor_or_others() -> None:
    assert REPRESENTS == ("business", "it-ops", "it-delivery", "vendor", "other")


def test_every_choice_has_its_printed_word() -> None:
    assert WORDS == {
        "it-ops": "IT OPS",
        "it-delivery": "IT Delivery",
        "business": "Business",
        "tbd": "t.b.d.",
        "abstain": "no view",
    }
