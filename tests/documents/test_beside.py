"""The sections beside the matrix, as a program reads them."""

import json
from typing import Any

import msgspec

from app.documents import markdown
from app.documents.grid import of
from app.documents.json import write
from app.matrix.record import Move, Promise, Record
from app.matrix.sections import Ambition, Benefit, CheckRecord, Contract, Risk, Today
from tests.documents.records import NAMES, disputed, fresh, signed


def told(record: Record) -> Any:
    return json.loads(write(of(record, "ab" * 32, NAMES)))


def risk(**more: Any) -> Risk:
    said = {"title": "No rota", "category": "cost", "consequence": "A day.", "state": "open"}
    return Risk(id="r1", written_by="p1", **(said | more))


def test_a_file_without_any_has_empty_sections() -> None:
    file = told(fresh("B"))
    assert file["format"] == 2
    assert file["ambition"] is None
    for section in ("contracts", "benefits", "path", "risks", "promises", "checks"):
        assert file[section] == [], section


def test_people_are_called_by_their_names() -> None:
    acts = {"state": "accepted", "answered_by": "p2", "noted_by": "p1", "until": "2027-01-31"}
    record = msgspec.structs.replace(
        disputed(),
        ambition=Ambition(model="B", at="2026-11-21T14:00:00.000Z", by="p1"),
        risks=[
            risk(
                owner_person="p2",
                understood=["p3", "p2"],
                by_link=["p2"],
                noted={"p3": "p1"},
                **acts,
            )
        ],
    )
    file = told(signed(record))
    assert (file["ambition"]["model"], file["ambition"]["by"]) == ("B", "Ann Lindqvist")
    (kept,) = file["risks"]
    assert (kept["owner"], kept["accepted_by"]) == ("Bob Okafor", "Bob Okafor")
    assert (kept["written_by"], kept["noted_by"]) == ("Ann Lindqvist", "Ann Lindqvist")
    assert kept["understood"] == [
        {"name": "Carol Μαρία", "noted_by": "Ann Lindqvist", "by_link": False},
        {"name": "Bob Okafor", "noted_by": "", "by_link": True},
    ]


def test_an_erased_name_is_a_place_in_the_list_here_too() -> None:
    record = msgspec.structs.replace(disputed(), risks=[risk(owner_person="p2")])
    file = json.loads(write(of(signed(record), "ab" * 32, {"p1": "Ann"})))
    assert file["risks"][0]["owner"] == "Participant 2"


def test_registers_and_the_path_are_told_whole() -> None:
    today = Today(process="change", scope="application", accountable="business")
    record = msgspec.structs.replace(
        disputed(),
        contracts=[
            Contract(id="c1", reference="C-17", vendor="Desk\x07", covers="It", holder="it-ops")
        ],
        benefits=[
            Benefit(id="b1", benefit="Faster", validation="Ask.", by="2027-01-31", state="expected")
        ],
        today=[today],
        checks=[CheckRecord(id="unvalidated", state="waived", why="Later.")],
    )
    file = told(signed(record))
    assert (file["contracts"][0]["vendor"], file["contracts"][0]["notice"]) == ("Desk", "")
    assert file["benefits"][0]["state"] == "expected"
    (handover,) = file["path"]
    assert (handover["accountable"], handover["becomes"]) == ("business", "it-ops")
    assert file["checks"] == [{"id": "unvalidated", "cell": "", "state": "waived", "why": "Later."}]


def test_a_promise_is_told_once_with_its_cells() -> None:
    made = Promise("Dana", "2027-01-31", "", id="p9", moves=[Move("2026-12-24", "Ill.", "x")])
    cells = [
        msgspec.structs.replace(one, promise=made) if one.process == "incident" else one
        for one in fresh("B").cells
    ]
    (kept,) = told(fresh("B", cells=cells))["promises"]
    assert kept["cells"] == ["incident:application", "incident:interface"]
    assert (kept["state"], kept["moves"][0]["due"]) == ("open", "2026-12-24")


def test_a_reader_finds_them_as_tables_and_what_was_said_in_the_room_says_so() -> None:
    acts = {"state": "accepted", "answered_by": "p2", "noted_by": "p1", "until": "2027-01-31"}
    owned = {"owner_person": "p2", "understood": ["p3"], "why": "A week | at most."}
    linked = {"state": "declined", "answered_by": "p3", "method": "own link"}
    today = Today(process="change", scope="application", accountable="business")
    record = msgspec.structs.replace(
        disputed(),
        ambition=Ambition(model="B", at="2026-11-21T14:00:00.000Z", by="p1", rationale="Bought."),
        contracts=[Contract(id="c1", reference="C", vendor="D", covers="It", holder="vendor")],
        benefits=[
            Benefit(id="b1", benefit="Faster", validation="Ask.", by="2027-01-31", state="expected")
        ],
        today=[today],
        risks=[risk(**owned, **acts), risk(state="accepted", answered_by="p1"), risk(**linked)],
    )
    page = markdown.write(of(signed(record), "ab" * 32, NAMES)).decode()
    assert "Reference Model B, adopted by Ann Lindqvist: Bought." in page
    assert "| C | D | It | the vendor |" in page
    assert "| Faster | Ask. | 2027-01-31 | expected |" in page
    assert "| Change Mgmt (Application) | Business | IT OPS |" in page
    noted = "accepted by Bob Okafor (said in the room, noted by Ann Lindqvist), until 2027-01-31"
    assert f"{noted}: A week \\| at most." in page
    assert "accepted by Ann Lindqvist, who wrote it" in page
    assert "declined by Carol Μαρία (by personal link)" in page
    assert "| Continuity" not in page.split("## Promises")[0].split("## Risks")[1]
    assert "| Business Continuity/ Disaster Recovery (Application) | Dana Whitfield |" in page


def test_a_page_of_a_matrix_alone_has_no_heading_more() -> None:
    page = markdown.write(of(fresh("B"), None, NAMES)).decode()
    for title in ("Ambition", "Contracts", "Expected benefits", "Risks", "Promises"):
        assert f"## {title}" not in page


def test_what_was_signed_before_promises_had_ids_is_told_by_its_cells() -> None:
    assert [one["cells"] for one in told(disputed())["promises"]] == [["continuity:application"]]
