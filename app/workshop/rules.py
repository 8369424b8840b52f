"""The two functions of a workshop: decide answers an ask with events, evolve folds them in."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from app.workshop import arranging, attending, deciding, signing, voting
from app.workshop import commands as ask
from app.workshop import events as ev
from app.workshop.workshop import Fact, Refusal, Turn, Workshop

Rule: TypeAlias = Callable[[Workshop, Any, Turn], list[ev.AnyEvent]]
Change: TypeAlias = Callable[[Workshop, Any, Fact], None]

AT_THE_DOOR: dict[type[ask.Ask], Rule] = {
    ask.OpenWorkshop: attending.open_workshop,
    ask.Join: attending.join,
}
BY_VOTERS: dict[type[ask.Ask], Rule] = {
    ask.CastVote: voting.cast_vote,
    ask.WithdrawVote: voting.withdraw_vote,
}
BY_ANYONE: dict[type[ask.Ask], Rule] = {
    ask.CorrectPerson: attending.correct_person,
}
BY_FACILITATORS: dict[type[ask.Ask], Rule] = {
    ask.Focus: voting.focus,
    ask.SetPace: voting.set_pace,
    ask.Reveal: voting.reveal,
    ask.RevealAll: voting.reveal_all,
    ask.VoteAgain: voting.vote_again,
    ask.Decide: deciding.decide,
    ask.TakeAgreed: deciding.take_agreed,
    ask.AdoptReference: deciding.adopt_reference,
    ask.Reopen: deciding.reopen,
    ask.MakePromise: deciding.promise,
    ask.Waive: deciding.waive,
    ask.Undo: deciding.undo,
    ask.SignOff: signing.sign_off,
    ask.StartRevision: signing.start_revision,
    ask.NameSignatory: signing.name_signatory,
    ask.Describe: arranging.describe,
    ask.TakeApart: arranging.take_apart,
    ask.SetTimer: arranging.set_timer,
    ask.ExtendTimer: arranging.extend_timer,
    ask.StopTimer: arranging.stop_timer,
    ask.Park: arranging.park,
    ask.Unpark: arranging.unpark,
    ask.RemovePerson: attending.remove_person,
    ask.ShareFacilitation: attending.share_facilitation,
    ask.HandOver: attending.hand_over,
    ask.LockDoor: attending.lock_door,
}
RULES = AT_THE_DOOR | BY_VOTERS | BY_ANYONE | BY_FACILITATORS
#: What may still be asked once the matrix is signed: people come and go, a next revision starts.
AFTER_SIGNING = frozenset(
    {
        ask.Join,
        ask.StartRevision,
        ask.CorrectPerson,
        ask.RemovePerson,
        ask.ShareFacilitation,
        ask.HandOver,
        ask.LockDoor,
    }
)

CHANGES: dict[type[ev.Event], Change] = {
    ev.WorkshopOpened: arranging.workshop_was_opened,
    ev.Described: arranging.was_described,
    ev.TakenApart: arranging.was_taken_apart,
    ev.TimerSet: arranging.timer_was_set,
    ev.TimerStopped: arranging.timer_was_stopped,
    ev.TopicParked: arranging.topic_was_parked,
    ev.TopicUnparked: arranging.topic_was_unparked,
    ev.PersonJoined: attending.person_joined,
    ev.PersonCorrected: attending.person_was_corrected,
    ev.PersonRemoved: attending.person_was_removed,
    ev.PersonErased: attending.person_was_erased,
    ev.DoorLocked: attending.door_was_locked,
    ev.VoteCast: voting.vote_was_cast,
    ev.VoteWithdrawn: voting.vote_was_withdrawn,
    ev.VotesRevealed: voting.votes_were_revealed,
    ev.RoundOpened: voting.round_was_opened,
    ev.Focused: voting.was_focused,
    ev.PaceSet: voting.pace_was_set,
    ev.Decided: deciding.was_decided,
    ev.Reopened: deciding.was_reopened,
    ev.Promised: deciding.was_promised,
    ev.Waived: deciding.was_waived,
    ev.Undone: deciding.was_undone,
    ev.SignedOff: signing.was_signed_off,
    ev.RevisionStarted: signing.revision_was_started,
    ev.SignatoryNamed: signing.signatory_was_named,
}


def decide(workshop: Workshop, command: ask.Ask, turn: Turn) -> list[ev.AnyEvent]:
    """The events an ask brings about, possibly none; raises Refusal where it may not be."""
    kind = type(command)
    if kind not in AT_THE_DOOR:
        _permit(workshop, kind, turn.person)
    if workshop.state == "signed-off" and kind not in AFTER_SIGNING:
        raise Refusal("signed-off", "The matrix is signed; start the next revision to change it.")
    return RULES[kind](workshop, command, turn)


def _permit(workshop: Workshop, kind: type[ask.Ask], person: str) -> None:
    if person not in workshop.people:
        raise Refusal("forbidden", "You are not in this workshop any more.")
    role = workshop.people[person].role
    if kind in BY_FACILITATORS and role != "facilitator":
        raise Refusal("forbidden", "Only the facilitator can do that.")
    if kind in BY_VOTERS and role == "observer":
        raise Refusal("forbidden", "An observer has no vote.")


def evolve(workshop: Workshop, facts: Iterable[Fact]) -> None:
    """Fold what happened into the workshop, in place, in the order of the numbers."""
    for fact in facts:
        CHANGES[type(fact.event)](workshop, fact.event, fact)
        workshop.seq = fact.seq
