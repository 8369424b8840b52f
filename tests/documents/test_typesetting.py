"""How text fits on paper."""

import pytest

from app.documents.typesetting import ZERO_WIDTH_SPACE, breakable, short


def test_a_short_text_stays_as_it_is() -> None:
    assert short("Service desk", 46) == "Service desk"
    assert short("one\ntwo", 46) == "one two"


def test_a_long_one_ends_in_dots_within_its_width() -> None:
    assert short("abcdefgh", 5) == "abcd…"
    assert short("漢字漢字", 5) == "漢…"


def test_ordinary_words_are_not_touched() -> None:
    text = "Donaudampfschifffahrt, 漢字, and 4,000 other words of the usual length"
    assert breakable(text) == text


def test_a_word_no_line_could_hold_gets_places_to_break() -> None:
    broken = breakable("x" * 4000)
    assert broken.replace(ZERO_WIDTH_SPACE, "") == "x" * 4000
    assert max(map(len, broken.split(ZERO_WIDTH_SPACE))) == 8


@pytest.mark.parametrize("kept", ["👩‍👩‍👧", "e\u0301", "👍🏽"])
def test_what_belongs_together_is_never_torn(kept: str) -> None:
    parts = breakable("x" * 7 + kept + "y" * 30).split(ZERO_WIDTH_SPACE)
    assert any(kept in part for part in parts)


def test_joined_letters_stay_joined() -> None:
    assert breakable("مسؤوليات" * 4) == "مسؤوليات" * 4


def test_scripts_without_spaces_are_left_to_the_typesetter_and_what_stands_among_them_is_not() -> (
    None
):
    thai = "การจัดการเหตุการณ์และการแก้ไขปัญหา"
    assert breakable(thai) == thai
    assert breakable(thai + "x" * 30).startswith(thai + "x" * 8 + ZERO_WIDTH_SPACE)
