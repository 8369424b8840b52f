"""What minutes tell of people, registers and signatures: as it stands now, by whose hand it was."""

from typing import Any

from tests.documents.telling import entries, read
from tests.signing.test_signatures import closed, sign
from tests.workshop import ask
from tests.workshop.story import Story

RISK: Any = {"category": "people", "consequence": "A day is lost."}
C17: Any = {"reference": "C-17", "vendor": "CloudDesk", "covers": "The desk", "holder": "it-ops"}


def room() -> Story:
    return Story("C").with_the_usual_people().at_own_pace()


def test_who_was_removed_without_a_part_in_it_is_not_told_of() -> None:
    story = room().with_people(Mallory="other")
    assert "Mallory" in read(story)
    story.does("Ann", ask.RemovePerson("mallory"))
    assert "Mallory" not in read(story)
    assert "removed" not in read(story)


def test_who_left_after_a_vote_that_counted_is_told_of_as_that() -> None:
    story = room()
    story.votes("Vera", "it-ops")
    story.reveals()
    story.does("Ann", ask.RemovePerson("vera"))
    assert "Vendor: Vera (participant, left)" in read(story)
    assert "Vera (Vendor)" in entries(story, "People")[0]


def test_a_name_that_was_erased_is_gone() -> None:
    story = room()
    story.workshop.rename("bob", "")
    assert "Bob" not in read(story)
    assert "Participant 2 (Business)" in entries(story, "People")[0]


def test_who_comes_by_a_link_and_who_has_no_device() -> None:
    story = room()
    story.comes_by_link("Ivar", represents="it-ops")
    more: Any = {"name": "Hanna", "represents": "business"}
    story.does("Ann", ask.VoteFor(choice="it-ops", process="incident", scope="application", **more))
    assert entries(story, "People")[1:] == [
        "Invited by a personal link: Ivar (IT OPS)",
        "Came in by a personal link: Ivar",
        "Without a device, so that Ann puts in their votes: Hanna",
    ]


def test_a_risk_is_told_as_it_is_worded_now() -> None:
    story = room()
    story.does("Ann", ask.WriteRisk(title="Salary of Bob", **RISK))
    story.does("Ann", ask.WriteRisk(title="No rota", **RISK, item="r1"))
    assert entries(story, "Risks") == [
        "Written down by Ann: No rota (people)",
        "- Consequence: A day is lost.",
    ]
    assert "Salary" not in read(story)


def test_acts_on_a_risk_say_by_whose_hand_they_were() -> None:
    story = room()
    story.does("Ann", ask.WriteRisk(title="No rota", **RISK))
    for name in ("Bob", "Carol"):
        story.does(name, ask.UnderstandRisk(risk="r1"))
    more: Any = {"name": "Hanna", "represents": "business", "risk": "r1"}
    story.does("Ann", ask.NoteInTheRoom(act="understand-risk", **more))
    story.does("Bob", ask.DeclineRisk(risk="r1", why="Never."))
    story.a_while_later()
    story.does("Bob", ask.AcceptRisk(risk="r1", until="2099-12-31", why="Well."))
    assert entries(story, "Risks")[2:] == [
        "No rota: understood by Bob; Carol",
        "No rota: understood by Hanna (said in the room, noted by Ann)",
        "No rota: declined by Bob.",
        "No rota: accepted by Bob, until 2099-12-31: Well.",
    ]


def test_registers_and_the_ambition_are_told() -> None:
    story = room()
    adopted = ask.AdoptAmbition(model="B", acknowledged=True, rationale="Sales bought it.")
    story.does("Ann", adopted)
    story.does("Ann", ask.RecordContract(**C17))
    expected = ask.ExpectBenefit(benefit="Faster", validation="Ask.", by="2027-01-31")
    story.does("Ann", expected)
    story.does("Ann", ask.JudgeBenefit(benefit="b1", outcome="refuted", evidence="It is not."))
    assert entries(story, "Ambition") == [
        "Reference Model B, Business Operated, was adopted by Ann, its consequences acknowledged.",
        "- Rationale: Sales bought it.",
    ]
    held = ["Written down: C-17, CloudDesk, for The desk; held by IT OPS."]
    assert entries(story, "Contracts") == held
    assert entries(story, "Expected benefits") == [
        "Expected: Faster; to be validated by 2027-01-31: Ask.",
        "Faster: refuted: It is not.",
    ]


def test_who_executes_is_told_as_long_as_they_do_and_never_how_they_are_reached() -> None:
    story = room()
    at: Any = {"process": "incident", "scope": "application"}
    for name in ("Night desk", "Day desk"):
        named: Any = {"name": name, "kind": "vendor", "hours": "always", "contact": "+358 40 1"}
        story.does("Ann", ask.NameExecutor(**named, **at))
    story.does("Ann", ask.DropExecutor(name="Day desk", **at))
    assert entries(story, "Incident Mgmt (Application)") == [
        "Executed by Night desk (vendor), always."
    ]
    assert "+358" not in read(story)


def test_a_case_is_told_once_however_far_it_is_played() -> None:
    story = room()
    night: Any = {"title": "Night", "at": "Sunday 03:00", "processes": ["incident", "change"]}
    story.does("Bob", ask.AddCase(story="It stood still.", **night))
    for step in (1, 2):
        story.does("Ann", ask.PlayCase(case=next(iter(story.workshop.registers.cases)), step=step))
    told = ["Brought: Night (Sunday 03:00)", "Played: Night (Sunday 03:00)"]
    assert [one for one in entries(story, "Cases") if "Night" in one] == told


def test_a_topic_that_was_taken_up_is_parked_no_more() -> None:
    story = room()
    for text in ("Working hours", "Who pays?"):
        story.does("Ann", ask.Park(text))
    story.does("Ann", ask.Unpark(next(iter(story.workshop.parked))))
    assert entries(story, "Topics for later") == ["Parked: Who pays?"]


def test_closing_and_signatures_say_by_whose_hand() -> None:
    story = closed()
    sign(story, "Bob")
    (signed,) = entries(story, "Closing")
    assert signed.startswith("Revision 1 was closed. SHA-256 of its content: ")
    assert entries(story, "Signatures") == ["Signed: Business manager, Bob."]


def test_work_on_the_next_revision_begins() -> None:
    story = closed()
    story.does("Ann", ask.StartRevision())
    assert "Work on revision" in entries(story, "The workshop")[-1]
