"""Agreements stand beside the services that they cite, and among no services."""

from typing import Any

from app.log import readmodels
from app.main import KINDS
from app.portfolio import relationships
from app.portfolio.wanted import Wanted
from tests.portfolio.agreeing import Agreement
from tests.portfolio.conftest import TODAY, House
from tests.workshop import ask


def told(house: House, today: str = TODAY, **more: Any) -> dict[str, Any]:
    with house.engine.connect() as db:
        return relationships.page(db, Wanted(**more), today)


def test_there_is_none_before_there_is_one(house: House) -> None:
    house.opens("Payroll")
    assert told(house) == {"relationships": [], "total": 0, "next": None, "today": TODAY}


def test_it_says_between_whom_it_is_how_it_stands_and_what_it_cites(house: House) -> None:
    payroll = house.opens("Payroll")
    payroll.signs_off()
    one = Agreement(house, "CCCCCCCC", "Finance and IT", "Finance", "IT")
    one.does("plan-action", title="Write the runbook", owner="Dana", due="2026-11-29")
    one.cites(payroll)
    (found,) = told(house)["relationships"]
    assert found == {
        "code": "CCCCCCCC",
        "title": "Finance and IT",
        "sides": ["Finance", "IT"],
        "state": "live",
        "revision": None,
        "in_force": None,
        "since": None,
        "actions": 1,
        "overdue": 1,
        "cites": [{"code": payroll.code, "service": "Payroll", "revision": 1, "newer": None}],
    }
    assert told(house, "2026-11-29")["relationships"][0]["overdue"] == 0


def test_it_is_no_service_and_a_service_says_how_many_cite_it(house: House) -> None:
    payroll = house.opens("Payroll")
    payroll.signs_off()
    for code in ("CCCCCCCC", "DDDDDDDD"):
        Agreement(house, code, "Finance and IT", "Finance", "IT").cites(payroll)
    assert house.names() == ["Payroll"]
    assert house.service("Payroll")["agreements"] == 2
    assert house.totals()["services"] == 1
    assert told(house)["total"] == 2


def test_a_newer_revision_is_marked_where_nobody_is_asked_to_sign_it(house: House) -> None:
    """As the agreement itself marks it: there the last revision holds, though none is in force."""
    payroll = house.opens("Payroll")
    payroll.signs_off()
    Agreement(house, "CCCCCCCC", "Finance and IT", "Finance", "IT").cites(payroll)
    payroll.asks("ann", ask.StartRevision())
    payroll.asks("ann", ask.SignOff())
    (found,) = told(house)["relationships"]
    assert (found["cites"][0]["revision"], found["cites"][0]["newer"]) == (1, 2)


def test_they_are_found_by_their_sides_and_come_in_pages(house: House) -> None:
    for number in range(60):
        sides = ("CloudDesk", "IT") if number % 2 else ("Sales", "IT")
        Agreement(house, f"C{number:07}", f"Agreement {number:02}", *sides)
    assert told(house, q="clouddesk")["total"] == 30
    first = told(house)
    second = told(house, after=first["next"])
    titles = [one["title"] for one in first["relationships"] + second["relationships"]]
    assert titles == [f"Agreement {number:02}" for number in range(60)]
    assert (second["next"], told(house, state="signed-off")["total"]) == (None, 0)


def test_made_again_they_are_the_same(house: House) -> None:
    payroll = house.opens("Payroll")
    payroll.signs_off()
    one = Agreement(house, "CCCCCCCC", "Finance and IT", "Finance", "IT")
    one.does("plan-action", title="Write the runbook", owner="Dana", due="2026-11-29")
    one.cites(payroll)
    one.does("sign-off")
    before = told(house), house.page()
    assert before[0]["relationships"][0]["state"] == "signed-off"
    readmodels.drop(house.engine)
    readmodels.fill(house.engine, KINDS)
    assert (told(house), house.page()) == before
    assert readmodels.fill(house.engine, KINDS) == 0, "nothing is left to do"
