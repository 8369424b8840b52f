"""Who must be there: needed, invited, here; by party and office, and nothing waits for them."""

from typing import Any

import pytest

from app.log.kind import Present
from app.matrix.record import canonical
from app.workshop import screen, signing, stakeholders
from app.workshop.kind import name_again, unnamed
from app.workshop.people import was_erased as person_was_erased
from app.workshop.stakeholders import STAKEHOLDERS
from tests.workshop import ask, ev
from tests.workshop.story import Story

Told = list[dict[str, Any]]


def needs(story: Story, title: str, represents: str, **more: Any) -> str:
    """Ann writes down who must be there; answers the id."""
    named = ask.NameStakeholder(title=title, represents=represents, **more)  # type: ignore[arg-type]
    return str(story.does("Ann", named)[0].item)


def told(story: Story, *here: str, away: tuple[str, ...] = ()) -> Told:
    shown: Told = stakeholders.shown(story.workshop, Present(here, away))
    return shown


def states(story: Story, *here: str, away: tuple[str, ...] = ()) -> dict[str, str]:
    return {one["title"]: one["state"] for one in told(story, *here, away=away)}


def test_where_nobody_is_listed_nobody_is_missed() -> None:
    assert Story().with_the_usual_people().sees("stakeholders") == []


def test_they_are_needed_then_invited_then_here() -> None:
    story = Story()
    item = needs(story, "Control owner", "other")
    assert states(story) == {"Control owner": "needed"}
    story.does("Ann", ask.InviteStakeholder(item=item))
    assert states(story) == {"Control owner": "invited"}
    story.with_people("adviser", Olga="other")
    assert states(story, "olga") == {"Control owner": "here"}
    assert states(story, away=("olga",)) == {"Control owner": "here"}, "within minutes"
    assert states(story) == {"Control owner": "invited"}, "gone"
    story.does("Ann", ask.InviteStakeholder(item=item, invited=False))
    assert states(story) == {"Control owner": "needed"}


def test_one_of_a_party_stands_for_one_office_of_it() -> None:
    story = Story().with_people(Bob="business")
    needs(story, "Business owner", "business")
    needs(story, "Users", "business")
    assert states(story, "bob") == {"Business owner": "here", "Users": "needed"}
    story.with_people(Berta="business")
    assert states(story, "bob", "berta") == {"Business owner": "here", "Users": "here"}


def test_who_is_named_stands_for_that_office_and_for_no_other() -> None:
    story = Story().with_people(Bob="business")
    needs(story, "Business owner", "business")
    users = needs(story, "Users", "business")
    anew = ask.NameStakeholder(title="Users", represents="business", name="bob", item=users)
    story.does("Ann", anew)
    assert states(story, "bob") == {"Business owner": "needed", "Users": "here"}
    assert told(story, "bob")[1] | {"name": "Bob", "person": "bob"} == told(story, "bob")[1]
    assert '"Bob"' not in "".join(story.text_of_the_log().splitlines()[-1:]), "by id alone"


def test_who_facilitates_stands_for_an_office_only_by_name() -> None:
    story = Story()
    item = needs(story, "Control owner", "other")
    assert states(story, "ann") == {"Control owner": "needed"}
    anew = ask.NameStakeholder(title="Control owner", represents="other", name="Ann", item=item)
    story.does("Ann", anew)
    assert states(story, "ann") == {"Control owner": "here"}


def test_a_personal_link_to_who_is_named_is_an_invitation() -> None:
    story = Story()
    needs(story, "IT OPS", "it-ops", name="Ivar")
    assert states(story) == {"IT OPS": "needed"}
    ivar = story.invites("Ivar", represents="it-ops")
    assert states(story) == {"IT OPS": "invited"}
    assert states(story, ivar) == {"IT OPS": "invited"}, "not before the link is claimed"
    story.does(ivar, ask.Claim("link of Ivar"))
    assert states(story, ivar) == {"IT OPS": "here"}


def test_who_has_no_device_is_here() -> None:
    story = Story()
    needs(story, "Users", "business", name="Hanna")
    hanna = ask.VoteFor(
        name="Hanna",
        represents="business",
        choice="business",
        process="incident",
        scope="application",
    )
    story.looks_at()
    story.does("Ann", hanna)
    assert states(story) == {"Users": "here"}


