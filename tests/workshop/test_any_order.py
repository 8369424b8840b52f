"""Whatever people ask, in any order: the rules hold, nothing leaks, every screen is true."""

from collections import Counter
from dataclasses import replace
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.asks.refusal import Refusal
from app.log.codec import Codec
from app.log.recorded import Fact
from app.matrix.catalogue import FOURTEEN
from app.matrix.model import OFFICES, REPRESENTS, Accountable, Choice, Model, Process, Represents
from app.matrix.record import canonical, digest
from app.words.encoding import encode
from app.workshop import people as people_of
from app.workshop import signing
from app.workshop.ballot import AskedScope
from app.workshop.kind import WORKSHOP
from app.workshop.state import Workshop
from tests.workshop import ask, ev
from tests.workshop.story import CHANCE, tells_what_it_changes, vote
from tests.workshop.watching import Watched

PROCESSES: tuple[Process, ...] = ("incident", "supportability-transition")
FIRST: dict[str, Represents] = {
    "bob": "business",
    "carol": "it-ops",
    "dev": "it-delivery",
    "vera": "vendor",
}

#: Whose votes are hidden from the others, and other ones in the other room.
DIFFER = ("bob", "ada")
people = st.sampled_from(["ann", *FIRST, "ada", "p0", "p1", "p2"])
processes = st.sampled_from(PROCESSES)
scopes: st.SearchStrategy[AskedScope] = st.sampled_from(["application", "interface", "both"])
choices: st.SearchStrategy[Choice] = st.sampled_from(["it-ops", "business", "tbd", "abstain"])
values: st.SearchStrategy[Accountable] = st.sampled_from(["it-ops", "business", "tbd"])
parties = st.sampled_from(REPRESENTS)
at: dict[str, Any] = {"process": processes, "scope": scopes}
offices = st.sampled_from(OFFICES)
of_voting = st.one_of(
    st.builds(ask.Reveal, **at),
    st.builds(ask.Reveal, **at),
    st.builds(ask.RevealAll),
    st.builds(ask.VoteAgain, **at),
    st.builds(ask.Focus, **at),
    st.builds(ask.SetPace, st.sampled_from(["own", "own", "together"])),
)
of_deciding = st.one_of(
    st.builds(ask.Decide, values, **at),
    st.builds(ask.Decide, values, st.just("Desk"), st.just("Because."), st.just("No."), **at),
    st.builds(ask.TakeAgreed),
    st.builds(ask.AdoptReference),
    st.builds(ask.Reopen, **at),
    st.builds(ask.MakePromise, st.just("Dana"), st.just("2026-12-24"), **at),
    st.builds(ask.Waive, st.just("Later."), **at),
    st.builds(ask.Undo),
    st.builds(ask.Undo),
    st.builds(ask.Redo),
)
arranged = st.sampled_from([*PROCESSES, "own-1"])
of_the_rest = st.one_of(
    st.builds(ask.StartRevision),
    st.builds(ask.TakeApart),
    st.builds(ask.SetTimer, st.just(60)),
    st.builds(ask.ExtendTimer, st.just(60)),
    st.builds(ask.StopTimer),
    st.builds(ask.Park, st.just("Hours")),
    st.builds(ask.Unpark, st.sampled_from(["t9", "t12", "t15"])),
    st.builds(
        ask.AdoptAmbition, model=st.sampled_from(["A", "B", "C"]), acknowledged=st.booleans()
    ),
    st.builds(
        ask.Mark,
        what=st.sampled_from(["not-clear", "value"]),
        marked=st.booleans(),
        **at,
    ),
    st.builds(ask.Reword, process=processes, question=st.sampled_from(["", "Who?"])),
    st.builds(ask.Reword, process=st.just("own-1"), name=st.sampled_from(["Quality", "Jobs"])),
    st.builds(ask.AddProcess, name=st.sampled_from(["Quality", "Jobs", ""])),
    st.builds(ask.AddProcess, process=arranged, before=st.just("request")),
    st.builds(ask.DropProcess, process=arranged),
    st.builds(ask.OrderProcesses, processes=st.permutations(FOURTEEN.processes)),
    st.builds(ask.Describe, service=st.sampled_from(["Payroll", "Pay"])),
    st.builds(
        ask.NameSignatory,
        signatory=offices,
        name=st.sampled_from(["Ivar", "Bob", "Carol", "Hanna", "Ann", ""]),
    ),
    st.builds(ask.LockDoor, st.booleans()),
    st.builds(
        ask.NameStakeholder,
        title=st.just("Users"),
        represents=parties,
        name=st.sampled_from(["", "Bob", "Dana"]),
    ),
    st.builds(ask.AnswerIntake, item=st.just("buyer"), answer=st.sampled_from(["", "Sales"])),
    st.builds(
        ask.PlanSession,
        day=st.sampled_from(["2026-11-21", "2026-12-03"]),
        at=st.just("14:00"),
        minutes=st.just(90),
        zone=st.just("Europe/Helsinki"),
    ),
    st.builds(ask.PlanChapter, st.sampled_from(["matrix", "risks"]), st.sampled_from([0, 45])),
    st.builds(ask.BeginSession),
    st.builds(ask.OpenChapter, st.sampled_from(["prepare", "matrix", "risks"])),
)
risks = st.sampled_from(["r1", "r2"])
of_risks = st.one_of(
    st.builds(
        ask.WriteRisk,
        title=st.just("No rota"),
        category=st.just("cost"),
        consequence=st.sampled_from(["A day is lost.", "A week is lost."]),
        owner=st.sampled_from(["", "bob", "Carol", "Hanna", "Dana"]),
        item=st.one_of(st.just(msgspec.UNSET), risks),
    ),
    st.builds(ask.UnderstandRisk, risk=risks),
    st.builds(ask.AcceptRisk, risk=risks, until=st.sampled_from(["", "2026-11-20", "2027-01-31"])),
    st.builds(ask.DeclineRisk, risk=risks),
    st.builds(ask.WithdrawAcceptance, risk=risks),
    st.builds(
        ask.NoteInTheRoom,
        name=st.sampled_from(["Hanna", "Hugo", "Bob"]),
        represents=st.just("business"),
        act=st.sampled_from(["understand-risk", "accept-risk", "withdraw-acceptance"]),
        risk=risks,
    ),
)
of_people = st.one_of(
    st.builds(ask.CorrectPerson, person=people, name=st.sampled_from(["Bob", "Eve"])),
    st.builds(ask.CorrectPerson, person=people, represents=parties),
    st.builds(
        ask.CorrectPerson,
        person=people,
        role=st.sampled_from(["participant", "observer", "adviser"]),
    ),
    st.builds(ask.RemovePerson, people),
    st.builds(ask.RemoveNewcomers, st.integers(1, 3600)),
    st.builds(ask.ShareFacilitation, people),
    st.builds(ask.HandOver, people),
)
_encode = msgspec.json.Encoder().encode
_decode = Codec(WORKSHOP).decode


