"""One transaction of the writer: many asks decided in turn, and everything they write."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import msgspec
from sqlalchemy import Connection

from app.asks.ask import Ask
from app.asks.refusal import Code, Refusal
from app.log import ballots, readmodels, repeats, revisions, snapshots, store
from app.log.ballots import Slips
from app.log.codec import LaterReleaseError
from app.log.doubts import gone_back
from app.log.kind import Kind, Screen
from app.log.kinds import Kinds
from app.log.recorded import DropVote, Effect, KeepNames, KeepRevision, KeepVote, RevokeKeys, Vote
from app.log.repeats import Refusals
from app.log.replica import Replica
from app.log.revisions import Signed
from app.log.store import Answered, AskKey, Entry, Head
from app.log.tables import BrowserRow, KeyRow


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an ask is answered: done, under the stream's number then, or refused and why."""

    seq: int
    code: Code | None = None
    says: str = ""  # the key of a sentence
    params: dict[str, Any] = {}  # what stands in it


def _nobody_waits(_: Answer, __: Screen) -> None:
    """Where an answer goes that nobody waits for."""


#: Where an answer goes; a look gets a whole screen with it.
Reply: TypeAlias = Callable[[Answer, Screen], None]


@dataclass(slots=True)
class Asked:
    """An ask on its way: in which stream, whose it is, and where its answer goes."""

    code: str
    person: str
    ask: Ask
    kind: str = ""  # the stream has to be of this one, where it is named
    id: str | None = None  # the client's; an ask at the door has none
    key: str | None = None  # the hash of a key to hand out with it
    browser: str | None = None  # the hash of the cookie of who asks, to be known again by
    reply: Reply = _nobody_waits


class Want(NamedTuple):
    """What a look wants beside the screen, of what screens leave out."""

    name: str
    of: str
    after: int


@dataclass(slots=True)
class Look:
    """A look at a stream: it changes nothing, locks nothing, and waits for nobody."""

    code: str
    person: str
    kind: str = ""
    reply: Reply = _nobody_waits
    want: Want | None = None  # answered under `told`


Job: TypeAlias = Asked | Look
#: Stream → who has a socket open on it.
Here: TypeAlias = Mapping[str, frozenset[str]]


