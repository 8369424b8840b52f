"""How much of a register a screen shows, and what may be written into one."""

import msgspec
import pytest
from msgspec import UNSET
from msgspec.structs import asdict

from app.asks.refusal import Refusal
from app.matrix.sections import Benefit
from app.workshop import registers
from app.workshop.kind import WORKSHOP
from app.workshop.registers import BEGINNING, LISTED, NOTE, PAGE, SIGNS
from tests.workshop import ask
from tests.workshop.story import Story


def benefits(many: int, text: str = "Faster") -> list[Benefit]:
    return [
        Benefit(id=f"b{n}", benefit=text, validation="Ask.", by="2027-01-31", state="expected")
        for n in range(1, many + 1)
    ]


def test_a_screen_lists_the_newest() -> None:
    told = registers.listed(benefits(LISTED + 1))
    assert [one["id"] for one in told] == [f"b{n}" for n in range(2, LISTED + 2)]
    assert "cut" not in told[0]
    assert registers.listed([]) == []


def test_many_long_texts_are_begun_and_the_items_say_so() -> None:
    few = registers.listed(benefits(2, "x" * NOTE))
    assert [len(one["benefit"]) for one in few] == [NOTE, NOTE], "the control: there is room"
    many = registers.listed(benefits(LISTED, "x" * NOTE))
    assert all(one["cut"] and one["benefit"] == "x" * BEGINNING + "…" for one in many)
    assert sum(len(one["benefit"]) for one in many) < SIGNS
    assert many[0]["validation"] == "Ask."


def test_all_of_it_is_told_page_by_page_and_whole() -> None:
    kept = benefits(PAGE + 1, "x" * NOTE)
    first = registers.page(kept, 0, asdict)
    assert (len(first["items"]), first["next"]) == (PAGE, PAGE)
    rest = registers.page(kept, first["next"], asdict)
    assert ([one["id"] for one in rest["items"]], rest["next"]) == ([f"b{PAGE + 1}"], None)
    assert len(rest["items"][0]["benefit"]) == NOTE


def test_there_are_as_many_as_can_be_kept() -> None:
    register = {"b1": 1, "b2": 2}
    assert registers.number(register, UNSET, "b", 3) == "b3"
    with pytest.raises(Refusal) as refusal:
        registers.number(register, UNSET, "b", 2)
    assert refusal.value.code == "wrong-state"


@pytest.mark.parametrize("told", ["", "2027-01-31"])
def test_a_date_or_none(told: str) -> None:
    registers.check_date("by", told)


@pytest.mark.parametrize("told", ["soon", "2027-02-30", "20270131", "2027-W04-7"])
def test_anything_else_is_none(told: str) -> None:
    with pytest.raises(Refusal):
        registers.check_date("by", told)


def test_registers_are_whole_in_a_snapshot() -> None:
    story = Story("B").with_the_usual_people()
    story.does(
        "Ann",
        ask.ExpectBenefit(benefit="Faster", validation="Ask.", by="2027-01-31"),
    )
    contract = ask.RecordContract(reference="1", vendor="Desk", covers="It", holder="vendor")
    story.does("Ann", contract)
    story.does("Ann", ask.SetToday(process="change", scope="both", accountable="business"))
    story.does("Ann", ask.AdoptAmbition(model="A", acknowledged=True))
    story.does("Ann", ask.WriteRisk(title="Rota", category="cost", consequence="A day."))
    story.does("Bob", ask.AcceptRisk(risk="r1", until="2027-01-31"))
    kept = msgspec.msgpack.encode(WORKSHOP.unnamed(story.workshop))
    again = msgspec.msgpack.decode(kept, type=WORKSHOP.state)
    assert again.registers == story.workshop.registers
