"""Who may ask what: every role times every ask, from the table a person can read."""

import re
from pathlib import Path

import pytest

from app.workshop.kind import WORKSHOP
from tests.workshop import ask
from tests.workshop.asks import ASKS, CONCERNED, asker, given
from tests.workshop.story import Story

COMMANDS = WORKSHOP.asks
#: Of a signed workshop they can be asked about the leaving questions only.
OF_A_QUESTION = {"cast-vote", "vote-for", "withdraw-vote", "reveal", "vote-again", "open-question"}
ABOUT_ONESELF = {"mark", "add-case"}
#: As docs/protocol.md says it; Carol stands for any participant but Bob.
PEOPLE = {"Ann": "facilitator", "Carol": "participant", "Bob": "participant", "Olga": "observer"}


def written_down() -> dict[str, str]:
    """Who may ask what, from the page."""
    page = Path(__file__).parents[2] / "docs" / "protocol.md"
    asks = page.read_text("utf-8").split("### Asks")[1].split("###")[0]
    return dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]+?) \|", asks, re.MULTILINE))


def may(name: str, kind: str) -> bool:
    who = written_down()[kind]
    if who == "facilitator, owner":  # of Bob's promise
        return name in {"Ann", "Bob"}
    if who == "the person concerned":
        return name in CONCERNED[kind]
    if PEOPLE[name] in who:
        return True
    # What is asked is about Bob, or about whoever asks.
    return "anyone for themselves" in who and (name == "Bob" or kind in ABOUT_ONESELF)


def test_the_table_is_whole() -> None:
    assert set(ASKS) == set(COMMANDS) == set(written_down())
    for kind, command in ASKS.items():
        assert type(command) is COMMANDS[kind]


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("kind", ASKS)
def test_who_may_ask_what(kind: str, name: str) -> None:
    story = given(kind)
    if may(name, kind):
        story.does(name, ASKS[kind])
    else:
        story.refused(name, ASKS[kind], "forbidden")


@pytest.mark.parametrize("kind", ASKS)
def test_a_stranger_may_ask_nothing(kind: str) -> None:
    given(kind).refused("Mallory", ASKS[kind], "forbidden")


@pytest.mark.parametrize("kind", sorted(set(ASKS) - {"start-revision"}))
def test_after_signing_only_people_come_and_go(kind: str) -> None:
    story = given("start-revision")
    if WORKSHOP.rules[COMMANDS[kind]].lasting and kind not in OF_A_QUESTION:
        story.does(asker(kind), ASKS[kind])
    else:
        story.refused("Ann", ASKS[kind], "signed-off")


def test_the_leaving_questions_are_asked_of_a_signed_workshop_too() -> None:
    story = given("start-revision")
    story.does("Ann", ask.OpenQuestion(question="leaving:heard"))
    story.does("Bob", ask.CastVote("5", question="leaving:heard"))
    assert story.sees("question:leaving:heard")["voted"] == 1


@pytest.mark.parametrize("process", ["license", "Incident Mgmt"])
def test_a_cell_that_the_catalogue_does_not_have_is_a_bad_field(process: str) -> None:
    unknown = ask.CastVote("it-ops", process=process, scope="application")
    assert given("cast-vote").refused("Bob", unknown, "bad-field").startswith("process: ")


def test_what_lists_tell_follows_the_workshop() -> None:
    story = Story("B").with_people(Bob="business")
    summary, roles, dues, said, *_ = WORKSHOP.listing(story.workshop)
    assert tuple(summary or ()) == ("Payroll", "B", "live", None, None)
    assert (roles, dues, said) == ({"ann": "facilitator", "bob": "participant"}, {}, {})
    story.decides("tbd")
    story.does("Ann", ASKS["promise"])
    assert WORKSHOP.listing(story.workshop).dues == {"incident:application": "2026-12-24"}


def test_a_signed_workshop_has_no_draft() -> None:
    story = given("start-revision")
    assert WORKSHOP.drafted(story.workshop) is None
    story.does("Ann", ask.StartRevision())
    assert WORKSHOP.drafted(story.workshop) is not None


def test_without_names_people_are_called_by_the_order_they_came_in() -> None:
    story = Story("B").with_people(Bob="business")
    nameless = WORKSHOP.unnamed(story.workshop)
    assert [one.name for one in nameless.people.values()] == ["", ""]
    assert story.names() == ["Ann", "Bob"], "the workshop itself keeps them"
    WORKSHOP.name_again(nameless, {"ann": "Ann"})
    assert [one.name for one in nameless.people.values()] == ["Ann", "Participant 2"]
