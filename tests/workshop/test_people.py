"""Attending: who comes in, who they are, and who has to leave."""

import pytest

from app.asks.ask import NAME
from app.asks.text import BadTextError, clean
from app.log.recorded import Fact
from app.workshop.kind import WORKSHOP
from app.workshop.people import PEOPLE
from tests.workshop import ask, ev
from tests.workshop.story import Story, vote


def room() -> Story:
    return Story("B").with_the_usual_people()


# Coming in


def test_people_are_listed_in_the_order_they_came() -> None:
    assert room().sees("people")[1:3] == [
        {
            "person": "bob",
            "name": "Bob",
            "represents": "business",
            "role": "participant",
            "here": False,
        },
        {
            "person": "carol",
            "name": "Carol",
            "represents": "it-ops",
            "role": "participant",
            "here": False,
        },
    ]


@pytest.mark.parametrize(
    ("taken", "name", "becomes"),
    [
        ("Bob", "Bob", "Bob 2"),
        ("Bob", "bob", "bob 2"),
        ("Bob", "B ob", "B ob 2"),
        ("Bob", "Воb", "Воb 2"),
        ("Paul", "Рaul", "Рaul 2"),
        ("Bob", "Ｂｏｂ", "Ｂｏｂ 2"),
        ("José", "Jose", "Jose 2"),
        ("Bob", "Rob", "Rob"),
    ],
)
def test_a_name_that_looks_like_another_gets_a_visible_number(
    taken: str, name: str, becomes: str
) -> None:
    story = Story()
    story.does("one", ask.Join(name=taken, represents="business"))
    story.does("two", ask.Join(name=name, represents="business"))
    assert story.names() == ["Ann", taken, becomes]


@pytest.mark.parametrize(
    "sign",
    ["\u180f", "\ufe0f", "\ufe0e", "\ufe00", "\U000e0101"],
)
def test_a_sign_that_is_not_seen_does_not_make_another_name(sign: str) -> None:
    """Unless it is refused when the name is read, which is as good."""
    try:
        name = clean(f"Bob{sign}", NAME)
    except BadTextError:
        return
    story = Story().with_people(Bob="business")
    story.does("two", ask.Join(name=name, represents="vendor"))
    assert story.names()[-1].endswith(" 2")


def test_the_third_of_a_name_gets_the_next_number() -> None:
    story = Story()
    for person in ("one", "two", "three"):
        story.does(person, ask.Join(name="Bob", represents="business"))
    story.does("four", ask.Join(name="Bob 2", represents="business"))
    assert story.names()[1:] == ["Bob", "Bob 2", "Bob 3", "Bob 2 2"]


def test_a_numbered_name_still_fits() -> None:
    story = Story()
    for person in ("one", "two"):
        story.does(person, ask.Join(name="B" * 60, represents="business"))
    assert story.names()[-1] == "B" * 55 + " 2"


def test_nobody_is_called_like_the_facilitator() -> None:
    story = Story()
    story.does("other", ask.Join(name="Ann", represents="vendor"))
    assert story.names() == ["Ann", "Ann 2"]


def test_a_name_is_free_again_when_its_owner_has_left() -> None:
    story = room()
    story.does("Ann", ask.RemovePerson("bob"))
    story.does("bob2", ask.Join(name="Bob", represents="business"))
    assert story.names()[-1] == "Bob"


def test_who_came_in_lately_is_removed_whoever_it_is() -> None:
    story = room()
    story.a_while_later(5)
    for number in range(40):
        story.does(f"eve{number}", ask.Join(name=f"Eve {number}", represents="other"))
    story.does("Ann", ask.RemoveNewcomers(60))
    assert story.names() == room().names()


def test_who_facilitates_is_never_removed_with_newcomers() -> None:
    story = room()
    story.does("Ann", ask.RemoveNewcomers(3600))
    assert story.names() == ["Ann"]


