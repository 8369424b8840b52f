"""An agreement as it stands."""

import pytest

from app.agreement.state import RECORD, Agreement
from app.asks.refusal import Refusal
from tests.agreement.story import Story


def test_who_has_no_name_is_called_by_the_order_they_came() -> None:
    story = Story().with_both_sides()
    story.agreement.rename("bob", "")
    assert story.agreement.name_of("bob") == "Participant 2"
    assert story.agreement.name_of("eve") == ""
    story.agreement.rename("bob", "Bob")


def test_what_changed_since_a_screen_is_known_and_so_is_another_history() -> None:
    agreement = Agreement(seq=7, changed={RECORD: 5})
    agreement.unchanged(5, RECORD)
    for seen in (4, 8):
        with pytest.raises(Refusal):
            agreement.unchanged(seen, RECORD)