def test_who_was_removed_is_missing_again() -> None:
    story = Story().with_people(Bob="business")
    needs(story, "Business owner", "business", name="Bob")
    story.does("Ann", ask.RemovePerson("bob"))
    assert told(story)[0] | {"state": "needed", "name": "", "person": None} == told(story)[0]


def test_one_is_worded_anew_and_keeps_its_place_and_its_invitation() -> None:
    story = Story()
    item = needs(story, "CloudDesk", "vendor")
    needs(story, "IT OPS", "it-ops")
    story.does("Ann", ask.InviteStakeholder(item=item))
    seen = story.workshop.seq
    anew = ask.NameStakeholder(title="CloudDesk, second line", represents="vendor", item=item)
    story.does("Ann", anew)
    assert story.does("Ann", anew) == [], "nothing new"
    assert next(iter(states(story).items())) == ("CloudDesk, second line", "invited")
    late = ask.NameStakeholder(title="Late", represents="vendor", item=item, seen=seen)
    story.refused("Ann", late, "conflict")


def test_one_that_is_dropped_is_missed_no_more() -> None:
    story = Story()
    first, second = needs(story, "Users", "business"), needs(story, "IT OPS", "it-ops")
    story.does("Ann", ask.DropStakeholder(item=first))
    assert list(states(story)) == ["IT OPS"]
    assert needs(story, "Users", "business") not in {first, second}
    story.refused("Ann", ask.DropStakeholder(item=first), "not-found")
    story.refused("Ann", ask.InviteStakeholder(item=first), "not-found")


def test_the_list_is_full_one_day() -> None:
    story = Story()
    for number in range(STAKEHOLDERS):
        needs(story, f"Vendor {number}", "vendor")
    more = ask.NameStakeholder(title="One more", represents="vendor")
    story.refused("Ann", more, "wrong-state")
    known = told(story)[0]["id"]
    story.does("Ann", ask.NameStakeholder(title="Another", represents="vendor", item=known))


@pytest.mark.parametrize("key", ["stakeholders"])
def test_it_is_drawn_anew_when_people_come_and_go(key: str) -> None:
    story = Story()
    assert key not in screen.stale(story.workshop, ["people"]), "nobody is listed"
    needs(story, "Users", "business")
    assert key in screen.stale(story.workshop, ["people"])


def test_nothing_waits_for_who_is_missing_and_nothing_of_it_is_signed() -> None:
    story = Story().with_the_usual_people().at_own_pace()
    before = canonical(signing.draft(story.workshop))
    needs(story, "Control owner", "other")
    assert canonical(signing.draft(story.workshop)) == before
    story.all_vote(Bob="business")
    story.reveals()
    story.decides("business")
    story.adopts()
    story.waives("supportability-transition", "application")
    story.signs_off()


def test_whom_one_expects_is_a_name_that_can_be_erased() -> None:
    story = Story()
    item = needs(story, "Control owner", "other", name="Dana")
    assert story.facts[-1].event == ev.StakeholderExpected(person=item, name="Dana")
    assert told(story)[0]["name"] == "Dana"
    bare = unnamed(story.workshop)
    assert bare.registers.stakeholders[item].name == ""
    name_again(bare, {item: "Dana"})
    assert bare.registers.stakeholders[item].name == "Dana"
    person_was_erased(story.workshop, ev.PersonErased(item), story.facts[-1])
    assert told(story)[0]["name"] == ""
    story.workshop = story.folded_again()  # as it was told


def test_who_comes_by_the_name_that_was_expected_is_here() -> None:
    story = Story()
    item = needs(story, "Control owner", "other", name="Dana")
    story.with_people("adviser", Dana="other")
    assert told(story, "dana")[0]["person"] == "dana"
    anew = ask.NameStakeholder(title="Control", represents="other", name="dana", item=item)
    story.does("Ann", anew)
    assert story.workshop.registers.stakeholders[item].name == "", "by id from now on"
    assert told(story, "dana")[0]["name"] == "Dana"
