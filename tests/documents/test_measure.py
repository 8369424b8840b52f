"""How high a row has to be."""

import pytest

from app.documents.measure import HIGHEST, NORMAL, SMALL, WIDEST, height, widened


def test_a_word_takes_one_line_and_each_line_end_one_more() -> None:
    assert height("", 20) == height("Ann", 20) == pytest.approx(17)
    assert height("Ann\nBob", 20) == pytest.approx(32)


def test_a_sentence_takes_more_in_a_narrow_column_and_in_large_signs() -> None:
    text = "Whoever is woken by a change gone wrong should be the one who may say no. " * 3
    assert height(text, 20) > height(text, 60)
    assert height(text, 20) > height(text, 20, SMALL)


def test_wide_signs_and_words_without_end_are_reckoned_with() -> None:
    assert height("漢" * 40, 20) > height("i" * 40, 20)
    assert height("x" * 400, 20) > 10 * NORMAL


def test_a_column_is_widened_until_its_longest_text_fits_a_row() -> None:
    text = "many words " * 360
    assert widened(["short"], 30) == 30
    assert 30 < widened(["short", text], 30) <= WIDEST
    assert height(text, widened([text], 30), SMALL) <= HIGHEST
    assert widened(["x" * 32_000], 30) == WIDEST
