"""A page of a signed revision says of each office whether it signed, and by which hand."""

import io
import json
from typing import Any

import msgspec
from openpyxl import load_workbook  # type: ignore[import-untyped]

from app.documents import grid
from app.documents.formats import FORMATS
from app.documents.grid import Grid
from app.documents.signatures import Reading
from app.matrix.record import Signatory
from app.matrix.sections import Signature
from tests.documents.records import NAMES, disputed, signed
from tests.golden.record import text_of

HASH = "ab" * 32
AT = "2026-11-22T09:05:00.000Z"


def said(office: str, state: str, **more: Any) -> str:
    told = {"office": office, "state": state, "revision": 2, "hash": HASH, "at": AT}
    return msgspec.json.encode(msgspec.convert(told | more, Signature)).decode()


def signed_off(*what: str, zone: str = "") -> Grid:
    """Revision 2, and what was said of it since."""
    offices = [
        Signatory("relationship-manager", "", "p2"),
        Signatory("business-manager", "Dana Whitfield"),
        Signatory("it-manager", "Bob Okafor"),
        Signatory("business-line-manager", ""),
    ]
    record = msgspec.structs.replace(signed(disputed(), 2), signatories=offices)
    reading = Reading(zone, what, {"e9": "Hanna Berg", "p2": "Bob Okafor"})
    return grid.of(record, HASH, NAMES, None, reading)


ALL = (
    said("relationship-manager", "signed", person="p2", method="own link"),
    said(
        "business-manager",
        "signed",
        person="e9",
        method="in the room",
        noted_by="p1",
        revision=1,
        hash="cd" * 32,
    ),
    said("it-manager", "refused", person="p3", method="own device", why="Not\nwithout =a rota."),
)


def sentences(table: Grid) -> dict[str, str]:
    return {one.office: one.sentence for one in table.said}


def test_each_office_says_what_it_said_by_which_hand_when_and_of_what() -> None:
    told = sentences(signed_off(*ALL))
    assert told["Relationship manager"] == (
        f"signed by Bob Okafor, by their own personal link, 2026-11-22 09:05 UTC, "
        f"content SHA-256 {HASH[:16]}…"
    )
    assert told["Business manager"] == (
        "signed by Hanna Berg, said in the room, noted by Ann Lindqvist, 2026-11-22 09:05 UTC, "
        f"revision 1, content SHA-256 {'cd' * 8}…; nothing that concerns this office has changed "
        "since"
    )
    assert told["IT manager"] == (
        "refused by Carol Μαρία, on their own device, 2026-11-22 09:05 UTC: Not\nwithout =a rota."
    )


def test_who_has_not_answered_is_asked_and_about_what() -> None:
    asked = said("it-manager", "asked", person="p3", changed=["change:application"], at="")
    told = sentences(signed_off(ALL[0], asked))
    assert told["IT manager"] == (
        "asked, and Carol Μαρία has not answered; changed since what they signed: "
        "Change Mgmt (Application)"
    )
    assert told["Business manager"] == "asked, and Dana Whitfield has not answered"
    assert "Business line manager" not in told, "nobody signs for it"


def test_where_nobody_was_asked_nothing_is_told() -> None:
    assert signed_off().said == []


def test_a_name_that_was_erased_is_told_as_that() -> None:
    told = sentences(signed_off(said("it-manager", "signed", person="x", method="own link")))
    assert told["IT manager"].startswith("signed by somebody whose name was erased, ")


def test_times_stand_in_the_zone_of_who_reads() -> None:
    told = sentences(signed_off(ALL[0], zone="Europe/Helsinki"))
    assert "(11:05 +02:00, Europe/Helsinki)" in told["Relationship manager"]


def test_every_file_for_people_says_it_and_one_for_programs_tells_it() -> None:
    table = signed_off(*ALL)
    files = {ending: FORMATS[ending].write(table) for ending in ("md", "pdf", "json", "xlsx")}
    sheets = load_workbook(io.BytesIO(files["xlsx"])).worksheets
    cells = {str(value) for sheet in sheets for row in sheet.values for value in row}
    texts = {
        "md": "".join(files["md"].decode().replace("\\", "").replace("<br>", "").split()),
        "pdf": "".join(text_of(files["pdf"]).decode().split()),
        "xlsx": "".join("".join(cells).split()),
    }
    for ending, text in texts.items():
        for one in table.said:
            assert "".join(one.sentence.split()) in text, (ending, one.sentence)
    told = json.loads(files["json"])["signatures"]
    assert [one["id"] for one in told] == ["relationship-manager", "business-manager", "it-manager"]
    assert (told[1]["name"], told[1]["noted_by"]) == ("Hanna Berg", "Ann Lindqvist")
    assert (told[1]["method"], told[1]["revision"]) == ("in the room", 1)
    assert (told[2]["state"], told[2]["why"]) == ("refused", "Not\nwithout =a rota.")


def test_who_has_signed_stands_on_their_line_and_others_may_use_a_pen() -> None:
    table = signed_off(*ALL)
    paper = text_of(FORMATS["pdf"].write(table)).decode()
    assert "Signed by Bob Okafor" in paper
    assert paper.count("Date") == 2, "of four two have not signed"
    lines = FORMATS["md"].write(table).decode()
    assert "Signed by Hanna Berg said in the room, noted by Ann Lindqvist | 2026-11-22" in lines


def test_a_held_office_is_printed_by_the_name_of_its_holder() -> None:
    assert signed_off().signatures[0].name == "Bob Okafor"


def test_a_long_reason_is_printed_whole() -> None:
    why = " ".join(f"Reason-{number}." for number in range(300))
    table = signed_off(said("it-manager", "refused", person="p3", method="own device", why=why))
    text = "".join(text_of(FORMATS["pdf"].write(table)).decode().split())
    assert [one for one in why.split() if one not in text] == []
