"""How an agreement is printed: every file from one document, under a name that can be saved."""

import pytest

from app.documents.agreement.press import AGREEMENT, filename
from app.documents.signatures import Reading
from app.matrix.record import digest
from app.partnership.record import canonical
from tests.documents.agreement.telling import printed
from tests.partnership.agreements import NAMES, empty, signed, whole


def test_the_table_is_of_the_record_as_it_was_signed() -> None:
    content = canonical(signed(whole(), 2))
    before = canonical(signed(empty()))
    told = AGREEMENT.table(content, digest(content), NAMES, before, Reading())
    assert told.hash == digest(content)
    assert canonical(told.agreement) == content
    assert told.since == 1


@pytest.mark.parametrize("ending", [*AGREEMENT.formats, *AGREEMENT.lists])
def test_each_form_has_a_name_that_ends_as_it_is_and_takes_an_empty_one(ending: str) -> None:
    form = {**AGREEMENT.formats, **AGREEMENT.lists}[ending]
    told = AGREEMENT.table(canonical(empty()), None, {}, None, Reading())
    assert f'.{ending.rpartition(".")[2]}"' in AGREEMENT.disposition(told, ending)
    assert form.write(told)


def test_they_are_those_that_programs_rely_on() -> None:
    assert set(AGREEMENT.formats) == {"pdf", "docx", "md", "json", "html"}
    assert set(AGREEMENT.lists) == {"calendar.ics"}
    assert set(AGREEMENT.comparing) == {"json", "md"}
    assert AGREEMENT.stem == "agreement"


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        ("pdf", "Payroll partnership, agreement, revision 1.pdf"),
        ("calendar.ics", "Payroll partnership, agreement, calendar, revision 1.ics"),
    ],
)
def test_a_revision_has_its_number_in_the_name(ending: str, name: str) -> None:
    assert filename(printed(signed(whole())), ending) == name


def test_a_draft_is_called_one_and_a_title_that_no_file_may_have_is_left_out() -> None:
    assert filename(printed(whole()), "docx") == "Payroll partnership, agreement, DRAFT.docx"
    assert filename(printed(whole(title="...")), "md") == "Partnership, agreement, DRAFT.md"
