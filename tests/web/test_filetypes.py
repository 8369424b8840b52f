"""What kinds of files are kept: by their ending and by how they begin."""

import pytest

from app.asks.refusal import Refusal
from app.web import filetypes

PDF = b"%PDF-1.7\n"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("SLA.PDF", "SLA.pdf"),
        ("../../etc/passwd.txt", "etc passwd.txt"),
        ("a\nb;c.csv", "a b c.csv"),
        ("Уровни.pdf", "Уровни.pdf"),
    ],
)
def test_a_name_is_kept_as_a_name(name: str, kept: str) -> None:
    assert filetypes.named(name) == kept


@pytest.mark.parametrize(
    "name", ["", "sla", ".pdf", " .pdf", "page.html", "picture.svg", "run.exe", "a" * 200 + ".pdf"]
)
def test_what_a_browser_would_run_or_nobody_could_call_is_refused(name: str) -> None:
    with pytest.raises(Refusal):
        filetypes.named(name)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.pdf", b"<script>alert(1)</script>"),
        ("a.pdf", b""),
        ("a.docx", PDF),
        ("a.png", b"GIF89a"),
        ("a.txt", b"\xff\xfe"),
        ("a.csv", b"a\0b"),
    ],
)
def test_a_file_is_what_its_ending_says(name: str, body: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        filetypes.check(name, body)
    assert refusal.value.says == "not-that-file-type"


def test_it_is_saved_under_its_name_in_any_script() -> None:
    filetypes.check("a.pdf", PDF)
    filetypes.check("a.txt", "Ärger".encode())
    told = filetypes.disposition("Уровни.pdf")
    assert told.startswith('attachment; filename="file.pdf"; filename*=UTF-8')
