"""What was signed elsewhere is gone on from; who was there is told of, and is not here."""

from dataclasses import replace

from app.log.recorded import Happenings, KeepNames, KeepRevision, NoteErased, Turn
from app.matrix.record import canonical, digest
from app.signing import signatures
from app.workshop import signing
from app.workshop.kind import WORKSHOP
from tests.signing.test_signatures import named, sign
from tests.workshop import ask
from tests.workshop.elsewhere import brought, carried, closes, goes_on
from tests.workshop.story import Story


def signed_by_all() -> tuple[Story, Happenings]:
    story = named()
    kept = closes(story)
    for name in ("Bob", "Carol", "Dev", "Vera"):
        sign(story, name)
    return story, kept


def test_its_revisions_are_kept_byte_for_byte() -> None:
    story, kept = signed_by_all()
    told = carried(story, kept)
    state, happened = brought(told)
    (signed,) = [one for one in happened if isinstance(one, KeepRevision)]
    assert (signed.hash, signed.content.encode()) == (
        told.revisions[0].hash,
        told.revisions[0].signed,
    )
    assert [one.hash for one in state.revisions] == [signed.hash]
    assert state.state == "signed-off"
    (names,) = [one for one in happened if isinstance(one, KeepNames)]
    assert dict(names.names) == told.revisions[0].names


def test_who_was_there_is_told_of_and_not_here() -> None:
    story, kept = signed_by_all()
    state, _ = brought(carried(story, kept))
    assert [one.name for one in state.people.values()] == ["Zoë"]
    assert [one.name for one in state.left.values()] == [
        "Ann",
        "Bob",
        "Carol",
        "Dev",
        "Vera",
        "Olga",
    ]


def test_verdicts_are_as_the_file_says_and_marked_as_that() -> None:
    story, kept = signed_by_all()
    state, _ = brought(carried(story, kept))
    said = signatures.shown(state, frozenset())
    assert {one["name"] for one in said} == {"Bob", "Carol", "Dev", "Vera"}
    assert all(one["brought_in"] and one["state"] == "signed" for one in said)
    assert signatures.in_force(state) == 1


def test_who_holds_an_office_here_is_asked_anew() -> None:
    story, kept = signed_by_all()
    state, _ = brought(carried(story, kept))
    state.people["eve"] = replace(story.workshop.people["bob"], person="eve")
    state.holders["it-manager"] = "eve"
    states = {one.office: one.state for one in signatures.standing(state)}
    assert states["it-manager"] == "asked"
    assert states["business-manager"] == "signed"


def test_no_number_of_an_earlier_revision_is_given_to_another_process() -> None:
    story = Story("B").with_the_usual_people()
    story.does("Ann", ask.AddProcess(name="Data quality"))
    story.decides("business", "own-1", "both")
    story.adopts()
    story.waives("supportability-transition")
    first = closes(story)
    story.does("Ann", ask.StartRevision())
    story.does("Ann", ask.DropProcess(process="own-1"))
    state, _ = brought(carried(story, first, closes(story)))
    at = "2026-12-01T10:00:00.000Z"
    turn = Turn("zoe", at, lambda *_: {})
    goes_on(state, WORKSHOP.decide(state, ask.StartRevision(), turn), at)
    goes_on(state, WORKSHOP.decide(state, ask.AddProcess(name="Exit"), turn), at)
    assert state.catalogue.processes[-1] == "own-2"


def test_the_next_revision_names_the_one_that_was_brought_in() -> None:
    story, kept = signed_by_all()
    told = carried(story, kept)
    state, _ = brought(told)
    record = signing.record(state, 2, "2026-12-01T09:00:00.000Z", "zoe")
    assert record.previous == told.revisions[0].hash
    assert digest(canonical(record)) != record.previous


def test_an_erased_name_stays_erased() -> None:
    story, kept = signed_by_all()
    told = carried(story, kept)
    del told.revisions[0].names["bob"]
    state, happened = brought(told)
    assert [one.people for one in happened if isinstance(one, NoteErased)] == [("bob",)]
    assert state.left["bob"].name == "Participant 2"


def test_ids_that_came_along_are_given_to_nobody_else() -> None:
    story, kept = signed_by_all()
    state, _ = brought(carried(story, kept))
    state.left[f"i{state.seq + 1}"] = state.left["bob"]
    assert state.unused("i") == f"i{state.seq + 2}"
    assert state.unused("e") == f"e{state.seq + 1}"
