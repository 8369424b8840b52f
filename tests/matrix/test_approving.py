"""What is kept of approvals: what was said last, and only what it is still held against."""

from app.matrix.approval import Stood
from app.matrix.approving import Approval
from app.matrix.sections import Signature

HOLDERS = {"it-manager": "bob", "business-manager": "carol"}


def signed(approval: Approval, office: str, person: str) -> None:
    revision = approval.newest
    told = Signature(office=office, state="signed", revision=revision, person=person)  # type: ignore[arg-type]
    approval.note(told)


def closed(approval: Approval, **cells: str) -> None:
    stood = {key: Stood(value) for key, value in cells.items()}
    approval.close(approval.newest + 1, stood, HOLDERS, False)  # type: ignore[arg-type]


def test_a_signature_holds_until_something_of_its_concern_changes() -> None:
    approval = Approval()
    closed(approval, a="it-ops", b="business")
    signed(approval, "it-manager", "bob")
    closed(approval, a="it-ops", b="business")
    assert approval.of("it-manager", "bob")
    closed(approval, a="it-ops", b="it-delivery")
    assert approval.of("it-manager", "bob") is None
    assert approval.since("it-manager", "bob") == ["b"]
    assert approval.since("business-manager", "carol") is None, "they never signed"


def test_it_is_held_against_what_was_signed_not_against_the_one_before() -> None:
    approval = Approval()
    closed(approval, a="it-ops", b="business")
    signed(approval, "it-manager", "bob")
    closed(approval, a="it-delivery", b="business")
    closed(approval, a="it-delivery", b="business")
    assert approval.of("it-manager", "bob") is None, "nobody has asked them about it yet"
    closed(approval, a="it-ops", b="business")
    assert approval.of("it-manager", "bob"), "it is as it was again"


def test_a_signature_is_of_its_person() -> None:
    approval = Approval()
    closed(approval, a="it-ops")
    signed(approval, "it-manager", "dana")
    assert approval.of("it-manager", "bob") is None
    closed(approval, a="it-ops")
    assert approval.said[2] == {}, "who holds the office now has not signed"


def test_no_more_matrices_are_kept_than_offices_hold_on_to() -> None:
    approval = Approval()
    for number in range(50):
        closed(approval, a="it-ops", b=("business", "tbd")[number % 2])
        if number < 2:
            signed(approval, ("it-manager", "business-manager")[number], ("bob", "carol")[number])
    assert approval.stood.keys() == {1, 2, 50}


def test_what_was_said_of_an_earlier_revision_is_written_once() -> None:
    approval = Approval()
    for _ in range(20):
        closed(approval, a="it-ops")
        signed(approval, "it-manager", "bob")
        signed(approval, "business-manager", "carol")
    assert set(approval.closed) == {
        f"{revision}:{office}" for revision in range(1, 20) for office in HOLDERS
    }
    kept = dict(approval.closed)
    signed(approval, "it-manager", "dana")
    assert approval.closed == kept, "of them nothing more is said"
