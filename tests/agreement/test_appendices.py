"""Appendices by their addresses: what a browser opens as a page, and nothing that runs."""

import pytest

from tests.agreement.story import Story


def test_a_service_level_agreement_is_linked() -> None:
    story = Story().with_both_sides()
    assert any("service level" in gap for gap in story.gaps())
    story.does("Bob", "add-appendix", title="SLA Payroll", link="https://intranet.example/sla")
    assert story.sees("appendices")[0]["link"] == "https://intranet.example/sla"
    assert not any("service level" in gap for gap in story.gaps())


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "//evil", "sla.pdf", "https://", "http://["]
)
def test_a_link_that_opens_no_page_is_refused(link: str) -> None:
    story = Story().with_both_sides()
    story.refused("Bob", "add-appendix", "bad-field", title="SLA", link=link)
