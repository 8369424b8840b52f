"""Hidden votes, the reveal, and another round."""

import pytest

from app.matrix.model import Choice, Model
from app.workshop.ballot import AskedScope
from tests.workshop import ask, ev
from tests.workshop.story import CODEC, Story, vote


def room(model: Model = "B") -> Story:
    return Story(model).with_the_usual_people()


def own_pace(model: Model = "B") -> Story:
    return room(model).at_own_pace()


# One column: a joined workshop moves both scopes as one


@pytest.mark.parametrize("scope", ["application", "interface", "both"])
def test_in_one_column_any_scope_means_both(scope: AskedScope) -> None:
    story = room("A")
    assert story.looks_at("incident", scope) == [ev.Focused("incident", "both")]
    story.votes("Bob", "business", scope=scope)
    story.votes("Carol", "it-ops", scope=scope)
    assert len(story.reveals(scope=scope)) == 2
    assert story.cell(scope="application") == story.cell(scope="interface")
    story.votes_again(scope=scope)
    story.decides("it-ops", scope=scope)
    story.reopens(scope=scope)
    assert story.cell(scope="application") == story.cell(scope="interface")


def test_taken_apart_the_scopes_go_their_own_ways() -> None:
    story = own_pace("A")
    assert story.does("Ann", ask.TakeApart()) == [ev.TakenApart()]
    story.votes("Bob", "business", scope="application")
    assert story.cell(scope="application")["voted"] == 1
    assert story.cell(scope="interface")["voted"] == 0
    assert story.sees("workshop")["joined"] is False


def test_a_round_that_was_voted_in_one_column_is_kept_for_both_halves() -> None:
    story = own_pace("A").all_vote(Bob="business", Carol="it-ops")
    story.reveals()
    story.does("Ann", ask.TakeApart())
    story.votes_again(scope="interface")
    assert story.cell(scope="application")["round"] == 1
    assert story.cell(scope="interface")["round"] == 2
    assert story.past(scope="interface")["rounds"][0]["pattern"] == "contested"


@pytest.mark.parametrize("model", ["B", "C"])
def test_two_columns_cannot_be_taken_apart(model: Model) -> None:
    room(model).refused("Ann", ask.TakeApart(), "wrong-state")


def test_the_halves_are_apart_for_good() -> None:
    story = room("A")
    story.does("Ann", ask.TakeApart())
    story.refused("Ann", ask.TakeApart(), "wrong-state")


# Casting, changing one's mind, withdrawing


def test_a_vote_can_be_changed_until_the_reveal_and_the_last_one_counts() -> None:
    story = own_pace()
    story.votes("Bob", "business", reason="We pay for it.")
    story.votes("Bob", "it-ops")
    assert story.cell()["voted"] == 1
    story.reveals()
    assert story.cell()["tally"] == {"it-ops": {"business": 1}}
    assert story.cell()["reasons"] == []


def test_a_withdrawn_vote_is_as_if_never_cast() -> None:
    story = own_pace().all_vote(Bob="business", Carol="it-ops")
    withdrawn = story.does("Bob", ask.WithdrawVote(process="incident", scope="application"))
    assert withdrawn == [ev.VoteWithdrawn("bob", "incident:application", 1)]
    assert story.sees_alone("Bob")["mine"] == {}
    story.reveals()
    assert story.cell()["tally"] == {"it-ops": {"it-ops": 1}}


def test_withdrawing_what_was_never_cast_changes_nothing() -> None:
    story = own_pace()
    story.votes("Bob", "business", scope="application")
    both = ask.WithdrawVote(process="incident", scope="both")
    assert story.does("Bob", both) == [ev.VoteWithdrawn("bob", "incident:application", 1)]
    assert story.does("Bob", both) == []


@pytest.mark.parametrize("end", ["reveal", "decide"])
def test_a_closed_cell_takes_neither_vote_nor_withdrawal(end: str) -> None:
    story = own_pace().all_vote(Bob="business")
    if end == "reveal":
        story.reveals()
    else:
        story.decides("business")
    story.refused("Carol", vote("it-ops"), "wrong-state")
    withdraw = ask.WithdrawVote(process="incident", scope="application")
    story.refused("Bob", withdraw, "wrong-state")


def test_a_vote_on_both_scopes_never_counts_by_half() -> None:
    story = own_pace()
    story.decides("it-ops", scope="interface")
    story.refused("Bob", vote("business", scope="both"), "wrong-state")
    assert story.cell(scope="application")["voted"] == 0


def test_the_facilitator_has_a_vote_too() -> None:
    story = own_pace()
    story.votes("Ann", "tbd")
    story.reveals()
    assert story.cell()["tally"] == {"tbd": {"other": 1}}


