"""Who may ask for what, written once: every ask, every role, for oneself and for others."""

from typing import NamedTuple

from app.matrix.catalogue import FOURTEEN

#: One row for each ask; `themselves`, `another` and `a stranger` say whom the ask names: the asker,
#: somebody in the same workshop, somebody in another one. `done`, or the code of the refusal.
#:
#: Not in the table, because it is the same for each row. Nobody's and a removed person's asks are
#: `forbidden`, as are those of a stage. The key of a foreign workshop gets `not-found` by HTTP, as
#: if there were none, and is let in by no socket. An ask with a field it does not have, as the
#: name of somebody for whom one would like to act, is a `bad-field` for everyone.
TABLE = """
ask                 whom          observer     adviser      participant  facilitator
cast-vote           -             forbidden    done         done         done
vote-for            -             forbidden    forbidden    forbidden    done
withdraw-vote       -             forbidden    done         done         done
mark                -             done         done         done         done
reword              -             forbidden    forbidden    forbidden    done
add-process         -             forbidden    forbidden    forbidden    done
drop-process        -             forbidden    forbidden    forbidden    done
order-processes     -             forbidden    forbidden    forbidden    done
focus               -             forbidden    forbidden    forbidden    done
set-pace            -             forbidden    forbidden    forbidden    done
open-chapter        -             forbidden    forbidden    forbidden    done
plan-chapter        -             forbidden    forbidden    forbidden    done
begin-session       -             forbidden    forbidden    forbidden    done
plan-session        -             forbidden    forbidden    forbidden    done
answer-intake       -             forbidden    forbidden    forbidden    done
name-stakeholder    -             forbidden    forbidden    forbidden    done
invite-stakeholder  -             forbidden    forbidden    forbidden    done
drop-stakeholder    -             forbidden    forbidden    forbidden    done
name-executor       -             forbidden    forbidden    forbidden    done
confirm-executors   -             forbidden    done         done         done
drop-executor       -             forbidden    forbidden    forbidden    done
add-case            -             done         done         done         done
drop-case           -             forbidden    forbidden    forbidden    done
place-case          -             forbidden    forbidden    forbidden    done
merge-cases         -             forbidden    forbidden    forbidden    done
play-case           -             forbidden    forbidden    forbidden    done
show-path           -             forbidden    forbidden    forbidden    done
open-question       -             forbidden    forbidden    forbidden    done
leave-question      -             forbidden    forbidden    forbidden    done
set-names           -             forbidden    forbidden    forbidden    done
reveal              -             forbidden    forbidden    forbidden    done
let-them-vote       -             forbidden    forbidden    forbidden    wrong-state
reveal-all          -             forbidden    forbidden    forbidden    done
vote-again          -             forbidden    forbidden    forbidden    done
decide              -             forbidden    forbidden    forbidden    done
take-agreed         -             forbidden    forbidden    forbidden    done
adopt-reference     -             forbidden    forbidden    forbidden    done
reopen              -             forbidden    forbidden    forbidden    done
promise             -             forbidden    forbidden    forbidden    done
waive               -             forbidden    forbidden    forbidden    done
adopt-ambition      -             forbidden    forbidden    forbidden    done
record-contract     -             forbidden    forbidden    forbidden    done
expect-benefit      -             forbidden    forbidden    forbidden    done
judge-benefit       -             forbidden    forbidden    forbidden    done
set-today           -             forbidden    forbidden    forbidden    done
write-risk          -             forbidden    forbidden    forbidden    done
understand-risk     -             done         done         done         done
accept-risk         -             forbidden    forbidden    done         done
decline-risk        -             forbidden    forbidden    done         done
withdraw-acceptance -             forbidden    forbidden    forbidden    done
note-in-the-room    -             forbidden    forbidden    forbidden    done
keep-promise        -             forbidden    forbidden    forbidden    done
move-promise        -             forbidden    forbidden    forbidden    done
break-promise       -             forbidden    forbidden    forbidden    done
waive-check         -             forbidden    forbidden    forbidden    done
drop-offer          -             forbidden    forbidden    forbidden    done
undo                -             forbidden    forbidden    forbidden    done
redo                -             forbidden    forbidden    forbidden    done
sign-off            -             forbidden    forbidden    forbidden    done
start-revision      -             forbidden    forbidden    forbidden    done
name-office         -             forbidden    forbidden    forbidden    done
name-signatory      -             forbidden    forbidden    forbidden    done
sign                -             forbidden    forbidden    done         forbidden
refuse-signature    -             forbidden    forbidden    done         forbidden
describe            -             forbidden    forbidden    forbidden    done
take-apart          -             forbidden    forbidden    forbidden    done
set-timer           -             forbidden    forbidden    forbidden    done
extend-timer        -             forbidden    forbidden    forbidden    done
stop-timer          -             forbidden    forbidden    forbidden    done
park                -             forbidden    forbidden    forbidden    done
unpark              -             forbidden    forbidden    forbidden    done
lock-door           -             forbidden    forbidden    forbidden    done
correct-person      themselves    done         done         done         done
correct-person      another       forbidden    forbidden    forbidden    done
correct-person      a-stranger    not-found    not-found    not-found    not-found
remove-person       themselves    forbidden    forbidden    forbidden    wrong-state
remove-person       another       forbidden    forbidden    forbidden    done
remove-person       a-stranger    forbidden    forbidden    forbidden    not-found
remove-newcomers    -             forbidden    forbidden    forbidden    done
share-facilitation  themselves    forbidden    forbidden    forbidden    done
share-facilitation  another       forbidden    forbidden    forbidden    done
share-facilitation  a-stranger    forbidden    forbidden    forbidden    not-found
hand-over           themselves    forbidden    forbidden    forbidden    wrong-state
hand-over           another       forbidden    forbidden    forbidden    done
hand-over           a-stranger    forbidden    forbidden    forbidden    not-found
"""
INSIDE = ("observer", "adviser", "participant", "facilitator")
OUTSIDE = ("nobody", "removed", "foreign")


