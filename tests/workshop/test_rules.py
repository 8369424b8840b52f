"""Who may ask what: every role times every ask, from the table a person can read."""

import re
from pathlib import Path

import pytest

from app.asks.ask import tag_of
from app.log.kind import DOOR
from app.log.recorded import Event
from app.workshop.kind import WORKSHOP
from tests.workshop import ask, ev
from tests.workshop.asks import ASKS, given

COMMANDS = WORKSHOP.asks
#: As docs/protocol.md says it; Carol stands for any participant but Bob.
PEOPLE = {"Ann": "facilitator", "Carol": "participant", "Bob": "participant", "Olga": "observer"}


def written_down() -> dict[str, str]:
    """Who may ask what, from the page."""
    page = Path(__file__).parents[2] / "docs" / "protocol.md"
    asks = page.read_text("utf-8").split("### Asks")[1].split("###")[0]
    return dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]+?) \|", asks, re.MULTILINE))


def may(name: str, kind: str) -> bool:
    who = written_down()[kind]
    if PEOPLE[name] in who:
        return True
    return "anyone for themselves" in who and name == "Bob"  # the ask above is about Bob


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
    if WORKSHOP.rules[COMMANDS[kind]].lasting:
        story.does("Ann", ASKS[kind])
    else:
        story.refused("Ann", ASKS[kind], "signed-off")


def test_every_ask_has_a_rule_and_every_event_a_change() -> None:
    at_the_door = {ask.OpenWorkshop, ask.Join}
    assert {one for one, rule in WORKSHOP.rules.items() if rule.who == DOOR} == at_the_door
    assert set(WORKSHOP.rules) == {one for one in vars(ask).values() if is_ask(one)}
    assert set(WORKSHOP.folds) == {one for one in vars(ev).values() if is_event(one)}


def is_ask(one: object) -> bool:
    return isinstance(one, type) and issubclass(one, ask.Ask) and one is not ask.Ask


def is_event(one: object) -> bool:
    return isinstance(one, type) and issubclass(one, Event)


def test_tags_are_one_of_a_kind_and_in_lower_case() -> None:
    tags = [tag_of(kind) for kind in (*WORKSHOP.folds, *COMMANDS.values())]
    assert len(set(tags)) == len(tags)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*(:\d+)?", tag) for tag in tags)


@pytest.mark.parametrize("process", ["license", "Incident Mgmt"])
def test_a_cell_that_the_catalogue_does_not_have_is_a_bad_field(process: str) -> None:
    unknown = ask.CastVote("it-ops", process=process, scope="application")
    assert given("cast-vote").refused("Bob", unknown, "bad-field").startswith("process: ")
