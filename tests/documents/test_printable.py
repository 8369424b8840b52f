"""What of a text is printed."""

import pytest

from app.documents.printable import clean


@pytest.mark.parametrize(
    "text",
    [
        "Ångström & Søn – “quoted”",
        "李明, 山田太郎, 김철수",
        "محمد علی\u200cپور",  # a Persian name is wrong without its non-joiner
        "👩‍👩‍👧 🇫🇮",
        "one\ntwo\tthree",
        "=1+1",
    ],
)
def test_what_can_be_seen_stays(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize("sign", ["\0", "\a", "\x1b", "\x7f", "\x85\x9f", "\ud800", "\ue000"])
def test_what_breaks_a_file_goes(sign: str) -> None:
    assert clean(f"Ann{sign}Bob").replace("\n", "") == "AnnBob"


def test_text_cannot_turn_round_what_stands_beside_it() -> None:
    assert clean("\u202eSPO TI\u202c \u2067x\u2069") == "SPO TI x"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_line_end_is_one_line_end(end: str) -> None:
    assert clean(f"one{end}two") == "one\ntwo"


def test_non_characters_go() -> None:
    assert clean("a\ufffe\uffff\U0001fffe\U0010ffff\ufdd0b") == "ab"