class Row(NamedTuple):
    """One line of the table."""

    ask: str
    whom: str
    answers: dict[str, str]


def _row(line: str) -> Row:
    ask, whom, *answers = line.split()
    return Row(ask, whom, dict(zip(INSIDE, answers, strict=True)))


ROWS = [_row(line) for line in TABLE.strip().splitlines()[1:]]

CELL = "incident:application"
PROCESS: dict[str, object] = {"process": "incident", "scope": "application"}
DESK = {"name": "Night desk", "kind": "internal", "hours": "always", "contact": "+358 9 123"}
NIGHT: dict[str, object] = {
    "title": "Nobody can log in",
    "story": "It is dark.",
    "at": "Sunday 03:00",
    "processes": ["incident"],
}
#: The fields of each ask, and what the facilitator asks before, so that it could be done.
FIELDS: dict[str, dict[str, object]] = {
    "cast-vote": {**PROCESS, "choice": "tbd"},
    "vote-for": {**PROCESS, "name": "Hanna", "represents": "business", "choice": "tbd"},
    "withdraw-vote": PROCESS,
    "mark": {**PROCESS, "what": "value"},
    "reword": {"process": "incident", "question": "Who gets it back?"},
    "add-process": {"name": "Data quality"},
    "drop-process": {"process": "licence"},
    "order-processes": {"processes": [*FOURTEEN.processes[::-1]]},
    "focus": PROCESS,
    "set-pace": {"pace": "together"},
    "open-chapter": {"chapter": "risks"},
    "plan-chapter": {"chapter": "matrix", "minutes": 45},
    "begin-session": {},
    "plan-session": {"day": "2027-12-03", "at": "09:00", "minutes": 90, "zone": "Asia/Tokyo"},
    "answer-intake": {"item": "origin", "answer": "saas"},
    "name-stakeholder": {"title": "Control owner", "represents": "other"},
    "invite-stakeholder": {"item": ""},
    "drop-stakeholder": {"item": ""},
    "name-executor": {**PROCESS, **DESK},
    "drop-executor": {**PROCESS, "name": "Night desk"},
    "add-case": NIGHT,
    "confirm-executors": {**PROCESS, "right": True},
    "drop-case": {"case": "n1"},
    "place-case": {"case": "n1", "before": "n2"},
    "merge-cases": {"case": "n1", "into": "n2"},
    "play-case": {"case": "n1"},
    "show-path": {"at": "today"},
    "open-question": {"question": "ambition"},
    "leave-question": {},
    "set-names": {"names": "people"},
    "reveal": PROCESS,
    "let-them-vote": {},
    "reveal-all": {},
    "vote-again": PROCESS,
    "decide": {**PROCESS, "accountable": "it-ops"},
    "take-agreed": {},
    "adopt-reference": {},
    "reopen": PROCESS,
    "promise": {**PROCESS, "owner": "Dana", "due": "2027-12-24"},
    "waive": {**PROCESS, "why": "Later."},
    "adopt-ambition": {"model": "A", "acknowledged": True},
    "record-contract": {
        "reference": "C-17",
        "vendor": "CloudDesk",
        "covers": "The desk",
        "holder": "business",
    },
    "expect-benefit": {"benefit": "Faster", "validation": "We ask.", "by": "2027-01-31"},
    "judge-benefit": {"benefit": "b1", "outcome": "validated", "evidence": "They say so."},
    "set-today": {**PROCESS, "accountable": "business"},
    "write-risk": {"title": "No rota", "category": "cost", "consequence": "A day is lost."},
    "understand-risk": {"risk": "r1"},
    "accept-risk": {"risk": "r1", "why": "There is no perfect world."},
    "decline-risk": {"risk": "r1"},
    "withdraw-acceptance": {"risk": "r1"},
    "note-in-the-room": {
        "name": "Hanna",
        "represents": "business",
        "act": "accept-risk",
        "risk": "r1",
    },
    "keep-promise": PROCESS,
    "move-promise": {**PROCESS, "due": "2027-12-31", "why": "Later."},
    "break-promise": {**PROCESS, "why": "Not done."},
    "waive-check": {"check": "continuity-open:continuity:application", "why": "So be it."},
    "drop-offer": {"offer": "cell:incident:application", "why": "So be it."},
    "undo": {},
    "redo": {},
    "sign-off": {},
    "start-revision": {},
    "name-office": {"signatory": "it-manager", "title": "Head of IT"},
    "name-signatory": {"signatory": "it-manager", "name": "Bob"},
    "sign": {"revision": 1, "hash": ""},  # filled in when there is one
    "refuse-signature": {"revision": 1, "why": "Not without a rota."},
    "describe": {"service": "Another"},
    "take-apart": {},
    "set-timer": {"seconds": 60},
    "extend-timer": {"seconds": 60},
    "stop-timer": {},
    "park": {"text": "Working hours"},
    "unpark": {"topic": ""},  # filled in when there is one
    "lock-door": {"locked": True},
    "correct-person": {"name": "Somebody Else"},
    "remove-person": {},
    "remove-newcomers": {"seconds": 1},
    "share-facilitation": {},
    "hand-over": {},
}
BEFORE: dict[str, tuple[str, ...]] = {
    "withdraw-vote": ("cast-vote",),
    "reveal-all": ("cast-vote",),
    "vote-again": ("reveal",),
    "take-agreed": ("cast-vote", "reveal"),
    "confirm-executors": ("name-executor",),
    "drop-executor": ("name-executor",),
    "drop-case": ("add-case",),
    "place-case": ("add-case", "add-case"),
    "merge-cases": ("add-case", "add-case"),
    "play-case": ("add-case",),
    "reopen": ("decide",),
    "promise": ("decide-tbd",),
    "waive": ("decide-tbd",),
    "understand-risk": ("write-risk",),
    "accept-risk": ("write-risk",),
    "decline-risk": ("write-risk",),
    "withdraw-acceptance": ("write-risk", "accept-risk"),
    "note-in-the-room": ("write-risk",),
    "keep-promise": ("decide-tbd", "promise"),
    "move-promise": ("decide-tbd", "promise"),
    "break-promise": ("decide-tbd", "promise"),
    "waive-check": ("decide-continuity",),
    "judge-benefit": ("expect-benefit",),
    "invite-stakeholder": ("name-stakeholder",),
    "drop-stakeholder": ("name-stakeholder",),
    "undo": ("decide",),
    "redo": ("decide", "undo"),
    "sign-off": ("adopt-reference",),
    "start-revision": ("adopt-reference", "sign-off"),
    "sign": ("adopt-reference", "name-signatory", "sign-off"),
    "refuse-signature": ("adopt-reference", "name-signatory", "sign-off"),
    "extend-timer": ("set-timer",),
    "stop-timer": ("set-timer",),
    "unpark": ("park",),
}
#: A leaves no cell t.b.d., so that it can be signed, and has columns that can be taken apart.
MODEL = dict.fromkeys(("sign-off", "start-revision", "take-apart", "sign", "refuse-signature"), "A")
