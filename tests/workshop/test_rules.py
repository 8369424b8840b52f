"""Who may ask what: every role times every ask, from the table a person can read."""

import re
from pathlib import Path
from typing import get_args

import pytest

from app.asks.parsing import COMMANDS
from app.workshop import commands as ask
from app.workshop import events as ev
from app.workshop.rules import AFTER_SIGNING, CHANGES, RULES
from tests.workshop.asks import ASKS, given

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
    if COMMANDS[kind] in AFTER_SIGNING:
        story.does("Ann", ASKS[kind])
    else:
        story.refused("Ann", ASKS[kind], "signed-off")


def test_every_ask_has_a_rule_and_every_event_a_change() -> None:
    at_the_door = {ask.OpenWorkshop, ask.Join}
    assert set(RULES) == set(get_args(ask.Command)) | at_the_door
    assert set(CHANGES) == set(get_args(ev.AnyEvent))


def test_tags_are_one_of_a_kind_and_in_lower_case() -> None:
    tags = [kind.__struct_config__.tag for kind in (*get_args(ev.AnyEvent), *COMMANDS.values())]
    assert len(set(tags)) == len(tags)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", str(tag)) for tag in tags)