# The reveal


def test_until_the_reveal_the_room_sees_only_how_many_and_who() -> None:
    story = own_pace()
    story.votes("Carol", "it-ops", confidence=5, reason="We are awake at night.")
    story.votes("Bob", "business", confidence=1)
    cell = story.cell()
    assert (cell["state"], cell["voted"], cell["voters"]) == ("open", 2, ["bob", "carol"])
    assert (cell["tally"], cell["pattern"], cell["reasons"]) == (None, None, None)
    for choice in ("it-ops", "business", "awake at night"):
        assert choice not in story.text_of_the_log().split("vote-cast", 1)[1]


def test_the_reveal_tells_what_the_stage_shows_and_names_nobody() -> None:
    story = own_pace()
    choices: dict[str, Choice] = {"Vera": "abstain", "Carol": "business", "Bob": "it-ops"}
    for name, choice in choices.items():
        story.votes(name, choice, confidence=3, reason=f"{name} said so.")
    (revealed,) = story.reveals()
    assert isinstance(revealed, ev.VotesRevealed)
    assert revealed.tally == {
        "it-ops": {"business": 1},
        "business": {"it-ops": 1},
        "abstain": {"vendor": 1},
    }
    assert revealed.said[0] == ev.Said("business", "it-ops", 3, "Bob said so.")
    assert [one.choice for one in revealed.said] == ["it-ops", "business", "abstain"]
    for person in ("bob", "carol", "vera"):
        assert f'"{person}"' not in CODEC.encode(revealed).decode()


def test_what_is_shown_of_a_reveal_counts_parties_and_names_nobody() -> None:
    story = own_pace().all_vote(Carol="business", Bob="it-ops", Dev="it-ops", Vera="abstain")
    story.reveals()
    cell = story.cell()
    assert cell["tally"] == {
        "it-ops": {"business": 1, "it-delivery": 1},
        "business": {"it-ops": 1},
        "abstain": {"vendor": 1},
    }
    assert cell["pattern"] == "orphaned"


def test_reasons_are_shown_in_the_order_of_choices_without_names() -> None:
    story = own_pace()
    story.votes("Bob", "tbd", reason="Nobody asked us.")
    story.votes("Carol", "it-ops", confidence=4)
    story.votes("Dev", "it-ops", reason="They have the tools.")
    story.votes("Vera", "abstain")
    story.reveals()
    assert story.cell()["reasons"] == [
        {
            "choice": "it-ops",
            "represents": "it-delivery",
            "confidence": None,
            "reason": "They have the tools.",
        },
        {"choice": "it-ops", "represents": "it-ops", "confidence": 4, "reason": ""},
        {
            "choice": "tbd",
            "represents": "business",
            "confidence": None,
            "reason": "Nobody asked us.",
        },
    ]


def test_a_reveal_without_votes_shows_that_nobody_voted() -> None:
    story = own_pace()
    assert story.reveals() == [ev.VotesRevealed("incident:application", 1, {}, [], ())]
    assert (story.cell()["tally"], story.cell()["pattern"]) == ({}, None)


def test_votes_that_are_out_cannot_be_revealed_again() -> None:
    story = own_pace().all_vote(Bob="business")
    story.reveals()
    again = ask.Reveal(process="incident", scope="application")
    story.refused("Ann", again, "wrong-state")
    both = story.reveals(scope="both")
    assert both == [ev.VotesRevealed("incident:interface", 1, {}, [], ())]


def test_reveal_all_opens_every_open_cell_that_has_a_vote() -> None:
    story = own_pace()
    story.votes("Bob", "business", "request", "both")
    story.votes("Carol", "it-ops", "control", "interface")
    story.votes("Bob", "business", "change")
    story.decides("business", "change")
    revealed = story.does("Ann", ask.RevealAll())
    assert [event.cell for event in revealed if isinstance(event, ev.VotesRevealed)] == [
        "request:application",
        "request:interface",
        "control:interface",
    ]
    story.refused("Ann", ask.RevealAll(), "wrong-state")


def test_without_a_vote_there_is_nothing_to_reveal_at_once() -> None:
    own_pace().refused("Ann", ask.RevealAll(), "wrong-state")


def test_who_left_before_the_reveal_is_not_in_it() -> None:
    story = own_pace().all_vote(Bob="business", Carol="it-ops")
    story.does("Ann", ask.RemovePerson("bob"))
    assert (story.cell()["voted"], story.cell()["voters"]) == (1, ["carol"])
    story.reveals()
    assert story.cell()["tally"] == {"it-ops": {"it-ops": 1}}


