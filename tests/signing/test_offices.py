"""An office is held by a person, or by a mere name that anybody could have."""

import json

from app.matrix.record import canonical, parse
from app.signing.offices import HOLDING
from app.workshop import signing
from tests.workshop import ask, ev
from tests.workshop.story import CODEC, Story


def named(story: Story, name: str) -> dict[str, str]:
    """What is shown of an office once Ann has named this."""
    story.does("Ann", ask.NameSignatory(signatory="it-manager", name=name))
    shown: dict[str, str] = story.sees("signatories")[2]
    return shown


def room() -> Story:
    return Story("A").with_the_usual_people()


def test_the_four_who_sign_are_always_listed_by_office() -> None:
    story = Story("B")
    story.does("Ann", ask.NameSignatory(signatory="business-manager", name="Dana"))
    story.does("Ann", ask.NameSignatory(signatory="business-manager", name="Dana Whitfield"))
    assert story.sees("signatories") == [
        {"signatory": "relationship-manager", "name": ""},
        {"signatory": "business-manager", "name": "Dana Whitfield"},
        {"signatory": "it-manager", "name": ""},
        {"signatory": "business-line-manager", "name": ""},
    ]


def test_the_name_of_somebody_who_is_here_makes_them_the_holder() -> None:
    story = room()
    assert named(story, "BOB") == {"signatory": "it-manager", "name": "Bob", "person": "bob"}
    assert named(story, "Ivar") == {"signatory": "it-manager", "name": "Ivar"}
    assert named(story, "Ann") == {"signatory": "it-manager", "name": "Ann"}, "who leads is a name"
    assert named(story, "") == {"signatory": "it-manager", "name": ""}


def test_nobody_takes_an_office_by_calling_themselves_so() -> None:
    story = room()
    named(story, "Ivar")
    story.with_people(Ivar="business")
    assert "person" not in story.sees("signatories")[2]
    assert named(story, "Ivar")["person"] == "ivar", "the facilitator says that it is them"


def test_a_holder_goes_by_the_name_of_today_and_leaves_the_office_open() -> None:
    story = room()
    named(story, "Bob")
    story.does("Bob", ask.CorrectPerson(person="bob", name="Robert"))
    assert story.sees("signatories")[2]["name"] == "Robert"
    story.does("Ann", ask.RemovePerson("bob"))
    assert story.sees("signatories")[2] == {"signatory": "it-manager", "name": ""}


def test_of_a_signed_matrix_somebody_who_is_here_may_still_be_named() -> None:
    story = room()
    story.adopts()
    story.signs_off()
    for name in ("Ivar", ""):
        naming = ask.NameSignatory(signatory="it-manager", name=name)
        story.refused("Ann", naming, "signed-off")
    assert named(story, "Bob")["person"] == "bob"


def test_a_person_is_signed_by_id_and_the_name_by_its_digest() -> None:
    story = room()
    named(story, "Bob")
    content = canonical(signing.record(story.workshop, 1, story.now, "ann", "chance"))
    assert "Bob" not in content
    relationship, _, it, _ = json.loads(content)["signatories"]
    assert it == {"signatory": "it-manager", "name": "", "person": "bob"}
    assert relationship == {"signatory": "relationship-manager", "name": ""}, "as it always was"
    (bob,) = (one for one in parse(content).people if one.person == "bob")
    assert bob.named


def test_the_first_form_knew_mere_names() -> None:
    old = '{"is":"signatory-named","signatory":"it-manager","name":"Ivar"}'
    assert CODEC.decode(old) == ev.SignatoryNamed(signatory="it-manager", name="Ivar")
    assert HOLDING.upcasts.keys() == {"signatory-named"}


def test_an_office_is_called_as_the_organisation_calls_it() -> None:
    story = Story("A").with_the_usual_people()
    head = ask.NameOffice(signatory="it-manager", title="Head of IT")
    assert story.does("Ann", head) == [ev.OfficeNamed(signatory="it-manager", title="Head of IT")]
    assert story.does("Ann", head) == []
    story.does("Ann", ask.NameSignatory(signatory="it-manager", name="Carol"))
    shown = {one["signatory"]: one for one in story.sees("signatories")}
    assert shown["it-manager"] == {
        "signatory": "it-manager",
        "name": "Carol",
        "title": "Head of IT",
        "person": "carol",
    }
    assert "title" not in shown["business-manager"]
    signed = {one.signatory: one for one in signing.draft(story.workshop).signatories}
    assert (signed["it-manager"].title, signed["business-manager"].title) == ("Head of IT", "")
    story.adopts()
    story.signs_off()
    back = ask.NameOffice(signatory="it-manager", title="")
    story.refused("Ann", back, "signed-off")
    story.does("Ann", ask.StartRevision())
    story.does("Ann", back)
    assert all("title" not in one for one in story.sees("signatories"))
