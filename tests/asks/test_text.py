"""Text as people may write it, and text as nobody should be able to."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.asks.ask import NAME, TEXT
from app.asks.text import BadTextError, clean, distinct, skeleton

always_the_same = settings(derandomize=True, deadline=None, database=None, max_examples=300)

FINE = {
    "ascii": "Ann-Marie O'Neil (2nd)",
    "umlauts": "Jürgen Müßig",
    "greek": "Μαρία",
    "cyrillic": "Борис Иванов",
    "han": "李明",
    "kana": "すずき",
    "hangul": "김민준",
    "thai": "สมชาย",
    "hebrew": "דוד",
    "arabic": "محمد",
    "devanagari with its vowel signs": "हिन्दी",
    "persian with its non-joiner": "می\u200cخواهم",
    "sinhala with its joiner": "ශ්\u200dරී",
    "malayalam with its joiner": "ന\u0d4d\u200dറ",
    "devanagari with its joiner": "क्\u200dष",
    "devanagari with its non-joiner": "क्\u200cष",
    "emoji": "😀",
    "emoji with skin": "👍🏽",
    "a family": "👨\u200d👩\u200d👧\u200d👦",
    "a coder with skin": "👩🏽\u200d💻",
    "a heart on fire": "❤\ufe0f\u200d🔥",
    "a rainbow flag": "🏳\ufe0f\u200d🌈",
    "a doctor": "👩\u200d⚕\ufe0f",
    "a pirate flag": "🏴\u200d☠\ufe0f",
    "a flag of two letters": "🇸🇪",
    "a black bird": "🐦\u200d⬛",
    "a keycap": "1\ufe0f\u20e3",
    "typographic signs": "“It’s 3 a.m. – who …?” · 98 %",
    "mathematics": "∑ ≤ ½ × √2",
    "a combining mark that has no composed form": "q\u0307",
    "markup is text": "<script>alert(1)</script>",
    "a formula is text": "=1+1",
    "a backslash is text": "\\u0000 \\n",
    "no-break space inside": "98\u00a0%",
}


@pytest.mark.parametrize("text", FINE.values(), ids=FINE)
def test_what_people_write_stands(text: str) -> None:
    assert clean(text, TEXT) == text


BAD = {
    "NUL": "a\0b",
    "bell": "a\ab",
    "backspace": "a\bb",
    "tab": "a\tb",
    "vertical tab": "a\vb",
    "form feed": "a\fb",
    "escape": "\x1b[31mred",
    "unit separator": "a\x1fb",
    "delete": "a\x7fb",
    "first of C1": "a\x80b",
    "next line": "a\x85b",
    "last of C1": "a\x9fb",
    "line feed in a short field": "a\nb",
    "carriage return": "a\rb",
    "line separator": "a\u2028b",
    "paragraph separator": "a\u2029b",
    "left-to-right mark": "a\u200eb",
    "right-to-left mark": "a\u200fb",
    "arabic letter mark": "a\u061cb",
    "left-to-right embedding": "a\u202ab",
    "right-to-left embedding": "a\u202bb",
    "pop directional formatting": "a\u202cb",
    "left-to-right override": "a\u202db",
    "right-to-left override": "a\u202eb",
    "left-to-right isolate": "a\u2066b",
    "right-to-left isolate": "a\u2067b",
    "first strong isolate": "a\u2068b",
    "pop directional isolate": "a\u2069b",
    "tag": "a\U000e0041b",
    "language tag": "a\U000e0001b",
    "cancel tag": "a\U000e007fb",
    "a flag made of tags": "🏴\U000e0067\U000e0062\U000e007f",
    "zero width space": "a\u200bb",
    "zero width non-joiner in Latin": "a\u200cb",
    "zero width joiner in Latin": "a\u200db",
    "zero width joiner in Cyrillic": "Б\u200dб",
    "zero width joiner in Greek": "Μ\u200dα",
    "zero width joiner at the start": "\u200dम",
    "zero width joiner at the end": "م\u200d",
    "zero width joiner alone": "\u200d",
    "two zero width joiners between emoji": "👨\u200d\u200d👩",
    "zero width joiner from emoji to letter": "👨\u200da",
    "zero width joiner between plus signs": "+\u200d+",
    "zero width joiner between accents": "^\u200d^",
    "zero width non-joiner between digits": "1\u200c2",
    "word joiner": "a\u2060b",
    "invisible times": "a\u2062b",
    "deprecated formatting": "a\u206ab",
    "byte order mark": "\ufeffa",
    "soft hyphen": "a\u00adb",
    "combining grapheme joiner": "a\u034fb",
    "hangul filler": "\u3164",
    "hangul choseong filler": "\u115f",
    "hangul jungseong filler": "\u1160",
    "halfwidth hangul filler": "\uffa0",
    "khmer inherent vowel": "a\u17b4b",
    "mongolian variation selector": "a\u180bb",
    "mongolian vowel separator": "a\u180eb",
    "interlinear annotation": "a\ufff9b",
    "shorthand format control": "a\U0001bca0b",
    "musical format control": "a\U0001d173b",
    "high surrogate": "a\ud83db",
    "low surrogate": "a\udc00b",
    "surrogates the wrong way round": "\udc00\ud83d",
    "noncharacter FFFE": "a\ufffeb",
    "noncharacter FFFF": "a\uffffb",
    "noncharacter FDD0": "a\ufdd0b",
    "noncharacter FDEF": "a\ufdefb",
    "noncharacter 1FFFE": "a\U0001fffeb",
    "last of all": "a\U0010ffffb",
    "private use": "a\ue000b",
    "private plane": "a\U000f0000b",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_what_hides_or_breaks_is_refused(text: str) -> None:
    with pytest.raises(BadTextError) as refused:
        clean(text, TEXT)
    assert refused.value.code == "bad-text"


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\r", "\x85", "\u2028", "\u202e", "\t"])
def test_a_long_field_may_have_lines_and_nothing_else_of_that_kind(sign: str) -> None:
    assert clean("a\nb", TEXT, lines=True) == "a\nb"
    with pytest.raises(BadTextError, match="bad-sign"):
        clean(f"a{sign}b", TEXT, lines=True)


@pytest.mark.parametrize("text", ["\U0001fa77", "\U0001fae8", "🙂\u200d↔\ufe0f"])
def test_a_newer_emoji_stands(text: str) -> None:
    assert clean(text, TEXT) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("   ", ""),
        ("  Ann  ", "Ann"),
        ("\u00a0Ann\u3000", "Ann"),
        ("A  B", "A  B"),
        ("Jose\u0301", "José"),
        ("\u1112\u1161\u11ab", "한"),
        ("\u212b", "Å"),
        ("\u2126", "Ω"),
    ],
)
def test_text_is_trimmed_and_in_one_normal_form(text: str, cleaned: str) -> None:
    assert clean(text, NAME) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [("a\r\nb", "a\nb"), ("a\r\n\r\nb", "a\n\nb"), ("\n\na\n", "a"), ("\r\n", "")],
)
def test_line_ends_are_line_feeds(text: str, cleaned: str) -> None:
    assert clean(text, TEXT, lines=True) == cleaned


@pytest.mark.parametrize("limit", [NAME, TEXT])
@pytest.mark.parametrize("sign", ["a", "é", "李", "😀", "e\u0301", "\u1112\u1161\u11ab"])
def test_length_is_counted_in_code_points_after_the_normal_form(limit: int, sign: str) -> None:
    assert len(clean(sign * limit, limit)) == limit
    with pytest.raises(BadTextError) as refused:
        clean(sign * (limit + 1), limit)
    assert refused.value.code == "too-long"


def test_spaces_around_do_not_count() -> None:
    assert clean("  " + "a" * NAME + "  ", NAME) == "a" * NAME


def test_a_sign_that_grows_in_the_normal_form_counts_as_it_is_kept() -> None:
    grows = "\ufb2c"  # three code points in NFC
    assert len(unicodedata.normalize("NFC", grows)) == 3
    with pytest.raises(BadTextError) as error:
        clean(grows * 21, NAME)
    assert error.value.params == {"limit": NAME, "length": 63}


@pytest.mark.parametrize("lines", [False, True])
@always_the_same
@given(text=st.text(st.characters(), max_size=30))
@example(text="\u0958\u200d")
@example(text="\r\r\n")
def test_cleaned_text_is_clean_for_good(lines: bool, text: str) -> None:
    try:
        once = clean(text, TEXT, lines)
    except BadTextError:
        return
    assert clean(once, TEXT, lines) == once
    assert once == once.strip() == unicodedata.normalize("NFC", once)
    once.encode("utf-8")
    known = [sign for sign in once if not "\U0001f000" <= sign <= "\U0001faff"]  # newer emoji
    assert not {unicodedata.category(sign) for sign in known} & {"Cs", "Co", "Cn", "Zl", "Zp"}


# Names that can be taken for each other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann", "ann"),
        ("Ann", "ANN"),
        ("Ann Lee", "AnnLee"),
        ("Ann", "Àñn"),
        ("Bob", "Воb"),
        ("paypal", "раураl"),
        ("Omega", "Οmega"),
        ("Anna", "𝐀𝐧𝐧𝐚"),
        ("Anna", "Ａｎｎａ"),
        ("fine", "ﬁne"),
        ("STRASSE", "straße"),
        ("Ian", "Іan"),
        ("2", "²"),
    ],
)
def test_two_names_that_look_alike_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("علی", "ع\u200dلی"), ("Bob", "Bob\ufe0f")],
)
def test_a_sign_that_is_not_seen_is_not_in_the_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ann", "Anna"), ("Bob", "Rob"), ("李明", "李月"), ("Иван", "Игорь"), ("Bob 2", "Bob 3")],
)
def test_two_names_that_do_not_look_alike_have_two(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_a_name_that_is_seen_as_nothing_is_refused() -> None:
    with pytest.raises(BadTextError):
        clean("\u2800", NAME)


@always_the_same
@given(st.lists(st.text("AaBbÀВ 2", min_size=1, max_size=5).map(str.strip), max_size=12))
def test_no_two_people_ever_have_one_skeleton(names: list[str]) -> None:
    taken: set[str] = set()
    for name in filter(None, names):
        given_name = distinct(name, taken)
        assert skeleton(given_name) not in taken
        assert len(given_name) <= NAME
        taken.add(skeleton(given_name))


def test_what_is_too_long_in_any_form_is_not_looked_at_sign_by_sign() -> None:
    with pytest.raises(BadTextError) as refused:
        clean("e\u0301" * 32_000, 60)
    assert refused.value.params == {"limit": 60, "length": 64_000}
    assert clean("e\u0301" * 60, 60) == "é" * 60