class AnyOrder(RuleBasedStateMachine):
    """Two workshops hear the same asks; in the other one Bob votes, and Ada advises, differently.

    Until a reveal nobody but the two may be able to tell which of the two they are in. At a reveal
    what they said on it is made the same in both, so that both go on alike.
    """

    crowd = people_of.CROWD

    @initialize(model=st.sampled_from(["A", "B", "B", "C"]))
    def open_the_workshop(self, model: Model) -> None:
        self.crowd_of_all, people_of.CROWD = people_of.CROWD, self.crowd
        self.room, self.other = Watched(model=model), Watched(model=model)
        self.said: dict[str, dict[tuple[str, int], tuple[str, ...]]] = {}
        self.hidden: set[str] = set()  # reasons that nobody else may have seen
        self.signed: list[tuple[int, str]] = []
        self.rounds: dict[str, tuple[Any, ...]] = {}
        self.stood: dict[int, set[str]] = {}  # decided when a revision was begun
        self.links: dict[str, str] = {}  # the hash of each link, and whose it was
        self.checked = 0
        for name, represents in FIRST.items():
            self.asks(name, ask.Join(name=name.title(), represents=represents))
        self.asks("ada", ask.Join(name="Ada", represents="vendor", role="adviser"))
        self.asks("ann", ask.SetPace("own"))

    def teardown(self) -> None:
        if hasattr(self, "crowd_of_all"):
            self.all_is_drawn()
            self.is_told_once_more()
            people_of.CROWD = self.crowd_of_all

    # What people do

    @rule(person=people, process=processes, scope=scopes, choice=choices, other=choices)
    def votes(
        self, person: str, process: Process, scope: AskedScope, choice: Choice, other: Choice
    ) -> None:
        reason = f"canary-{len(self.room.facts)}-{person}."
        command = vote(choice, process, scope, reason=reason)
        differently = vote(other, process, scope, reason=f"{reason}other", confidence=1)
        facts = self.asks(person, command, differently if person in DIFFER else command)
        for fact in facts:
            if isinstance(fact.event, ev.VoteCast | ev.AdviceCast):
                place = (fact.event.cell, fact.event.round)
                self.said.setdefault(person, {})[place] = (choice, reason)
        if facts:
            self.hidden.add(reason)

    @rule(name=st.sampled_from(["Hanna", "Hugo", "Bob"]), choice=choices, represents=parties, **at)
    def is_entered(
        self, name: str, choice: Choice, represents: Represents, process: Process, scope: AskedScope
    ) -> None:
        who: dict[str, Any] = {"name": name, "represents": represents, "choice": choice}
        command = ask.VoteFor(**who, process=process, scope=scope)
        for fact in self.asks(self.facilitator(), command):
            if isinstance(fact.event, ev.VoteCast):
                place = (fact.event.cell, fact.event.round)
                self.said.setdefault(fact.event.person, {})[place] = (choice, "")

    @rule(person=people, process=processes, scope=scopes)
    def withdraws(self, person: str, process: Process, scope: AskedScope) -> None:
        self.asks(person, ask.WithdrawVote(process=process, scope=scope))

    @rule(command=of_voting | of_deciding)
    def a_facilitator_asks(self, command: ask.Ask) -> None:
        self.asks(self.facilitator(), command)

    @rule(command=of_risks, person=people)
    def risks_are_written_and_answered(self, command: ask.Ask, person: str) -> None:
        leads = isinstance(command, ask.WriteRisk | ask.NoteInTheRoom)
        self.asks(self.facilitator() if leads else person, command)

    @rule(name=st.sampled_from(["Ivar", "Bob", "Eve"]), office=offices | st.just(msgspec.UNSET))
    def somebody_is_invited(self, name: str, office: Any) -> None:
        link = f"link {len(self.room.facts)}"
        self.room.link = self.other.link = link
        for fact in self.asks(self.facilitator(), ask.Invite(name=name, office=office)):
            if isinstance(fact.event, ev.Invited):
                self.links[link] = fact.event.person

    @rule(person=people, place=st.integers(0, 9))
    def a_link_is_claimed(self, person: str, place: int) -> None:
        """By whoever has it, mostly; by somebody else now and then."""
        links = [*self.links][-10:]
        if links:
            link = links[place % len(links)]
            whose = self.links[link] if place < 8 else person
            self.asks(whose, ask.Claim(link))

    @rule(command=of_the_rest | of_people)
    def a_facilitator_arranges(self, command: ask.Ask) -> None:
        self.asks(self.facilitator(), command)

    @rule(person=people, command=of_voting | of_deciding | of_the_rest | of_people)
    def anybody_asks_anything(self, person: str, command: ask.Ask) -> None:
        self.asks(person, command)

    @rule()
    def a_facilitator_closes_what_is_open_and_signs(self) -> None:
        for cell in FOURTEEN.cells:
            if self.workshop.cells[cell.key].owed:
                waive = ask.Waive("Later.", process=cell.process, scope=cell.scope)  # type: ignore[arg-type]
                self.asks(self.facilitator(), waive)
        for fact in self.asks(self.facilitator(), ask.SignOff()):
            assert isinstance(fact.event, ev.SignedOff)
            self.signed.append((fact.seq, fact.event.hash))

    @rule(numbers=st.sets(st.integers(0, 2), min_size=1), represents=parties)
    def people_join(self, numbers: set[int], represents: Represents) -> None:
        for number in sorted(numbers):
            if f"p{number}" not in self.workshop.people:
                self.asks(f"p{number}", ask.Join(name="Bob", represents=represents))

    @rule(here=st.sets(people))
    def pages_open_and_close(self, here: set[str]) -> None:
        for room in (self.room, self.other):
            room.here = here & self.workshop.people.keys()

    @rule()
    def the_next_batch_is_drawn_at_once(self) -> None:
        self.room.draws()
        self.other.draws()

    @rule()
    def all_is_drawn(self) -> None:
        for room in (self.room, self.other):
            room.draws(later=1)
            room.is_true()
        assert self.room.replica.drawn == self.other.replica.drawn
        for person in self.room.screens.keys() - {*DIFFER}:
            assert self.room.screens[person] == self.other.screens[person]
            shown = encode(self.room.screens[person]).decode()
            mine = {reason for _, reason in self.said.get(person, {}).values()}
            for reason in self.hidden - mine:
                assert reason not in shown

    # What must be so

    @property
    def workshop(self) -> Workshop:
        state: Workshop = self.room.replica.state
        return state

    def facilitator(self) -> str:
        """There always is one."""
        everybody = self.workshop.people.values()
        return next(one.person for one in everybody if one.role == "facilitator")

    def asks(self, person: str, command: ask.Ask, differently: ask.Ask | None = None) -> list[Fact]:
        """Both workshops hear it, and answer the same."""
        if isinstance(command, ask.Reveal | ask.RevealAll):
            self.make_the_votes_alike(self.keys_of(command))
        refusals: list[tuple[str, str] | None] = []
        facts: list[list[Fact]] = []
        for room, asked in ((self.room, command), (self.other, differently or command)):
            try:
                facts.append(room.does(person, asked))
                refusals.append(None)
            except Refusal as refusal:
                facts.append([])
                refusals.append((refusal.code, refusal.says))
        assert refusals[0] == refusals[1]
        assert facts[0] == facts[1]
        for fact in facts[0]:
            if isinstance(fact.event, ev.RevisionStarted):
                cells = self.workshop.cells.items()
                self.stood[fact.seq] = {key for key, cell in cells if cell.decision}
        return facts[0]

    def keys_of(self, command: ask.Reveal | ask.RevealAll) -> set[str]:
        if isinstance(command, ask.RevealAll):
            return set(self.workshop.cells)
        scope: Any = command.scope
        return set(self.workshop.keys(str(command.process), scope))

    def make_the_votes_alike(self, keys: set[str]) -> None:
        for who in DIFFER:
            for (key, number), votes in self.room.box.items():
                if key in keys and who in votes:
                    self.other.box.setdefault((key, number), {})[who] = votes[who]
            mine = self.room.replica.box.get(who, {})
            self.other.replica.box.get(who, {}).update({k: v for k, v in mine.items() if k in keys})
            self.other.replica.state.changes.votes.add(who)  # who may look on, if it is refused

    @invariant()
    def a_reveal_tells_exactly_what_was_said(self) -> None:
        for fact in self.room.facts[self.checked :]:
            if isinstance(fact.event, ev.VotesRevealed):
                event = fact.event
                cell = self.workshop.cells[event.cell]
                for tally, people, advice in (
                    (event.tally, cell.voters, False),
                    (event.advice, cell.advisers, True),
                ):
                    said = [self.said[person][event.cell, event.round] for person in people]
                    counts = {choice: sum(by.values()) for choice, by in tally.items()}
                    assert counts == Counter(choice for choice, _ in said)
                    told = [(it.choice, it.reason) for it in event.said if it.advice == advice]
                    assert sorted(told) == sorted(one for one in said if one[1])
                    self.hidden -= {reason for _, reason in told}
        self.checked = len(self.room.facts)

    @invariant()
    def the_log_tells_nothing_hidden(self) -> None:
        told = b"".join(_encode(fact.event) for fact in self.room.facts[-30:]).decode()
        assert not [reason for reason in self.hidden if reason in told]

    @invariant()
    def numbers_have_no_gaps(self) -> None:
        assert self.workshop.seq == len(self.room.facts)
        assert not self.room.facts or self.room.facts[-1].seq == self.workshop.seq

    @invariant()
    def rounds_only_grow(self) -> None:
        for key, cell in self.workshop.cells.items():
            before = self.rounds.get(key, ())
            assert cell.rounds[: len(before)] in (before, before[-1:])  # signed, and begun afresh
            self.rounds[key] = cell.rounds
            numbers = [one.round for one in cell.rounds]
            last = numbers[-1] if numbers else 0
            assert numbers == list(range(last + 1 - len(numbers), last + 1))
            assert cell.round in {last, last + 1}

    @invariant()
    def only_who_is_there_and_has_a_vote_is_counted(self) -> None:
        roles = {one.person: one.role for one in self.workshop.people.values()}
        voters = {one for one, role in roles.items() if role in ("participant", "facilitator")}
        for cell in self.workshop.cells.values():
            assert cell.out or set(cell.voters) <= voters
            assert cell.out or all(roles[one] == "adviser" for one in cell.advisers)

    @invariant()
    def nobody_answers_for_another(self) -> None:
        for fact in self.room.facts[-5:]:
            if isinstance(fact.event, ev.RiskAnswered | ev.RiskUnderstood):
                who = fact.event.person
                entered = self.workshop.people.get(who) or self.workshop.left.get(who)
                assert who == fact.by or (entered and entered.entered_by), fact

    @invariant()
    def a_link_lets_one_in_once(self) -> None:
        claimed = [
            fact.event.person
            for fact in self.room.facts
            if isinstance(fact.event, ev.InvitationClaimed)
        ]
        assert len(claimed) == len(set(claimed))
        for one in self.workshop.people.values():
            assert bool(one.claimed) == (one.person in claimed)

    @invariant()
    def joined_halves_are_alike(self) -> None:
        if self.workshop.joined:
            for process in PROCESSES:
                both = (f"{process}:application", f"{process}:interface")
                one, other = (self.workshop.cells[key] for key in both)
                # One vote is a fact for each half, under numbers of their own.
                assert replace(one, votes_at={}) == replace(other, votes_at={})

    def is_told_once_more(self) -> None:
        """From the log alone comes the same workshop, and each revision with its hash."""
        again = Workshop(code=self.workshop.code)
        signed = dict(self.signed)
        for fact in self.room.facts:
            if fact.seq in signed:
                number = len(again.revisions) + 1
                text = canonical(signing.record(again, number, fact.at, fact.by, CHANCE))
                assert digest(text) == signed[fact.seq]
            WORKSHOP.evolve(again, [fact._replace(event=_decode(_encode(fact.event).decode()))])
        tells_what_it_changes(self.room.facts)
        again.changes = self.workshop.changes
        assert again == self.workshop
        assert [one.hash for one in again.revisions] == [hash for _, hash in self.signed]


