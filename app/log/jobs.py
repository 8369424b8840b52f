"""What is put to the writer: asks on their way, looks, and where their answers go."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import msgspec

from app.asks.ask import Ask
from app.asks.refusal import Code
from app.log.kind import Screen
from app.log.replica import Replica
from app.log.store import Answered


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an ask is answered: done, under the stream's number then, or refused and why."""

    seq: int
    code: Code | None = None
    says: str = ""  # the key of a sentence
    params: dict[str, Any] = {}  # what stands in it
    came: tuple[str, str] | None = None  # who came in or opened: into which stream, as whom


def _nobody_waits(_: Answer, __: Any) -> None:
    """Where an answer goes that nobody waits for."""


#: Where an answer goes; a look gets what it saw with it.
Reply: TypeAlias = Callable[[Answer, Any], None]


@dataclass(slots=True)
class Asked:
    """An ask on its way: in which stream, whose it is, and where its answer goes."""

    code: str
    person: str
    ask: Ask
    kind: str = ""  # the stream has to be of this one, where it is named
    id: str | None = None  # the client's; at the door, bound to who asks
    again: bool = False  # answered if it ever came, and else never done
    key: str | None = None  # the hash of a key to hand out with it
    browser: str | None = None  # the hash of the cookie of who asks, to be known again by
    given: str = ""  # the hash of a secret that goes out with the answer
    reply: Reply = _nobody_waits


class Want(NamedTuple):
    """What somebody wants beside the screen, of what screens leave out."""

    name: str
    of: str
    after: int

    def see(self, replica: Replica, person: str) -> Screen:
        """The screen, and under `told` what is wanted; raises Refusal where there is no such."""
        told = replica.kind.tell(replica.state, *self)
        return {**replica.screen(person), "told": told}


#: What came of an ask or a look: the answer, and what was seen.
Seen: TypeAlias = tuple[Answer, Any]
#: What somebody sees of a replica: finished, and made in a moment.
Sight: TypeAlias = Callable[[Replica, str], Any]
SCREEN: Sight = Replica.screen


@dataclass(slots=True)
class Look:
    """A look at a stream: it changes nothing, locks nothing, and waits for nobody."""

    code: str
    person: str
    kind: str = ""
    reply: Reply = _nobody_waits
    see: Sight = SCREEN


Job: TypeAlias = Asked | Look
#: Stream → who has a socket open on it.
Here: TypeAlias = Mapping[str, frozenset[str]]


def hashed(asked: Asked) -> str:
    """What is kept of an ask, to know another under its id from it.

    At the door names come in: with the id, which is not kept, nobody finds them out by trying.
    """
    salt = (asked.id or "").encode() if asked.key else b""
    return hashlib.sha256(salt + msgspec.json.encode(asked.ask)).hexdigest()


ANSWER = msgspec.json.Decoder(Answer)


def once_more(earlier: Answered, body: str, seq: int) -> Answer:
    """What an ask is answered that was answered before."""
    if earlier.body != body:
        return Answer(seq, "conflict", "id-used")
    answer = ANSWER.decode(earlier.answer)
    if answer.code and not answer.says:  # of the first release, which kept the sentence
        text = msgspec.json.decode(earlier.answer)["why"]
        return Answer(answer.seq, answer.code, "verbatim", {"text": text})
    return answer
