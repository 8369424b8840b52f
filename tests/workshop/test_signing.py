"""Signing: what must be closed first, what a revision holds, and that it never changes."""

import hashlib
import json

import pytest

from app.matrix.catalogue import FOURTEEN
from app.matrix.model import Process
from app.matrix.record import canonical, digest, parse
from app.matrix.rounds import Voice
from app.workshop import signing
from tests.workshop import ask, ev
from tests.workshop.asks import given
from tests.workshop.story import Story, decision, vote

OPEN: Process = "supportability-transition"


def adopted() -> Story:
    """Payroll from B, adopted: one cell is left t.b.d."""
    story = Story("B").with_the_usual_people().at_own_pace()
    story.adopts()
    return story


def ready() -> Story:
    story = adopted()
    story.waives(OPEN, "application")
    return story


def signed_text(story: Story) -> str:
    """What is kept of the last revision: the record just before the fact that signed it."""
    last = story.facts[-1]
    assert isinstance(last.event, ev.SignedOff)
    before = story.folded_again(until=-1)
    return canonical(signing.record(before, last.event.revision, last.at, last.by))


def test_a_matrix_with_a_cell_left_open_cannot_be_signed() -> None:
    why = adopted().refused("Ann", ask.SignOff(), "wrong-state")
    assert why.startswith("1 cell is left t.b.d.")


def test_a_matrix_nobody_worked_on_cannot_be_signed() -> None:
    why = Story("C").refused("Ann", ask.SignOff(), "wrong-state")
    assert why.startswith("28 cells are left t.b.d.")


@pytest.mark.parametrize("closing", ["promise", "waive", "decide"])
def test_a_promise_a_waiver_or_a_decision_lets_it_be_signed(closing: str) -> None:
    story = adopted()
    match closing:
        case "promise":
            promise = ask.MakePromise("Dana", "2026-12-24", process=OPEN, scope="application")
            story.does("Ann", promise)
        case "waive":
            story.waives(OPEN, "application")
        case "decide":
            story.reopens(OPEN)
            story.decides("it-ops", OPEN)
    assert story.signs_off().revision == 1
    assert story.sees("workshop")["state"] == "signed-off"
    assert story.sees("workshop")["revision"] == 1


def test_every_open_cell_can_be_waived_even_if_nothing_is_decided() -> None:
    story = Story("C")
    for process in dict.fromkeys(cell.process for cell in FOURTEEN.cells):
        story.waives(process, "both")
    assert story.signs_off().revision == 1


def test_the_hash_is_of_the_canonical_record_and_anyone_can_check_it() -> None:
    story = ready()
    signed = story.signs_off()
    text = signed_text(story)
    assert hashlib.sha256(text.encode()).hexdigest() == digest(text) == signed.hash
    assert canonical(parse(text)) == text


def test_the_canonical_text_has_one_form() -> None:
    story = ready()
    story.signs_off()
    text = signed_text(story)
    plain = json.loads(text)
    assert json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False) == text
    assert list(plain) == sorted(plain)
    assert (plain["revision"], plain["signed_by"]) == (1, "ann")
    assert plain["signed_at"] == "2026-11-21T14:00:00.000Z"
    assert len(plain["cells"]) == 28


def test_a_revision_holds_no_name_and_no_hidden_vote() -> None:
    story = Story("C").with_people(Robert="business").at_own_pace()
    story.votes("Robert", "it-ops", reason="canary")
    for process in dict.fromkeys(cell.process for cell in FOURTEEN.cells):
        story.waives(process, "both")
    story.signs_off()
    plain = json.loads(signed_text(story))
    assert "Robert" not in signed_text(story)
    assert "canary" not in signed_text(story)
    incident = plain["cells"][2]
    assert (incident["process"], incident["rounds"]) == ("incident", [])