def test_who_became_an_observer_before_the_reveal_is_not_in_it_even_if_they_come_back() -> None:
    story = own_pace().all_vote(Bob="business", Carol="it-ops")
    story.does("Ann", ask.CorrectPerson(person="bob", role="observer"))
    story.does("Ann", ask.CorrectPerson(person="bob", role="participant"))
    assert story.sees_alone("Bob")["mine"] == {}
    story.reveals()
    assert story.cell()["tally"] == {"it-ops": {"it-ops": 1}}


def test_who_leaves_after_the_reveal_stays_in_it() -> None:
    story = own_pace().all_vote(Bob="business", Carol="it-ops")
    story.reveals()
    story.does("Ann", ask.RemovePerson("bob"))
    assert story.cell()["tally"] == {"it-ops": {"it-ops": 1}, "business": {"business": 1}}


@pytest.mark.parametrize("change", ["observer", "removed"])
def test_who_has_no_vote_any_more_does_not_come_back_with_a_reopened_cell(change: str) -> None:
    story = own_pace().all_vote(Bob="business", Carol="it-ops")
    story.decides("it-ops")
    if change == "observer":
        story.does("Ann", ask.CorrectPerson(person="bob", role="observer"))
    else:
        story.does("Ann", ask.RemovePerson("bob"))
    story.reopens()
    assert (story.cell()["voted"], story.cell()["voters"]) == (1, ["carol"])
    story.reveals()
    assert story.cell()["tally"] == {"it-ops": {"it-ops": 1}}


@pytest.mark.parametrize("change", ["observer", "removed"])
def test_who_has_no_vote_any_more_does_not_come_back_with_an_undo(change: str) -> None:
    story = own_pace().all_vote(Bob="business", Carol="it-ops")
    story.decides("it-ops")
    if change == "observer":
        story.does("Ann", ask.CorrectPerson(person="bob", role="observer"))
    else:
        story.does("Ann", ask.RemovePerson("bob"))
    if story.could_take_back():
        story.undoes()
    else:
        story.reopens()
    assert (story.cell()["voted"], story.cell()["voters"]) == (1, ["carol"])


def test_a_ballot_counts_for_the_party_the_voter_represents_at_the_reveal() -> None:
    story = own_pace().all_vote(Bob="business")
    story.does("Bob", ask.CorrectPerson(person="bob", represents="vendor"))
    story.reveals()
    assert story.cell()["tally"] == {"business": {"vendor": 1}}


# Another round


def test_a_new_round_is_hidden_again_and_the_first_is_kept() -> None:
    story = own_pace()
    story.votes("Bob", "it-ops", reason="It always was.")
    story.votes("Carol", "business")
    story.reveals()
    story.votes_again()
    cell = story.cell()
    assert (cell["state"], cell["round"], cell["voted"], cell["tally"]) == ("open", 2, 0, None)
    assert story.sees_alone("Bob")["mine"] == {}
    story.all_vote(Bob="business", Carol="business")
    story.reveals()
    cell = story.cell()
    assert (cell["round"], cell["pattern"]) == (2, "agreed")
    assert story.past()["rounds"] == [
        {
            "round": 1,
            "tally": {"it-ops": {"business": 1}, "business": {"it-ops": 1}},
            "pattern": "orphaned",
            "able": 4,
            "said": 1,
            "reasons": [
                {
                    "choice": "it-ops",
                    "represents": "business",
                    "confidence": None,
                    "reason": "It always was.",
                }
            ],
        }
    ]


def test_every_round_is_kept() -> None:
    story = own_pace()
    for choice in ("it-ops", "business", "tbd", "it-delivery"):
        story.votes("Bob", choice)
        story.reveals()
        story.votes_again()
    assert [list(one["tally"]) for one in story.past()["rounds"]] == [
        ["it-ops"],
        ["business"],
        ["tbd"],
        ["it-delivery"],
    ]
    assert story.cell()["round"] == 5


@pytest.mark.parametrize("state", ["open", "decided"])
def test_a_new_round_follows_only_a_reveal(state: str) -> None:
    story = own_pace().all_vote(Bob="business")
    if state == "decided":
        story.decides("business")
    again = ask.VoteAgain(process="incident", scope="application")
    story.refused("Ann", again, "wrong-state")


