"""Services are found by words, by how they stand, and by sentences that are true of them."""

import pytest

from tests.portfolio.conftest import House, contract, promise, risk
from tests.workshop import ask


def test_they_are_sorted_by_name_whatever_the_case(house: House) -> None:
    for name in ("zebra", "Alpha", "Émile", "beta"):
        house.opens(name)
    assert house.names() == ["Alpha", "beta", "zebra", "Émile"]
    assert house.names(sort="-service") == ["Émile", "zebra", "beta", "Alpha"]


def test_all_words_are_looked_for_and_no_sign_stands_for_another(house: House) -> None:
    house.opens("Customer portal", business_function="Sales", vendors=["CloudDesk"])
    house.opens("100% cotton_shop")
    assert house.names(q="PORTAL sales") == ["Customer portal"]
    assert house.names(q="clouddesk") == ["Customer portal"]
    assert house.names(q=house.codes["Customer portal"].lower()) == ["Customer portal"]
    assert house.names(q="portal finance") == []
    assert house.names(q="%") == ["100% cotton_shop"]
    assert house.names(q="n_s") == ["100% cotton_shop"]
    assert house.names(q="' OR 1=1 --") == []
    assert house.names(q="\0") == ["100% cotton_shop", "Customer portal"]


def test_by_model_and_by_state(house: House) -> None:
    house.opens("Live one", "A")
    house.opens("Signed one").signs_off()
    assert house.names(model="A") == ["Live one"]
    assert house.names(state="live") == ["Live one"]
    assert house.names(state="signed-off") == ["Signed one"]
    assert house.names(state="in-force") == [], "nobody has signed it"
    assert house.page(model="B", state="live")["total"] == 0


def in_every_state(house: House) -> None:
    house.opens("Plain")
    led = house.opens("Led", business_function="Sales")
    led.asks("ann", ask.AnswerIntake(item="buyer", answer="Sales, in 2019"))
    led.asks("ann", ask.Decide("business", process="incident", scope="application"))
    late = house.opens("Late")
    late.asks("ann", promise("2026-11-01"), contract(ends="2026-11-29"))
    soon = house.opens("Soon")
    soon.asks("bob", ask.Join(name="Bob", represents="business"))
    soon.asks("ann", risk(), contract(ends="2027-01-31"))
    soon.asks("bob", ask.AcceptRisk(risk="r1", until="2026-12-24"))
    drifted = house.opens("Drifted")
    drifted.signs_off()
    drifted.asks("ann", ask.StartRevision())
    drifted.asks("ann", ask.Reopen(process="incident", scope="application"))
    drifted.asks("ann", ask.Decide("it-ops", process="incident", scope="application"))
    today = ask.SetToday(process="incident", scope="application", accountable="business")
    drifted.asks("ann", today, risk())


@pytest.mark.parametrize(
    ("only", "names"),
    [
        (("business-led",), ["Led"]),
        (("nothing-for-it",), ["Led"]),
        (("overdue",), ["Late"]),
        (("risks-open",), ["Drifted"]),
        (("lapsing",), ["Soon"]),
        (("contract-ended",), ["Late"]),
        (("contract-ends",), ["Soon"]),
        (("changing",), ["Drifted"]),
        (("drifted",), ["Drifted"]),
        (("overdue", "contract-ended"), ["Late"]),
        (("overdue", "drifted"), []),
    ],
)
def test_by_sentences_that_are_all_true(
    house: House, only: tuple[str, ...], names: list[str]
) -> None:
    in_every_state(house)
    assert house.names(only=only) == names
    assert house.page(only=only)["total"] == len(names)


def test_by_what_is_reckoned_on_the_day(house: House) -> None:
    in_every_state(house)
    assert house.names(sort="-overdue")[0] == "Late"
    assert house.names("2026-10-30", sort="-overdue")[0] != "Late", "it was not due yet"
    assert house.names(sort="ends")[0] == "Soon"
    assert house.names(sort="distance")[0] in ("Led", "Drifted")
    assert house.names(sort="-drift")[0] == house.names(sort="-changes")[0] == "Drifted"
    assert house.names(sort="-revision")[0] == "Drifted"


def test_a_dry_run_is_not_in_it(house: House) -> None:
    stream = house.opens("Payroll")
    stream.asks("eve", ask.Join(name="Eve", represents="business"))
    with house.engine.begin() as db:
        rehearsed(db)
    assert house.names() == ["Payroll"]


def rehearsed(db: object) -> None:
    """A dry run beside it, written as any workshop is."""
    from app.log.batch import Batch
    from app.log.jobs import Asked
    from app.log.repeats import Refusals
    from app.main import KINDS

    batch = Batch(db, KINDS, {}, "2026-11-21T14:00:00.000Z", Refusals())  # type: ignore[arg-type]
    opening = ask.OpenWorkshop(service="Rehearsal", model="B", facilitator="Ann", dry_run=True)
    batch.prepare([job := Asked("DRYRUNAA", "ann", opening, "workshop")], {})
    assert batch.answer(job).code is None
    batch.write()