def test_a_revision_holds_rounds_earlier_decisions_and_what_is_left_open() -> None:
    story = ready()
    story.reopens("incident")
    story.all_vote(Bob="business", Carol="it-ops")
    story.reveals()
    story.decides("it-ops", executed_by="Desk", rationale="Awake.", dissent="Bob: no.")
    story.does("Ann", ask.Park("Working hours"))
    story.does("Ann", ask.NameSignatory(signatory="it-manager", name="Ivar"))
    story.signs_off()
    plain = json.loads(signed_text(story))
    incident = plain["cells"][2]
    assert incident["rounds"] == [
        {
            "round": 1,
            "pattern": "contested",
            "tally": {"it-ops": {"it-ops": 1}, "business": {"business": 1}},
            "able": {"business": 1, "it-ops": 1, "it-delivery": 1, "vendor": 1},
        }
    ]
    assert incident["earlier"][0]["accountable"] == "business"
    assert (incident["dissent"], incident["executed_by"]) == ("Bob: no.", "Desk")
    assert plain["parked"] == ["Working hours"]
    assert plain["signatories"][2] == {"signatory": "it-manager", "name": "Ivar"}
    assert [one["person"] for one in plain["people"]][:2] == ["ann", "bob"]


# Once it is signed


@pytest.mark.parametrize(
    "command",
    [
        vote("it-ops"),
        decision("it-ops"),
        ask.Focus(process="incident", scope="both"),
        ask.Reopen(process="incident", scope="application"),
        ask.Waive("Later.", process=OPEN, scope="application"),
        ask.Describe(service="Another"),
        ask.NameSignatory(signatory="it-manager", name="Ivar"),
        ask.Park("Late idea"),
        ask.SetTimer(60),
        ask.Undo(),
        ask.SignOff(),
    ],
)
def test_a_signed_matrix_takes_no_change(command: ask.Ask) -> None:
    story = ready()
    story.signs_off()
    story.refused("Ann", command, "signed-off")


def test_people_still_come_and_go() -> None:
    story = ready()
    story.signs_off()
    story.with_people(Eve="business")
    story.does("Eve", ask.CorrectPerson(person="eve", name="Eva"))
    story.does("Ann", ask.RemovePerson("eve"))
    story.does("Ann", ask.LockDoor(True))
    story.does("Ann", ask.ShareFacilitation("bob"))
    story.does("Ann", ask.HandOver("bob"))


def test_who_may_not_ask_is_told_so_first() -> None:
    story = ready()
    story.signs_off()
    story.refused("Bob", ask.Reveal(process="incident", scope="both"), "forbidden")


def test_signing_stops_the_timer_and_nothing_can_be_taken_back() -> None:
    story = ready()
    story.does("Ann", ask.SetTimer(60))
    story.signs_off()
    assert (story.sees("timer"), story.could_take_back()) == (None, None)
    story.does("Ann", ask.StartRevision())
    story.refused("Ann", ask.Undo(), "wrong-state")


# The next revision


def test_the_next_revision_starts_from_the_signed_one() -> None:
    story = ready()
    story.signs_off()
    before = {cell.key: story.sees(f"cell:{cell.key}") for cell in FOURTEEN.cells}
    story.does("Ann", ask.StartRevision())
    assert story.sees("workshop")["state"] == "live"
    assert story.sees("workshop")["revision"] == 1, "the last signed one"
    assert {cell.key: story.sees(f"cell:{cell.key}") for cell in FOURTEEN.cells} == before


def test_the_next_revision_can_only_be_started_once() -> None:
    story = ready()
    story.refused("Ann", ask.StartRevision(), "wrong-state")
    story.signs_off()
    story.does("Ann", ask.StartRevision())
    story.refused("Ann", ask.StartRevision(), "wrong-state")


def test_revisions_are_chained_and_the_first_never_changes() -> None:
    story = ready()
    first = story.signs_off()
    text = signed_text(story)
    story.a_while_later(30)
    story.does("Ann", ask.StartRevision())
    story.reopens("incident")
    story.decides("it-ops")
    story.does("Ann", ask.Describe(service="Payroll worldwide"))
    second = story.signs_off()
    assert (first.revision, second.revision) == (1, 2)
    assert first.hash != second.hash
    assert json.loads(text)["previous"] is None
    assert json.loads(signed_text(story))["previous"] == first.hash
    assert digest(text) == first.hash
    assert story.sees("revisions") == [
        {"revision": 1, "hash": first.hash, "signed_at": "2026-11-21T14:00:00.000Z"},
        {"revision": 2, "hash": second.hash, "signed_at": "2026-11-21T14:30:00.000Z"},
    ]


