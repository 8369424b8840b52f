"""Who has no device votes by the facilitator's hand, and everybody can tell."""

from app.matrix.model import Choice, Represents
from app.matrix.record import canonical, parse
from app.workshop import signing
from app.workshop.people import RemoveNewcomers
from tests.workshop import ask, ev
from tests.workshop.story import CODEC, Story
from tests.workshop.watching import Watched


def room() -> Story:
    return Story("B").with_the_usual_people().at_own_pace()


def hand_vote(
    choice: Choice = "business",
    name: str = "Hanna",
    represents: Represents = "business",
    process: str = "incident",
) -> ask.VoteFor:
    about = {"process": process, "scope": "application"}
    return ask.VoteFor(name=name, represents=represents, choice=choice, **about)  # type: ignore[arg-type]


def test_a_hand_vote_brings_in_who_cast_it_and_counts() -> None:
    story = room()
    story.votes("Bob", "it-ops")
    entered, cast = story.does("Ann", hand_vote())
    assert isinstance(entered, ev.PersonEntered)
    assert isinstance(cast, ev.VoteCast)
    assert story.facts[-1].by == "ann", "the log has both"
    assert cast.person == entered.person
    hanna = story.sees("people")[-1]
    assert (hanna["name"], hanna["represents"], hanna["entered_by"]) == ("Hanna", "business", "ann")
    story.reveals()
    assert story.cell()["tally"] == {"it-ops": {"business": 1}, "business": {"business": 1}}


def test_until_the_reveal_only_that_there_is_one_is_told() -> None:
    rooms = [Watched(), Watched()]
    choices: tuple[Choice, ...] = ("business", "it-ops")
    for watched, choice in zip(rooms, choices, strict=True):
        watched.does("ann", ask.SetPace("own"))
        watched.does("bob", ask.Join(name="Bob", represents="it-ops"))
        watched.here = {"ann", "bob"}
        watched.does("ann", hand_vote(choice))
        watched.draws(later=1)
    one, other = rooms
    assert one.screens == other.screens
    assert one.facts == other.facts
    cell = one.screens["bob"]["cell:incident:application"]
    assert (cell["voted"], cell["entered"], cell["tally"]) == (1, 1, None)
    assert one.box != other.box, "the control: the boxes are not alike"


def test_a_second_hand_vote_takes_the_place_of_the_first() -> None:
    story = room()
    story.does("Ann", hand_vote("tbd"))
    (cast,) = story.does("Ann", hand_vote("business", name="HANNA"))
    assert isinstance(cast, ev.VoteCast)
    story.reveals()
    assert story.cell()["tally"] == {"business": {"business": 1}}
    assert story.cell()["entered"] == 1


def test_a_question_is_answered_by_hand_too() -> None:
    story = room()
    story.does("Ann", ask.OpenQuestion(question="ambition"))
    vote = ask.VoteFor(name="Hanna", represents="business", choice="B", question="ambition")
    story.does("Ann", vote)
    assert story.sees("question:ambition")["voted"] == 1
    wrong = ask.VoteFor(name="Hanna", represents="business", choice="tbd", question="ambition")
    story.refused("Ann", wrong, "bad-field")


def test_who_has_a_device_speaks_for_themselves() -> None:
    story = room()
    assert story.refused("Ann", hand_vote(name="bob"), "forbidden").endswith("themselves.")
    story.refused("Ann", hand_vote(name="Ann"), "forbidden")
    story.refused("Bob", hand_vote(), "forbidden")


def test_one_name_stands_for_one_party_until_it_is_corrected() -> None:
    story = room()
    story.does("Ann", hand_vote())
    story.refused("Ann", hand_vote(represents="it-ops", process="change"), "conflict")
    person = story.sees("people")[-1]["person"]
    story.does("Ann", ask.CorrectPerson(person=person, represents="it-ops"))
    story.does("Ann", hand_vote(represents="it-ops", process="change"))
    assert len(story.sees("people")) == 7


def test_a_closed_vote_takes_no_hand_vote_and_brings_nobody_in() -> None:
    story = room()
    story.votes("Bob", "it-ops")
    story.reveals()
    story.refused("Ann", hand_vote(), "wrong-state")
    assert len(story.sees("people")) == 6


def test_who_has_no_device_leads_nobody_and_is_no_newcomer() -> None:
    story = room()
    story.does("Ann", hand_vote())
    person = story.sees("people")[-1]["person"]
    story.refused("Ann", ask.HandOver(person), "wrong-state")
    story.refused("Ann", ask.ShareFacilitation(person), "wrong-state")
    story.does("Ann", RemoveNewcomers(3600))
    assert story.names() == ["Ann", "Hanna"]


def test_removing_who_was_entered_takes_a_hidden_vote_out() -> None:
    story = room()
    story.does("Ann", hand_vote())
    story.does("Ann", ask.RemovePerson(story.sees("people")[-1]["person"]))
    assert (story.cell()["voted"], story.cell()["entered"]) == (0, 0)


def test_a_party_that_is_there_without_a_device_is_there() -> None:
    story = Story("B").with_people(Carol="it-ops").at_own_pace().are_here("Ann", "Carol")
    story.does("Ann", hand_vote(process="change"))
    story.votes("Carol", "business")
    story.reveals()
    story.decides("business")
    assert not story.cell()["override"]


def test_what_is_signed_has_both_persons_for_good() -> None:
    story = room()
    story.does("Ann", hand_vote())
    story.reveals()
    record = parse(canonical(signing.draft(story.workshop)))
    hanna = record.people[-1]
    assert hanna.entered_by == "ann"
    incident = next(cell for cell in record.cells if cell.process == "incident")
    assert incident.rounds[0].entered == {hanna.person: "ann"}


def test_the_name_is_kept_apart_from_the_log() -> None:
    assert ev.PersonEntered in CODEC.named


def test_a_hand_vote_goes_where_any_vote_goes() -> None:
    story = Story("B").with_the_usual_people()
    story.looks_at("change")
    story.refused("Ann", hand_vote(process="incident"), "wrong-state")
    story.does("Ann", hand_vote(process="change"))
