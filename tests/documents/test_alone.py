"""A page that needs nothing else: one sheet for all, and one of its own behind it."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from app.documents import session
from app.documents.agreement import html
from app.documents.alone import template


@pytest.mark.parametrize(("folder", "stem"), [(session.HERE, "session"), (html.HERE, "agreement")])
def test_a_page_has_the_sheet_of_all_and_its_own_behind_it(folder: Path, stem: str) -> None:
    sheet = str(template(folder, stem).globals["sheet"])
    assert sheet.index("body {") < sheet.index("--width:"), "its own has the last word"
    assert "url(" not in sheet
    assert "@import" not in sheet


def test_what_a_page_is_not_handed_is_no_empty_place() -> None:
    with pytest.raises(UndefinedError):
        template(html.HERE, "agreement").render()
