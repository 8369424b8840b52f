"""Four people sign what was signed off: by own hand, by its hash, and only what changed again."""

from typing import Any

import pytest
from msgspec.json import decode

from app.matrix.model import OFFICES
from app.matrix.record import canonical, digest, parse
from app.matrix.sections import Signature
from app.signing import signatures
from app.workshop import signing
from app.workshop.state import Office
from tests.workshop import ask, ev
from tests.workshop.story import Story

HOLDERS: dict[Office, str] = {
    "relationship-manager": "Dev",
    "business-manager": "Bob",
    "it-manager": "Carol",
    "business-line-manager": "Vera",
}


def named() -> Story:
    """Four people hold the four offices, and everything is decided as in model A."""
    story = Story("A").with_the_usual_people()
    story.does("Ann", ask.TakeApart())
    for office, name in HOLDERS.items():
        story.does("Ann", ask.NameSignatory(signatory=office, name=name))
    story.adopts()
    return story


def closed() -> Story:
    story = named()
    story.signs_off()
    return story


def sign(story: Story, name: str) -> list[Any]:
    last = story.workshop.revisions[-1]
    return story.does(name, ask.Sign(revision=last.revision, hash=last.hash))


def states(story: Story) -> dict[str, str]:
    return {one["office"]: one["state"] for one in story.sees("signatures")}


def told(story: Story, revision: int) -> list[Signature]:
    """What is kept of a revision beside it, in the order of the offices."""
    kept = signatures.kept(story.workshop)
    return [
        decode(kept[item], type=Signature)
        for item in (f"{revision}:{office}" for office in OFFICES)
        if item in kept
    ]


def of(story: Story, office: Office) -> dict[str, Any]:
    found: dict[str, Any] = next(it for it in story.sees("signatures") if it["office"] == office)
    return found


def again(story: Story, value: str, cell: str = "incident") -> None:
    """The next revision, with one cell decided otherwise."""
    story.does("Ann", ask.StartRevision())
    story.reopens(cell)
    story.decides(value, cell)  # type: ignore[arg-type]
    if value == "tbd":
        story.waives(cell, "application")
    story.signs_off()


# By own hand


def test_before_anything_is_signed_off_nobody_is_asked() -> None:
    story = named()
    assert story.sees("signatures") == []
    story.refused("Bob", ask.Sign(revision=1, hash="x"), "wrong-state")
    story.signs_off()
    assert states(story) == dict.fromkeys(OFFICES, "asked")


def test_each_signs_on_their_own_and_when_all_have_it_is_in_force() -> None:
    story = closed()
    for name in HOLDERS.values():
        assert "in_force" not in story.sees("revisions")[0]
        (given,) = sign(story, name)
        assert isinstance(given, ev.SignatureGiven)
    assert story.sees("revisions")[0]["in_force"] is True
    told = of(story, "business-manager")
    assert (told["id"], told["person"], told["name"]) == ("business-manager", "bob", "Bob")
    assert (told["state"], told["revision"], told["at"]) == ("signed", 1, story.now)
    assert (told["method"], told["noted_by"], told["changed"]) == ("own device", "", [])
    assert told["hash"] == story.workshop.revisions[0].hash


def test_who_facilitates_signs_for_nobody_and_neither_does_who_holds_nothing() -> None:
    story = closed()
    last = story.workshop.revisions[-1]
    for name in ("Ann", "Olga", "Mallory"):
        story.refused(name, ask.Sign(revision=1, hash=last.hash), "forbidden")
        story.refused(name, ask.RefuseSignature(revision=1, why="No."), "forbidden")
    story.does("Ann", ask.ShareFacilitation("bob"))
    why = story.refused("Bob", ask.Sign(revision=1, hash=last.hash), "forbidden")
    assert why == "Who facilitates signs for no office: hand over first."


def test_one_person_signs_for_each_office_they_hold() -> None:
    story = closed()
    story.does("Ann", ask.NameSignatory(signatory="business-line-manager", name="Bob"))
    assert [one.office for one in sign(story, "Bob")] == [
        "business-manager",
        "business-line-manager",
    ]


def test_what_is_signed_is_the_last_revision_by_its_hash() -> None:
    story = closed()
    first = story.workshop.revisions[-1]
    story.refused("Bob", ask.Sign(revision=1, hash="0" * 64), "conflict")
    story.refused("Bob", ask.Sign(revision=2, hash=first.hash), "conflict")
    again(story, "business")
    story.refused("Bob", ask.Sign(revision=1, hash=first.hash), "conflict")
    story.refused("Bob", ask.RefuseSignature(revision=1, why="No."), "conflict")


def test_it_may_be_signed_while_the_next_one_is_begun() -> None:
    story = closed()
    story.does("Ann", ask.StartRevision())
    seen = story.workshop.seq
    sign(story, "Bob")
    assert of(story, "business-manager")["state"] == "signed"
    story.refused("Ann", ask.SignOff(seen=seen), "conflict")


