"""Reading what comes in: every bad input gets the code that says what is wrong with it."""

import contextlib
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.asks.ask import VENDORS
from app.asks.parsing import parse, read, read_ask, read_id
from app.asks.refusal import Code, Refusal
from app.words.english import sentence
from app.workshop.kind import WORKSHOP
from tests.workshop import ask

always_the_same = settings(derandomize=True, deadline=None, database=None, max_examples=300)

VOTE: dict[str, Any] = {
    "ask": "cast-vote",
    "id": "1",
    "process": "incident",
    "scope": "application",
    "choice": "it-ops",
}
DECIDE = {**VOTE, "ask": "decide", "accountable": "it-ops"}
del DECIDE["choice"]
PROMISE: dict[str, Any] = {
    "ask": "promise",
    "id": "1",
    "process": "incident",
    "scope": "both",
    "owner": "Dana",
    "due": "2026-12-24",
}

ASKS = WORKSHOP.asks


def heard(text: str | bytes) -> tuple[str, ask.Ask]:
    """A frame as a socket and the API read it: first the id, then the ask."""
    body = parse(text)
    return read_id(body), read_ask(body, ASKS)


def refused(text: str | bytes) -> Code:
    with pytest.raises(Refusal) as refusal:
        heard(text)
    why = sentence(refusal.value.says, refusal.value.params)
    assert why
    assert len(why) < 400
    return refusal.value.code


def nested(depth: int, opening: str = "[", closing: str = "]") -> str:
    """An object with arrays in it, so many levels deep altogether."""
    return '{"x":' + opening * (depth - 1) + closing * (depth - 1) + "}"


NOT_JSON: dict[str, str | bytes] = {
    "nothing": "",
    "a space": " ",
    "a word": "hello",
    "half an object": '{"ask":',
    "single quotes": "{'ask': 'cast-vote'}",
    "a trailing comma": '{"ask": "cast-vote",}',
    "a comment": '{"ask": "cast-vote"} // now',
    "two objects": "{}{}",
    "an unquoted key": '{ask: "cast-vote"}',
    "a byte order mark": '\ufeff{"ask": "cast-vote"}',
    "NaN": '{"seconds": NaN}',
    "Infinity": '{"seconds": Infinity}',
    "minus Infinity": '{"seconds": -Infinity}',
    "nan": '{"seconds": nan}',
    "too large a number": '{"seconds": 1e999}',
    "too small a number": '{"seconds": -1e999}',
    "a number of 5,000 digits": '{"seconds": ' + "9" * 5000 + "}",
    "a leading zero": '{"seconds": 060}',
    "hexadecimal": '{"seconds": 0x3c}',
    "a plus sign": '{"seconds": +60}',
    "a key twice": '{"ask": "reveal", "ask": "reveal-all"}',
    "a key twice, written in two ways": '{"ask": "reveal", "\\u0061sk": "reveal-all"}',
    "a key twice deep inside": '{"x": {"y": [{"z": 1, "z": 2}]}}',
    "a high surrogate": '{"reason": "\\ud83d"}',
    "a low surrogate": '{"reason": "\\ude00"}',
    "surrogates the wrong way round": '{"reason": "\\ude00\\ud83d"}',
    "a lone surrogate as a key": '{"\\ud83d": 1}',
    "a lone surrogate deep inside": '{"x": [["\\udfff"]]}',
    "a raw NUL in a text": '{"reason": "a\0b"}',
    "a raw line feed in a text": '{"reason": "a\nb"}',
    "a bad escape": '{"reason": "\\x41"}',
    "half an escape": '{"reason": "\\u00"}',
    "an open text": '{"reason": "',
    "nine levels": nested(9),
    "nine levels of objects": '{"x":' * 8 + "{}" + "}" * 8,
    "a thousand levels": nested(1000),
    "a hundred thousand levels": nested(100_000),
    "a hundred thousand openings": "[" * 100_000,
    "a hundred thousand objects": '{"x":' * 100_000,
    "an array at the top": "[]",
    "an array of asks": json.dumps([VOTE]),
    "a text at the top": '"cast-vote"',
    "a number at the top": "1",
    "true at the top": "true",
    "null at the top": "null",
    "bytes that are not UTF-8": b'{"reason": "\xff"}',
    "an overlong slash": b'{"reason": "\xc0\xaf"}',
    "an encoded surrogate": b'{"reason": "\xed\xa0\x80"}',
    "half a sign": b'{"reason": "\xe6\x9d"}',
}


