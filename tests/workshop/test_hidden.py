"""What somebody said in a round that is not out goes with the right to say it."""

import pytest

from app.workshop import hidden
from tests.workshop.story import Story


def room() -> Story:
    story = Story("B").with_the_usual_people().with_people("adviser", Ada="vendor").at_own_pace()
    story.all_vote("change", Bob="it-ops", Ada="it-ops")
    story.reveals("change")
    return story.all_vote(Bob="business", Ada="business")


@pytest.mark.parametrize(
    ("person", "role", "voters", "advisers"),
    [
        ("bob", "participant", ["bob"], ["ada"]),
        ("bob", "facilitator", ["bob"], ["ada"]),
        ("bob", "observer", [], ["ada"]),
        ("bob", "adviser", [], ["ada"]),
        ("bob", "", [], ["ada"]),
        ("ada", "adviser", ["bob"], ["ada"]),
        ("ada", "participant", ["bob"], []),
        ("ada", "", ["bob"], []),
        ("vera", "", ["bob"], ["ada"]),
    ],
)
def test_it_stays_as_far_as_the_role_may_say_it(
    person: str, role: str, voters: list[str], advisers: list[str]
) -> None:
    workshop = room().folded_again()
    hidden.keep_only(workshop, person, role)
    open_, out = (workshop.cells[f"{one}:application"] for one in ("incident", "change"))
    assert ([*open_.voters], [*open_.advisers]) == (voters, advisers)
    assert ([*out.voters], [*out.advisers]) == (["bob"], ["ada"]), "what is out stays"