def test_signing_twice_is_nothing_new() -> None:
    story = closed()
    sign(story, "Bob")
    assert sign(story, "Bob") == []


def test_refused_with_a_sentence_and_signed_later() -> None:
    story = closed()
    no = ask.RefuseSignature(revision=1, why="Not without a rota.")
    story.does("Bob", no)
    assert story.does("Bob", no) == [], "that was said"
    story.does("Bob", ask.RefuseSignature(revision=1, why="Still none."))
    told = of(story, "business-manager")
    assert (told["state"], told["why"]) == ("refused", "Still none.")
    sign(story, "Bob")
    told = of(story, "business-manager")
    assert (told["state"], told["why"]) == ("signed", "")
    why = story.refused("Bob", no, "wrong-state")
    assert why == "You have signed, and a signature that was given stands."


def test_who_came_by_a_personal_link_signs_by_it() -> None:
    story = named()
    ivar = story.comes_by_link("Ivar", office="it-manager")
    story.signs_off()
    sign(story, ivar)
    assert of(story, "it-manager")["method"] == "own link"


def test_who_was_invited_and_has_not_come_is_asked_and_keeps_it_from_being_in_force() -> None:
    story = closed()
    for name in HOLDERS.values():
        sign(story, name)
    ivar = story.invites("Ivar", office="it-manager")
    assert (of(story, "it-manager")["state"], of(story, "it-manager")["person"]) == ("asked", ivar)
    assert "in_force" not in story.sees("revisions")[0]
    story.does(ivar, ask.Claim("link of Ivar"))
    sign(story, ivar)
    assert story.sees("revisions")[0]["in_force"]


def test_whose_holder_is_removed_the_office_is_asked_no_more() -> None:
    story = closed()
    sign(story, "Carol")
    story.does("Ann", ask.RemovePerson("carol"))
    assert "it-manager" not in states(story)
    (said,) = told(story, 1)[2:3]
    assert (said.office, said.person) == ("it-manager", "carol"), "what was signed is told for good"
    assert "carol" in story.workshop.left


# What changed


@pytest.mark.parametrize(
    ("value", "asked"),
    [
        # The incidents are IT OPS' in model A.
        ("business", set(OFFICES)),
        ("it-delivery", {"relationship-manager", "it-manager"}),
        ("tbd", set(OFFICES)),
    ],
)
def test_those_whom_a_change_concerns_are_asked_again(value: str, asked: set[Office]) -> None:
    story = closed()
    for name in HOLDERS.values():
        sign(story, name)
    again(story, value)
    assert {office for office, state in states(story).items() if state == "asked"} == asked
    for office in asked:
        assert of(story, office)["changed"] == ["incident:application"]
    for office in set(OFFICES) - asked:
        told = of(story, office)
        assert (told["state"], told["revision"]) == ("signed", 1)
    assert [one.get("in_force") for one in story.sees("revisions")] == [True, None]
    for office in asked:
        sign(story, HOLDERS[office])
    assert [one.get("in_force") for one in story.sees("revisions")] == [None, True]


def test_where_nothing_changed_all_signatures_stand() -> None:
    story = closed()
    for name in HOLDERS.values():
        sign(story, name)
    story.does("Ann", ask.StartRevision())
    story.signs_off()
    assert states(story) == dict.fromkeys(OFFICES, "signed")
    assert [one.get("in_force") for one in story.sees("revisions")] == [None, True]
    assert len(sign(story, "Bob")) == 1, "they may sign this one too"
    assert of(story, "business-manager")["revision"] == 2


def test_who_executes_it_is_a_change_too() -> None:
    story = closed()
    sign(story, "Carol")
    story.does("Ann", ask.StartRevision())
    story.reopens()
    story.decides("it-ops", executed_by="CloudDesk")
    story.signs_off()
    assert of(story, "it-manager")["changed"] == ["incident:application"]


def test_whoever_was_named_to_execute_it_is_one_and_how_they_are_reached_is_none() -> None:
    story = closed()
    sign(story, "Carol")
    desk: dict[str, Any] = {"name": "CloudDesk", "kind": "vendor", "hours": "always"}
    cell: dict[str, Any] = {"process": "incident", "scope": "application"}
    story.does("Ann", ask.StartRevision())
    story.does("Ann", ask.NameExecutor(**cell, **desk, contact=""))
    story.signs_off()
    assert of(story, "it-manager")["changed"] == ["incident:application"]
    sign(story, "Carol")
    story.does("Ann", ask.StartRevision())
    story.does("Ann", ask.NameExecutor(**cell, **desk, contact="+358 9 123"))
    story.signs_off()
    assert (of(story, "it-manager")["state"], of(story, "it-manager")["revision"]) == ("signed", 2)


def test_a_no_is_not_carried_on_and_what_was_never_signed_is_asked_whole() -> None:
    story = closed()
    story.does("Bob", ask.RefuseSignature(revision=1, why="No."))
    again(story, "it-delivery")
    assert states(story) == dict.fromkeys(OFFICES, "asked")
    assert of(story, "business-manager")["changed"] == []


