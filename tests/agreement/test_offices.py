"""Who signs for what: a person of the agreement, or a mere name."""

from tests.agreement.story import Story


def holder(story: Story, office: str) -> dict[str, object]:
    return dict(next(one for one in story.sees("signatories") if one["signatory"] == office))


def test_somebody_who_is_here_holds_an_office() -> None:
    story = Story().with_both_sides()
    story.does("Ann", "name-signatory", signatory="it-manager", name="carol")
    assert holder(story, "it-manager")["person"] == "carol"
    story.does("Ann", "name-signatory", signatory="it-manager", name="Somebody else")
    assert "person" not in holder(story, "it-manager")
    story.does("Ann", "name-signatory", signatory="it-manager", name="")
    assert holder(story, "it-manager")["name"] == ""


def test_who_leads_is_a_mere_name() -> None:
    story = Story()
    story.does("Ann", "name-signatory", signatory="it-manager", name="Ann")
    assert "person" not in holder(story, "it-manager")


def test_an_office_can_be_called_otherwise() -> None:
    story = Story().with_both_sides()
    story.does("Ann", "name-office", signatory="it-manager", title="CIO")
    assert holder(story, "it-manager")["title"] == "CIO"
    assert story.does("Ann", "name-office", signatory="it-manager", title="CIO") == []
    story.signs_off()
    story.refused("Ann", "name-office", "signed-off", signatory="it-manager", title="CTO")
    fields = {"signatory": "business-manager", "name": "Nobody here"}
    story.refused("Ann", "name-signatory", "signed-off", **fields)
    story.does("Ann", "name-signatory", signatory="business-manager", name="Bob")