@pytest.mark.parametrize("text", NOT_JSON.values(), ids=NOT_JSON)
def test_what_cannot_be_read_is_bad_json(text: str | bytes) -> None:
    assert refused(text) == "bad-json"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig"])
def test_only_utf_8_is_read(encoding: str) -> None:
    assert refused(json.dumps(VOTE).encode(encoding)) == "bad-json"


def test_eight_levels_are_read() -> None:
    assert parse(nested(8)) == {"x": [[[[[[[]]]]]]]}


def test_the_refusal_repeats_nothing_of_what_was_sent() -> None:
    for text in ('{"canary', '{"canary": canary}', '{"canary": 1, "canary": 2}'):
        with pytest.raises(Refusal) as refusal:
            parse(text)
        assert "canary" not in sentence(refusal.value.says, refusal.value.params)


BAD: dict[str, tuple[Any, Code]] = {
    # which ask
    "no ask": ({"id": "1"}, "unknown-ask"),
    "an unknown ask": ({**VOTE, "ask": "vote"}, "unknown-ask"),
    "another case": ({**VOTE, "ask": "Cast-Vote"}, "unknown-ask"),
    "a space before": ({**VOTE, "ask": " cast-vote"}, "unknown-ask"),
    "an empty ask": ({**VOTE, "ask": ""}, "unknown-ask"),
    "null for an ask": ({**VOTE, "ask": None}, "unknown-ask"),
    "a number for an ask": ({**VOTE, "ask": 1}, "unknown-ask"),
    "a list for an ask": ({**VOTE, "ask": ["cast-vote"]}, "unknown-ask"),
    "an ask of the door": (
        {"ask": "join", "id": "1", "name": "Eve", "represents": "other"},
        "unknown-ask",
    ),
    "to open a workshop": ({"ask": "open-workshop", "id": "1"}, "unknown-ask"),
    "a class by name": ({"ask": "CastVote", "id": "1"}, "unknown-ask"),
    # its id
    "no id": ({key: VOTE[key] for key in VOTE if key != "id"}, "bad-field"),
    "an empty id": ({**VOTE, "id": ""}, "bad-field"),
    "a blank id": ({**VOTE, "id": "  "}, "bad-field"),
    "a number for an id": ({**VOTE, "id": 1}, "bad-field"),
    "null for an id": ({**VOTE, "id": None}, "bad-field"),
    "an id of 65 signs": ({**VOTE, "id": "x" * 65}, "too-long"),
    "an id with a NUL": ({**VOTE, "id": "x\0"}, "bad-text"),
    # fields
    "a field too many": ({**VOTE, "person": "ann"}, "bad-field"),
    "a field of another ask": ({**VOTE, "accountable": "it-ops"}, "bad-field"),
    "an inherited name": ({**VOTE, "__class__": "x"}, "bad-field"),
    "a field missing": ({key: VOTE[key] for key in VOTE if key != "choice"}, "bad-field"),
    "no process": ({key: DECIDE[key] for key in DECIDE if key != "process"}, "bad-field"),
    "no scope": ({key: DECIDE[key] for key in DECIDE if key != "scope"}, "bad-field"),
    "an unknown scope": ({**VOTE, "scope": "all"}, "bad-field"),
    "an unknown choice": ({**VOTE, "choice": "vendor"}, "bad-field"),
    "a choice by its printed word": ({**VOTE, "choice": "IT OPS"}, "bad-field"),
    "an empty choice": ({**VOTE, "choice": ""}, "bad-field"),
    "null for a choice": ({**VOTE, "choice": None}, "bad-field"),
    "a number for a choice": ({**VOTE, "choice": 1}, "bad-field"),
    "a list for a choice": ({**VOTE, "choice": ["it-ops"]}, "bad-field"),
    "an object for a choice": ({**VOTE, "choice": {"it-ops": 1}}, "bad-field"),
    "to decide on no view": ({**DECIDE, "accountable": "abstain"}, "bad-field"),
    # numbers
    "confidence 0": ({**VOTE, "confidence": 0}, "bad-field"),
    "confidence 6": ({**VOTE, "confidence": 6}, "bad-field"),
    "confidence -1": ({**VOTE, "confidence": -1}, "bad-field"),
    "confidence 2.5": ({**VOTE, "confidence": 2.5}, "bad-field"),
    "confidence in words": ({**VOTE, "confidence": "3"}, "bad-field"),
    "true for a number": ({**VOTE, "confidence": True}, "bad-field"),
    "false for a number": ({**VOTE, "confidence": False}, "bad-field"),
    "confidence 10^300": ({**VOTE, "confidence": 10**300}, "bad-field"),
    "confidence 1e300": ({**VOTE, "confidence": 1e300}, "bad-field"),
    "confidence 2^64": ({**VOTE, "confidence": 2**64}, "bad-field"),
    "nine seconds": ({"ask": "set-timer", "id": "1", "seconds": 9}, "bad-field"),
    "7,201 seconds": ({"ask": "set-timer", "id": "1", "seconds": 7201}, "bad-field"),
    "true seconds": ({"ask": "set-timer", "id": "1", "seconds": True}, "bad-field"),
    "null seconds": ({"ask": "extend-timer", "id": "1", "seconds": None}, "bad-field"),
    # yes and no
    "1 for yes": ({"ask": "lock-door", "id": "1", "locked": 1}, "bad-field"),
    "a word for yes": ({"ask": "lock-door", "id": "1", "locked": "true"}, "bad-field"),
    "null for no": ({"ask": "lock-door", "id": "1", "locked": None}, "bad-field"),
    # texts
    "a reason of 4,001 signs": ({**VOTE, "reason": "x" * 4001}, "too-long"),
    "4,001 signs beyond ASCII": ({**VOTE, "reason": "李" * 4001}, "too-long"),
    "a reason that is a list": ({**VOTE, "reason": ["because"]}, "bad-field"),
    "null for a reason": ({**VOTE, "reason": None}, "bad-field"),
    "NUL in a reason": ({**VOTE, "reason": "a\0b"}, "bad-text"),
    "an override in a reason": ({**VOTE, "reason": "a\u202eb"}, "bad-text"),
    "an isolate without an end in a reason": ({**VOTE, "reason": "a\u2067b"}, "bad-text"),
    "an id with a tab": ({**VOTE, "id": "x\ty"}, "bad-text"),
    "an id with a mark nobody sees": ({**VOTE, "id": "x\u200b"}, "bad-text"),
    "a process with a line": ({**VOTE, "process": "in\ncident"}, "bad-text"),
    "a noncharacter in a reason": ({**VOTE, "reason": "\uffff"}, "bad-text"),
    "an override in a name": ({**PROMISE, "owner": "Dana\u202eErik"}, "bad-text"),
    "a name that is seen as nothing": ({**PROMISE, "owner": "\u2800\u3164"}, "bad-field"),
    "an owner of 61 signs": ({**PROMISE, "owner": "x" * 61}, "too-long"),
    "an empty owner": ({**PROMISE, "owner": ""}, "bad-field"),
    "a blank owner": ({**PROMISE, "owner": " \u3000 "}, "bad-field"),
    "a promise without a date": (
        {key: PROMISE[key] for key in PROMISE if key != "due"},
        "bad-field",
    ),
    "a number for a date": ({**PROMISE, "due": 20261224}, "bad-field"),
    "a waiver without a reason": (
        {"ask": "waive", "id": "1", "process": "incident", "scope": "both", "why": " "},
        "bad-field",
    ),
    "an empty topic": ({"ask": "park", "id": "1", "text": ""}, "bad-field"),
    "a topic of 4,001 signs": ({"ask": "park", "id": "1", "text": "x" * 4001}, "too-long"),
    "a service of 121 signs": ({"ask": "describe", "id": "1", "service": "x" * 121}, "too-long"),
    "an empty service": ({"ask": "describe", "id": "1", "service": ""}, "bad-field"),
    "null for a service": ({"ask": "describe", "id": "1", "service": None}, "bad-field"),
    "a description with a bell": (
        {"ask": "describe", "id": "1", "description": "\a"},
        "bad-text",
    ),
    "a name for nobody": (
        {"ask": "correct-person", "id": "1", "person": "p", "name": ""},
        "bad-field",
    ),
    "to make oneself a facilitator": (
        {"ask": "correct-person", "id": "1", "person": "p", "role": "facilitator"},
        "bad-field",
    ),
    "an unknown party": (
        {"ask": "correct-person", "id": "1", "person": "p", "represents": "tbd"},
        "bad-field",
    ),
    "an unknown office": (
        {"ask": "name-signatory", "id": "1", "signatory": "ceo", "name": "Ann"},
        "bad-field",
    ),
    "an unknown pace": ({"ask": "set-pace", "id": "1", "pace": "fast"}, "bad-field"),
    # lists
    "one vendor too many": (
        {"ask": "describe", "id": "1", "vendors": ["x"] * (VENDORS + 1)},
        "too-long",
    ),
    "a vendor of 61 signs": ({"ask": "describe", "id": "1", "vendors": ["x" * 61]}, "too-long"),
    "an empty vendor": ({"ask": "describe", "id": "1", "vendors": ["Nordic", ""]}, "bad-field"),
    "a vendor with an override": (
        {"ask": "describe", "id": "1", "vendors": ["a\u202eb"]},
        "bad-text",
    ),
    "a number for a vendor": ({"ask": "describe", "id": "1", "vendors": [1]}, "bad-field"),
    "a list for a vendor": ({"ask": "describe", "id": "1", "vendors": [["x"]]}, "bad-field"),
    "a text for vendors": ({"ask": "describe", "id": "1", "vendors": "Nordic"}, "bad-field"),
    "null for vendors": ({"ask": "describe", "id": "1", "vendors": None}, "bad-field"),
    "a field for an ask without": ({"ask": "undo", "id": "1", "what": "all"}, "bad-field"),
}


