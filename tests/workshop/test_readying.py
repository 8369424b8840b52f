"""What is brought in is checked whole: nothing gets in that could not be written here."""

from typing import Any

import pytest
from msgspec.structs import replace

from app.asks.refusal import Refusal
from app.matrix.chain import Carried, Kept
from app.matrix.record import Attendee, canonical, digest
from app.workshop import readying
from app.workshop.readying import prepared
from app.workshop.rehearsing import DRY
from tests.documents.records import adopted, signed


def carried(**about: Any) -> Carried:
    content = canonical(replace(signed(adopted("B")), **about))
    kept = Kept(1, digest(content), content.encode())
    return Carried("session", 1, [kept], {"p1": "Ann", "p2": "Bob", "p9": "Eve"})


def refused(told: Carried, facilitator: str = "Zoë") -> tuple[str, str]:
    with pytest.raises(Refusal) as refusal:
        prepared(told, facilitator)
    return refusal.value.code, refusal.value.says


def test_people_of_the_first_release_go_by_the_names_of_the_file() -> None:
    guests = prepared(carried(), "Zoë").guests
    assert [one.name for one in guests] == ["Ann", "Bob", "", ""]


@pytest.mark.parametrize("text", ["a\x00b", "\u202egnp.exe", "x" * 4001])
def test_a_text_that_could_not_be_written_here_is_refused(text: str) -> None:
    code, _ = refused(carried(service=text))
    assert code in ("bad-text", "too-long")


def test_whoever_brings_it_in_has_a_name() -> None:
    assert refused(carried(), " ") == ("bad-field", "empty")
    assert refused(carried(), "x" * 61) == ("too-long", "text-too-long")


def test_no_more_people_than_can_come_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readying, "PEOPLE", 5)
    people = [Attendee(f"p{number}", "business", "participant") for number in range(5)]
    assert prepared(carried(people=people[1:]), "Zoë")
    assert refused(carried(people=people)) == ("unavailable", "full")


def test_a_dry_run_counts_nowhere() -> None:
    assert refused(carried(service=f"{DRY}Payroll")) == ("bad-field", "dry-run-stays")
    assert prepared(carried(service="Dry run of payroll"), "Zoë")


def test_a_chain_that_does_not_hold_is_refused_by_its_sentence() -> None:
    assert refused(replace(carried(), revisions=[])) == ("bad-field", "nothing-signed-in-it")
