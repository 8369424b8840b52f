"""What nobody should send, and what it is answered: one line each."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Frame(NamedTuple):
    """A frame on an entered socket; `number` is the id that the refusal names."""

    what: str
    frame: str | bytes
    code: str
    number: str | None = "x"


def _ask(ask: str, **fields: object) -> str:
    return json.dumps({"ask": ask, "id": "x", **fields})


CELL = {"process": "incident", "scope": "application"}
VOTE = {**CELL, "choice": "business"}

UNREADABLE = [
    Frame(what, frame, "bad-json", None)
    for what, frame in (
        ("nothing", ""),
        ("blanks", " \t\r\n "),
        ("a brace", "{"),
        ("a closed brace too much", '{"ask": "here", "id": "x"}}'),
        ("two objects", '{"ask": "here", "id": "1"}{"ask": "here", "id": "2"}'),
        ("a list", "[]"),
        ("a list of asks", '[{"ask": "here", "id": "x"}]'),
        ("a number", "1"),
        ("a text", '"here"'),
        ("true", "true"),
        ("null", "null"),
        ("a word", "here"),
        ("single quotes", "{'ask': 'here', 'id': 'x'}"),
        ("a trailing comma", '{"ask": "here", "id": "x",}'),
        ("a comment", '{"ask": "here", "id": "x"} // hello'),
        ("no quotes", '{ask: "here"}'),
        ("NaN", '{"ask": "here", "id": NaN}'),
        ("Infinity", '{"ask": "here", "id": Infinity}'),
        ("minus Infinity", '{"ask": "here", "id": -Infinity}'),
        ("1e999", '{"ask": "here", "id": 1e999}'),
        ("minus 1e999", '{"ask": "here", "id": "x", "n": -1e999}'),
        ("5,000 digits", '{"ask": "here", "id": ' + "9" * 5000 + "}"),
        ("a doubled key", '{"ask": "here", "id": "x", "id": "y"}'),
        ("a doubled key, escaped", '{"ask": "here", "id": "x", "i\\u0064": "y"}'),
        ("a doubled key inside", '{"ask": "here", "id": "x", "a": {"b": 1, "b": 2}}'),
        ("a lone high surrogate", '{"ask": "park", "id": "x", "text": "\\ud800"}'),
        ("a lone low surrogate", '{"ask": "park", "id": "x", "text": "\\udfff"}'),
        ("surrogates the wrong way round", '{"ask": "park", "id": "x", "text": "\\udc00\\ud800"}'),
        ("a surrogate in a key", '{"ask": "here", "id": "x", "\\ud800": 1}'),
        ("a surrogate in an id", '{"ask": "here", "id": "\\ud800"}'),
        ("nine lists", '{"ask": "here", "id": "x", "a": ' + "[" * 8 + "]" * 8 + "}"),
        ("nine objects", '{"a":' * 9 + "1" + "}" * 9),
        ("7,000 lists", "[" * 7000),
        ("7,000 lists, closed", '{"a":' + "[" * 7000 + "]" * 7000 + "}"),
        ("3,000 objects", '{"a":' * 3000),
        ("a raw newline in a text", '{"ask": "park", "id": "x", "text": "a\nb"}'),
        ("a raw NUL", '{"ask": "here", "id": "x\x00"}'),
        ("a byte order mark", '\ufeff{"ask": "here", "id": "x"}'),
        ("a bad escape", '{"ask": "here", "id": "\\x41"}'),
        ("a cut escape", '{"ask": "here", "id": "\\u12"}'),
        ("hexadecimal", '{"ask": "here", "id": 0x10}'),
        ("an octal", '{"ask": "here", "id": 010}'),
        ("a plus", '{"ask": "here", "id": +1}'),
        ("XML", "<ask>here</ask>"),
        ("HTTP", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        ("binary nothing", b""),
        ("binary JSON", b'{"ask": "here", "id": "x"}'),
        ("binary noise", bytes(range(256))),
    )
]

NO_ID = [
    Frame(what, frame, code, None)
    for what, frame, code in (
        ("an empty object", "{}", "bad-field"),
        ("no id", '{"ask": "here"}', "bad-field"),
        ("id null", '{"ask": "here", "id": null}', "bad-field"),
        ("id a number", '{"ask": "here", "id": 1}', "bad-field"),
        ("id a list", '{"ask": "here", "id": ["x"]}', "bad-field"),
        ("id an object", '{"ask": "here", "id": {"x": 1}}', "bad-field"),
        ("id true", '{"ask": "here", "id": true}', "bad-field"),
        ("id empty", '{"ask": "here", "id": ""}', "bad-field"),
        ("id blank", '{"ask": "here", "id": "  "}', "bad-field"),
        ("id of 65 signs", json.dumps({"ask": "here", "id": "x" * 65}), "too-long"),
        ("id of 15,000 signs", json.dumps({"ask": "here", "id": "x" * 15000}), "too-long"),
        ("id with a NUL", '{"ask": "here", "id": "a\\u0000"}', "bad-text"),
        ("id with a newline", '{"ask": "here", "id": "a\\nb"}', "bad-text"),
        ("id with a bidi control", '{"ask": "here", "id": "a\\u202e"}', "bad-text"),
    )
]

UNKNOWN = [
    Frame(what, frame, "unknown-ask")
    for what, frame in (
        ("no ask", '{"id": "x"}'),
        ("ask null", _ask("a").replace('"a"', "null")),
        ("ask a number", _ask("a").replace('"a"', "7")),
        ("ask a list", _ask("a").replace('"a"', '["here"]')),
        ("ask an object", _ask("a").replace('"a"', "{}")),
        ("ask empty", _ask("")),
        ("an ask nobody knows", _ask("dance")),
        ("capitals", _ask("Cast-Vote", **VOTE)),
        ("an underscore", _ask("cast_vote", **VOTE)),
        ("a blank behind", _ask("cast-vote ", **VOTE)),
        ("a look-alike letter", _ask("cаst-vote", **VOTE)),
        ("an ask of the door", _ask("join", name="X", represents="business")),
        ("opening a workshop", _ask("open-workshop", service="x", model="B", facilitator="y")),
        ("an event's name", _ask("votes-revealed", **CELL)),
        ("a prototype", _ask("__proto__")),
        ("a dunder", _ask("__class__")),
    )
]

FIELDS = [
    Frame(what, frame, "bad-field")
    for what, frame in (
        ("here with more", _ask("focus", **CELL, more=1)),
        ("a vote without anything", _ask("cast-vote")),
        ("a vote without a choice", _ask("cast-vote", **CELL)),
        ("a vote without a cell", _ask("cast-vote", choice="business")),
        ("a process nobody knows", _ask("cast-vote", **(VOTE | {"process": "lunch"}))),
        ("a process in capitals", _ask("cast-vote", **(VOTE | {"process": "Incident"}))),
        ("a process null", _ask("cast-vote", **(VOTE | {"process": None}))),
        ("a process as a list", _ask("cast-vote", **(VOTE | {"process": ["incident"]}))),
        ("a scope nobody knows", _ask("cast-vote", **(VOTE | {"scope": "database"}))),
        ("a scope as an object", _ask("cast-vote", **(VOTE | {"scope": {}}))),
        ("a choice nobody knows", _ask("cast-vote", **(VOTE | {"choice": "vendor"}))),
        ("a choice as printed", _ask("cast-vote", **(VOTE | {"choice": "IT OPS"}))),
        ("a choice as a number", _ask("cast-vote", **(VOTE | {"choice": 0}))),
        ("two choices", _ask("cast-vote", **(VOTE | {"choice": ["business", "tbd"]}))),
        ("confidence 0", _ask("cast-vote", **VOTE, confidence=0)),
        ("confidence 6", _ask("cast-vote", **VOTE, confidence=6)),
        ("confidence minus 1", _ask("cast-vote", **VOTE, confidence=-1)),
        ("confidence 2.5", _ask("cast-vote", **VOTE, confidence=2.5)),
        ("confidence as a text", _ask("cast-vote", **VOTE, confidence="3")),
        ("confidence true", _ask("cast-vote", **VOTE, confidence=True)),
        ("confidence huge", _ask("cast-vote", **VOTE, confidence=10**300)),
        ("confidence as a list", _ask("cast-vote", **VOTE, confidence=[3])),
        ("a reason as a number", _ask("cast-vote", **VOTE, reason=1)),
        ("a reason null", _ask("cast-vote", **VOTE, reason=None)),
        ("a reason as an object", _ask("cast-vote", **VOTE, reason={"$gt": ""})),
        ("somebody else's vote", _ask("cast-vote", **VOTE, person="p2")),
        ("a vote with a role", _ask("cast-vote", **VOTE, role="facilitator")),
        ("a vote with a code", _ask("cast-vote", **VOTE, code="ABCDEFGH")),
        ("a vote with a round as a text", _ask("cast-vote", **VOTE, round="2")),
        ("a vote with round 0", _ask("cast-vote", **VOTE, round=0)),
        ("a vote with a number", _ask("cast-vote", **VOTE, seq=1)),
        ("a prototype's field", _ask("cast-vote", **VOTE, __proto__={"choice": "tbd"})),
        ("an empty field name", _ask("cast-vote", **VOTE, **{"": 1})),
        ("a decision to abstain", _ask("decide", **CELL, accountable="abstain")),
        ("a decision without a party", _ask("decide", **CELL)),
        ("a decision null", _ask("decide", **CELL, accountable=None)),
        ("executed by a list", _ask("decide", **CELL, accountable="tbd", executed_by=["a"])),
        ("a pace nobody knows", _ask("set-pace", pace="fast")),
        ("a pace null", _ask("set-pace", pace=None)),
        ("a door half locked", _ask("lock-door", locked="yes")),
        ("a door locked by 1", _ask("lock-door", locked=1)),
        ("a timer of 9 seconds", _ask("set-timer", seconds=9)),
        ("a timer of 7,201 seconds", _ask("set-timer", seconds=7201)),
        ("a timer as a text", _ask("set-timer", seconds="60")),
        ("a timer of half a second", _ask("set-timer", seconds=60.5)),
        ("a timer backwards", _ask("set-timer", seconds=-60)),
        ("a timer of 1e300", '{"ask": "set-timer", "id": "x", "seconds": 1e300}'),
        ("parking nothing", _ask("park", text="")),
        ("parking blanks", _ask("park", text=" \u00a0 ")),
        ("parking a number", _ask("park", text=5)),
        ("unparking without a topic", _ask("unpark")),
        ("an owner of nothing", _ask("promise", **CELL, owner=" ", due="2027-01-01")),
        ("a waiver of nothing", _ask("waive", **CELL, why="")),
        ("a service of nothing", _ask("describe", service="")),
        ("a service null", _ask("describe", service=None)),
        ("vendors as a text", _ask("describe", vendors="CloudDesk")),
        ("vendors as numbers", _ask("describe", vendors=[1, 2])),
        ("a vendor of nothing", _ask("describe", vendors=[""])),
        ("vendors in vendors", _ask("describe", vendors=[["CloudDesk"]])),
        ("an office nobody knows", _ask("name-signatory", signatory="king", name="X")),
        ("an office of a number", _ask("name-signatory", signatory="it-manager", name=5)),
        ("removing a number", _ask("remove-person", person=1)),
        ("making somebody facilitator by correction",
         _ask("correct-person", person="p", role="facilitator")),
        ("a correction to a party nobody knows",
         _ask("correct-person", person="p", represents="legal")),
        ("undo with a cell", _ask("undo", **CELL)),
        ("sign-off with a revision", _ask("sign-off", revision=7)),
    )
]  # fmt: skip

LONG = [
    Frame(what, frame, "too-long")
    for what, frame in (
        ("a reason of 4,001 signs", _ask("cast-vote", **VOTE, reason="x" * 4001)),
        ("a rationale of 4,001 signs",
         _ask("decide", **CELL, accountable="tbd", rationale="x" * 4001)),
        ("a name of 61 signs", _ask("correct-person", person="p", name="x" * 61)),
        ("a name of 61 emoji", _ask("correct-person", person="p", name="🙂" * 61)),
        ("a service of 121 signs", _ask("describe", service="x" * 121)),
        ("a vendor of 61 signs", _ask("describe", vendors=["x" * 61])),
        ("21 vendors", _ask("describe", vendors=["x"] * 21)),
        ("an owner of 61 signs", _ask("promise", **CELL, owner="x" * 61, due="2027-01-01")),
        ("a topic of 4,001 signs", _ask("park", text="x" * 4001)),
        ("a choice of 5,000 signs", _ask("cast-vote", **CELL, choice="x" * 5000)),
    )
]  # fmt: skip

TEXTS = [
    Frame(f"a text with {what}", _ask("park", text=f"a{sign}b"), "bad-text")
    for what, sign in (
        ("NUL", "\x00"), ("a bell", "\x07"), ("a backspace", "\x08"),
        ("an escape", "\x1b[31m"), ("DEL", "\x7f"), ("C1 CSI", "\x9b"),
        ("an open embedding", "\u202b"), ("an override", "\u202e"), ("an open isolate", "\u2066"),
        ("a pop isolate", "\u2069"), ("a closed override", "\u202eb\u202c"),
        ("a noncharacter", "\ufffe"), ("a last noncharacter", "\U0010ffff"), ("FDD0", "\ufdd0"),
        ("private use", "\ue000"), ("a private plane", "\U000f0000"),
    )
]  # fmt: skip
TEXTS += [
    Frame(
        "a name with an override", _ask("correct-person", person="p", name="a\u202eb"), "bad-text"
    ),
    Frame("a service with a bell", _ask("describe", service="a\ab"), "bad-text"),
    Frame(
        "a name of nothing one sees",
        _ask("correct-person", person="p", name="\u200b\u3164"),
        "bad-field",
    ),
    Frame(
        "a process with a zero-width space",
        _ask("focus", **(CELL | {"process": "in\u200bcident"})),
        "bad-text",
    ),
    Frame("a process with a NUL", _ask("focus", **(CELL | {"process": "a\x00"})), "bad-text"),
]

RULES = [
    Frame(what, frame, code)
    for what, frame, code in (
        ("entering again", _ask("enter", key="x"), "wrong-state"),
        ("voting outside the focus", _ask("cast-vote", **VOTE), "wrong-state"),
        ("withdrawing outside the focus", _ask("withdraw-vote", **CELL), "wrong-state"),
        ("revealing when nobody has voted", _ask("reveal-all"), "wrong-state"),
        ("again before a reveal", _ask("vote-again", **CELL), "wrong-state"),
        ("reopening what is open", _ask("reopen", **CELL), "wrong-state"),
        ("taking what nobody agreed on", _ask("take-agreed"), "wrong-state"),
        ("undoing nothing", _ask("undo"), "wrong-state"),
        ("bringing nothing back", _ask("redo"), "wrong-state"),
        ("signing with open cells", _ask("sign-off"), "wrong-state"),
        ("a revision on top of none", _ask("start-revision"), "wrong-state"),
        ("taking apart what is apart", _ask("take-apart"), "wrong-state"),
        ("more time on no timer", _ask("extend-timer", seconds=60), "wrong-state"),
        ("unparking what is not there", _ask("unpark", topic="t99"), "not-found"),
        ("removing nobody", _ask("remove-person", person="nobody"), "not-found"),
        ("removing an empty name", _ask("remove-person", person=""), "not-found"),
        ("handing over to nobody", _ask("hand-over", person="nobody"), "not-found"),
        ("sharing with nobody", _ask("share-facilitation", person="nobody"), "not-found"),
        ("correcting nobody", _ask("correct-person", person="nobody", name="X"), "not-found"),
        ("SQL for a person", _ask("remove-person", person="' OR 1=1 --"), "not-found"),
        ("SQL for a topic", _ask("unpark", topic="'; DROP TABLE event; --"), "not-found"),
        *(
            (f"a promise due {due!r}", _ask("promise", **CELL, owner="X", due=due), "bad-field")
            for due in ("", "soon", "2027-02-30", "2027-13-01", "20270101", "2027-W01-1",
                        "01/02/2027", "2027-1-1", "2027-01-01T00:00:00Z", "0000-00-00", "-1")
        ),
    )
]  # fmt: skip

FRAMES = [*UNREADABLE, *NO_ID, *UNKNOWN, *FIELDS, *LONG, *TEXTS, *RULES]

#: Asks of a facilitator, put by somebody who is none.
FORBIDDEN = [
    Frame(f"a participant's {json.loads(frame)['ask']}", frame, "forbidden")
    for frame in (
        _ask("focus", **CELL),
        _ask("set-pace", pace="own"),
        _ask("reveal", **CELL),
        _ask("reveal-all"),
        _ask("vote-again", **CELL),
        _ask("decide", **CELL, accountable="tbd"),
        _ask("take-agreed"),
        _ask("adopt-reference"),
        _ask("reopen", **CELL),
        _ask("promise", **CELL, owner="X", due="2027-01-01"),
        _ask("waive", **CELL, why="X"),
        _ask("undo"),
        _ask("redo"),
        _ask("sign-off"),
        _ask("start-revision"),
        _ask("describe", service="Mine"),
        _ask("take-apart"),
        _ask("set-timer", seconds=60),
        _ask("extend-timer", seconds=60),
        _ask("stop-timer"),
        _ask("park", text="X"),
        _ask("unpark", topic="t1"),
        _ask("remove-person", person="p"),
        _ask("share-facilitation", person="p"),
        _ask("hand-over", person="p"),
        _ask("lock-door", locked=True),
        _ask("name-signatory", signatory="it-manager", name="X"),
    )
]


class Call(NamedTuple):
    """A request with the facilitator's key; `path` begins behind the workshop's address."""

    what: str
    method: str
    path: str
    status: tuple[int, ...]
    content: bytes | None = None
    headers: Mapping[str, str] = MappingProxyType({})


_JSON = {"Content-Type": "application/json"}

CALLS = [
    Call("no such call", "GET", "/nothing", (404,)),
    Call("no such call below one", "GET", "/asks/1", (404,)),
    Call("getting asks", "GET", "/asks", (405,)),
    Call("deleting a workshop", "DELETE", "", (403,)),
    Call("replacing a workshop", "PUT", "", (405,)),
    Call("putting a workshop", "PUT", "", (405,)),
    Call("patching people", "PATCH", "/people", (405,)),
    Call("putting a cookie", "PUT", "/cookie", (405,)),
    Call("getting keys", "GET", "/keys", (405,)),
    Call("posting a matrix", "POST", "/matrix.csv", (405,)),
    Call("TRACE", "TRACE", "", (405,)),
    Call("a matrix of another kind", "GET", "/matrix.exe", (404,)),
    Call("a matrix of no kind", "GET", "/matrix.", (404,)),
    Call("a matrix of two kinds", "GET", "/matrix.csv.xlsx", (404,)),
    Call("a matrix in capitals", "GET", "/matrix.CSV", (404,)),
    Call("a revision nobody signed", "GET", "/matrix.csv?revision=1", (404,)),
    Call("revision 0", "GET", "/matrix.csv?revision=0", (404, 422)),
    Call("revision minus 1", "GET", "/matrix.csv?revision=-1", (404, 422)),
    Call("a revision in words", "GET", "/matrix.csv?revision=one", (422,)),
    Call("a revision of nothing", "GET", "/matrix.csv?revision=", (422,)),
    Call("half a revision", "GET", "/matrix.csv?revision=1.5", (422,)),
    Call("a revision beyond 64 bits", "GET", "/matrix.csv?revision=" + "9" * 30, (404, 422)),
    Call("a revision of 5,000 digits", "GET", "/matrix.csv?revision=" + "9" * 5000, (404, 422)),
    Call("SQL for a revision", "GET", "/matrix.csv?revision=1%20OR%201=1", (422,)),
    Call("a climb", "GET", "/matrix.../../../etc/passwd", (404,)),
    Call("an encoded climb", "GET", "/matrix.%2e%2e%2f%2e%2e%2fetc%2fpasswd", (404,)),
    Call("asks without a body", "POST", "/asks", (400,), b""),
    Call("asks without a type", "POST", "/asks", (400, 415), b'{"ask": "undo", "id": "x"}'),
    Call("asks as a form", "POST", "/asks", (400, 415), b"ask=undo&id=x",
         {"Content-Type": "application/x-www-form-urlencoded"}),
    Call("asks as plain text", "POST", "/asks", (400, 415), b'{"ask": "undo", "id": "x"}',
         {"Content-Type": "text/plain"}),
    Call("asks as XML", "POST", "/asks", (400, 415), b"<ask/>", {"Content-Type": "text/xml"}),
    Call("asks as a type nobody knows", "POST", "/asks", (400, 415), b"{}",
         {"Content-Type": "application/json-but-not-quite"}),
    Call("half a body", "POST", "/asks", (400,), b'{"ask": "und', _JSON),
    Call("a list", "POST", "/asks", (400,), b"[]", _JSON),
    Call("bytes that are no text", "POST", "/asks", (400,), b'{"ask": "\xff\xfe"}', _JSON),
    Call("an overlong encoding", "POST", "/asks", (400,), b'{"ask": "\xc0\xaf"}', _JSON),
    Call("a surrogate in bytes", "POST", "/asks", (400,), b'{"ask": "\xed\xa0\x80"}', _JSON),
    Call("UTF-16", "POST", "/asks", (400, 422), '{"ask": "undo"}'.encode("utf-16"), _JSON),
    Call("NaN", "POST", "/asks", (400,), b'{"ask": NaN}', _JSON),
    Call("a doubled key", "POST", "/asks", (400,), b'{"ask": "undo", "ask": "undo"}', _JSON),
    Call("50,000 lists", "POST", "/asks", (400,), b"[" * 50_000, _JSON),
    Call("a body of a megabyte", "POST", "/asks", (413, 422), b" " * 1_000_000, _JSON),
    Call("an ask without an id", "POST", "/asks", (422,), b'{"ask": "undo"}', _JSON),
    Call("an ask nobody knows", "POST", "/asks", (422,), b'{"ask": "dance", "id": "x"}', _JSON),
    Call("entering by the API", "POST", "/asks", (422,), b'{"ask": "enter", "id": "x"}', _JSON),
    Call("joining as nobody", "POST", "/people", (422,), b"{}", _JSON),
    Call("joining without a name", "POST", "/people", (422,),
         b'{"name": " ", "represents": "business"}', _JSON),
    Call("joining for a party nobody knows", "POST", "/people", (422,),
         b'{"name": "Mallory", "represents": "legal"}', _JSON),
    Call("joining as a facilitator", "POST", "/people", (422,),
         b'{"name": "Mallory", "represents": "business", "role": "facilitator"}', _JSON),
    Call("joining under an id of one's own", "POST", "/people", (422,),
         b'{"name": "Mallory", "represents": "business", "person": "p"}', _JSON),
    Call("joining with a name of 61 signs", "POST", "/people", (422,),
         json.dumps({"name": "x" * 61, "represents": "business"}).encode(), _JSON),
    Call("joining with an override", "POST", "/people", (422,),
         json.dumps({"name": "\u202eyrollaM", "represents": "business"}).encode(), _JSON),
    Call("joining by another ask", "POST", "/people", (422,),
         b'{"ask": "sign-off", "name": "Mallory", "represents": "business"}', _JSON),
]  # fmt: skip
