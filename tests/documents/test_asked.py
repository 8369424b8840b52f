"""What the room was asked beside its cells goes home whole, and nobody is known by an answer."""

import io
import json
import re
from pathlib import Path
from typing import Any

import msgspec
from openpyxl import load_workbook  # type: ignore[import-untyped]  # no types

from app.documents import asked, markdown, pdf, xlsx
from app.documents.json import write
from app.matrix.rounds import QuestionRecord, RoundRecord
from tests.documents.outside import pdf_tool
from tests.documents.records import fresh, printed, questioned, signed


def questions() -> dict[str, Any]:
    told = json.loads(write(printed(signed(questioned()))))
    return {one["id"]: one for one in told["questions"]}


def test_each_question_has_its_rounds_with_movement_and_reasons() -> None:
    ambition = questions()["ambition"]
    first, second, third = ambition["rounds"]
    assert (first["tally"], first["pattern"], first["movement"]) == ({}, "they differ", "")
    assert second["tally"] == {"A": {"it-ops": 2}, "B": {"business": 3}}
    assert second["movement"] == "", "what was only compared has no count to move from"
    assert [one["reason"] for one in second["reasons"]] == ["We are called at night anyway."]
    assert third["movement"] == "Since round 2: IT OPS for A 2 → 1, B 0 → 1"


def test_it_says_how_each_ended() -> None:
    told = questions()
    ended = {key: (one["state"], one["ended"]) for key, one in told.items()}
    adopted = "Reference Model B was adopted; revealed in round 3"
    assert ended["ambition"] == ("decided", adopted)
    assert ended["agreement"] == ("revealed", "revealed in round 1")
    compared = QuestionRecord("agreement", [RoundRecord(1, None, {}, agree=True)])
    (one,) = asked.of(fresh("B", questions=[compared]))
    assert one.ended == "round 1 showed only whether all agree"
    assert one.rounds[0].words == "Round 1: they agree, and no more was shown"


def test_a_quick_check_says_what_was_asked() -> None:
    assert questions()["quick:1"]["text"] == "Shall we go on?"


def test_anonymous_answers_are_counts_of_all() -> None:
    leaving = questions()["leaving:clear"]
    (only,) = leaving["rounds"]
    assert only["tally"] == {"4": {"all": 3}, "5": {"all": 2}}
    assert (only["able"], only["reasons"], only["movement"]) == ({}, [], "")
    assert only["words"] == "Round 1: they differ – level 4 (Everybody 3); level 5 (Everybody 2)"


def test_a_page_tells_them_in_the_order_of_the_method() -> None:
    page = markdown.write(printed(signed(questioned()))).decode()
    titles = re.findall(r"^## (.*)$", page, re.MULTILINE)
    around = ("Readiness", "Checks", "Quick checks", "Agreement check", "Leaving questions")
    assert titles[:5] == ["Matrix", "How each was decided", "Ambition", "Decisions", "Open points"]
    assert titles[6:11] == list(around)
    assert "level 2 (IT OPS 1); level 4 (Business 3, IT OPS 1)" in page
    assert "Nobody knows who tests the recovery." in page


def test_a_matrix_of_which_nothing_else_was_asked_has_no_heading_more() -> None:
    page = markdown.write(printed(fresh("B"))).decode()
    for title in ("Ambition", *asked.CHAPTERS.values(), "Checks"):
        assert f"## {title}" not in page


def test_a_workbook_has_a_line_for_each_round_and_each_voice() -> None:
    book = load_workbook(io.BytesIO(xlsx.write(printed(signed(questioned())))))
    rows = list(book["Questions"].iter_rows(min_row=5, values_only=True))
    assert len(rows) == 8
    assert rows[2][2:] == (
        "Since round 2: IT OPS for A 2 → 1, B 0 → 1",
        "Reference Model B was adopted; revealed in round 3",
    )
    said = list(book["Said"].iter_rows(min_row=5, values_only=True))
    assert [one[5:] for one in said] == [
        ("A", "5", "We are called at night anyway."),
        ("level 2", "4", "Nobody knows who tests the recovery."),
    ]


def test_the_board_reads_them_around_the_decisions(tmp_path: Path) -> None:
    told = pdf_tool("pdftotext", pdf.write(printed(signed(questioned()))), tmp_path, "-layout")
    titles = ("Ambition", "Where the room did not agree", "Open points", "Promises", "Readiness")
    behind = ("Checks", "Quick checks", "Agreement check", "Leaving questions", "Signatures")
    places = [told.index(f"\n{title}") for title in (*titles, *behind)]
    assert places == sorted(places)
    assert "Since round 2: IT OPS for A 2 → 1, B 0 → 1" in told
    assert "no more was shown" in told
    assert "Advised, and not counted: Vendor for we know, cannot yet 1" in told


def test_five_hundred_voices_are_counted_and_stay_on_the_paper(tmp_path: Path) -> None:
    record = questioned()
    one = record.questions[0].rounds[1]
    loud = msgspec.structs.replace(one, said=one.said * 500)
    many = [QuestionRecord("ambition", [loud] * 9), *record.questions[1:]]
    paper = pdf.write(printed(signed(msgspec.structs.replace(record, questions=many))))
    assert "and 476 more" in pdf_tool("pdftotext", paper, tmp_path)
    boxes = pdf_tool("pdftotext", paper, tmp_path, "-bbox")
    assert max(float(right) for right in re.findall(r'xMax="([\d.]+)"', boxes)) < 842
