"""Nights played through a half-filled model: every gap there is, and none that is not."""

from typing import Any

import pytest

from app.matrix.cases import Model, gaps, play
from app.matrix.physical import Case, Executor, Kind
from app.matrix.sections import Contract

NIGHT, DAY = "Sunday 03:00", "Tuesday 10:00"
OFFICE = "Mon-Fri 08:00-16:00 Europe/Helsinki"


def by(name: str, kind: Kind = "internal", hours: str = "always", **reached: str) -> Executor:
    told = {"contact": "k1", **reached}
    return Executor(process="", scope="", name=name, kind=kind, hours=hours, **told)


def contract(vendor: str, **more: Any) -> Contract:
    told = {"holder": "it-ops", **more}
    return Contract(id="c1", reference="C-1", vendor=vendor, covers="It", **told)


#: A model filled halfway: by process, application then interface.
DECIDED = {
    "incident:application": "it-ops",
    "incident:interface": "it-ops",
    "problem:application": "tbd",
    "change:application": "business",
    "change:interface": "it-ops",
    "release:application": "it-delivery",
    "release:interface": "it-delivery",
    "continuity:application": "business",
    "continuity:interface": "business",
    "contract:application": "business",
    "contract:interface": "business",
    "situation:application": "it-ops",
    "situation:interface": "it-ops",
}
EXECUTORS = {
    "incident:application": [by("Night desk")],
    "incident:interface": [by("Night desk", hours=OFFICE)],
    "change:application": [by("CloudDesk", "vendor", steps_in="k2")],
    "change:interface": [by("Platform team", contact="")],
    "release:application": [by("Old Vendor", "vendor", steps_in="k2")],
    "release:interface": [by("Nobody’s Vendor", "vendor", hours=OFFICE, contact="")],
    "continuity:application": [by("CloudDesk", "vendor")],
    "continuity:interface": [by("Day shift", hours=OFFICE), by("The cloud", "cloud")],
    "situation:application": [by("Duty manager", contact="k-erased")],
    "situation:interface": [by("Day shift", hours=OFFICE), by("Duty manager", contact="")],
}
MODEL = Model(
    scopes=("application", "interface"),
    decided=DECIDED,  # type: ignore[arg-type]
    executed={"contract:application": "The buyers"},
    executors=EXECUTORS,
    contracts=[
        contract("clouddesk"),
        contract("Old Vendor", ends="2026-11-29"),
        contract("Nobody’s Vendor", holder="tbd"),
    ],
    reachable=frozenset({"k1", "k2"}),
    day="2026-11-30",
)


def case(at: str, *processes: str) -> Case:
    return Case(id="n1", title="A night", at=at, processes=[*processes])


#: The table: what each night shows, by cell, written before it was played.
NIGHTS = {
    "nobody can log in": (case(NIGHT, "incident"), {"incident:interface": ["off-duty"]}),
    "nobody can log in, by day": (case(DAY, "incident"), {}),
    "it fails every Monday": (
        case(DAY, "problem"),
        {"problem:application": ["open"], "problem:interface": ["undecided"]},
    ),
    "the vendor upgrades": (case(NIGHT, "change"), {"change:interface": ["no-number"]}),
    "two releases in a week": (
        case(NIGHT, "release"),
        {
            "release:application": ["no-contract"],
            "release:interface": ["off-duty", "no-number", "no-contract", "no-step-in"],
        },
    ),
    "the data centre floods": (
        case(NIGHT, "continuity"),
        {"continuity:application": ["no-step-in"]},
    ),
    "the vendor misses its level": (
        case(DAY, "contract"),
        {"contract:application": ["unwritten"], "contract:interface": ["unexecuted"]},
    ),
    "everything at once": (
        case(NIGHT, "situation", "incident"),
        {
            "situation:application": ["no-number"],
            "situation:interface": ["no-number"],
            "incident:interface": ["off-duty"],
        },
    ),
}


def found(one: Case, model: Model = MODEL) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for gap in gaps(one, model):
        told.setdefault(f"{gap.process}:{gap.scope}", []).append(gap.rule)
    return told


@pytest.mark.parametrize("night", NIGHTS)
def test_every_gap_is_found_and_none_invented(night: str) -> None:
    one, expected = NIGHTS[night]
    assert found(one) == expected


def test_without_its_number_one_night_turns_red_and_with_it_green_again() -> None:
    red = MODEL._replace(reachable=MODEL.reachable - {"k1"})
    assert found(case(DAY, "incident"), red) == {
        "incident:application": ["no-number"],
        "incident:interface": ["no-number"],
    }
    assert found(case(DAY, "incident")) == {}


def test_of_several_whoever_is_on_duty_and_can_be_reached_is_called() -> None:
    night, day = (play(case(at, "continuity"), MODEL)[1] for at in (NIGHT, DAY))
    assert [one.called.name for one in (night, day) if one.called] == ["The cloud", "Day shift"]
    duty = play(case(NIGHT, "situation"), MODEL)[1]
    assert (duty.called and duty.called.name, duty.duty) == ("Duty manager", "always")


def test_a_night_in_one_column_has_one_cell_a_process() -> None:
    joined = MODEL._replace(scopes=("application",))
    told = [(one.process, one.scope) for one in play(case(NIGHT, "change", "incident"), joined)]
    assert told == [("change", "application"), ("incident", "application")]


def test_a_contract_holds_through_its_last_day() -> None:
    release = case(NIGHT, "release")
    assert "release:application" not in found(release, MODEL._replace(day="2026-11-29"))


def test_hours_that_move_with_the_clocks_are_told_as_such() -> None:
    desk = by("Delhi desk", hours="Mon-Fri 11:00-18:00 Asia/Kolkata")
    model = MODEL._replace(executors={"incident:application": [desk]}, scopes=("application",))
    (gap,) = gaps(case("Monday 08:00 Europe/Helsinki", "incident"), model)
    assert (gap.rule, gap.told["name"]) == ("off-season", "Delhi desk")
