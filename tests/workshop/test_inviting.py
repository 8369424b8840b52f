"""Who is invited has a link of their own: claimed once, and waited for by nobody until then."""

import msgspec
import pytest

from app.matrix.model import Represents
from app.matrix.record import canonical, parse
from app.signing import claiming
from app.workshop import signing
from app.workshop.people import PEOPLE, RemoveNewcomers
from app.workshop.state import Office
from tests.workshop import ask, ev
from tests.workshop.story import CODEC, Story


def room() -> Story:
    return Story("B").with_the_usual_people().at_own_pace()


def the_last(story: Story) -> dict[str, object]:
    """Who came into the list last, as everybody sees them."""
    return dict(story.sees("people")[-1])


def test_who_is_invited_is_shown_as_that_until_the_link_is_claimed() -> None:
    story = room()
    ivar = story.invites("Ivar")
    told = the_last(story)
    assert (told["name"], told["invited"], told["here"]) == ("Ivar", True, False)
    story.a_while_later(5)
    (claimed,) = story.does(ivar, ask.Claim("link of Ivar"))
    assert claimed == ev.InvitationClaimed(ivar)
    told = the_last(story)
    assert "invited" not in told
    assert told["claimed"] == story.now, "the room sees when"


def test_a_link_is_claimed_once_and_by_nobody_else() -> None:
    story = room()
    ivar = story.invites("Ivar")
    story.refused(ivar, ask.Claim("a guess"), "not-found")
    story.refused("Bob", ask.Claim("link of Ivar"), "not-found")
    story.refused("Bob", ask.Claim(""), "not-found")
    story.does(ivar, ask.Claim("link of Ivar"))
    why = story.refused(ivar, ask.Claim("link of Ivar"), "wrong-state")
    assert why == "This personal link was claimed already: it lets one browser in, once."


def test_a_new_link_takes_the_place_of_one_that_nobody_claimed() -> None:
    story = room()
    ivar = story.invites("Ivar")
    assert story.invites("Ivor", link="a new link") != ivar, "another name is somebody else"
    assert story.invites("  ÍVAR", link="a newer link") == ivar
    story.refused(ivar, ask.Claim("link of Ivar"), "not-found")
    story.does(ivar, ask.Claim("a newer link"))
    assert [one["name"] for one in story.sees("people")][-2] == "Ivar"


def test_once_claimed_nobody_gets_another_link_for_that_person() -> None:
    """Else the facilitator could look into their hidden votes."""
    story = room()
    ivar = story.comes_by_link("Ivar")
    why = story.refused("Ann", ask.Invite(name="Ivar"), "wrong-state")
    assert why == "Their link was claimed already: remove them, and invite them anew."
    story.does("Ann", ask.RemovePerson(ivar))
    assert story.invites("Ivar", link="anew") != ivar


def test_who_joined_by_themselves_is_somebody_else_of_the_same_name() -> None:
    story = room()
    person = story.invites("Bob")
    assert person != "bob"
    assert the_last(story)["name"] == "Bob 2"
    assert claiming.invitee(story.workshop, "link of Bob") == person


def test_the_link_of_who_was_removed_is_dead() -> None:
    story = room()
    ivar = story.invites("Ivar")
    story.does("Ann", ask.RemovePerson(ivar))
    story.refused(ivar, ask.Claim("link of Ivar"), "not-found")
    assert claiming.invitee(story.workshop, "link of Ivar") == ""


@pytest.mark.parametrize(
    ("office", "party"),
    [
        ("relationship-manager", "it-delivery"),
        ("business-manager", "business"),
        ("it-manager", "it-ops"),
        ("business-line-manager", "business"),
    ],
)
def test_an_office_is_held_by_who_is_invited_for_it(office: Office, party: Represents) -> None:
    story = room()
    ivar = story.invites("Ivar", office=office)
    assert the_last(story)["represents"] == party
    assert {"signatory": office, "name": "Ivar", "person": ivar} in story.sees("signatories")
    story.invites("Eve", represents="vendor", office=office)
    assert the_last(story)["represents"] == "vendor"
    story.invites("Dana")
    assert the_last(story)["represents"] == "other"


