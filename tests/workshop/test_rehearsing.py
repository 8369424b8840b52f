"""A dry run: a simulated room that votes when it is told to, and says everywhere what it is."""

from app.asks.ask import TITLE
from app.matrix.record import canonical
from app.workshop import signing
from app.workshop.kind import WORKSHOP
from app.workshop.rehearsing import ROOM
from tests.workshop import ask
from tests.workshop.story import Story


def test_it_says_what_it_is_and_goes_on_saying_so() -> None:
    story = Story(service="Payroll", dry_run=True)
    assert story.sees("workshop")["service"] == "DRY RUN: Payroll"
    assert story.sees("workshop")["dry_run"] is True
    story.does("Ann", ask.Describe(service="Payroll core"))
    assert story.sees("workshop")["service"] == "DRY RUN: Payroll core"
    story.does("Ann", ask.Describe(service="DRY RUN: Payroll core"))
    assert story.sees("workshop")["service"] == "DRY RUN: Payroll core", "once is enough"
    story.does("Ann", ask.Describe(service="x" * TITLE))
    assert len(story.sees("workshop")["service"]) == TITLE
    assert "DRY RUN" in canonical(signing.draft(story.workshop))
    summary = WORKSHOP.listing(story.workshop).summary
    assert summary
    assert summary.state == "dry-run"


def test_no_other_workshop_is_one() -> None:
    story = Story(service="DRY RUN: in name only")
    assert "dry_run" not in story.sees("workshop")
    assert story.names() == ["Ann"]
    story.refused("Ann", ask.LetThemVote(), "wrong-state")


def test_the_simulated_room_votes_on_what_takes_votes() -> None:
    story = Story(dry_run=True)
    assert [one.represents for one in story.workshop.people.values()][1:] == [*ROOM]
    story.refused("Ann", ask.LetThemVote(), "wrong-state")
    story.looks_at("incident")
    story.does("Ann", ask.LetThemVote())
    cell = story.cell("incident")
    assert (cell["voted"], cell["entered"], cell["tally"]) == (len(ROOM), 0, None)
    story.refused("Ann", ask.LetThemVote(), "wrong-state")
    story.reveals("incident")
    tally = story.cell("incident")["tally"]
    assert sum(sum(by.values()) for by in tally.values()) == len(ROOM)


def test_at_their_own_pace_they_vote_on_everything_and_not_all_alike() -> None:
    story = Story(dry_run=True).at_own_pace()
    story.does("Ann", ask.LetThemVote())
    cells = story.workshop.catalogue.keys
    assert {story.cell(*key.split(":"))["voted"] for key in cells} == {len(ROOM)}
    story.does("Ann", ask.RevealAll())
    patterns = {story.cell(*key.split(":"))["pattern"] for key in cells}
    assert len(patterns) > 2, patterns


def test_a_question_that_is_open_comes_first_and_a_new_round_is_voted_anew() -> None:
    story = Story(dry_run=True).at_own_pace()
    story.does("Ann", ask.OpenQuestion(question="ambition"))
    story.does("Ann", ask.LetThemVote())
    assert story.sees("question:ambition")["voted"] == len(ROOM)
    assert story.cell("incident")["voted"] == 0
    story.does("Ann", ask.Reveal(question="ambition"))
    assert set(story.sees("question:ambition")["tally"]) <= {"A", "B", "C", "abstain"}
    story.does("Ann", ask.VoteAgain(question="ambition"))
    story.does("Ann", ask.LetThemVote())
    assert story.sees("question:ambition")["voted"] == len(ROOM)


def test_who_was_removed_votes_no_more() -> None:
    story = Story(dry_run=True)
    story.does("Ann", ask.RemovePerson("simulated-1"))
    story.looks_at("incident")
    story.does("Ann", ask.LetThemVote())
    assert story.cell("incident")["voted"] == len(ROOM) - 1
