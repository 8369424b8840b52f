"""Acceptance and appendices."""

import msgspec
import pytest

from app.documents.agreement.acceptance import grouped, size
from app.documents.signatures import Reading
from app.matrix.sections import Signature
from tests.documents.agreement.telling import printed, section
from tests.partnership.agreements import empty, signed, whole


def test_a_draft_asks_for_no_signature() -> None:
    assert section(printed(whole()), "acceptance") == [
        "This is a draft. Signatures belong under a numbered revision.",
        "Relationship manager | Bob Okafor",
        "Business manager | Ann Lindqvist",
        "IT manager | Dana Whitfield",
        "Business line manager | ",
    ]


def test_a_revision_says_what_is_signed_and_by_which_hand() -> None:
    said = Signature(
        office="relationship-manager", state="signed", revision=2,
        hash="ab" * 32, person="p2", method="own link", at="2026-11-22T08:00:00.000Z",
    )  # fmt: skip
    reading = Reading(said=[msgspec.json.encode(said).decode()])
    told = printed(signed(whole(), 2), reading=reading)
    lines = section(told, "acceptance")
    assert lines[0] == "We agree on this partnership, in the words of this document."
    assert f"Content SHA-256: {grouped(told.hash or '')}" in lines
    assert (
        "Relationship manager | Bob Okafor | Signed by Bob Okafor | by their own personal link | "
        "2026-11-22 08:00 UTC"
    ) in lines
    assert "Business manager: asked, and Ann Lindqvist has not answered" in lines


def test_who_is_asked_again_is_told_what_changed() -> None:
    asked = Signature(
        office="it-manager", state="asked", revision=2, name="Dana Whitfield",
        changed=["philosophy", "t1", "o9"],
    )  # fmt: skip
    reading = Reading(said=[msgspec.json.encode(asked).decode()])
    (line,) = [
        one
        for one in section(printed(signed(whole(), 2), reading=reading), "acceptance")
        if one.startswith("IT manager: ")
    ]
    assert line.endswith(
        "changed since what they signed: Relationship philosophy, "
        "Engagement strategy: Service review, what was dropped"
    )


def test_appendices_stand_with_their_hashes_and_what_is_in_force_now() -> None:
    assert section(printed(whole()), "appendices") == [
        "Service levels",
        f"Payroll SLA 2027 | payroll-sla-2027.pdf, 183 kB | {grouped('5e' * 32)}",
        "OLA with the data centre | https://intranet.example.org/ola | ",
        "Signed support models",
        f"Payroll | ABCDEFGH | 2 | {grouped('c1' * 32)} | revision 3 is in force now",
        f"Time tracking | JKLMNPQR | 1 | {grouped('d2' * 32)} | as cited",
    ]


def test_with_nothing_appended_it_says_so() -> None:
    (gap,) = section(printed(empty()), "appendices")
    assert gap.startswith("Gap: No service level agreement is attached")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (183_412, "183 kB"),
        (2_500_000, "2.5 MB"),
    ],
)
def test_a_size_is_told_in_few_signs(count: int, words: str) -> None:
    assert size(count) == words
