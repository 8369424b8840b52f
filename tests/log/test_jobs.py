"""What is put to the writer: an ask is known again, and what was answered is given once more."""

import hashlib

from app.log.jobs import Asked, hashed, once_more
from app.log.store import Answered
from tests.workshop import ask

BOB = ask.Join(name="Bob", represents="business")


def at_the_door(id: str, joining: ask.Join = BOB) -> Asked:
    return Asked("AAAAAAAA", "p1", joining, id=id, key="hash")


def test_what_is_kept_of_an_ask_tells_it_from_others() -> None:
    park = Asked("AAAAAAAA", "ann", ask.Park("Hours"), id="1")
    same = Asked("AAAAAAAA", "ben", ask.Park("Hours"), id="2")
    assert hashed(park) == hashed(same)
    assert hashed(park) != hashed(Asked("AAAAAAAA", "ann", ask.Park("Days"), id="1"))


def test_a_field_left_out_is_hashed_as_by_the_release_that_did_not_know_it() -> None:
    """Else what was asked before an upgrade, and is asked again after it, would be a conflict."""
    cast = ask.CastVote("it-ops", process="incident", scope="application")
    of_old = (
        '{"ask":"cast-vote","choice":"it-ops","confidence":null,"reason":"",'
        '"process":"incident","scope":"application"}'
    )
    known = hashlib.sha256(of_old.encode()).hexdigest()
    assert hashed(Asked("AAAAAAAA", "bob", cast, id="1")) == known


def test_a_name_cannot_be_found_out_from_what_is_kept_of_a_joining() -> None:
    """Names can be tried; the id, which is not kept, cannot."""
    assert hashed(at_the_door("a" * 24)) == hashed(at_the_door("a" * 24))
    assert hashed(at_the_door("a" * 24)) != hashed(at_the_door("b" * 24))


def test_another_body_under_the_same_id_is_a_conflict() -> None:
    earlier = Answered("hash", '{"seq":7}')
    assert once_more(earlier, "hash", 9).seq == 7
    assert once_more(earlier, "other", 9).code == "conflict"
