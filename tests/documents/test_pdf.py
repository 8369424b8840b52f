"""The PDF: what is left when everyone has gone home."""

import re
import unicodedata
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import msgspec
import pytest

from app.documents import grid
from app.documents.pdf import write
from app.matrix.record import Attendee
from app.matrix.rounds import RoundRecord, Voice
from tests.documents.hostile import FORMULAS, MARKUP, SCRIPTS, holding, long
from tests.documents.outside import pdf_tool
from tests.documents.records import NAMES, adopted, disputed, fresh, printed, signed, where


def squeezed(text: str) -> str:
    """Without white space, for a line may end anywhere."""
    return re.sub(r"[\s\u200b]", "", text)


def pages(pdf: bytes, folder: Path) -> list[str]:
    return pdf_tool("pdftotext", pdf, folder, "-layout").split("\f")[:-1]


def info(pdf: bytes, folder: Path) -> dict[str, str]:
    lines = pdf_tool("pdfinfo", pdf, folder).splitlines()
    return {label: value.strip() for label, _, value in (line.partition(":") for line in lines)}


def fonts(pdf: bytes, folder: Path) -> list[list[str]]:
    return [line.split() for line in pdf_tool("pdffonts", pdf, folder).splitlines()[2:]]


def test_it_is_tagged_for_archives_and_screen_readers(tmp_path: Path) -> None:
    pdf = write(printed(signed(disputed())))
    told = info(pdf, tmp_path)
    assert told["Tagged"] == "yes"
    assert told["Title"] == "Payroll – support model, Revision 1"
    assert b"pdfaid:part" in pdf
    assert b"pdfuaid:part" in pdf


def test_every_font_is_embedded(tmp_path: Path) -> None:
    used = fonts(write(printed(signed(disputed()))), tmp_path)
    assert len(used) >= 3
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in used)


def test_the_matrix_is_one_landscape_page(tmp_path: Path) -> None:
    first, second, *_ = pages(write(long("many words " * 360)), tmp_path)
    assert "Request Mgmt" in first
    assert "IT Control Ownership & Execution" in first
    assert "What was agreed" in second or "Where the room" in second
    assert "841.89 x 595.276" in info(write(printed(fresh())), tmp_path)["Page size"]


def test_reasons_dissent_votes_promises_and_names_are_in_it(tmp_path: Path) -> None:
    told = squeezed("".join(pages(write(printed(signed(disputed()))), tmp_path)))
    for said in (
        "Whoever is woken by a change gone wrong should be",
        "Carol: the business will",
        "Round 1: contested",
        "Dana Whitfield",
        "2026-12-24",
        "Waived: Left to the next meeting",
        "Who pays for the second test system?",
        "Business line manager",
        *NAMES.values(),
    ):
        assert squeezed(said) in told


def test_number_date_hash_and_page_stand_on_every_page(tmp_path: Path) -> None:
    revision = printed(signed(disputed(), 2))
    told = pages(write(revision), tmp_path)
    for number, page in enumerate(told, 1):
        assert f"Page {number} of {len(told)}" in page
        assert "Revision 2" in page
        assert str(revision.hash) in page
    assert "2026-11-21 14:03 UTC" in told[0]


def test_a_draft_says_so_on_every_page_and_a_revision_on_none(tmp_path: Path) -> None:
    for told in (disputed(), fresh("A"), adopted("C")):
        assert all("DRAFT · not signed" in page for page in pages(write(printed(told)), tmp_path))
        assert not any("DRAFT" in page for page in pages(write(printed(signed(told))), tmp_path))


def test_the_same_record_gives_the_same_bytes_in_any_process() -> None:
    revision = printed(signed(disputed()))
    with ProcessPoolExecutor(1, get_context("spawn")) as elsewhere:
        assert elsewhere.submit(write, revision).result() == write(revision)


def test_a_printer_does_not_grow_with_what_it_has_printed() -> None:
    told = printed(disputed())
    sizes = []
    for number in range(30):
        write(msgspec.structs.replace(told, service=f"Payroll {number}"))
        sizes.append(int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6)
    assert sizes[-1] - sizes[9] < 8, sizes


def test_the_time_in_the_file_is_that_of_the_sign_off(tmp_path: Path) -> None:
    told = pdf_tool("pdfinfo", write(printed(signed(disputed()))), tmp_path, "-isodates")
    assert "CreationDate:    2026-11-21T14:03:22Z" in told


