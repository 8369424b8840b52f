"""How a matrix is printed: every form from the same table, under a name that can be saved."""

import pytest

from app.documents.press import MATRIX
from app.documents.signatures import Reading
from app.matrix.record import canonical, digest
from tests.documents import records


def test_the_table_is_of_the_record_as_it_was_signed() -> None:
    content = canonical(records.signed(records.adopted("B")))
    grid = MATRIX.table(content, digest(content), {}, None, Reading())
    assert grid.hash == digest(content)
    assert canonical(grid.record) == content


@pytest.mark.parametrize("ending", MATRIX.formats)
def test_each_form_has_a_name_that_ends_as_it_is(ending: str) -> None:
    grid = MATRIX.table(canonical(records.fresh("B")), None, {}, None, Reading())
    assert f".{ending}" in MATRIX.disposition(grid, ending)
    assert MATRIX.formats[ending].write(grid)
