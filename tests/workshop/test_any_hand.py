"""Whoever signs, refuses, comes by a link or is named, in any order: no act is another's.

No byte that was signed changes, a link lets one in once, and in force is what all have signed.
"""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.asks.refusal import Refusal
from app.log.codec import Codec
from app.log.kind import Present
from app.log.recorded import Fact
from app.matrix.approval import CONCERNED, concerns
from app.matrix.model import OFFICES, Accountable, Office
from app.matrix.record import canonical, digest
from app.matrix.sections import Signature
from app.signing import signatures
from app.words.encoding import encode
from app.workshop import people, signing
from app.workshop.kind import WORKSHOP
from app.workshop.state import Workshop
from tests.workshop import ask, ev
from tests.workshop.story import CHANCE, decision, tells_what_it_changes
from tests.workshop.watching import Watched

NAMES = ("Bob", "Carol", "Dev", "Ivar", "Hanna")
CELLS = ("incident", "change")

offices = st.sampled_from(OFFICES)
names = st.sampled_from(NAMES)
anybody = st.integers(0, 9)
values: st.SearchStrategy[Accountable] = st.sampled_from(["it-ops", "it-delivery", "business"])
_encode, _decode = Codec(WORKSHOP).encode, Codec(WORKSHOP).decode


class AnyHand(RuleBasedStateMachine):
    """A matrix that was signed off once; who holds which office changes all the time."""

    @initialize(held=st.lists(names, min_size=2, max_size=4))
    def open_the_workshop(self, held: list[str]) -> None:
        self.room = Watched(model="A")
        self.links: dict[str, str] = {}
        self.content: dict[int, str] = {}
        self.does("ann", ask.TakeApart())
        for name in ("Bob", "Carol", "Dev"):
            self.does(name.lower(), ask.Join(name=name, represents="business"))
        for office, name in zip(OFFICES, held, strict=False):
            self.does("ann", ask.NameSignatory(signatory=office, name=name))
        self.does("ann", ask.AdoptReference())
        self.sign_off()

    def teardown(self) -> None:
        if hasattr(self, "room"):
            self.room.draws(later=1)
            self.room.is_true()
            self.is_told_once_more()

    # What people do

    @rule(office=offices | st.none(), name=names)
    def invites(self, office: Office | None, name: str) -> None:
        link = self.room.link = f"link {len(self.room.facts)}"
        told = {"office": office} if office else {}
        for fact in self.does("ann", ask.Invite(name=name, **told)):  # type: ignore[arg-type]
            if isinstance(fact.event, ev.Invited):
                self.links[link] = fact.event.person

    @rule(place=st.integers(0, 5), theirs=st.sampled_from([True, True, True, False]), who=anybody)
    def claims(self, place: int, theirs: bool, who: int) -> None:
        if links := [*self.links][-6:]:
            link = links[place % len(links)]
            self.does(self.links[link] if theirs else self.somebody(who), ask.Claim(link))

    @rule(who=anybody, right=st.sampled_from([True, True, True, False]))
    def signs(self, who: int, right: bool) -> None:
        last = self.workshop.revisions[-1]
        hashed = last.hash if right else self.workshop.revisions[0].hash[::-1]
        self.does(self.somebody(who), ask.Sign(revision=last.revision, hash=hashed))

    @rule()
    def all_who_can_sign(self) -> None:
        for person in sorted({*self.workshop.holders.values()}):
            last = self.workshop.revisions[-1]
            if not self.workshop.people[person].entered_by:  # nobody has a key of theirs
                self.does(person, ask.Sign(revision=last.revision, hash=last.hash))

    @rule(who=anybody, why=st.sampled_from(["No.", "Never."]))
    def refuses(self, who: int, why: str) -> None:
        last = self.workshop.revisions[-1]
        self.does(self.somebody(who), ask.RefuseSignature(revision=last.revision, why=why))

    @rule(name=names, office=offices, signs=st.booleans())
    def says_it_in_the_room(self, name: str, office: Office, signs: bool) -> None:
        last = self.workshop.revisions[-1]
        about: dict[str, Any] = {"act": "sign", "hash": last.hash}
        if not signs:
            about = {"act": "refuse-signature", "why": "No."}
        about |= {"name": name, "represents": "business", "revision": last.revision}
        self.does("ann", ask.NoteInTheRoom(**about, office=office))

    @rule(name=st.sampled_from([*NAMES, "Ann", ""]), office=offices)
    def names_a_signatory(self, name: str, office: Office) -> None:
        self.does("ann", ask.NameSignatory(signatory=office, name=name))

    @rule(who=anybody, what=st.sampled_from([ask.RemovePerson, ask.ShareFacilitation]))
    def moves_somebody(self, who: int, what: Any) -> None:
        self.does("ann", what(self.somebody(who)))

    @rule(cell=st.sampled_from(CELLS), value=values)
    def makes_the_next_revision(self, cell: str, value: Accountable) -> None:
        self.does("ann", ask.StartRevision())
        self.does("ann", ask.Reopen(process=cell, scope="application"))
        self.does("ann", decision(value, cell))
        self.sign_off()

    @rule()
    def begins_the_next_revision(self) -> None:
        self.does("ann", ask.StartRevision())

    # How it is told

    @property
    def workshop(self) -> Workshop:
        state: Workshop = self.room.replica.state
        return state

    def somebody(self, number: int) -> str:
        """A holder mostly, or anybody who is in the room."""
        who = [*self.workshop.holders.values()] * 3 + [*self.workshop.people]
        with_a_key = [one for one in who if not self.workshop.people[one].entered_by]
        return with_a_key[number % len(with_a_key)]

    def does(self, person: str, command: ask.Ask) -> list[Fact]:
        """They ask; a refusal is an answer too."""
        held, called = dict(self.workshop.holders), dict(self.workshop.signatories)
        try:
            facts = self.room.does(person, command)
        except Refusal:
            return []
        for fact in facts:
            if isinstance(fact.event, ev.SignatureGiven | ev.SignatureRefused):
                office, who = fact.event.office, self.workshop.known(fact.event.person)
                assert who.person == held.get(office) or who.name == called.get(office), fact
        return facts

    def sign_off(self) -> None:
        before = WORKSHOP.new("PAYR0LL2")
        WORKSHOP.evolve(before, self.room.facts)
        for fact in self.does("ann", ask.SignOff()):
            record = signing.record(before, fact.event.revision, fact.at, fact.by, CHANCE)
            self.content[fact.event.revision] = canonical(record)

    # What must be so

    @invariant()
    def no_signed_byte_changes(self) -> None:
        for one in self.workshop.revisions:
            assert digest(self.content[one.revision]) == one.hash

    @invariant()
    def no_act_is_anothers(self) -> None:
        for fact in self.room.facts[-8:]:
            event = fact.event
            if isinstance(event, ev.SignatureGiven | ev.SignatureRefused):
                who = self.workshop.known(event.person)
                assert (event.person == fact.by) == (event.method != "in the room"), fact
                assert event.person == fact.by or (who.entered_by and not who.invited), fact
                assert event.hash == self.workshop.revisions[event.revision - 1].hash

    @invariant()
    def nobody_signs_who_facilitated(self) -> None:
        """Looked at when it happened: later they may well lead."""
        last = self.room.facts[-1]
        if isinstance(last.event, ev.SignatureGiven | ev.SignatureRefused):
            assert not self.workshop.is_facilitator(last.event.person)

    @invariant()
    def a_link_lets_one_in_once(self) -> None:
        claims = [f for f in self.room.facts if isinstance(f.event, ev.InvitationClaimed)]
        claimed = [fact.event.person for fact in claims]
        assert len(claimed) == len(set(claimed))
        assert [fact.by for fact in claims] == claimed
        for one in self.workshop.people.values():
            assert bool(one.claimed) == (one.person in claimed)

    @invariant()
    def in_force_is_what_all_have_signed(self) -> None:
        last = self.workshop.approval.newest
        told = {one.office: one for one in signatures.standing(self.workshop)}
        assert told.keys() == {*self.workshop.holders, *self.workshop.signatories}
        whole = bool(told) and all(one.state == "signed" for one in told.values())
        assert (signatures.in_force(self.workshop) == last) == whole
        for office, one in told.items():
            assert one.person == self.workshop.holders.get(office, "")
            self.agrees(one)

    def agrees(self, one: Signature) -> None:
        """What is shown as signed was signed, of this revision or of one that is alike to them."""
        mine = [
            fact.event
            for fact in self.room.facts
            if isinstance(fact.event, ev.SignatureGiven | ev.SignatureRefused)
            and fact.event.office == one.office
        ]
        if one.state == "signed":
            given = [it for it in mine if isinstance(it, ev.SignatureGiven)][-1]
            assert (given.person, given.hash) == (one.person, one.hash)
            stood, last = self.workshop.approval.stood, max(self.content)
            then, now = stood[one.revision], stood[last]
            changed = [key for key in now if now[key] != then[key]]
            assert one.revision == last or not concerns(CONCERNED[one.office], changed, then, now)
        elif one.state == "refused":
            assert (mine[-1].person, mine[-1].revision) == (one.person, max(self.content))

    @invariant()
    def nothing_tells_a_secret(self) -> None:
        everybody = encode(people.listed(self.workshop, Present(), everyone=True))
        signed = canonical(signing.draft(self.workshop))
        said = encode(signatures.shown(self.workshop, frozenset()))
        assert "link " not in f"{everybody!r}{said!r}{signed}"

    def is_told_once_more(self) -> None:
        again = WORKSHOP.new(self.workshop.code)
        for fact in self.room.facts:
            WORKSHOP.evolve(again, [fact._replace(event=_decode(_encode(fact.event).decode()))])
        tells_what_it_changes(self.room.facts)
        again.changes = self.workshop.changes
        assert again == self.workshop


AnyHand.TestCase.settings = settings(
    derandomize=True, deadline=None, database=None, max_examples=60, stateful_step_count=40
)
TestAnyHand = AnyHand.TestCase