@pytest.mark.parametrize("texts", [FORMULAS, MARKUP, SCRIPTS])
def test_what_ann_typed_is_shown_and_never_run(texts: list[str], tmp_path: Path) -> None:
    pdf = write(holding("\n".join(texts)))
    told = squeezed(pdf_tool("pdftotext", pdf, tmp_path, "-raw"))
    for text in texts:
        assert told.count(squeezed(text)) >= 3
    assert "root:" not in told


def test_arabic_is_drawn_with_its_own_letters(tmp_path: Path) -> None:
    used = fonts(write(holding("قرار الفريق")), tmp_path)
    assert any("NotoSansArabic" in font[0] for font in used)


def test_4000_signs_without_a_space_stay_on_the_paper(tmp_path: Path) -> None:
    pdf = write(long("x" * 4000))
    boxes = pdf_tool("pdftotext", pdf, tmp_path, "-bbox")
    assert max(float(right) for right in re.findall(r'xMax="([\d.]+)"', boxes)) < 842
    raw = pdf_tool("pdftotext", pdf, tmp_path, "-raw")
    assert squeezed(raw).count("x") >= 3 * 28 * 4000


def test_a_long_word_is_copied_from_the_paper_as_it_was_typed(tmp_path: Path) -> None:
    word = "node-17.payroll.eu-north-1.internal.example/status"
    assert word in pdf_tool("pdftotext", write(holding(word)), tmp_path, "-raw")


def test_a_thousand_names_of_60_signs_are_all_there(tmp_path: Path) -> None:
    names = {str(one): f"{one:04}" + "W" * 56 for one in range(1000)}
    people = [Attendee(one, "business", "participant") for one in names]
    told = signed(msgspec.structs.replace(adopted("A"), people=people))
    pdf = write(grid.of(told, "ab" * 32, names))
    # Only what stands between head and foot, for a name may go on over the page.
    between = ("-x", "0", "-y", "52", "-W", "842", "-H", "495")
    seen = squeezed(pdf_tool("pdftotext", pdf, tmp_path, "-raw", *between))
    assert [name for name in names.values() if name not in seen] == []


def test_a_sign_no_font_has_is_told_by_its_number(tmp_path: Path) -> None:
    pdf = write(holding("Ann \U00020000 Bob"))
    assert b"pdfaid:part" in pdf
    assert "Ann [U+20000] Bob" in pdf_tool("pdftotext", pdf, tmp_path, "-raw")


@pytest.mark.parametrize(
    "name",
    [
        *("Team 1️⃣", "#️⃣ and *️⃣", "1⃣ bare", "A⃝ and Я⃠", "x⃗ and 漢⃗", "aً and 漢ً"),
        *("🇫🇮", "👩\u200d👩\u200d👧", "👍🏽", "☎︎ ☎️", "❤️\u200d🔥", "🏳️\u200d🌈", "🧑🏿\u200d🚀"),
        *(
            "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
            "🇫",
            "葛\U000e0100",
            "©️ ➡️",
        ),
    ],
)
def test_what_belongs_together_is_drawn_together(name: str, tmp_path: Path) -> None:
    pdf = write(holding(f"Ann {name} Bob"))
    assert b"pdfaid:part" in pdf
    seen = pdf_tool("pdftotext", pdf, tmp_path, "-raw")
    assert all(seen.count(word) >= 4 for word in name.split())


def test_no_mark_on_any_letter_costs_the_archive_mark() -> None:
    marks = [chr(one) for one in range(0x10000) if unicodedata.category(chr(one))[0] == "M"]
    parked = ["".join(letter + mark for mark in marks) for letter in "a1漢اกक한"]
    assert len(marks) > 1300
    assert b"pdfaid:part" in write(printed(fresh(parked=parked)))


def test_no_sign_there_is_costs_the_archive_mark() -> None:
    signs = [chr(one) for one in range(0x20, 0xE0200, 37) if chr(one).isprintable()]
    assert len(signs) > 3000
    assert b"pdfaid:part" in write(printed(fresh(parked=[" ".join(signs)])))


def test_page_one_says_how_each_was_decided_and_who_closes_what(tmp_path: Path) -> None:
    told = where(
        disputed(),
        "request",
        "application",
        adopted=False,
        rounds=[RoundRecord(1, "agreed", {"business": {"business": 1}}, {"business": 4})],
    )
    first = pages(write(printed(signed(told))), tmp_path)[0]
    for said in (
        "agreed, 1 of 4",
        "adopted from model",
        "discussed: 2 for, 4 against",
        "Executed by Nordic Pay AB,",
        "Dana Whitfield closes",
        "Waived: Left to the next meeting",
    ):
        assert said in first


