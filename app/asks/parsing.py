"""Reading what comes in: strict JSON, known fields, clean text; the rest is refused by name."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from app.asks.ask import FIELDS, TEXT, VENDORS, Ask, Fields
from app.asks.refusal import Refusal
from app.asks.text import BadTextError, clean, exact

DEPTH = 8
#: What stands beside an ask, and is no part of it.
BESIDE = frozenset({"id", "again"})

T = TypeVar("T")


def parse(text: str | bytes) -> dict[str, Any]:
    """An object from JSON without NaN, doubled keys, lone surrogates, or nesting beyond 8."""
    try:
        text = text.decode() if isinstance(text, bytes) else text
        value = _flat(text)
        return _any(text) if value is None else value
    except RecursionError:
        raise Refusal("bad-json", "too-deep", count=DEPTH) from None
    except ValueError as error:
        raise Refusal("bad-json", "not-json", what=_shown(error)) from None


def _flat(text: str) -> dict[str, Any] | None:
    """An object without objects or lists in it, as nearly every ask is, for a fifth of the cost.

    The decoder is strict in all but doubled keys. Where there are as many colons as keys, none is
    doubled; where there are more, or it stumbles, the other decoder has the word.
    """
    if text.count("{") != 1 or "[" in text:
        return None
    try:
        value = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return None
    return value if isinstance(value, dict) and len(value) == text.count(":") else None


def _any(text: str) -> dict[str, Any]:
    value = DECODER.decode(text)
    if not isinstance(value, dict):
        raise Refusal("bad-json", "object-expected")
    _check(value, 1)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return made


def _not_a_number(word: str) -> float:
    raise ValueError(f"{word} is not a JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("a number is too large")
    return number


def _shown(error: ValueError) -> str:
    """The parser's words, without any piece of what was sent."""
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error).split(":")[0]


DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_not_a_number, parse_float=_finite
)


def _check(value: Any, depth: int) -> None:
    if isinstance(value, str):
        if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
            raise Refusal("bad-json", "lone-surrogate")
    elif isinstance(value, dict | list):
        if depth > DEPTH:
            raise Refusal("bad-json", "too-deep", count=DEPTH)
        inside: Sequence[Any] = (
            [*value.keys(), *value.values()] if isinstance(value, dict) else value
        )
        for one in inside:
            _check(one, depth + 1)


def read_ask(body: dict[str, Any], asks: Mapping[str, type[Ask]]) -> Ask:
    """The ask of a frame, beside its id; raises Refusal with the code of what is wrong.

    `asks` are those that may be asked, by name.
    """
    kind = body.get("ask")
    if not isinstance(kind, str) or kind not in asks:
        raise Refusal("unknown-ask", "no-such-ask")
    return read({key: body[key] for key in body if key not in BESIDE}, asks[kind])


def read_id(body: dict[str, Any]) -> str:
    """The client's own id for its ask."""
    if not isinstance(body.get("id"), str):
        raise Refusal("bad-field", "id-expected")
    return _text("id", body["id"], FIELDS)


def read_again(body: dict[str, Any]) -> bool:
    """Whether an ask comes once more, to be answered if it ever came and never to be done now."""
    if not isinstance(body.get("again", False), bool):
        raise Refusal("bad-field", "again-expected")
    return bool(body.get("again"))


def read_at_the_door(body: dict[str, Any], kind: type[T]) -> tuple[str | None, T]:
    """An ask of somebody who is nobody yet, and its id, where it has one."""
    number = read_id(body) if "id" in body else None
    return number, read({key: body[key] for key in body if key != "id"}, kind)


def fields_of(kind: type) -> Fields:
    """What each text of this ask, or of anything else that is read, may be."""
    return FIELDS | kind.own_fields if issubclass(kind, Ask) else FIELDS


def read(body: dict[str, Any], kind: type[T]) -> T:
    """An ask from an object: cleaned texts, known fields, the right types."""
    vendors = body.get("vendors")
    if isinstance(vendors, list) and len(vendors) > VENDORS:
        raise Refusal("too-long", "too-many-vendors", count=VENDORS)
    fields = fields_of(kind)
    cleaned = {key: _clean(key, value, fields) for key, value in body.items()}
    try:
        return msgspec.convert(cleaned, kind)
    except msgspec.ValidationError as error:
        raise Refusal("bad-field", "not-as-expected", text=_plainly(str(error))) from None


def _clean(key: str, value: Any, fields: Fields) -> Any:
    if isinstance(value, str):
        return _text(key, value, fields)
    if isinstance(value, list):
        return [
            _text("name", one, fields) if isinstance(one, str) else _clean(key, one, fields)
            for one in value
        ]
    if isinstance(value, dict):
        return {name: _clean(name, one, fields) for name, one in value.items()}
    return value


def _text(key: str, value: str, fields: Fields) -> str:
    limit, lines, may_be_empty = fields.get(key, (TEXT, False, True))
    try:
        people_wrote = key in fields and key != "id"
        text = clean(value, limit, lines) if people_wrote else exact(value, limit)
    except BadTextError as error:
        raise Refusal(error.code, error.says, field=key, **error.params) from None
    if not text and not may_be_empty:
        raise Refusal("bad-field", "empty", field=key)
    return text


def _plainly(words: str) -> str:
    """msgspec's sentence, with the field first: 'choice: Invalid enum value …'."""
    what, _, where = words[:200].partition(" - at `$.")
    return f"{where.rstrip('`')}: {what}." if where else f"{what.replace('`', '')}."
