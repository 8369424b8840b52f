"""A service in the portfolio says how it stands today, and a page holds no more than it may."""

from tests.portfolio.conftest import House, contract, promise, risk
from tests.workshop import ask


def test_there_is_nothing_before_there_is_a_service(house: House) -> None:
    assert house.page() == {"services": [], "total": 0, "next": None, "today": "2026-11-30"}


def test_a_fresh_one_has_nothing_decided(house: House) -> None:
    house.opens("Payroll", business_function="Finance", vendors=["CloudDesk"])
    told = house.service("Payroll")
    assert (told["model"], told["state"], told["revision"]) == ("B", "live", None)
    assert (told["distance"], told["decided"], told["cells"]) == (None, 0, 28)
    assert told["since"] == "2026-11-21T14:00:00.000Z"
    assert (told["business_function"], told["vendors"]) == ("Finance", ["CloudDesk"])
    assert told["promises"] == told["overdue"] == told["risks"] == told["contracts"] == 0


def test_a_promise_is_overdue_from_the_day_after_it_was_due(house: House) -> None:
    house.opens("Payroll").asks("ann", promise("2026-11-29", scope="both"))
    assert [house.service("Payroll", day)["overdue"] for day in ("2026-11-29", "2026-11-30")] == [
        0,
        1,
    ]
    told = house.service("Payroll")
    assert (told["promises"], told["oldest_promise"], told["next_due"]) == (1, 9, "2026-11-29")


def test_an_acceptance_lapses_by_itself(house: House) -> None:
    stream = house.opens("Payroll")
    stream.asks("bob", ask.Join(name="Bob", represents="business"))
    stream.asks("ann", risk(), risk("Another", category="cost"))
    stream.asks("bob", ask.AcceptRisk(risk="r1", until="2026-12-24"))
    assert house.service("Payroll")["risk_states"] == {"accepted": 1, "open": 1}
    assert house.service("Payroll")["risk_categories"] == {"continuity": 1, "cost": 1}
    assert house.service("Payroll")["lapsing"] == 1
    assert house.service("Payroll", "2026-12-25")["risk_states"] == {"lapsed": 1, "open": 1}
    assert house.service("Payroll", "2026-12-25")["risks"] == 2


def test_contracts_and_changes_of_hands_tell_their_next_day(house: House) -> None:
    stream = house.opens("Payroll")
    stream.asks("ann", contract(ends="2026-11-01"), contract(ends="2027-01-31"), contract())
    stream.asks("ann", ask.Decide("it-ops", process="incident", scope="application"))
    today = ask.SetToday(
        process="incident", scope="application", accountable="business", changes_on="2027-02-01"
    )
    stream.asks("ann", today)
    told = house.service("Payroll")
    assert (told["contracts"], told["ended"], told["next_contract"]) == (3, 1, "2027-01-31")
    assert (told["changes"], told["next_change"]) == (1, "2027-02-01")


def test_a_long_list_comes_in_pages_of_which_none_misses_or_doubles_one(house: House) -> None:
    for number in range(120):
        house.opens(f"Service {number:03}", vendors=["odd" if number % 2 else "even"])
    for sort in ("service", "-service", "model", "-distance", "overdue", "-ends", "state"):
        seen, after = [], ""
        while True:
            page = house.page(sort=sort, after=after)
            assert (len(page["services"]) <= 50, page["total"]) == (True, 120)
            seen += [one["service"] for one in page["services"]]
            after = page["next"]
            if not after:
                break
        assert (len(seen), len(set(seen))) == (120, 120), sort
