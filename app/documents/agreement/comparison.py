"""Any two revisions of an agreement side by side: section by section, item by item, in words."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from app.documents.agreement import differences, people
from app.documents.agreement.differences import FIELDS, TITLES, Difference
from app.documents.agreement.markdown import written
from app.documents.changes import glance
from app.documents.comparison import Comparing, Pair, Side
from app.documents.markdown import listed, plain, table
from app.documents.printable import clean
from app.partnership.record import Agreement, parse

PHILOSOPHY = "Relationship philosophy"
HOWS = ("added", "dropped", "changed")


def of(pair: Pair) -> dict[str, Any]:
    """As a program reads it. Names live apart from what was signed: the staff is told by roles."""
    before, now = (parse(one.content) for one in pair)
    nobody = people.of(now, {})._replace(called={})
    told = differences.sections(list(differences.between(before, now, nobody)))
    texts = clean(before.philosophy), clean(now.philosophy)
    return {
        "title": clean(now.title),
        "from": _side(before, pair.before),
        "to": _side(now, pair.now),
        "about": list(differences.about(before, now)),
        "philosophy": {"changed": texts[0] != texts[1], "before": texts[0], "after": texts[1]},
        "sections": {name: _section(told.get(name, [])) for name in FIELDS},
    }


def _side(one: Agreement, side: Side) -> dict[str, Any]:
    return {"revision": one.revision, "hash": side.hash, "signed_at": one.signed_at}


def _section(told: list[Difference]) -> dict[str, list[dict[str, Any]]]:
    return {how: [_item(one) for one in told if one.how == how] for how in HOWS}


def _item(one: Difference) -> dict[str, Any]:
    fields = [{**field._asdict(), "words": field.words} for field in one.fields]
    return {"item": one.id, "title": one.title, **({"fields": fields} if fields else {})}


def as_json(pair: Pair) -> bytes:
    return (json.dumps(of(pair), ensure_ascii=False, indent=2) + "\n").encode()


def as_markdown(pair: Pair) -> bytes:
    """What is not the same; a section that is says nothing."""
    told = of(pair)
    first, last = told["from"], told["to"]
    parts = [
        f"# {plain(told['title'])}: revision {first['revision']} and revision {last['revision']}",
        listed(f"Revision {one['revision']}: SHA-256 `{one['hash']}`" for one in (first, last)),
        "## The agreement",
        listed(map(plain, told["about"])) if told["about"] else "It is as it was.",
        *_philosophy(told["philosophy"], first["revision"], last["revision"]),
        *(line for name, section in told["sections"].items() for line in _changed(name, section)),
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _philosophy(told: Mapping[str, Any], first: int, last: int) -> Iterator[str]:
    """Both texts, whole."""
    if told["changed"]:
        yield f"## {PHILOSOPHY}"
        for revision, text in ((first, told["before"]), (last, told["after"])):
            yield f"### Revision {revision}"
            yield written(text) or "Nothing was written."


def _changed(name: str, section: Mapping[str, list[dict[str, Any]]]) -> Iterator[str]:
    if not any(section.values()):
        return
    yield f"## {TITLES[name]}"
    lines = [f"{how}: {plain(glance(one['title']))}" for how in HOWS[:2] for one in section[how]]
    if lines:
        yield listed(lines)
    if section["changed"]:
        yield table(["Item", "Field", "Before", "After"], list(_fields(section["changed"])))


def _fields(items: list[dict[str, Any]]) -> Iterator[list[str]]:
    for one in items:
        for field in one["fields"]:
            before, after = field["before"], field["after"]
            if not before and not after:
                after = field["words"].partition(": ")[2]
            yield [glance(one["title"]), field["label"], glance(before), glance(after)]


COMPARING = {
    "json": Comparing("application/json", as_json),
    "md": Comparing("text/markdown; charset=utf-8", as_markdown),
}