def test_a_long_executor_is_not_cut_but_stands_on_a_page_that_is_named(tmp_path: Path) -> None:
    text = "The desk in Manila and its deputies " * 20
    told = where(disputed(), "incident", "application", executed_by=text)
    pdf = write(printed(told))
    first, *_ = pages(pdf, tmp_path)
    assert "Executed by: see page 2" in first
    second = pdf_tool("pdftotext", pdf, tmp_path, "-raw", "-f", "2", "-l", "2")
    assert squeezed(second).count("ThedeskinManila") == 20


def test_votes_reasons_rounds_and_who_moved_come_before_what_was_agreed(tmp_path: Path) -> None:
    cast = disputed().cells[2].rounds
    said = [
        Voice("it-ops", "business", 4, "They run it."),
        Voice("business", "it-ops", None, "رحل"),
    ]
    rounds = [msgspec.structs.replace(cast[0], said=said, able={"business": 9}), cast[1]]
    told = where(disputed(), "incident", "application", rounds=rounds)
    seen = " ".join("".join(pages(write(printed(told)), tmp_path)).split())
    for said_of_it in (
        "Round 1: orphaned, 6 of 9 voted",
        "Business for IT OPS, confidence 4 of 5: They run it.",
        "Since round 1: Business for IT OPS 3 → 0, Business 0 → 3",
    ):
        assert said_of_it in seen
        assert seen.index(said_of_it) < seen.index("What was agreed")


def test_what_changed_since_the_last_revision_is_told(tmp_path: Path) -> None:
    before = where(signed(disputed()), "change", "application", accountable="business")
    pdf = write(grid.of(disputed(), None, NAMES, before))
    seen = " ".join(pdf_tool("pdftotext", pdf, tmp_path).split())
    assert "What changed since revision 1" in seen
    assert "Business → IT OPS" in seen


@pytest.mark.parametrize("lines", range(0, 40, 3))
def test_who_took_part_never_stands_without_its_heading(lines: int, tmp_path: Path) -> None:
    told = msgspec.structs.replace(disputed(), parked=[f"Topic {one}" for one in range(lines)])
    for page in pages(write(printed(told)), tmp_path):
        assert ("Who took part" in page) == ("Ann Lindqvist (facilitator)" in page)


def test_a_name_from_the_right_does_not_turn_the_list_round(tmp_path: Path) -> None:
    names = {"p1": "رحل", "p2": "Bob Okafor", "p3": "Carol"}
    people = [Attendee(one, "business", "participant") for one in names]
    told = msgspec.structs.replace(adopted("A"), people=people)
    boxes = pdf_tool("pdftotext", write(grid.of(told, None, names)), tmp_path, "-bbox")
    at = {w: float(x) for x, w in re.findall(r'xMin="([\d.]+)"[^>]*>(Bob|Carol|رحل|لحر)<', boxes)}
    arabic = at.get("رحل", at.get("لحر", 0.0))
    assert arabic < at["Bob"] < at["Carol"]


#: A sentence in each, with the words it is made of.
WITHOUT_SPACES = {
    "thai": "การ จัดการ เหตุการณ์ และ การ แก้ไข ปัญหา ของ ระบบ เงิน เดือน พนักงาน ใน ประเทศ ไทย",
    "lao": "ການ ຈັດການ ເຫດການ ແລະ ການ ແກ້ໄຂ ບັນຫາ ຂອງ ພະນັກງານ ໃນ ປະເທດ ລາວ",
    "burmese": "လုပ်ငန်း ဌာန ၏ တာဝန် ဖြစ် သည်",
}


@pytest.mark.parametrize("sentence", WITHOUT_SPACES.values(), ids=WITHOUT_SPACES)
def test_a_script_without_spaces_breaks_between_its_words(sentence: str, tmp_path: Path) -> None:
    told = printed(fresh(parked=[sentence.replace(" ", "") * 24]))
    lines = pdf_tool("pdftotext", write(told), tmp_path, "-layout").splitlines()
    parked = [squeezed(line).lstrip("•") for line in lines]
    starts = [line for line in parked if line[:1] and line[0] in sentence]
    assert len(starts) >= 3
    assert [line for line in starts if not line.startswith(tuple(sentence.split()))] == []
