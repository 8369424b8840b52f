"""What services come to: by party and process, by age, by category, by the end of a contract."""

from tests.portfolio.conftest import House, contract, promise, risk
from tests.workshop import ask


def test_of_none_there_is_nothing(house: House) -> None:
    told = house.totals()
    assert told["services"] == told["promises"]["open"] == 0
    assert told["risks"] == told["contracts"] == told["models"] == {}
    assert set(map(len, told["load"].values())) == {0}


def test_load_is_by_party_and_process(house: House) -> None:
    for name in ("One", "Two"):
        house.opens(name).asks("ann", ask.AdoptReference())
    house.opens("Three")
    load = house.totals()["load"]
    assert load["incident"] == {"business": 2, "it-ops": 2, "open": 2}
    assert load["release"] == {"it-delivery": 4, "open": 2}
    assert load["supportability-transition"] == {"it-ops": 2, "open": 2, "tbd": 2}
    assert sum(sum(one.values()) for one in load.values()) == 3 * 28
    assert house.totals(q="two")["load"]["release"] == {"it-delivery": 2}


def test_processes_of_their_own_are_told_as_one(house: House) -> None:
    stream = house.opens("One")
    stream.asks("ann", ask.AddProcess(name="Rollout", means="Putting it out."))
    load = house.totals()["load"]
    assert load["own"] == {"open": 2}
    assert sum(sum(one.values()) for one in load.values()) == 30


def test_promises_are_by_age_and_contracts_by_their_end(house: House) -> None:
    stream = house.opens("One")
    stream.asks("ann", promise("2026-11-29"))
    stream.at = "2026-01-01T12:00:00.000Z"
    stream.asks("ann", promise("2027-12-31", "change"))
    ends = ("2026-11-29", "2026-11-30", "2027-01-01", "2027-06-01", "2030-01-01", "")
    stream.asks("ann", *(contract(ends=one) for one in ends))
    told = house.totals()
    assert told["promises"] == {"open": 2, "overdue": 1, "ages": {"30": 1, "365": 1}}
    spans = ("past", "30", "90", "365", "later", "none")
    assert told["contracts"] == dict.fromkeys(spans, 1)
    assert house.totals("2027-11-30")["promises"]["ages"] == {"older": 2}


def test_risks_are_by_category_by_how_they_stand_and_by_when_they_lapse(house: House) -> None:
    stream = house.opens("One")
    stream.asks("bob", ask.Join(name="Bob", represents="business"))
    stream.asks("ann", risk(), risk(), risk(category="cost"))
    stream.asks("bob", ask.AcceptRisk(risk="r1", until="2026-12-24"))
    stream.asks("bob", ask.AcceptRisk(risk="r3"))
    assert house.totals()["risks"] == {
        "continuity": {"states": {"accepted": 1, "open": 1}, "lapses": {"30": 1}},
        "cost": {"states": {"accepted": 1}, "lapses": {"none": 1}},
    }
    lapsed = house.totals("2026-12-25")["risks"]["continuity"]
    assert lapsed == {"states": {"lapsed": 1, "open": 1}, "lapses": {}}


def test_how_many_are_business_led_drifted_and_in_which_state(house: House) -> None:
    house.opens("One").signs_off()
    led = house.opens("Two", "A")
    led.asks("ann", contract(holder="business"))
    told = house.totals()
    assert (told["business_led"], told["drifted"], told["nothing_for_it"]) == (1, 0, 0)
    assert told["states"] == {"live": 1, "signed-off": 1, "in-force": 0}
    assert told["models"] == {"A": 1, "B": 1}