def test_a_new_link_may_come_with_another_party() -> None:
    story = room()
    ivar = story.invites("Ivar", represents="business")
    assert story.invites("Ivar", represents="it-ops") == ivar
    assert the_last(story)["represents"] == "it-ops"


def test_nobody_waits_for_who_has_not_come() -> None:
    """Neither do they count, nor are they there, nor do they owe a vote."""
    with_them, without = room(), room()
    ivar = with_them.invites("Ivar", represents="it-delivery")
    for story in (with_them, without):
        story.are_here("Ann", "Bob", "Carol")
        story.does("Ann", ask.RemovePerson("dev"))
        story.all_vote(Bob="it-delivery", Carol="it-delivery")
        story.reveals()
        story.decides("it-delivery")
    for key in ("crowd", "waiting", "progress", "cell:incident:application"):
        assert with_them.sees(key) == without.sees(key), key
    with_them.does(ivar, ask.Claim("link of Ivar"))
    assert with_them.sees("crowd")["all"] == without.sees("crowd")["all"] + 1, "the control"


def test_a_party_is_not_there_for_somebody_who_was_only_invited() -> None:
    story = Story("B").with_people(Carol="it-ops").at_own_pace()
    story.invites("Berta", represents="business")
    story.decides("business")
    assert story.cell()["override"]
    story.does(story.invites("Berta", link="l"), ask.Claim("l"))
    story.reopens()
    story.decides("business")
    assert not story.cell()["override"], "the control"


def test_who_was_invited_speaks_for_themselves_and_leads_nobody_yet() -> None:
    story = room()
    ivar = story.invites("Ivar")
    about = {"process": "incident", "scope": "application", "represents": "other"}
    vote = ask.VoteFor(name="Ivar", choice="tbd", **about)  # type: ignore[arg-type]
    assert "personal link" in story.refused("Ann", vote, "forbidden")
    story.refused("Ann", ask.HandOver(ivar), "wrong-state")
    story.refused("Ann", ask.ShareFacilitation(ivar), "wrong-state")
    story.does("Ann", RemoveNewcomers(3600))
    assert story.names() == ["Ann", "Ivar"], "they are no strangers"
    story.does(ivar, ask.Claim("link of Ivar"))
    story.does("Ann", ask.HandOver(ivar))


def test_a_locked_door_and_a_signed_matrix_let_a_personal_link_in() -> None:
    story = Story("A").with_the_usual_people()
    story.adopts()
    story.signs_off()
    story.does("Ann", ask.LockDoor(True))
    story.comes_by_link("Ivar")
    story.refused("Eve", ask.Join(name="Eve", represents="other"), "forbidden")


def test_only_who_facilitates_invites() -> None:
    story = room()
    for name in ("Bob", "Olga", "Mallory"):
        story.refused(name, ask.Invite(name="Ivar"), "forbidden")


def test_as_many_are_invited_as_may_join() -> None:
    story = Story("B")
    Story.told.remove(story)
    one = story.workshop.people["ann"]
    story.workshop.people |= {f"p{number}": one for number in range(PEOPLE - 1)}
    story.refused("Ann", ask.Invite(name="Ivar"), "unavailable")
    del story.workshop.people["p7"]
    story.invites("Ivar")


def test_what_is_signed_says_who_never_came() -> None:
    story = room()
    story.invites("Ivar")
    story.comes_by_link("Eve")
    people = parse(canonical(signing.draft(story.workshop))).people
    assert [one.invited for one in people][-2:] == [True, False]


def test_no_screen_and_no_record_tells_of_the_secret() -> None:
    story = room()
    story.invites("Ivar", link="5ec7e7")
    shown = msgspec.json.encode(
        {key: value for key, value in story.everything().items() if key != "checks"}
    ).decode()
    assert "Ivar" in shown
    assert "5ec7e7" not in shown + canonical(signing.draft(story.workshop))
    assert "5ec7e7" in story.text_of_the_log()
    assert ev.Invited not in CODEC.named