def test_a_workshop_is_full_one_day() -> None:
    story = Story()
    Story.told.remove(story)  # its people come in by the thousand, not one by one
    join = ev.PersonJoined(person="p", represents="other", role="participant", name="P")
    WORKSHOP.evolve(story.workshop, [Fact(3, story.now, "p", join)])
    one = story.workshop.people["p"]
    story.workshop.people |= {f"p{number}": one for number in range(PEOPLE - 3)}
    assert len(story.workshop.people) == PEOPLE - 1
    story.does("last", ask.Join(name="Last", represents="other"))
    story.refused("late", ask.Join(name="Late", represents="other"), "unavailable")


# Correcting


def test_bob_corrects_his_own_name_and_party() -> None:
    story = room()
    story.does("Bob", ask.CorrectPerson(person="bob", name="Robert"))
    story.does("Bob", ask.CorrectPerson(person="bob", represents="it-delivery"))
    assert story.sees_alone("Bob")["you"] == {
        "person": "bob",
        "name": "Robert",
        "represents": "it-delivery",
        "role": "participant",
    }


def test_an_observer_may_correct_their_own_name() -> None:
    story = room()
    story.does("Olga", ask.CorrectPerson(person="olga", name="Olga P."))
    assert "Olga P." in story.names()


def test_to_be_called_what_one_is_called_already_is_no_clash() -> None:
    story = room()
    story.does("Bob", ask.CorrectPerson(person="bob", name="BOB"))
    assert "BOB" in story.names()


def test_a_corrected_name_may_clash_too() -> None:
    story = room()
    story.does("Bob", ask.CorrectPerson(person="bob", name="Carol"))
    assert story.names()[1:3] == ["Carol 2", "Carol"]


def test_ann_corrects_others_and_makes_them_observers() -> None:
    story = room().at_own_pace()
    story.votes("Bob", "business")
    story.does("Ann", ask.CorrectPerson(person="bob", role="observer"))
    story.refused("Bob", vote("business"), "forbidden")
    assert story.cell()["voted"] == 0
    story.does("Ann", ask.CorrectPerson(person="bob", role="participant"))
    story.votes("Bob", "it-ops")


def test_bob_corrects_neither_others_nor_his_role() -> None:
    story = room()
    story.refused("Bob", ask.CorrectPerson(person="carol", name="Carl"), "forbidden")
    story.refused("Bob", ask.CorrectPerson(person="bob", role="observer"), "forbidden")
    story.refused("Olga", ask.CorrectPerson(person="olga", role="participant"), "forbidden")
    both = ask.CorrectPerson(person="bob", name="Rob", role="participant")
    story.refused("Bob", both, "forbidden")


@pytest.mark.parametrize(
    "command",
    [
        ask.CorrectPerson(person="nobody", name="X"),
        ask.RemovePerson("nobody"),
        ask.ShareFacilitation("nobody"),
        ask.HandOver("nobody"),
    ],
)
def test_nobody_is_not_found(command: ask.Ask) -> None:
    room().refused("Ann", command, "not-found")


# Leaving


def test_who_was_removed_can_ask_nothing_any_more() -> None:
    story = room().at_own_pace()
    story.does("Ann", ask.RemovePerson("bob"))
    assert "Bob" not in story.names()
    story.refused("Bob", vote("business"), "forbidden")
    story.refused("Bob", ask.CorrectPerson(person="bob", name="Rob"), "forbidden")
    assert story.sees_alone("Bob")["you"] is None
    assert not any(story.sees_alone("Bob").values())


def test_a_stranger_can_ask_nothing() -> None:
    room().refused("Mallory", vote("business"), "forbidden")


# The crowd


def test_the_crowd_counts_those_who_vote_as_participants_by_party() -> None:
    assert room().sees("crowd") == {
        "here": 0,
        "all": 6,
        "by": {
            "business": {"here": 0, "all": 1},
            "it-ops": {"here": 0, "all": 1},
            "it-delivery": {"here": 0, "all": 1},
            "vendor": {"here": 0, "all": 1},
        },
    }
