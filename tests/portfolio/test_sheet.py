"""The portfolio in a spreadsheet: every service a line, no name a formula."""

import csv
import io

from app.portfolio import services, sheet
from app.portfolio.wanted import Wanted
from tests.portfolio.conftest import TODAY, House, contract
from tests.workshop import ask


def lines(house: House) -> list[dict[str, str]]:
    with house.engine.connect() as db:
        body = sheet.write(services.every(db, Wanted(), TODAY))
    assert body.startswith(b"\xef\xbb\xbf"), "a byte order mark"
    assert body.endswith(b"\r\n")
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def test_every_service_is_a_line_however_many(house: House) -> None:
    for number in range(60):
        house.opens(f"Service {number:02}")
    assert [one["Service"] for one in lines(house)] == [f"Service {one:02}" for one in range(60)]


def test_a_line_says_what_the_page_says(house: House) -> None:
    stream = house.opens("Payroll", business_function="Finance", vendors=["A", "B"])
    stream.asks("ann", ask.AdoptReference(), contract(ends="2026-12-24", engaged_by="Finance"))
    stream.asks("ann", ask.AnswerIntake(item="origin", answer="saas"))
    (told,) = lines(house)
    assert (told["Model"], told["Distance"], told["Distance to A"]) == ("B", "0", "12")
    assert (told["Cells IT OPS"], told["Cells Business"], told["Cells t.b.d."]) == ("12", "11", "1")
    assert (told["Business-led"], told["Vendors"], told["Built, bought or SaaS"]) == (
        "yes",
        "A; B",
        "SaaS",
    )
    assert (told["Next contract end"], told["State"]) == ("2026-12-24", "live")


def test_hostile_names_are_inert(house: House) -> None:
    house.opens('=HYPERLINK("x")', business_function="@SUM(1)", vendors=["+1", "a,=2"])
    (told,) = lines(house)
    assert told["Service"] == '\'=HYPERLINK("x")'
    assert told["Business function"] == "'@SUM(1)"
    assert told["Vendors"] == "'+1; a,'=2"
