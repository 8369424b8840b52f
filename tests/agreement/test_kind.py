"""The kind of stream that an agreement is."""

import msgspec

from app.agreement.kind import AGREEMENT, listing, name_again, unnamed
from tests.agreement.story import CODEC, HASH, Story
from tests.agreement.test_staff import dora


def full() -> Story:
    story = dora(Story().with_both_sides().with_a_matrix())
    story.does("Bob", "plan-action", title="Automate", owner="Dev", due="2026-12-20")
    story.does("Bob", "cite-matrix", workshop="PAYR0LL2", revision=1, hash=HASH)
    return story


def test_lists_tell_its_line_its_people_what_falls_due_and_whom_it_cites() -> None:
    told = listing(full().agreement)
    assert told.summary
    assert (told.summary.title, told.summary.state) == ("Finance and IT", "live")
    assert told.roles["ann"] == "facilitator"
    assert (told.dues, told.cites) == ({"a1": "2026-12-20"}, {"PAYR0LL2": "1"})


def test_a_snapshot_has_no_name_and_is_the_same_with_them_put_back() -> None:
    story = full()
    body = msgspec.msgpack.encode(unnamed(story.agreement))
    for name in (b"Bob", b"Carol", b"Dora", b"+358"):
        assert name not in body
    again = CODEC.thaw(body)
    texts = {**story.agreement.texts}
    names = {one.person: one.name for one in story.agreement.people.values()} | texts
    name_again(again, names)
    again.changes = story.agreement.changes
    assert again == story.agreement


def test_who_is_not_at_it_asks_nothing() -> None:
    story = Story().with_both_sides()
    why = story.refused("Eve", "share-objective", "forbidden", title="Mine")
    assert why == "You are not at this agreement any more."


def test_the_door_of_the_house_is_no_ask_of_anybodys() -> None:
    for name in ("hear-of", "appoint", "join", "claim", "open-agreement", "invite"):
        assert name not in AGREEMENT.asks
