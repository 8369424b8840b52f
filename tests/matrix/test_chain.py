"""A chain of revisions is believed only where it holds: bytes, order, names, and what was said."""

from collections.abc import Callable

import msgspec
import pytest
from msgspec.structs import replace

from app.matrix import chain
from app.matrix.chain import BrokenChainError, Carried, Kept
from app.matrix.record import Attendee, Record, canonical, digest, name_digest
from app.matrix.sections import Signature
from tests.documents.records import adopted, signed

ANN = Attendee("p1", "business", "facilitator", name_digest("salt", "Ann"))


def kept(record: Record) -> Kept:
    content = canonical(record)
    said = Signature(
        office="it-manager",
        state="signed",
        revision=record.revision or 0,
        hash=digest(content),
        person="p1",
    )
    names = {"p1": ("salt", "Ann")}
    return Kept(record.revision or 0, digest(content), content.encode(), names, [said])


def carried(count: int = 3) -> Carried:
    revisions: list[Kept] = []
    for number in range(1, count + 1):
        record = signed(adopted("B"), number)
        previous = revisions[-1].hash if revisions else None
        revisions.append(kept(replace(record, previous=previous, people=[ANN])))
    return Carried("session", chain.FORMAT, revisions, {"p1": "Ann"})


def put(number: int, **fields: object) -> Carried:
    """The chain with something else in one of its revisions."""
    whole = carried()
    revisions = [
        replace(one, **fields) if one.revision == number else one for one in whole.revisions
    ]
    return replace(whole, revisions=revisions)


def anew(number: int, change: Callable[[Record], Record]) -> Carried:
    """One revision told anew, under a hash that fits it."""
    whole = carried()
    made = kept(change(chain.check(whole)[number - 1]))
    return replace(
        whole, revisions=[made if one.revision == number else one for one in whole.revisions]
    )


def test_a_chain_that_holds_is_read() -> None:
    assert [one.revision for one in chain.check(carried())] == [1, 2, 3]


def test_what_the_first_release_signed_has_no_names_to_be_held_to() -> None:
    bare = kept(replace(signed(adopted("B")), people=[Attendee("p1", "business", "facilitator")]))
    whole = replace(carried(1), revisions=[replace(bare, names={})])
    assert chain.check(whole)[0].revision == 1
    with pytest.raises(BrokenChainError):
        chain.check(replace(whole, revisions=[bare]))


BROKEN: dict[str, tuple[Callable[[], Carried], str]] = {
    "empty": (lambda: carried(0), "nothing-signed-in-it"),
    "a bit": (lambda: put(2, signed=carried().revisions[1].signed + b" "), "revision-changed"),
    "a hash": (lambda: put(2, hash="0" * 64), "revision-changed"),
    "a name": (lambda: put(2, names={"p1": ("salt", "Bob")}), "revision-changed"),
    "a stranger": (lambda: put(2, names={"p9": ("salt", "Eve")}), "revision-changed"),
    "the middle": (
        lambda: anew(2, lambda one: replace(one, service="X")),
        "revisions-out-of-order",
    ),
    "a number": (lambda: anew(3, lambda one: replace(one, revision=4)), "revision-missing"),
    "a draft": (
        lambda: anew(3, lambda one: replace(one, signed_at=None)),
        "revisions-out-of-order",
    ),
    "a clock": (
        lambda: anew(3, lambda one: replace(one, signed_at="2020-01-01T00:00:00Z")),
        "revisions-out-of-order",
    ),
    "a cell": (lambda: anew(3, lambda one: replace(one, cells=one.cells[1:])), "no-session-file"),
    "no record": (
        lambda: put(3, signed=b"[]", hash=digest("[]"), names={}),
        "no-session-file",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_does_not_hold_is_not_believed(what: str) -> None:
    broken, why = BROKEN[what]
    with pytest.raises(BrokenChainError) as error:
        chain.check(broken())
    assert error.value.says == why


def test_a_first_revision_that_names_one_before_is_not_the_first() -> None:
    whole = carried()
    with pytest.raises(BrokenChainError) as error:
        chain.check(replace(whole, revisions=whole.revisions[1:]))
    assert (error.value.says, error.value.params) == ("revision-missing", {"revision": 1})


def test_as_many_as_can_be_are_read_and_one_more_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "REVISIONS", 3)
    assert len(chain.check(carried(3))) == 3
    with pytest.raises(BrokenChainError) as error:
        chain.check(carried(4))
    assert error.value.says == "too-many-revisions"


def test_a_later_release_may_carry_more() -> None:
    told = msgspec.json.encode(carried()).replace(b'{"remit"', b'{"more":1,"remit"')
    assert msgspec.json.decode(told, type=Carried) == carried()