def test_one_party_moves_and_the_others_private_part_stays() -> None:
    story = own_pace()
    story.votes("Bob", "business", confidence=2, reason="We pay.")
    story.votes("Carol", "it-ops")
    told = story.sees_alone("Bob")
    assert {key: told[key] for key in ("you", "mine", "mine_why")} == {
        "you": {
            "person": "bob",
            "name": "Bob",
            "represents": "business",
            "role": "participant",
        },
        "mine": {"incident:application": "business"},
        "mine_why": {"incident:application": {"confidence": 2, "reason": "We pay."}},
    }
    assert story.sees_alone("Carol")["mine"] == {"incident:application": "it-ops"}
    assert story.sees_alone("Carol")["mine_why"] == {}
    assert story.sees_alone("Dev")["mine"] == {}


# Votes that name their round, and what was seen of one's own


def second_round() -> Story:
    story = own_pace()
    story.votes("Bob", "business")
    story.reveals()
    story.votes_again()
    return story


def test_a_vote_of_an_earlier_round_is_none_of_this_one() -> None:
    story = second_round()
    why = story.refused("Bob", vote("business", round=1), "conflict")
    assert why == "This vote was for another round than the one that is open now."
    story.votes("Bob", "business", round=2)
    assert story.cell()["voted"] == 1


def test_a_round_yet_to_come_takes_no_vote() -> None:
    story = second_round()
    story.refused("Bob", vote("business", round=3), "conflict")


def test_a_decision_and_a_reopening_later_it_is_another_round_too() -> None:
    story = own_pace()
    story.reveals()
    story.decides("it-ops")
    story.reopens()
    story.refused("Bob", vote("business", round=1), "conflict")


def test_without_a_reveal_the_round_goes_on_after_a_reopening() -> None:
    story = own_pace()
    story.decides("it-ops")
    story.reopens()
    story.votes("Bob", "business", round=1)


def test_a_vote_for_both_scopes_is_of_the_round_of_both() -> None:
    story = second_round()
    story.refused("Bob", vote("business", scope="both", round=2), "conflict")
    story.votes("Bob", "business", scope="both")


def test_where_nothing_is_open_the_round_is_not_what_is_wrong() -> None:
    story = second_round()
    story.reveals()
    story.refused("Bob", vote("business", round=1), "wrong-state")


def test_withdrawing_is_of_a_round_too() -> None:
    story = second_round()
    story.votes("Bob", "tbd")
    old = ask.WithdrawVote(process="incident", scope="application", round=1)
    story.refused("Bob", old, "conflict")
    story.does("Bob", ask.WithdrawVote(process="incident", scope="application", round=2))
    assert story.cell()["voted"] == 0


def test_a_vote_made_before_ones_own_newer_one_does_not_replace_it() -> None:
    """The laptop slept with a vote; its owner has voted on the phone since."""
    story = own_pace()
    seen = story.workshop.seq
    story.votes("Bob", "business", seen=seen)
    why = story.refused("Bob", vote("it-ops", seen=seen), "conflict")
    assert why == "Your own vote here has changed since, on another device or page."
    assert story.sees_alone("Bob")["mine"] == {"incident:application": "business"}
    story.votes("Bob", "it-ops", seen=story.workshop.seq)


def test_a_vote_taken_back_since_is_not_put_back() -> None:
    story = own_pace()
    story.votes("Bob", "business")
    seen = story.workshop.seq
    story.does("Bob", ask.WithdrawVote(process="incident", scope="application"))
    story.refused("Bob", vote("it-ops", seen=seen), "conflict")


def test_a_vote_that_left_with_its_voters_part_is_not_put_back() -> None:
    story = own_pace()
    story.votes("Bob", "business")
    seen = story.workshop.seq
    for role in ("observer", "participant"):
        story.does("Ann", ask.CorrectPerson(person="bob", role=role))
    story.refused("Bob", vote("it-ops", seen=seen), "conflict")


def test_other_peoples_votes_hinder_nobody() -> None:
    story = own_pace()
    seen = story.workshop.seq
    story.votes("Carol", "it-ops")
    story.votes("Bob", "business", "change")
    story.votes("Bob", "business", seen=seen)


def test_a_reveal_of_a_round_that_was_opened_since_is_refused() -> None:
    """Ann and Ben: his *Vote again* stands where her *Reveal* was aimed at."""
    story = own_pace()
    seen = story.workshop.seq
    story.reveals()
    story.votes_again()
    reveal = ask.Reveal(process="incident", scope="application", seen=seen)
    story.refused("Ann", reveal, "conflict")
    story.votes("Bob", "business")
    story.refused("Ann", ask.RevealAll(seen=seen), "conflict")
    again = ask.VoteAgain(process="incident", scope="application", seen=seen)
    story.refused("Ann", again, "conflict")


def test_late_votes_hinder_no_reveal() -> None:
    story = own_pace()
    seen = story.workshop.seq
    story.votes("Bob", "business")
    story.does("Ann", ask.RevealAll(seen=seen))
