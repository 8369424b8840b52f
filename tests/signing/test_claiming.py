"""A personal link is claimed alike at whatever is signed."""

from app.agreement.state import Agreement
from app.signing.claiming import invitee
from app.workshop.state import Workshop
from tests.agreement.story import Story as AgreementStory
from tests.workshop.story import Story


def test_a_link_of_nobodys_lets_nobody_in() -> None:
    for state in (Workshop(), Agreement()):
        assert invitee(state, "") == invitee(state, "a guess") == ""


def test_it_is_whose_it_was_made_for_until_a_newer_one_is() -> None:
    story = AgreementStory()
    for link in ("first", "second"):
        story.link = link
        person = story.does("Ann", "invite", name="Rita", side=1)[-1].person
    assert (invitee(story.agreement, "first"), invitee(story.agreement, "second")) == ("", person)
    workshop = Story("B")
    ivar = workshop.invites("Ivar")
    assert invitee(workshop.workshop, "link of Ivar") == ivar