def test_nothing_changed_still_makes_another_hash_for_another_moment() -> None:
    story = ready()
    first = story.signs_off()
    story.does("Ann", ask.StartRevision())
    assert story.signs_off().hash != first.hash


def test_every_field_of_the_record_is_in_its_hash() -> None:
    story = ready()
    story.signs_off()
    plain = json.loads(signed_text(story))
    whole = digest(signed_text(story))
    for field in plain:
        changed = {**plain, field: "changed"}
        text = json.dumps(changed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert digest(text) != whole, field


def test_an_office_is_nobodys_again_when_its_name_is_taken_away() -> None:
    story = ready()
    story.does("Ann", ask.NameSignatory(signatory="it-manager", name="Ivy"))
    story.does("Ann", ask.NameSignatory(signatory="it-manager", name=""))
    assert story.sees("signatories")[2] == {"signatory": "it-manager", "name": ""}
    story.signs_off()
    assert json.loads(signed_text(story))["signatories"][2]["name"] == ""
    assert "Ivy" not in signed_text(story)


def test_the_draft_is_neither_numbered_nor_signed() -> None:
    story = ready()
    draft = signing.draft(story.workshop)
    assert (draft.revision, draft.signed_at, draft.signed_by, draft.previous) == (None,) * 4
    story.signs_off()
    after = signing.draft(story.workshop)
    assert after.revision is None
    assert after.previous == story.workshop.revisions[-1].hash


# Made on the screen of a number


def amended(what: str) -> ask.Ask:
    return {
        "a decision": ask.Reopen(process="change", scope="application"),
        "the service": ask.Describe(service="Pay"),
        "a topic": ask.Park("Hours"),
        "a signatory": ask.NameSignatory(signatory="it-manager", name="Ivar"),
        "a person": ask.CorrectPerson(person="bob", represents="it-ops"),
        "a waiver": ask.Waive("Never.", process="supportability-transition", scope="application"),
    }[what]


@pytest.mark.parametrize(
    "what", ["a decision", "the service", "a topic", "a signatory", "a person", "a waiver"]
)
def test_nobody_signs_what_they_have_not_seen(what: str) -> None:
    story = given("sign-off")
    seen = story.workshop.seq
    story.does("Ann", amended(what))
    story.refused("Ann", ask.SignOff(seen=seen), "conflict")
    if what != "a decision":  # what is open again is owed
        story.does("Ann", ask.SignOff(seen=story.workshop.seq))


def test_who_has_seen_all_of_the_record_signs_whatever_else_goes_on() -> None:
    story = given("sign-off")
    seen = story.workshop.seq
    story.looks_at("change")
    story.does("Ann", ask.SetTimer(60))
    story.does("Ann", ask.LockDoor(True))
    story.does("Ann", ask.SetPace("together"))
    story.does("Ann", ask.SignOff(seen=seen))
    assert story.sees("workshop")["revision"] == 1


def test_the_second_of_two_who_sign_signs_nothing() -> None:
    story = given("sign-off")
    seen = story.workshop.seq
    story.does("Ann", ask.SignOff(seen=seen))
    story.refused("Ann", ask.SignOff(seen=seen), "signed-off")


def test_the_record_holds_what_was_said_and_who_could_have_voted() -> None:
    story = Story("B").with_the_usual_people().at_own_pace()
    story.votes("Bob", "it-ops", confidence=4, reason="They run it.")
    story.votes("Ann", "business")
    story.reveals()
    (cast,) = signing.draft(story.workshop).cells[2].rounds
    assert cast.said == [Voice("it-ops", "business", 4, "They run it.")]
    everybody = {"business": 1, "it-ops": 1, "it-delivery": 1, "vendor": 1}
    assert cast.able == everybody | {"other": 1}  # Ann facilitates, and voted
    assert "bob" not in canonical(signing.draft(story.workshop)).split('"people"')[0]