@pytest.mark.parametrize(("body", "code"), BAD.values(), ids=BAD)
def test_what_cannot_be_meant_is_refused_by_name(body: dict[str, Any], code: Code) -> None:
    assert refused(json.dumps(body)) == code


@contextmanager
def why(pattern: str) -> Iterator[None]:
    """Refused, in a sentence that has this in it."""
    with pytest.raises(Refusal) as refusal:
        yield
    assert re.search(pattern, sentence(refusal.value.says, refusal.value.params))


def test_over_a_hundred_bad_inputs_are_tried() -> None:
    assert len(NOT_JSON) + len(BAD) > 100


def test_a_refusal_names_the_field() -> None:
    for field, value, called in (
        ("choice", "vendor", "choice"),
        ("confidence", 9, "confidence"),
        ("reason", "\0", "Your reason"),
    ):
        with why(rf"^{called}: "):
            read_ask({**VOTE, field: value}, ASKS)


def test_what_may_not_stand_is_said_in_words_a_person_has() -> None:
    with why("^Your reason: Behind “We hold” stands a sign that cannot be shown"):
        read_ask({**VOTE, "reason": "We hold \x07it"}, ASKS)
    with why("^Your reason: At its beginning stands a sign"):
        read_ask({**VOTE, "reason": "\x07it"}, ASKS)
    with why("^Your reason: Hidden marks turn the order of its letters round"):
        read_ask({**VOTE, "reason": "We hold \u202eit"}, ASKS)


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("confidence", 1, 1),
        ("confidence", 5, 5),
        ("confidence", None, None),
        ("reason", "x" * 4000, "x" * 4000),
        ("reason", "e\u0301" * 4000, "é" * 4000),
        ("reason", " two\r\nlines ", "two\nlines"),
        ("reason", "\ufeffIT\tOPS\u2028holds\u200b it", "IT OPS\nholds it"),
        ("reason", "", ""),
        ("reason", "👩🏽\u200d💻 می\u200cخواهم", "👩🏽\u200d💻 می\u200cخواهم"),
        ("choice", "abstain", "abstain"),
        ("scope", "both", "both"),
    ],
)
def test_what_may_be_asked_is_read_clean(field: str, value: object, kept: object) -> None:
    _, command = heard(json.dumps({**VOTE, field: value}))
    assert getattr(command, field) == kept


