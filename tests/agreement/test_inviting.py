"""Personal links: one press, once, and nobody else gets another for who has claimed theirs."""

from app.signing.claiming import invitee
from tests.agreement.story import Story


def test_a_link_is_claimed_once_by_whom_it_is_for() -> None:
    story = Story().with_both_sides()
    story.link = "link of Rita"
    rita = story.does("Ann", "invite", name="Rita", office="relationship-manager")[-1].person
    assert story.sees("people")[-1]["invited"] is True
    assert invitee(story.agreement, "link of Rita") == rita
    assert invitee(story.agreement, "") == ""
    story.refused("Bob", "claim", "not-found", secret="link of Rita")
    story.does(rita, "claim", secret="link of Rita")
    story.refused(rita, "claim", "wrong-state", secret="link of Rita")
    assert story.sees("people")[-1]["claimed"] == story.now
    story.refused("Ann", "invite", "wrong-state", name="Rita", side=1)


def test_an_office_says_for_which_side_somebody_speaks() -> None:
    story = Story().with_four_offices()
    assert [one["side"] for one in story.sees("people")[1:]] == [1, 0, 1, 0]
    held = {one["signatory"]: one["name"] for one in story.sees("signatories")}
    assert held["business-line-manager"] == "Lena"


def test_without_an_office_the_side_is_said() -> None:
    story = Story()
    story.link = "link"
    story.refused("Ann", "invite", "bad-field", name="Rita")
    story.does("Ann", "invite", name="Rita", side=0)
    story.link = "newer"
    (corrected, invited) = story.does("Ann", "invite", name="Rita", side=1)
    assert (corrected.side, invited.secret) == (1, "newer")
    story.refused(invited.person, "claim", "not-found", secret="link")
    story.refused("Bob", "invite", "forbidden", name="Eve", side=0)
