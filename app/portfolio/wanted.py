"""What of the portfolio is asked for: which services, in which order, from where on."""

import base64
import binascii
import json
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeAlias

from app.asks.refusal import Refusal

Sort: TypeAlias = Literal[
    "service", "code", "model", "distance", "state", "revision", "since", "promises", "overdue",
    "risks", "contracts", "ends", "changes", "drift",
    "-service", "-code", "-model", "-distance", "-state", "-revision", "-since", "-promises",
    "-overdue", "-risks", "-contracts", "-ends", "-changes", "-drift",
]  # fmt: skip
State: TypeAlias = Literal["live", "signed-off", "in-force"]
#: Sentences that can be true of a service.
Only: TypeAlias = Literal[
    "business-led",
    "nothing-for-it",
    "overdue",
    "risks-open",
    "lapsing",
    "contract-ended",
    "contract-ends",
    "changing",
    "drifted",
]
#: Days that are soon: a contract's end, an acceptance that lapses.
SOON = 90


class Wanted(NamedTuple):
    """All of it is optional; `after` is the `next` of the answer before."""

    sort: Sort = "service"
    state: State | None = None
    model: str | None = None
    q: str = ""
    only: tuple[Only, ...] = ()
    after: str = ""
    kind: str = "workshop"

    @property
    def key(self) -> str:
        return self.sort.removeprefix("-")

    @property
    def descends(self) -> bool:
        return self.sort.startswith("-")


def later(today: str, days: int) -> str:
    """The day so many days after this one."""
    return (date.fromisoformat(today) + timedelta(days=days)).isoformat()


def cursor(value: str | int, code: str) -> str:
    """Where the next page begins: behind the one with this value and code."""
    text = json.dumps([value, code], ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def place(after: str, like: type[str] | type[int]) -> tuple[str | int, str]:
    """What a cursor stands for; raises Refusal for one that is none of ours, or of another sort."""
    try:
        text = base64.urlsafe_b64decode(f"{after}{'=' * (-len(after) % 4)}")
        value, code = json.loads(text)
        f"{value}{code}".encode()  # half a sign is in no text of ours
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise Refusal("bad-field", "no-such-page") from None
    if not isinstance(value, like) or isinstance(value, bool) or not isinstance(code, str):
        raise Refusal("bad-field", "no-such-page")
    if "\0" in f"{value}{code}" or (isinstance(value, int) and abs(value) >= 2**31):
        raise Refusal("bad-field", "no-such-page")
    return value, code
