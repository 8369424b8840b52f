"""One sheet of the workbook: a cell holds what Excel can show, and says where it was cut."""

import pytest

from app.documents.sheet import CUT, ROOM, fit


@pytest.mark.parametrize("text", ["", "Löhne", "x" * ROOM, "𝄞" * (ROOM // 2)])
def test_what_fits_stays_as_it_is(text: str) -> None:
    assert fit(text) == text


@pytest.mark.parametrize("sign", ["x", "𝄞"])
def test_what_does_not_fit_is_cut_between_signs_and_says_so(sign: str) -> None:
    units = len(sign.encode("utf-16-le")) // 2
    cut = fit(sign * (ROOM // units + 1))
    assert cut == sign * (ROOM // units) + CUT
    assert len(cut.encode("utf-16-le")) // 2 <= 32_767