@pytest.mark.parametrize("number", ["1", "x" * 64, "7f3c-é", "李"])
def test_an_id_is_the_clients_choice(number: str) -> None:
    assert heard(json.dumps({**VOTE, "id": number}))[0] == number


def test_nobody_may_sign_for_an_office_but_a_person_has_a_name() -> None:
    cleared = {"ask": "name-signatory", "signatory": "it-manager", "name": " "}
    assert read_ask(cleared, ASKS) == ask.NameSignatory(signatory="it-manager", name="")
    with why("^Name: something has to stand here"):
        read_ask({"ask": "correct-person", "person": "p", "name": " "}, ASKS)


def test_an_ask_is_read_as_what_it_is() -> None:
    vote = ask.CastVote("it-ops", process="incident", scope="application")
    assert heard(json.dumps(VOTE)) == ("1", vote)


def test_the_asks_of_the_door_are_read_as_what_they_are() -> None:
    join = {"name": " Eve ", "represents": "vendor"}
    assert read(join, ask.Join) == ask.Join(name="Eve", represents="vendor")
    with why("role"):
        read({**join, "role": "facilitator"}, ask.Join)
    with why("^Your name: At most 60 signs"):
        read({"service": "Payroll", "model": "B", "facilitator": "x" * 61}, ask.OpenWorkshop)
    with why("model"):
        read({"service": "Payroll", "model": "D", "facilitator": "Ann"}, ask.OpenWorkshop)


# Whatever comes in


@always_the_same
@given(st.text(st.characters(), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    _read_or_refused(text)


@always_the_same
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    _read_or_refused(body)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(), max_size=8)
    | st.sampled_from(["incident", "both", "it-ops", "business", "2026-12-24"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)
all_fields = sorted({field for kind in ASKS.values() for field in kind.__struct_fields__})


@settings(always_the_same, max_examples=100)
@given(
    st.sampled_from(sorted(ASKS)),
    st.dictionaries(st.sampled_from([*all_fields, "id", "x"]), json_values, max_size=6),
)
def test_any_ask_is_read_or_refused(kind: str, fields: dict[str, Any]) -> None:
    _read_or_refused(json.dumps({"id": "1", **fields, "ask": kind}))


def _read_or_refused(text: str | bytes) -> None:
    with contextlib.suppress(Refusal):
        _, command = heard(text)
        assert type(command) in ASKS.values()


def test_the_interpreter_limits_how_long_a_number_may_be() -> None:
    assert 0 < sys.get_int_max_str_digits() < 5000
