"""The shapes of bodies and answers as /openapi.json tells them; `reading` is what reads them."""

from typing import Any, Union, get_args

import msgspec

from app.asks.ask import NAME, VENDORS, Ask, Fields, tag_of
from app.asks.parsing import fields_of
from app.asks.refusal import Code

Shape = dict[str, Any]

STATUS: dict[Code, int] = {
    "bad-json": 400,
    "bad-field": 422,
    "too-long": 422,
    "bad-text": 422,
    "unknown-ask": 422,
    "forbidden": 403,
    "not-found": 404,
    "wrong-state": 409,
    "conflict": 409,
    "rate-limited": 429,
    "signed-off": 409,
    "unavailable": 503,
}
PROBLEM: Shape = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "A sentence for a person"},
        "code": {"enum": list(get_args(Code))},
    },
}


def problems(*statuses: int) -> dict[int | str, Shape]:
    """The refusals a call may answer; all of them where none is named."""
    content = {"application/problem+json": {"schema": PROBLEM}}
    refusal = {"description": "A refusal, with its code", "content": content}
    return dict.fromkeys(statuses or sorted({*STATUS.values(), 401}), refusal)


def gives(**fields: str | list[str]) -> Shape:
    """A JSON object with these fields, each of this type."""
    shape = {
        "type": "object",
        "required": list(fields),
        "properties": {name: {"type": kind} for name, kind in fields.items()},
    }
    return {"description": "Done", "content": {"application/json": {"schema": shape}}}


def takes(*asks: type[Ask], with_id: bool = False, once: bool = True) -> Shape:
    """The body of a call that takes one of these: by its name and with an id, or without a name.

    Not `once`: who asks again is given another, so there is no id to ask again by.
    """
    either = Union[asks]  # type: ignore[valid-type] # noqa: UP007 - made at run time
    (schema,), shapes = msgspec.json.schema_components([either], ref_template="{name}")
    named = {tag_of(one): one for one in asks}
    inside = _written_out(schema, shapes)
    for one in inside.get("anyOf", [inside]):
        fields = fields_of(named[one["properties"]["ask"]["enum"][0]])
        if with_id:
            one["properties"]["id"] = {"type": "string"}
            one["required"].append("id")
            one["properties"]["again"] = {"type": "boolean"}
        else:
            one["required"].remove("ask")
            one["properties"] |= {"id": {"type": "string"}} if once else {}
        for name, field in one["properties"].items():
            _limit(name, field, fields)
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": inside}}}}


def _limit(name: str, field: Shape, fields: Fields) -> None:
    if field.get("type") == "array":
        field["maxItems"] = VENDORS
        field["items"] |= {"minLength": 1, "maxLength": NAME}
    elif name in fields and field.get("type") == "string":
        most, _, may_be_empty = fields[name]
        field |= {"maxLength": most} if may_be_empty else {"minLength": 1, "maxLength": most}


def _written_out(schema: Any, shapes: Shape) -> Any:
    """Shapes written out where they are used: a route's extra cannot bring components."""
    if isinstance(schema, list):
        return [_written_out(one, shapes) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _written_out(shapes[schema["$ref"]], shapes)
    told = {"discriminator", "type"} if "enum" in schema else {"discriminator"}  # a list says all
    return {key: _written_out(one, shapes) for key, one in schema.items() if key not in told}
