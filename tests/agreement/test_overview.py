"""How the portfolio has an agreement, from its state alone."""

import json

from app.agreement.kind import AGREEMENT
from app.log.listing import Dated, Overview
from tests.agreement.story import Story


def seen(story: Story) -> tuple[Overview, dict[str, Dated]]:
    listing = AGREEMENT.listing(story.agreement)
    assert listing.overview
    return listing.overview, dict(listing.dated)


def test_it_says_between_whom_it_is_and_that_nothing_is_signed() -> None:
    overview, dated = seen(Story())
    assert (overview.title, overview.state) == ("Finance and IT", "live")
    assert (overview.revision, overview.in_force, overview.since) == (0, 0, "")
    assert json.loads(overview.body) == {"sides": ["Finance", "IT"]}
    assert dated == {}


def test_open_actions_come_to_a_day_until_they_are_kept() -> None:
    story = Story().with_both_sides()
    story.does("Bob", "plan-action", title="Write it", owner="Carol", due="2026-12-24")
    overview, dated = seen(story)
    assert overview.promises == 1
    assert [*dated.values()] == [Dated("action", "", "open", "", "2026-12-24")]
    (action,) = story.agreement.actions
    story.does("Bob", "keep-action", item=action, evidence="It is written.")
    overview, dated = seen(story)
    assert (overview.promises, dated) == (0, {})


def test_once_signed_it_says_since_when_it_is_in_force() -> None:
    story = Story().with_both_sides().with_four_offices()
    story.does("Ann", "sign-off")
    last = story.agreement.revisions[-1]
    overview, _ = seen(story)
    assert (overview.state, overview.revision, overview.in_force) == ("signed-off", 1, 0)
    assert overview.since == last.signed_at
    story.minute += 5
    for person in story.called.values():
        story.does(person, "sign", revision=1, hash=last.hash)
    overview, _ = seen(story)
    assert overview.in_force == 1
    assert overview.since > last.signed_at
