"""The record of an agreement: what is signed, and that it proves itself."""

import hashlib

from app.agreement import signing
from app.matrix.record import name_digest
from app.partnership import record
from tests.agreement.story import Story
from tests.agreement.test_signatures import signed
from tests.agreement.test_staff import dora


def test_what_is_signed_is_the_draft_as_it_stood_and_its_hash_proves_it() -> None:
    story = Story().with_both_sides()
    story.does("Bob", "write-philosophy", text="We close the books together.", base=0)
    draft = signing.drawn_up(story.agreement)
    hashed = story.signs_off()
    kept = story.signed[1]
    assert kept.hash == hashed == hashlib.sha256(kept.content.encode()).hexdigest()
    told = record.parse(kept.content)
    assert (told.philosophy, told.sides, told.revision, told.previous) == (
        draft.philosophy,
        ["Finance", "IT"],
        1,
        None,
    )
    assert record.canonical(told) == kept.content


def test_every_name_is_bound_to_what_was_signed() -> None:
    story = signed()
    told = record.parse(story.signed[1].content)
    names = story.names[1]
    assert {one.person for one in told.people} <= names.keys()
    for one in told.people:
        assert one.named == name_digest(*names[one.person])


def test_the_next_revision_holds_on_to_the_one_before() -> None:
    story = signed()
    first = story.agreement.revisions[0].hash
    story.refused("Ann", "sign-off", "signed-off")
    story.does("Ann", "start-revision")
    story.refused("Ann", "start-revision", "wrong-state")
    story.does("Bob", "write-philosophy", text="In two days.", base=1)
    story.signs_off()
    told = record.parse(story.signed[2].content)
    assert (told.previous, told.revision) == (first, 2)
    assert next((one.office, one.state) for one in told.signatures) == (
        "relationship-manager",
        "signed",
    )


def test_who_signs_off_a_text_that_changed_since_is_refused() -> None:
    story = Story().with_both_sides()
    seen = story.agreement.seq
    story.does("Bob", "share-objective", title="Close in 3 days")
    story.refused("Ann", "sign-off", "conflict", seen=seen)
    story.refused("Bob", "sign-off", "forbidden")


def test_hidden_answers_are_in_no_record_and_revealed_ones_are() -> None:
    story = Story().with_both_sides()
    story.answers("Bob", "guardian")
    assert signing.drawn_up(story.agreement).questions == []
    story.does("Ann", "reveal", question="standing:now")
    (told,) = signing.drawn_up(story.agreement).questions
    assert (told.question, told.tally) == ("standing:now", {"guardian": {"0": 1}})


def test_a_signed_agreement_has_no_draft() -> None:
    story = Story()
    written = signing.drafted(story.agreement)
    assert written
    assert record.parse(written()).title == "Finance and IT"
    story.signs_off()
    assert signing.drafted(story.agreement) is None


def test_every_text_that_stands_apart_is_bound_to_what_was_signed() -> None:
    """As `verify` looks: what is kept of names is what digests were signed of, and no more."""
    story = dora(Story().with_both_sides())
    story.signs_off()
    told = record.parse(story.signed[1].content)
    digests = {one.person: one.named for one in told.people}
    digests |= {one.person: one.named for one in told.contacts}
    assert digests == {key: name_digest(*it) for key, it in story.names[1].items()}
    assert {"s1n", "s1c"} <= digests.keys()
