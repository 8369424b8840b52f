"""What a file is called where it is saved."""

import re
from urllib.parse import unquote

import pytest

from app.documents.filing import BYTES, LONGEST, attachment, safe


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Payroll partnership", "Payroll partnership"),
        ("../../etc/passwd", "etc passwd"),
        ('a "b" <c>|d*', "a b c d"),
        ("...", ""),
        ("x" * 200, "x" * LONGEST),
        ("給" * 100, "給" * (BYTES // 3)),
    ],
)
def test_no_sign_of_it_harms_a_file_system(title: str, name: str) -> None:
    assert safe(title) == name


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Löhne, agreement, DRAFT.pdf", "Lohne, agreement, DRAFT.pdf"),
        ("給与, agreement, DRAFT.pdf", "agreement, DRAFT.pdf"),
        ("the agreement, agreement, DRAFT.pdf", "the agreement, agreement, DRAFT.pdf"),
        ("a\r\nSet-Cookie: x, agreement, DRAFT.pdf", "a Set-Cookie x, agreement, DRAFT.pdf"),
    ],
)
def test_the_header_says_it_twice_and_can_be_nothing_else(name: str, plain: str) -> None:
    header = attachment(name, "agreement")
    said = re.fullmatch(r"attachment; filename=\"([^\"\\]+)\"; filename\*=UTF-8''(\S+)", header)
    assert said is not None
    assert header.isascii()
    assert " ".join(said[1].split()) == plain
    assert unquote(said[2]) == name
