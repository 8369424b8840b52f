"""Gaps: what an agreement does not say yet."""

import msgspec
import pytest

from app.partnership.gaps import SAYS, gaps
from app.partnership.record import Agreement
from tests.partnership.agreements import ACTIONS, MONTHLY, STAFF, empty, whole


def said(agreement: Agreement) -> list[str]:
    return [one.sentence for one in gaps(agreement)]


def test_an_agreement_that_was_just_opened_says_what_it_lacks() -> None:
    assert said(empty()) == [
        "What the two sides want to accomplish together is not written yet.",
        "Nobody holds the role of relationship manager.",
        "Nobody holds the role of business manager.",
        "Nobody holds the role of service owner.",
        "Nobody holds the role of service manager.",
        "No meeting is planned at strategic level.",
        "No meeting is planned at tactical level.",
        "No meeting is planned at operational level.",
        "No objective is shared yet.",
        "No service level agreement is attached, and no signed matrix is cited.",
    ]


def test_of_one_that_says_nearly_all_the_rest_is_left() -> None:
    assert said(whole()) == [
        "Nobody holds the role of service manager.",
        "No meeting is planned at strategic level.",
        "Two countries more on the one system: nothing says how it is measured.",
        "Two countries more on the one system: no action serves it.",
    ]


def test_one_about_an_item_tells_which() -> None:
    told = [one for one in gaps(whole()) if "item" in one.params]
    assert [(one.section, one.params["item"]) for one in told] == [
        ("objectives", "o2"),
        ("actions", "o2"),
    ]


def test_a_text_of_spaces_is_none() -> None:
    assert gaps(empty(philosophy=" \n"))[0].says == "philosophy-empty"


def test_what_was_broken_serves_no_objective() -> None:
    (served, *_) = ACTIONS
    broken = msgspec.structs.replace(served, state="broken")
    assert "objective-unserved" not in {
        one.says for one in gaps(whole(objectives=whole().objectives[:1], actions=[served]))
    }
    assert "objective-unserved" in {
        one.says for one in gaps(whole(objectives=whole().objectives[:1], actions=[broken]))
    }


def test_one_meeting_fills_its_level_alone() -> None:
    left = [one.params["level"] for one in gaps(empty(meetings=[MONTHLY])) if "level" in one.params]
    assert left == ["strategic", "tactical"]


def test_a_role_that_is_held_is_no_gap_on_whichever_side() -> None:
    held = [msgspec.structs.replace(STAFF[0], role="service manager; Service_Owner")]
    left = [one.params["role"] for one in gaps(empty(staff=held)) if "role" in one.params]
    assert left == ["relationship manager", "business manager"]


@pytest.mark.parametrize("section", ["appendices", "citations"])
def test_either_of_what_is_appended_will_do(section: str) -> None:
    about = {section: getattr(whole(), section)}
    assert "nothing-appended" not in {one.says for one in gaps(empty(**about))}


def test_each_rule_has_a_sentence_and_each_sentence_a_rule() -> None:
    half = whole(meetings=[], appendices=[], citations=[])
    assert {one.says for one in [*gaps(empty()), *gaps(half)]} == set(SAYS)
