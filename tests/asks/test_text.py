"""Text as people may write it, and text as nobody should be able to."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.asks.ask import NAME, TEXT
from app.asks.text import BadTextError, clean, distinct, exact, skeleton

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
    "the flag of Wales": "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "mongolian with its selector": "ᠠ\u180eᠠ\u180bᠠ",
    "an ideograph with its selector": "葛\U000e0100",
    "an arabic number sign": "\u0600١٢",
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


# What comes along when a sentence is taken out of a table, a document or a chat.
PASTED = {
    "a tab between two columns": ("IT\tOPS", "IT OPS"),
    "several empty columns": ("a\t\t\tb", "a b"),
    "a line break": ("a\nb", "a b"),
    "a line break of Windows": ("a\r\nb", "a b"),
    "a carriage return": ("a\rb", "a b"),
    "a manual line break": ("a\vb", "a b"),
    "a page break": ("a\fb", "a b"),
    "next line": ("a\x85b", "a b"),
    "a line separator": ("a\u2028b", "a b"),
    "a paragraph separator": ("a\u2029b", "a b"),
    "a byte order mark": ("\ufeffa", "a"),
    "a soft hyphen": ("ac\u00adcount", "account"),
    "a zero-width space": ("a\u200bb", "ab"),
    "a word joiner": ("a\u2060b", "ab"),
    "an invisible times": ("a\u2062b", "ab"),
    "a left-to-right mark": ("a\u200eb", "ab"),
    "a right-to-left mark": ("a\u200fb", "ab"),
    "an Arabic letter mark": ("a\u061cb", "ab"),
    "a deprecated format": ("a\u206ab", "ab"),
    "a joiner between Latin letters": ("a\u200db", "ab"),
    "a non-joiner between Latin letters": ("a\u200cb", "ab"),
    "a joiner between Cyrillic letters": ("Б\u200dб", "Бб"),
    "a joiner at the start": ("\u200dم", "م"),
    "a joiner at the end": ("م\u200d", "م"),
    "a joiner alone": ("\u200d", ""),
    "two joiners between emoji": ("👨\u200d\u200d👩", "👨\u200d👩"),
    "a joiner from emoji to letter": ("👨\u200da", "👨a"),
    "a non-joiner between digits": ("1\u200c2", "12"),
    "a combining grapheme joiner": ("a\u034fb", "ab"),
    "accents kept apart by nothing": ("e\u200b\u0301", "é"),
    "Hangul fillers": ("\u3164\u115f\u1160\uffa0", ""),
    "a Khmer inherent vowel": ("a\u17b4b", "ab"),
    "a Mongolian selector in Latin": ("a\u180bb", "ab"),
    "a Mongolian vowel separator in Latin": ("a\u180eb", "ab"),
    "a variation selector behind nothing": ("\ufe0fa", "a"),
    "a row of variation selectors": ("a\ufe01\ufe02\U000e0101", "a\ufe01"),
    "a message in tags": ("a\U000e0041\U000e0001\U000e007fb", "ab"),
    "a flag no country has": ("🏴\U000e0067\U000e0062\U000e007f", "🏴"),
    "interlinear annotation": ("a\ufff9b\ufffac\ufffb", "abc"),
    "a musical format": ("a\U0001d173b", "ab"),
    "where a picture stood": ("\ufffcSee above", "See above"),
    "a phone number out of a directory": ("\u202a+49 30 1234\u202c", "+49 30 1234"),
    "a path out of a file manager": ("\u202aC:\\Temp", "C:\\Temp"),
    "a name out of a chat": ("\u2068דוד\u2069 says so", "דוד says so"),
    "isolates in each other": ("\u2067a\u2066b\u2069c\u2069", "abc"),
    "a bullet of a word processor": ("\uf0b7\tOne", "• One"),
    "an empty Braille cell": ("⠓\u2800⠓", "⠓ ⠓"),
    "a no-break space around": ("\u00a0a\u00a0", "a"),
}


@pytest.mark.parametrize(("text", "cleaned"), PASTED.values(), ids=PASTED)
def test_what_nobody_sees_in_a_pasted_text_goes(text: str, cleaned: str) -> None:
    assert clean(text, TEXT) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\tb", "a b"),
        ("\tone\r\n\ttwo", "one\n two"),
        ("a\vb\fc\x85d\u2028e\u2029f\rg", "a\nb\nc\nd\ne\nf\ng"),
    ],
)
def test_a_long_field_has_lines_where_the_pasted_text_had_them(text: str, cleaned: str) -> None:
    assert clean(text, TEXT, lines=True) == cleaned


BAD = {
    "NUL": "a\0b",
    "bell": "a\ab",
    "backspace": "a\bb",
    "escape": "\x1b[31mred",
    "unit separator": "a\x1fb",
    "delete": "a\x7fb",
    "first of C1": "a\x80b",
    "last of C1": "a\x9fb",
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
TURNED = {
    "left-to-right override": "a\u202db",
    "right-to-left override": "a\u202eb",
    "a closed override": "a\u202eb\u202cc",
    "an embedding that stays open": "a\u202bb",
    "an embedding closed before it is open": "a\u202cb",
    "an isolate that stays open": "a\u2067b",
    "an isolate that stays open at the start": "\u2067b",
    "an isolate closed before it is open": "a\u2069b",
    "crossed": "\u2067a\u202bb\u2069c\u202c",
    "closed by the other's end": "\u2067a\u202c",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
@pytest.mark.parametrize("lines", [False, True])
def test_what_is_no_text_is_refused(text: str, lines: bool) -> None:
    with pytest.raises(BadTextError, match="no-text") as refused:
        clean(text, TEXT, lines)
    assert refused.value.code == "bad-text"
    assert refused.value.params["before"] in {"a", ""}


@pytest.mark.parametrize("text", TURNED.values(), ids=TURNED)
def test_what_lies_about_its_order_is_refused(text: str) -> None:
    with pytest.raises(BadTextError, match="turned-round") as refused:
        clean(text, TEXT)
    assert refused.value.code == "bad-text"


def test_an_isolate_is_closed_on_its_own_line() -> None:
    assert clean("\u2067a\u2069\nb", TEXT, lines=True) == "a\nb"
    with pytest.raises(BadTextError, match="turned-round"):
        clean("\u2067a\nb\u2069", TEXT, lines=True)


def test_the_place_of_a_sign_that_is_no_text_is_told() -> None:
    with pytest.raises(BadTextError) as refused:
        clean("We hold the contract, and we \x07ring", TEXT)
    assert refused.value.params == {"before": "he contract, and we"}


def test_a_program_s_word_is_not_cleaned() -> None:
    assert exact(" a-1 ", 64) == "a-1"
    for text in ("a\tb", "a\nb", "a\u200bb", "\ufeffa", "a\0b"):
        with pytest.raises(BadTextError) as refused:
            exact(text, 64)
        assert refused.value.code == "bad-text"


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\ufeff", "\u200e"])
def test_what_is_left_out_does_not_count(mark: str) -> None:
    assert clean(f"{mark}a" * NAME, NAME) == "a" * NAME


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
@example(text="🙂\u200d↔\u200d\u0338")
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


def test_a_name_that_is_seen_as_nothing_is_nothing() -> None:
    assert clean("\u2800\u3164\u200d", NAME) == ""


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