class Batch:
    """The replicas and the transaction of one batch."""

    def __init__(
        self,
        db: Connection,
        kinds: Kinds,
        replicas: MutableMapping[str, Replica],
        at: str,
        refusals: Refusals,
    ) -> None:
        self.db = db
        self.kinds = kinds
        self.replicas = replicas
        self.at = at
        self.entries: dict[str, list[Entry]] = {}  # by the name of a kind
        self.slips = Slips()
        self.keys: list[KeyRow] = []
        self.browsers: list[BrowserRow] = []
        self.before: dict[AskKey, Answered] = {}
        self.fresh: dict[AskKey, Answered] = {}
        self.refused: dict[AskKey, Answered] = {}
        self.refusals = refusals
        self.unreadable: dict[str, LaterReleaseError] = {}

    @property
    def written(self) -> set[str]:
        """The streams that this batch adds to."""
        return {entry.code for entries in self.entries.values() for entry in entries}

    def prepare(self, jobs: Sequence[Job], here: Here) -> None:
        """Lock the streams, read on in their logs, and look for asks answered before.

        Where somebody only looks, nothing is locked: what a look finds is true, if soon outdated.
        """
        asked = [job for job in jobs if isinstance(job, Asked)]
        for job in asked:
            if kind := self.kinds.founded_by(job.ask):
                store.founded(self.db, job.code, kind.name)
        locked = {job.code for job in asked}
        seen = {job.code for job in jobs} - locked
        heads = store.heads(self.db, locked, lock=True) | store.heads(self.db, seen)
        for code, head in heads.items():
            try:
                self._read_on(code, head)
            except LaterReleaseError as error:
                self.unreadable[code] = error
                self.replicas.pop(code, None)
        for code in {job.code for job in jobs} - heads.keys():
            self.replicas.pop(code, None)
        self._find_votes(jobs, here)
        keys = [AskKey(job.code, job.person, job.id) for job in asked if job.id is not None]
        self.before = store.answered(self.db, keys)

    def _read_on(self, code: str, head: Head) -> None:
        kind = self.kinds.named(head.kind)
        if code in self.replicas and gone_back(code, self.replicas[code].state.seq, head):
            del self.replicas[code]
        if code not in self.replicas:
            self.replicas[code] = Replica(kind, kind.new(code))
        if self.replicas[code].state.seq != head.seq:
            self.replicas[code].catch_up(self.db, self.kinds.codec(kind))

    def _find_votes(self, jobs: Iterable[Job], here: Here) -> None:
        """The votes cast so far by everybody who sits here or comes with something."""
        come: dict[str, set[str]] = {code: set() for code in here}
        for job in jobs:
            come.setdefault(job.code, set()).add(job.person)
        for code in come.keys() & self.replicas.keys():
            replica = self.replicas[code]
            people = come[code].union(here.get(code, ())).difference(replica.box)
            if known := people & replica.state.people.keys():
                replica.box |= ballots.of_people(self.db, code, known)

    def answer(self, job: Job) -> Answer:
        """Decide one ask, or find its earlier answer; nothing is durable yet."""
        replica = self.replicas.get(job.code)
        if job.code in self.unreadable:
            what = {"what": self.unreadable[job.code].what}
            return Answer(0, "unavailable", "later-release", what)
        if replica is None or job.kind not in ("", replica.kind.name):
            return Answer(0, "not-found", "no-such-workshop")
        if isinstance(job, Look):
            return Answer(replica.state.seq)
        if job.id is None:
            return self._decide(replica, job)
        key = AskKey(job.code, job.person, job.id)
        body = hashlib.sha256(msgspec.json.encode(job.ask)).hexdigest()
        earlier = self._answered(key)
        if earlier:
            return _again(earlier, body, replica.state.seq)
        answer = self._decide(replica, job)
        kept = self.refused if answer.code else self.fresh
        kept[key] = Answered(body, msgspec.json.encode(answer).decode())
        return answer

    def _answered(self, key: AskKey) -> Answered | None:
        """The answer this ask has had, just now or before."""
        if key in self.before or key in self.fresh:
            return self.before.get(key) or self.fresh[key]
        return self.refused.get(key) or self.refusals.of(key)

    def _decide(self, replica: Replica, job: Asked) -> Answer:
        try:
            taken = replica.take(job.ask, job.person, self.at, self._opening(job.code))
        except Refusal as refusal:
            return Answer(replica.state.seq, refusal.code, refusal.says, refusal.params)
        for effect in taken.effects:
            self._write(job.code, effect)
        entries = self.entries.setdefault(replica.kind.name, [])
        entries += (Entry(job.code, fact) for fact in taken.facts)
        if job.key:
            self.keys.append(KeyRow(hash=job.key, workshop=job.code, person=job.person))
        if job.browser:
            who = {"workshop": job.code, "person": job.person}
            self.browsers.append(BrowserRow(hash=job.browser, **who, at=self.at))
        return Answer(replica.state.seq)

    def _opening(self, code: str) -> Callable[[str, int], Mapping[str, Vote]]:
        """The ballot box of a stream, with what this batch has put into it."""

        def opened(question: str, number: int) -> Mapping[str, Vote]:
            votes = ballots.of_question(self.db, code, question, number)
            self.slips.over(votes, code, question, number)
            return votes

        return opened

    def _write(self, code: str, effect: Effect) -> None:
        """What an ask writes besides its events."""
        match effect:
            case KeepVote():
                self.slips.put(code, effect, self.at)
            case DropVote():
                self.slips.take(code, effect)
            case KeepRevision(revision, digest, content):
                revisions.keep(self.db, Signed(code, revision, digest, content))
            case KeepNames(revision, names):
                revisions.keep_names(self.db, code, revision, names)
            case RevokeKeys(person):
                store.revoke(self.db, code, person)

    def write(self) -> None:
        """Put it all into the transaction."""
        for name, entries in self.entries.items():
            kind = self.kinds.named(name)
            store.append(self.db, self.kinds.codec(kind), name, entries)
            self._derive(kind, entries)
        self.slips.into(self.db)
        store.hand_out(self.db, self.keys)
        store.welcome(self.db, self.browsers)
        store.remember(self.db, self.fresh, repeats.today())

    def _derive(self, kind: Kind, entries: Sequence[Entry]) -> None:
        """The rows that lists read, and now and then a snapshot."""
        listed = {e.code for e in entries if type(e.fact.event) not in kind.unlisted}
        for code in {entry.code for entry in entries}:
            replica = self.replicas[code]
            if code in listed:
                readmodels.keep(self.db, replica)
            if snapshots.is_due(replica):
                snapshots.keep(self.db, replica)


def _again(earlier: Answered, body: str, seq: int) -> Answer:
    if earlier.body != body:
        return Answer(seq, "conflict", "id-used")
    answer = msgspec.json.decode(earlier.answer, type=Answer)
    if answer.code and not answer.says:  # of the first release, which kept the sentence
        text = msgspec.json.decode(earlier.answer)["why"]
        return Answer(answer.seq, answer.code, "verbatim", {"text": text})
    return answer