def test_who_newly_holds_an_office_is_asked_anew() -> None:
    story = closed()
    sign(story, "Carol")
    story.does("Ann", ask.NameSignatory(signatory="it-manager", name="Olga"))
    assert (of(story, "it-manager")["state"], of(story, "it-manager")["changed"]) == ("asked", [])
    sign(story, "Olga")
    story.does("Ann", ask.NameSignatory(signatory="it-manager", name="Carol"))
    assert of(story, "it-manager")["state"] == "asked"


# In the room


def said(act: str, name: str = "Hanna", **more: Any) -> ask.NoteInTheRoom:
    told: dict[str, Any] = {"name": name, "represents": "business", "act": act}
    return ask.NoteInTheRoom(**told, office="business-manager", revision=1, **more)


def of_hanna() -> Story:
    story = named()
    story.does("Ann", ask.NameSignatory(signatory="business-manager", name="Hanna"))
    story.signs_off()
    return story


def test_a_mere_name_says_in_the_room_that_they_sign_and_is_somebody_then() -> None:
    story = of_hanna()
    story.does("Ann", said("refuse-signature", why="No rota."))
    assert of(story, "business-manager")["why"] == "No rota."
    _, given = [*story.facts[-2:]]
    hanna = given.event.person
    story.does("Ann", said("sign", name="HANNA", hash=story.workshop.revisions[0].hash))
    told = of(story, "business-manager")
    assert (told["person"], told["name"], told["state"]) == (hanna, "Hanna", "signed")
    assert (told["method"], told["noted_by"]) == ("in the room", "ann")
    assert story.sees("signatories")[1]["person"] == hanna, "the name can be erased now"
    story.refused("Ann", said("refuse-signature", why="No."), "wrong-state")


def test_nobody_says_it_for_who_has_a_device_or_a_link_or_for_another_office() -> None:
    story = of_hanna()
    hashed = story.workshop.revisions[0].hash
    story.refused("Ann", said("sign", name="Hugo", hash=hashed), "forbidden")
    story.refused("Bob", said("sign", hash=hashed), "forbidden")
    story.does("Ann", ask.NameSignatory(signatory="business-manager", name="Bob"))
    story.refused("Ann", said("sign", name="Bob", hash=hashed), "forbidden")
    story.invites("Ivar", office="business-manager")
    story.refused("Ann", said("sign", name="Ivar", hash=hashed), "forbidden")
    story.does("Ann", ask.RemovePerson(of(story, "business-manager")["person"]))
    story.refused("Ann", said("sign", name="Ivar", hash=hashed), "forbidden")
    assert set(states(story).values()) == {"asked"}


def test_the_rules_of_signing_hold_in_the_room_too() -> None:
    story = of_hanna()
    story.refused("Ann", said("sign", hash="0" * 64), "conflict")
    story.refused("Ann", said("sign"), "bad-field")
    story.refused("Ann", said("refuse-signature"), "bad-field")
    no_office = ask.NoteInTheRoom(
        name="Hanna", represents="business", act="refuse-signature", why="No.", revision=1
    )
    story.refused("Ann", no_office, "bad-field")
    no_risk = ask.NoteInTheRoom(name="Hanna", represents="business", act="accept-risk")
    assert story.refused("Ann", no_risk, "bad-field").startswith("risk: ")
    assert len(story.sees("people")) == 6, "and nobody came in"


# What is kept


def test_no_signed_byte_changes_and_the_next_revision_tells_who_signed() -> None:
    story = closed()
    before = story.workshop.revisions[0]
    content = canonical(
        signing.record(story.folded_again(until=-1), 1, before.signed_at, before.signed_by)
    )
    assert digest(content) == before.hash
    assert '"signatures"' not in content, "what says nothing is left out"
    sign(story, "Bob")
    story.does("Carol", ask.RefuseSignature(revision=1, why="No."))
    again(story, "it-delivery")
    ((bob), (carol)) = parse(_signed(story)).signatures
    assert bob == Signature(
        office="business-manager",
        state="signed",
        revision=1,
        hash=before.hash,
        person="bob",
        method="own device",
        at=story.now,
    )
    assert (carol.state, carol.why) == ("refused", "No.")
    assert story.workshop.revisions[0] == before


def _signed(story: Story) -> str:
    last = story.workshop.revisions[-1]
    before = story.folded_again(until=-1)
    return canonical(signing.record(before, last.revision, last.signed_at, last.signed_by))


def test_of_an_older_revision_what_was_said_is_told_and_nobody_is_asked() -> None:
    story = closed()
    sign(story, "Bob")
    again(story, "it-delivery")
    assert [(one.office, one.state) for one in told(story, 1)] == [("business-manager", "signed")]
    assert [one.state for one in told(story, 2)] == [
        "asked",
        "signed",
        "asked",
        "asked",
    ]
    assert told(story, 3) == []
