"""What the paper bears."""

from app.documents.paper import SIGNS, VOICES, document, spoken
from app.documents.rounds import Said
from tests.documents.records import disputed, fresh, printed, where


def said(choice: str, reason: str) -> Said:
    return Said("business", choice, choice, None, reason, "")


def test_a_few_voices_are_all_printed_in_their_order() -> None:
    few = [said("business", "a"), said("it-ops", ""), said("it-ops", "b" * 4000)]
    assert spoken(few) == few


def test_of_many_each_choice_is_heard() -> None:
    many = [said("business", f"{one}") for one in range(60)] + [said("it-ops", "But we run it.")]
    heard = spoken(many)
    assert len(heard) == VOICES
    assert heard[-1].reason == "But we run it."


def test_of_long_ones_as_many_as_there_is_room_for() -> None:
    long = [said("business", f"{one}" + "x" * 3999) for one in range(5)]
    heard = spoken(long)
    assert len(heard) == 1
    assert sum(len(one.reason) for one in heard) <= SIGNS


def test_a_cell_of_the_first_page_says_a_text_whole_or_not_at_all() -> None:
    told = where(disputed(), "incident", "application", executed_by="Desk " * 100)
    incident, change = (document(printed(told))["rows"][row]["entries"][0] for row in (1, 4))
    assert (incident["executed_by"], change["executed_by"]) == (None, "Change desk")


def test_disputes_and_what_is_agreed_are_two_things() -> None:
    told = document(printed(disputed()))
    assert [one["name"] for one in told["disputes"]] == [
        "Incident Mgmt",
        "Change Mgmt",
        "Business Continuity/ Disaster Recovery",
    ]
    assert len(told["agreed"]) == 24
    assert len(told["open"]) == 2
    assert document(printed(fresh()))["agreed"] == []
