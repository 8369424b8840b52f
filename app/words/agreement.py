"""What is said at a partnership agreement: refusals, gaps, misfits, and the topics of an agenda."""

from collections.abc import Callable
from functools import partial

from app.partnership import gaps, standing
from app.partnership.standing import Misfit

REFUSED = {
    "sides-alike": "sides: the two are called alike; call them so that they can be told apart.",
    "side-expected": "side: say for which side they speak, 0 or 1.",
    "no-side": "You speak for neither side here.",
    "agreement-full": "This agreement is full at {count} people.",
    "not-at-it": "You are not at this agreement any more.",
    "observers-look-on": "Who observes has no say here.",
    "agreement-signed": "The agreement is signed; start the next revision to change it.",
    "written-since": "This was written anew meanwhile: look at both, and write it again.",
    "no-rhythm": "every: month, quarter, year, or a rule like FREQ=WEEKLY;BYDAY=MO, with a"
    " meeting within two years.",
    "no-such-moment": "{field}: a day and a time are written like 2026-12-24 09:00.",
    "no-such-turn": "on: this meeting does not come on that day.",
    "too-many-attendees": "attendees: at most {count}.",
    "action-ended": "This action was kept or broken already.",
    "no-such-file-type": "name: a file of one of these endings is expected: {known}.",
    "not-that-file-type": "“{name}” is empty, or is no file of that kind.",
    "too-many-bytes": "The files of one agreement are {count} MiB at most.",
    "no-room-for-files": "There is no room for further files here: ask who runs this server.",
    "no-link": "link: an address like https://intranet.example/sla.pdf is expected.",
    "no-such-matrix": "No signed matrix fits: check the code, the revision and its hash.",
    "cited-already": "This service’s matrix is cited already: cite its newer revision there.",
    "no-such-change": "change: one of the asks that draft a section is expected.",
    "changes-nothing": "That is what it says already.",
    "no-such-proposal": "There is no such proposal here.",
    "proposal-answered": "This proposal was answered already.",
    "own-proposal": "Only the other side answers a proposal.",
    "other-sides-proposal": "Only the side that proposed it takes it back.",
    "answers-closed": "The answers to this question are out.",
    "no-answers-yet": "Nobody has answered this question yet.",
    "meeting-sits": "Another meeting is held just now: close it first.",
    "no-meeting-sits": "No meeting is held just now.",
}
TOPICS = {
    "agenda-action": "Action",
    "agenda-objective": "Objective due",
    "agenda-promise": "Promise due",
    "agenda-risk": "Risk to be looked at",
    "agenda-lapse": "Acceptance of a risk lapses",
    "agenda-benefit": "Benefit to be validated",
    "agenda-newer": "A newer matrix is in force",
    "agenda-proposal": "Proposal waits for an answer",
}


def _misfit(says: str, parts: list[str]) -> str:
    return Misfit(says, tuple(parts)).sentence


def _gap(says: str, **told: str) -> str:
    return gaps.SAYS[says].format(**told)


PHRASED: dict[str, Callable[..., str]] = {
    **{says: partial(_gap, says) for says in gaps.SAYS},
    **{says: partial(_misfit, says) for says in standing.SAYS},
    **{says: partial(str, told) for says, told in TOPICS.items()},
}
