"""An adviser is heard beside the votes: hidden until the reveal, and in no count of theirs."""

from typing import Any

import pytest

from app.matrix.record import canonical, parse
from app.workshop import signing
from tests.workshop import ask, ev
from tests.workshop.story import CODEC, Story, vote

AT: dict[str, Any] = {"process": "incident", "scope": "application"}


def room() -> Story:
    story = Story("B").with_the_usual_people().at_own_pace()
    return story.with_people("adviser", Ada="vendor", Art="other")


def test_advice_is_no_vote_and_says_only_that_it_was_given() -> None:
    story = room()
    (advised,) = story.does("Ada", vote("it-ops", reason="CANARY"))
    assert advised == ev.AdviceCast("ada", "incident:application", 1)
    cell = story.cell()
    assert (cell["voted"], cell["voters"], cell["advised"], cell["advice"]) == (0, [], 1, None)
    assert "CANARY" not in story.text_of_the_log()
    assert story.sees_alone("Ada")["mine"] == {"incident:application": "it-ops"}


def test_at_the_reveal_it_stands_beside_the_votes_and_in_none_of_their_counts() -> None:
    story = room().are_here("Bob", "Carol", "Ada")
    story.all_vote(Bob="business", Carol="business", Ada="it-ops", Art="it-ops")
    story.votes("Ada", "it-ops", reason="They have the rota.", confidence=4)
    story.reveals()
    cell = story.cell()
    assert cell["tally"] == {"business": {"business": 1, "it-ops": 1}}
    assert cell["advice"] == {"it-ops": {"vendor": 1, "other": 1}}
    assert (cell["pattern"], cell["able"], cell["thin"]) == ("agreed", 4, False)
    assert cell["speakers"] == []
    told = {"choice": "it-ops", "represents": "vendor", "confidence": 4, "advice": True}
    assert cell["reasons"] == [{**told, "reason": "They have the rota."}]
    assert story.sees("points") == {"business": {"business": 1}, "it-ops": {"business": 1}}


def test_an_adviser_makes_nobody_differ() -> None:
    story = room().all_vote(Bob="business", Carol="business", Ada="it-ops")
    story.does("Ann", ask.Reveal(stage="differ", **AT))
    assert story.cell()["agree"] is True


def test_names_that_come_out_are_those_of_the_voters() -> None:
    story = Story("B").with_the_usual_people().with_people("adviser", Ada="vendor").at_own_pace()
    story.does("Ann", ask.SetNames("people"))
    story.all_vote(Bob="business", Ada="it-ops")
    story.does("Ann", ask.Reveal(stage="names", **AT))
    assert story.cell()["named"] == {"bob": "business"}


def test_advice_is_changed_and_taken_back_like_a_vote() -> None:
    story = room()
    story.votes("Ada", "it-ops")
    story.votes("Ada", "tbd")
    assert story.does("Ada", ask.WithdrawVote(**AT)) == [
        ev.AdviceWithdrawn("ada", "incident:application", 1)
    ]
    assert story.cell()["advised"] == 0
    assert story.sees_alone("Ada")["mine"] == {}
    assert story.does("Ada", ask.WithdrawVote(**AT)) == []
    story.votes("Bob", "business")
    story.reveals()
    assert story.cell()["advice"] == {}


def test_a_new_round_is_advised_anew() -> None:
    story = room().all_vote(Bob="business", Ada="it-ops")
    story.reveals()
    story.votes_again()
    assert story.cell()["advised"] == 0
    story.votes("Bob", "business")
    story.reveals()
    assert story.cell()["advice"] == {}
    first, second = story.workshop.cells["incident:application"].rounds
    assert (first.advice, second.advice) == ({"it-ops": {"vendor": 1}}, {})


@pytest.mark.parametrize("role", ["participant", "observer"])
def test_who_stops_advising_is_heard_as_adviser_no_more(role: Any) -> None:
    story = room().all_vote(Ada="it-ops", Bob="business")
    story.does("Ann", ask.CorrectPerson(person="ada", role=role))
    story.does("Ann", ask.CorrectPerson(person="bob", role="adviser"))
    cell = story.cell()
    assert (cell["advised"], cell["voted"]) == (0, 0), "a vote does not become advice either"
    story.reveals()
    assert (story.cell()["tally"], story.cell()["advice"]) == ({}, {})


def test_who_is_made_a_facilitator_votes_from_then_on() -> None:
    story = room().all_vote(Ada="it-ops")
    story.does("Ann", ask.ShareFacilitation("ada"))
    assert story.cell()["advised"] == 0
    assert isinstance(story.votes("Ada", "business")[0], ev.VoteCast)


def test_who_was_removed_before_the_reveal_is_not_told() -> None:
    story = room().all_vote(Ada="it-ops", Bob="business")
    story.does("Ann", ask.RemovePerson("ada"))
    story.reveals()
    assert story.cell()["advice"] == {}


def test_what_is_asked_without_names_is_not_asked_of_advisers() -> None:
    story = room()
    story.does("Ann", ask.OpenQuestion(question="leaving:heard"))
    story.refused("Ada", ask.CastVote("5", question="leaving:heard"), "forbidden")
    story.does("Ann", ask.OpenQuestion(question="ambition"))
    story.does("Ada", ask.CastVote("B", question="ambition"))
    story.does("Ann", ask.Reveal(question="ambition"))
    assert story.sees("question:ambition")["advice"] == {"B": {"vendor": 1}}


def test_an_adviser_accepts_no_risk_for_the_others() -> None:
    story = room()
    risk = ask.WriteRisk(title="No rota", category="cost", consequence="A day is lost.")
    story.does("Ann", risk)
    why = story.refused("Ada", ask.AcceptRisk(risk="r1"), "forbidden")
    assert why == "Who observes or advises has no vote."
    story.does("Ada", ask.UnderstandRisk(risk="r1"))


def test_nobody_waits_for_an_adviser() -> None:
    story = room()
    story.looks_at()
    assert story.sees("crowd")["by"].get("other") is None
    story.votes("Ada", "it-ops")
    assert story.sees("waiting")["incident:application"] == {"here": 0, "away": 0}


def test_it_stands_in_what_is_signed_and_only_where_there_is_some() -> None:
    story = room().all_vote(Bob="business", Ada="it-ops")
    story.reveals()
    story.all_vote("change", Bob="business")
    story.reveals("change")
    record = parse(canonical(signing.draft(story.workshop)))
    rounds = {cell.process: cell.rounds[0] for cell in record.cells if cell.rounds}
    assert rounds["incident"].advice == {"it-ops": {"vendor": 1}}
    assert rounds["change"].advice == {}
    assert '"advice":{}' not in canonical(signing.draft(story.workshop))
    assert [one.role for one in record.people if one.person == "ada"] == ["adviser"]


def test_what_was_revealed_before_there_were_advisers_reads_as_ever() -> None:
    old = (
        '{"is":"votes-revealed:2","cell":"incident:application","round":1,'
        '"tally":{"tbd":{"business":1}},"said":[{"represents":"business","choice":"tbd",'
        '"confidence":2,"reason":""}],"present":null}'
    )
    event = CODEC.decode(old)
    assert (event.advice, event.said[0].advice) == ({}, False)
