"""Every sign somebody typed has a font, or is told in another way."""

import pytest
import typst

from app.documents.glyphs import BODY, EMOJI, FIRST, FONTS, LAST, drawable, families


def marked(cluster: str, family: str) -> str:
    return f"{chr(FIRST + list(families()).index(family))}{cluster}\ue000"


def test_families_are_called_as_the_typesetter_calls_them() -> None:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    assert set(families()) == set(fonts.families())
    assert (next(iter(families())), list(families())[-1]) == (BODY, LAST)


@pytest.mark.parametrize(
    "text",
    [
        "Ann",
        "Zoë a\u0301",
        "שָׁלוֹם",
        "ทั้งหมด",
        "किसी",
        "👩\u200d👩\u200d👧 👍🏽 🇫🇮",
        "漢字",
        "a\ufe0f",
        "",
    ],
)
def test_what_the_typesetter_draws_by_itself_is_left_alone(text: str) -> None:
    assert drawable(text) == text


def test_a_cluster_is_marked_with_the_font_that_has_all_of_it() -> None:
    keycap = "1\ufe0f\u20e3"
    assert drawable(f"Team {keycap}!") == f"Team {marked(keycap, EMOJI)}!"
    assert drawable("x\u20d7") == marked("x\u20d7", LAST)


def test_a_sign_without_a_font_is_told_plainer_or_by_its_number() -> None:
    assert drawable("𝐀𝟏") == "A1"
    assert drawable("\U0001d11e \U00020000") == "[U+1D11E] [U+20000]"


def test_every_sign_of_the_basic_plane_has_a_font() -> None:
    there = {one for one in range(0x20, 0xFFFE) if chr(one).isprintable()}
    assert there - frozenset().union(*families().values()) == set()
    assert 0x1D11E not in frozenset().union(*families().values())
