"""What a workshop begins with, and what it gives away to begin another one with."""

from typing import Any

import msgspec
import pytest

from app.asks.parsing import read
from app.asks.refusal import Refusal
from app.matrix.catalogue import FOURTEEN
from app.matrix.template import NAMES, TEMPLATES, Night, Put, Template
from app.workshop import templates
from tests.workshop import ask
from tests.workshop.story import Story

ONE = {"process": "own-1", "name": "Data quality"}
BODY = {"service": "Payroll", "model": "B", "facilitator": "Ann"}


def begins(template: Any) -> Story:
    """A workshop that is opened as a program opens one, with this template."""
    return Story(template=read({**BODY, "template": template}, ask.OpenWorkshop).template)


@pytest.mark.parametrize("name", NAMES)
def test_ours_begin_with_their_processes_roles_and_cases(name: str) -> None:
    story, told = begins(name), TEMPLATES[name]
    assert story.sees("processes") == [one.process for one in told.processes]
    assert [one["title"] for one in story.sees("stakeholders")] == [it.title for it in told.roles]
    assert [one["title"] for one in story.sees("cases")] == [it.title for it in told.cases]
    own = {one.process: one.name for one in told.processes if one.name}
    assert {process: it["name"] for process, it in story.sees("wording").items()} == own


def test_ours_are_such_as_could_be_brought_along() -> None:
    for template in TEMPLATES.values():
        begins(msgspec.to_builtins(template))


def test_light_has_nine_and_a_data_platform_seventeen() -> None:
    sizes = {name: len(TEMPLATES[name].processes) for name in NAMES}
    assert sizes == {"saas-light": 9, "data-platform": 17, "outsourced-service": 16}


def test_without_one_there_are_the_fourteen() -> None:
    assert Story("B").sees("processes") == [*FOURTEEN.processes]


def test_a_workshop_gives_away_what_another_one_begins_with() -> None:
    story = Story("B").with_the_usual_people()
    story.does("Ann", ask.AddProcess(name="Data quality", case="Two revenues."))
    story.does("Ann", ask.Reword(process="incident", name="Outages"))
    story.does("Ann", ask.NameStakeholder(title="Owner", represents="business", name="Bob"))
    on = {"title": "Night", "story": "It is dark.", "at": "Sunday 03:00"}
    story.does("Bob", ask.AddCase(**on, processes=["incident", "own-1"], named=True))
    story.does("Ann", ask.DropProcess(process="licence"))
    given = templates.told(story.workshop, "", 0)
    assert "Bob" not in str(given), "nobody's name goes along"
    then = begins(given)
    for key in ("processes", "wording"):
        assert then.sees(key) == story.sees(key), key
    assert [one["title"] for one in then.sees("stakeholders")] == ["Owner"]
    assert [one["story"] for one in then.sees("cases")] == ["It is dark."]
    assert templates.told(then.workshop, "", 0) == given


def test_of_the_cases_as_many_go_along_as_fit() -> None:
    story = Story("B")
    for number in range(40):
        on = {"title": f"Night {number}", "story": "夜" * 2000, "at": "Sunday 03:00"}
        story.does("Ann", ask.AddCase(**on, processes=["incident"]))  # type: ignore[arg-type]
    given = templates.told(story.workshop, "", 0)
    assert 0 < len(given["cases"]) < 40
    assert len(msgspec.json.encode(given)) <= templates.LONGEST
    begins(given)


WRONG: dict[str, Any] = {
    "another name": "our-own",
    "nothing in it": {"processes": []},
    "too many": {"processes": [{"process": f"own-{n}", "name": f"P {n}"} for n in range(1, 42)]},
    "no such process": {"processes": [{"process": "cooking"}]},
    "twice": {"processes": [ONE, ONE]},
    "without a name": {"processes": [{"process": "own-1"}]},
    "called like another": {"processes": [ONE, {"process": "change", "name": "data quality"}]},
    "a case through another": {
        "processes": [ONE],
        "cases": [{"title": "Night", "at": "Sunday 03:00", "processes": ["incident"]}],
    },
    "a case at no time": {
        "processes": [ONE],
        "cases": [{"title": "Night", "at": "soon", "processes": ["own-1"]}],
    },
    "an empty title": {"processes": [ONE], "roles": [{"title": " ", "represents": "business"}]},
    "another field": {"processes": [ONE], "people": ["Bob"]},
}


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_what_is_no_template_opens_nothing(wrong: str) -> None:
    with pytest.raises(Refusal) as refusal:
        begins(WRONG[wrong])
    assert refusal.value.code == "bad-field"


def test_texts_in_it_are_cleaned_as_everywhere() -> None:
    with pytest.raises(Refusal) as refusal:
        begins({"processes": [{**ONE, "name": "x" * 61}]})
    assert refusal.value.code == "too-long"
    story = begins({"processes": [{**ONE, "name": " Data\tquality"}]})
    assert story.sees("wording")["own-1"] == {"name": "Data quality"}


def test_a_value_reads_as_it_was_written() -> None:
    value = Template(processes=[Put("incident")], cases=[Night("N", "Sunday 03:00", ["incident"])])
    assert msgspec.convert(msgspec.to_builtins(value), Template) == value


def test_after_the_last_number_of_its_own_none_is_added() -> None:
    story = begins({"processes": [{"process": "own-999", "name": "Data quality"}]})
    story.refused("Ann", ask.AddProcess(name="Jobs"), "wrong-state")
    story.does("Ann", ask.AddProcess(process="incident"))
