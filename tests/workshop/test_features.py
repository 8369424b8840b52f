"""The features together: each ask and each event has one home."""

import re
from collections import Counter

from app.asks.ask import tag_of
from app.log.kind import DOOR
from app.log.recorded import Event
from app.workshop.features import FEATURES
from app.workshop.kind import WORKSHOP
from tests.workshop import ask, ev

COMMANDS = WORKSHOP.asks


def test_every_ask_has_a_rule_and_every_event_a_change() -> None:
    at_the_door = {ask.OpenWorkshop, ask.BringIn, ask.Join, ask.Appoint, ask.Claim}
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


def test_no_two_features_have_the_same_thing() -> None:
    for part in ("asks", "events", "shows", "upcasts"):
        counted = Counter(one for feature in FEATURES for one in getattr(feature, part))
        assert [one for one, times in counted.items() if times > 1] == [], part


def test_an_older_form_becomes_one_that_is_known() -> None:
    tags = {tag_of(event) for event in WORKSHOP.folds}
    older = {tag for feature in FEATURES for tag in feature.upcasts}
    assert older, "the first release has left some"
    assert older.isdisjoint(tags)
