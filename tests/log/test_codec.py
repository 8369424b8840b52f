"""Events as they are kept: today's forms, older ones, and those of a later release."""

import json

import pytest

from app.log.codec import Codec, LaterReleaseError
from app.matrix.catalogue import FOURTEEN
from app.workshop.kind import WORKSHOP
from tests.workshop import ev

CODEC = Codec(WORKSHOP)


def test_what_is_written_is_read_back() -> None:
    event = ev.VotesRevealed(
        "incident:application",
        2,
        {"it-ops": {"business": 1}},
        [ev.Said("business", "it-ops", None, "They run it.")],
    )
    assert CODEC.decode(CODEC.encode(event).decode()) == event


def test_the_first_form_of_a_reveal_names_nobody_any_more() -> None:
    ballots = [
        {"person": "bob", "represents": "business", "choice": "it-ops", "confidence": None,
         "reason": ""},
        {"person": "carol", "represents": "it-ops", "choice": "business", "confidence": 3,
         "reason": "We asked."},
    ]  # fmt: skip
    old = {"is": "votes-revealed", "cell": "change:interface", "round": 1, "ballots": ballots}
    event = CODEC.decode(json.dumps(old))
    assert event == ev.VotesRevealed(
        "change:interface",
        1,
        {"it-ops": {"business": 1}, "business": {"it-ops": 1}},
        [ev.Said("it-ops", "business", 3, "We asked.")],
    )


def test_the_first_form_of_an_undo_named_nothing() -> None:
    assert CODEC.decode('{"is":"undone","what":"the decision on x"}') == ev.Undone(None)


def test_a_workshop_of_the_first_form_has_the_published_catalogue() -> None:
    old = {"is": "workshop-opened", "code": "AAAAAAAA", "service": "Payroll", "model": "B",
           "description": "", "business_function": "", "vendors": []}  # fmt: skip
    assert CODEC.decode(json.dumps(old)).catalogue == FOURTEEN


@pytest.mark.parametrize(
    "body",
    [
        '{"is":"moon-landed","where":"here"}',
        '{"is":"pace-set:7","pace":"own"}',
        '{"is":"pace-set","pace":"own","speed":3}',
        '{"is":"pace-set","pace":"sideways"}',
    ],
)
def test_what_only_a_later_release_can_have_written_is_said_in_a_sentence(body: str) -> None:
    with pytest.raises(LaterReleaseError) as error:
        CODEC.decode(body)
    assert "later release" in str(error.value)
    assert len(str(error.value).splitlines()) == 1


def test_events_that_tell_a_name_are_known() -> None:
    people = {ev.PersonJoined, ev.PersonCorrected, ev.PersonEntered, ev.PersonBroughtIn}
    assert CODEC.named == people | {ev.ContactKept, ev.StakeholderExpected}