class InACrowd(AnyOrder):
    """The same where so few people are a crowd that the line is crossed often."""

    crowd = 6


class NothingIsLost(AnyOrder):
    """The same, counting decisions."""

    @invariant()
    def no_decision_is_ever_lost(self) -> None:
        """Each one stands, is among the earlier ones, or was taken back at once as a slip."""
        made: dict[int, dict[str, Accountable]] = {}  # the number of a decision → its cells
        recorded = dict.fromkeys(self.workshop.cells, 0)
        for fact in self.room.facts:
            if isinstance(
                fact.event, ev.RevisionStarted
            ):  # what stands goes on, the rest is signed
                recorded = {key: int(key in self.stood[fact.seq]) for key in recorded}
            slips = {ev.Undone: -1, ev.Redone: 1}.get(type(fact.event))
            act = fact.event.act if slips else fact.seq
            if isinstance(fact.event, ev.Decided):
                made[fact.seq] = fact.event.cells
            if slips or act in made:
                for key in made.get(act, ()):
                    recorded[key] += slips or 1
        for key, cell in self.workshop.cells.items():
            assert recorded[key] == len(cell.earlier) + (cell.decision is not None), key
            assert (cell.state == "decided") == (cell.decision is not None)


class LookedAtEveryStep(AnyOrder):
    """The same, every screen compared with a whole new one after every single ask."""

    @invariant()
    def every_screen_is_true(self) -> None:
        self.all_is_drawn()


always_the_same = settings(
    derandomize=True, deadline=None, database=None, max_examples=40, stateful_step_count=40
)
for machine in (AnyOrder, InACrowd, NothingIsLost, LookedAtEveryStep):
    machine.TestCase.settings = always_the_same
LookedAtEveryStep.TestCase.settings = settings(always_the_same, max_examples=20)
TestAnyOrder = AnyOrder.TestCase
TestInACrowd = InACrowd.TestCase
TestNothingIsLost = NothingIsLost.TestCase
TestLookedAtEveryStep = LookedAtEveryStep.TestCase
