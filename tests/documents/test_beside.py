"""The sections beside the matrix, as a program reads them and as people do."""

import io
import json
import re
from pathlib import Path
from typing import Any

import msgspec
from openpyxl import load_workbook  # type: ignore[import-untyped]  # no types

from app.documents import markdown, pdf, xlsx
from app.documents.grid import of
from app.documents.json import write
from app.matrix.record import Move, Promise, Record
from app.matrix.sections import Ambition, Answer, Benefit, CheckRecord, Contract, Risk, Today
from tests.documents.outside import pdf_tool
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
    for section in (
        "contracts",
        "benefits",
        "path",
        "risks",
        "promises",
        "checks",
        "questions",
        "intake",
    ):
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
    assert [(one["id"], one["state"]) for one in file["checks"]] == [("unvalidated", "waived")]


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


def surrounded(words: str = "") -> Record:
    """Everything there is to write around a matrix, each field in these words or its own."""
    said = {
        key: words or own
        for key, own in {
            **{"title": "No rota", "consequence": "Nobody is paid.", "mitigation": "A rota."},
            **{"doing_nothing": "40,000 a day", "owner": "Dana", "why": "We live with it."},
        }.items()
    }
    accepted = risk(**{**said, "state": "accepted", "answered_by": "p2", "understood": ["p3"]})
    contract = {"vendor": words or "Nordic Pay", "covers": words or "Hosting"}
    return msgspec.structs.replace(
        disputed(),
        ambition=Ambition(model="B", at="x", by="p1", rationale=words or "Bought."),
        contracts=[
            Contract(
                id="c1", reference="C-17", holder="it-ops", exit_plan=words or "CSV", **contract
            )
        ],
        benefits=[
            Benefit(
                id="b1",
                benefit=words or "Faster",
                validation=words or "Ask.",
                by="2027-01-31",
                state="refuted",
                evidence=words or "Slower.",
            )
        ],
        today=[Today(process="change", scope="application", accountable="business")],
        risks=[accepted],
    )


def test_a_workbook_has_a_sheet_for_each_register_that_says_anything() -> None:
    alone, whole = (
        load_workbook(io.BytesIO(xlsx.write(of(signed(one), "ab" * 32, NAMES))))
        for one in (fresh("B"), surrounded())
    )
    registers = ["Risks", "Promises", "Contracts", "Expected benefits", "What changes hands"]
    assert [one for one in whole.sheetnames if one not in alone.sheetnames] == registers
    (row,) = whole["Risks"].iter_rows(min_row=5, values_only=True)
    assert row[:4] == ("No rota", "cost", "Nobody is paid.", "A rota.")
    assert row[5] == "accepted by Bob Okafor: We live with it."
    about = [cell.value for row in whole["About"].iter_rows() for cell in row]
    assert "Reference Model B, adopted by Ann Lindqvist: Bought." in about


def test_the_board_finds_them_on_paper(tmp_path: Path) -> None:
    paper = pdf.write(of(signed(surrounded()), "ab" * 32, NAMES))
    told = pdf_tool("pdftotext", paper, tmp_path, "-layout")
    for title in ("Ambition", "Contracts", "Expected benefits", "What changes hands", "Risks"):
        assert re.search(rf"^{title}$", told, re.MULTILINE), title
    assert "Nobody is paid." in told
    assert "the ambition is Reference Model B" in told
    alone = pdf_tool("pdftotext", pdf.write(of(fresh("B"), None, NAMES)), tmp_path, "-layout")
    assert "Contracts" not in alone
    assert "started from Reference Model B" in alone


def test_words_of_any_length_stay_on_the_paper(tmp_path: Path) -> None:
    paper = pdf.write(of(signed(surrounded("x" * 4000)), "ab" * 32, NAMES))
    boxes = pdf_tool("pdftotext", paper, tmp_path, "-bbox")
    assert max(float(right) for right in re.findall(r'xMax="([\d.]+)"', boxes)) < 842
    assert pdf_tool("pdftotext", paper, tmp_path, "-raw").count("x") >= 13 * 4000


def test_what_was_answered_about_the_service_stands_in_words() -> None:
    intake = [
        Answer(id="origin", answer="saas"),
        Answer(id="critical-function", answer="not-assessed"),
        Answer(id="buyer", answer="Sales\u202e"),
    ]
    record = signed(msgspec.structs.replace(fresh("B"), intake=intake))
    assert told(record)["intake"][0] == {
        "id": "origin",
        "asked": "Built, bought or SaaS",
        "answer": "SaaS",
    }
    page = markdown.write(of(record, "ab" * 32, NAMES)).decode()
    for said in ("Critical or important function", "Not assessed", "Who bought it", "Sales"):
        assert said in page, said
    assert "Intake" not in markdown.write(of(signed(fresh("B")), "ab" * 32, NAMES)).decode()
