"""What is said to people, in English: a key and what stands in it, made into a sentence."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.log.kind import Phrase
from app.matrix import gaps, remarks
from app.matrix.reference import meaning_of
from app.words.agreement import PHRASED, REFUSED
from app.words.fields import FIELDS
from app.words.files import FILES
from app.words.portfolio import PORTFOLIO
from app.words.processes import PROCESSES

#: Each begins as it is to stand on a screen and ends with a full stop.
SENTENCES = {
    **(FILES | PORTFOLIO | PROCESSES | REFUSED),
    "other-cell-in-focus": "The room is looking at another cell just now.",
    "votes-closed": "The votes on this cell are closed.",
    "other-round": "This vote was for another round than the one that is open now.",
    "voted-since": "Your own vote here has changed since, on another device or page.",
    "changed-since": "This changed meanwhile: look again, and press again if it still holds.",
    "nothing-hidden": "There are no hidden votes here: they are out already.",
    "no-votes-yet": "No open cell has a vote yet.",
    "nothing-revealed": "A new round follows a reveal; this cell has none to follow.",
    "no-date": "{field}: a date is written like 2026-12-24.",
    "ends-before": "A contract ends after it starts.",
    "no-such-day": "day: a session is on a day from {first} to {last}.",
    "no-time": "at: a time of day is written like 09:30.",
    "no-such-zone": "zone: no time zone of this name is known, as Europe/Helsinki is.",
    "no-such-intake": "item: there is no such question about a service.",
    "no-such-answer": "answer: that cannot be chosen here.",
    "no-such-offer": "Nothing is offered by this name here.",
    "register-full": "There are {count} of them; that is as many as can be kept.",
    "who-asks-accepts": "You wrote this risk: to accept it yourself, say why.",
    "owner-answers": "Only its owner accepts or declines this risk.",
    "accepted-by-another": "Only who accepted this risk can withdraw that.",
    "not-accepted": "This risk is not accepted now.",
    "answered-already": "Somebody has answered for this risk already.",
    "not-acknowledged": "What follows from this model is to be acknowledged before it is adopted.",
    "nothing-left-open": "This cell has an accountable party; nothing is left open.",
    "cell-or-promise": "Name a cell, by process and scope, or a promise by its id.",
    "no-such-promise": "There is no such promise here.",
    "owner-or-facilitator": "Its owner or the facilitator says what became of a promise.",
    "promise-ended": "This promise was kept or broken already.",
    "no-such-check": "There is no such check now.",
    "check-settled": "Nothing is amiss there any more.",
    "no-timer": "No timer is running.",
    "decided-already": "This is decided already: reopen it to decide it anew.",
    "nothing-agreed": "No revealed cell is agreed and still undecided.",
    "agreed-thinly": "What is agreed is thin ({count}): decide each of these by itself.",
    "not-decided": "Only a decided cell can be reopened.",
    "revision-begun": "The next revision is being worked on already.",
    "not-in-it": "You are not in this workshop any more.",
    "facilitator-only": "Only the facilitator can do that.",
    "votes-are-out": "The votes on it are out. Say in the room what is not clear.",
    "observers-watch": "Who observes or advises has no vote.",
    "advisers-not-asked": "This is asked of those who vote, not of those who advise.",
    "no-such-scope": "scope: there is no scope by this name here.",
    "signed": "The matrix is signed; start the next revision to change it.",
    "cell-or-question": "Name a cell, by process and scope, or another question.",
    "names-only-tighter": "People have voted by the rule that names stay hidden; it stays.",
    "names-stay-hidden": "Who chose what stays hidden here.",
    "no-such-choice": "That cannot be chosen here.",
    "no-such-question": "There is no such question.",
    "question-not-open": "This question was not opened yet.",
    "too-few-answers": "It is shown from {count} answers on, so that nobody is known by theirs.",
    "too-many-quick-checks": "There were {count} quick checks; that is as many as can be kept.",
    "nothing-to-tell": "There is nothing of that name here.",
    "nothing-to-undo": "There is nothing that can be taken back now.",
    "nothing-to-redo": "There is nothing that can be brought back now.",
    "door-locked": "The door is locked; the facilitator can open it.",
    "facilitator-only-for-others": "Only the facilitator can do that for others.",
    "speaks-for-themselves": "Somebody of this name is here, and speaks for themselves.",
    "entered-otherwise": "Somebody of this name was entered for another party: correct that first.",
    "not-in-yet": "This person was invited, and has not come in by their personal link yet.",
    "speaks-by-link": "Somebody of this name was invited, and speaks by their personal link.",
    "no-such-link": "This personal link opens nothing any more: ask for a new one.",
    "link-used": "This personal link was claimed already: it lets one browser in, once.",
    "link-was-claimed": "Their link was claimed already: remove them, and invite them anew.",
    "facilitator-signs-not": "Who facilitates signs for no office: hand over first.",
    "holds-no-office": "You hold no office here that signs.",
    "holds-not-this-office": "This office is not held by somebody of that name.",
    "nothing-to-sign": "Nothing was signed off yet.",
    "another-revision": "There is another revision than this one to sign now: look again.",
    "signature-stands": "You have signed, and a signature that was given stands.",
    "no-device": "Whoever facilitates needs a device, and this person has none here.",
    "facilitating-already": "You facilitate already.",
    "no-hours": "{field}: “{what}” is not written like “Mon-Fri 08:00-16:00 Europe/Helsinki”, "
    "several with commas, or “always”.",
    "no-moment": "“{what}” is not a day and a time like “Sunday 03:00”.",
    "no-such-executor": "Nobody of that name executes it.",
    "cases-full": "You have brought in {count} cases, and more cannot be kept of one person.",
    "no-such-step": "This case has no more than {count} steps.",
    "no-gap-here": "Playing this case shows no gap here.",
    "no-dry-run": "Only the simulated room of a dry run votes by itself.",
    "nothing-takes-votes": "Nothing takes a vote of theirs just now: bring up a cell, or ask.",
    "dry-run-only": "Only a dry run can be thrown away.",
    "nobody-by-this-id": "There is nobody by this id in the workshop.",
    "last-facilitator": "A workshop needs a facilitator: hand over first.",
    "no-such-topic": "This topic is not on the parking list.",
    "apart-already": "Application and interface are apart already.",
    "too-many-wrong-codes": "Too many wrong codes from here: wait a minute.",
    "foreign-page": "This request came from a foreign page.",
    "json-expected": "Content-Type: application/json is expected.",
    "body-cut-off": "The request ended before its body did.",
    "too-many-asks": "Too many asks at once: wait a moment.",
    "enter-first": "Enter first: who are you?",
    "key-opens-nothing-here": "This key opens nothing here.",
    "key-opens-nothing": "This key opens nothing.",
    "key-needed": "A key is needed: send it as Authorization: Bearer.",
    "in-already": "You are in already.",
    "stage-watches": "A stage that is nobody’s can only watch.",
    "object-expected": "A JSON object is expected.",
    "lone-surrogate": "A lone surrogate is not text.",
    "no-such-ask": "There is no ask by this name.",
    "again-expected": "again: true or false is expected.",
    "never-came": "This did not arrive, so it was not done.",
    "id-expected": "id: a text of 1 to 64 signs is expected.",
    "no-such-workshop": "There is no workshop by this code.",
    "not-saved": "This could not be saved just now. Nothing is lost: please try again.",
    "id-used": "This id was used for another ask.",
    "database-silent": "The database does not answer just now: please try again.",
    "full": "This workshop is full at {count} people.",
    "parking-full": "The parking list is full at {count} topics.",
    "later-release": "A later release of Remit wrote on this («{what}»): it has to serve it.",
    "body-too-long": "At most {count} bytes.",
    "stage-dark": "The door is locked: this screen shows nothing until it opens.",
    "too-many-stage-links": "At most {count} links for stages: take them back first.",
    "too-many-pages": "At most {count} open pages a person.",
    "too-many-at-the-door": "Too many came in from your network just now: wait a moment.",
    "no-place": "Too many connections: please try again.",
    "another-took-over": "Another request goes on from here.",
    "too-many-stages": "Too many screens without a key look on just now.",
    "too-fast": "Faster than {count} asks a second: wait a moment.",
    "too-deep": "Nested deeper than {count} levels.",
    "not-json": "This is not JSON we can read: {what}.",
    "too-many-vendors": "vendors: at most {count}.",
    "not-as-expected": "{text}",
    "empty": "{field}: something has to stand here.",
    "text-too-long": "{field}: At most {limit} signs fit here; this text has {length}.",
    "no-text": "{field}: {place} stands a sign that cannot be shown. Delete it there.",
    "turned-round": "{field}: Hidden marks turn the order of its letters round. Type it anew.",
    "no-word": "{field}: These signs cannot stand here.",
    "verbatim": "{text}",
    "cells-owed": "{cells} left t.b.d. with neither an owner and a date nor a waiver.",
}
#: What was done, before the name of the cells it was done to.
ACTS = {
    "decision": "the decision on",
    "adoption": "the adoption of",
    "reopening": "reopening",
    "round": "the new round on",
    "promise": "the promise on",
    "waiver": "the waiver on",
    "keeping": "keeping the promise on",
    "moving": "moving the promise on",
    "breaking": "breaking the promise on",
}


def sentence(says: str, params: Mapping[str, Any]) -> str:
    """The sentence by this key."""
    if "field" in params:
        params = {**params, "field": FIELDS.get(params["field"], params["field"])}
    if "before" in params:
        place = f"Behind “{params['before']}”" if params["before"] else "At its beginning"
        params = {**params, "place": place}
    if says == "cells-owed":
        count = params["count"]
        return SENTENCES[says].format(cells="1 cell is" if count == 1 else f"{count} cells are")
    return SENTENCES[says].format(**params)


def phrase(told: Phrase) -> str:
    """The words of a phrase in a screen."""
    return PHRASES[told.says](**told.params)


def _undo(act: str, cells: Sequence[str], joined: bool, named: Mapping[str, str]) -> str:
    return f"{ACTS[act]} {_called(cells, joined, named)}"


def _called(cells: Sequence[str], joined: bool, named: Mapping[str, str]) -> str:
    """Cells in words: the one by its name, as published or `named` here, several by number."""
    processes = {key.split(":")[0] for key in cells}
    if len(processes) > 1:
        return f"{len(cells)} cells"
    process, scope = cells[0].split(":")
    name = named.get(process) or meaning_of(process).name
    return name if len(cells) > 1 or joined else f"{name} ({scope.capitalize()})"


def _check(
    rule: str, cell: str, joined: bool, named: Mapping[str, str], tripped: bool, **told: str
) -> str:
    """What a check says: of a cell by its name, of a party by its word."""
    return remarks.says(rule, tripped, _called([cell], joined, named) if cell else "", told)


def _settles(rule: str) -> str:
    return remarks.SETTLES[rule]


def _gap(rule: str, cell: str, joined: bool, named: Mapping[str, str], **told: str) -> str:
    """What a gap says of a cell by its name."""
    return gaps.says(rule, _called([cell], joined, named), told)


def _mends(rule: str) -> str:
    return gaps.MENDS[rule]


PHRASES: dict[str, Callable[..., str]] = {
    "undo": _undo,
    "check": _check,
    "settles": _settles,
    "gap": _gap,
    "mends": _mends,
    **PHRASED,
}
