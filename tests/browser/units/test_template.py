"""What the matrix is made of at the beginning: one of ours, another workshop's, or a file."""

import json
from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
MOST = 60 * 1024
GIVEN = {"remit": "template", "processes": [{"process": "incident"}]}
NONE = "This is no template file."
MISSING = "Choose a template file"
TAKES = """async (m, text) => {
  const one = { ...m.templating, form: { template: 'file' }, wrong: 'as it was' };
  const files = text === null ? [] : [new File([text], 'template.json')];
  await one.take({ target: { files } });
  return { wrong: one.wrong, told: await one.template() };
}"""
CHOSEN = """async (m, template, told) => {
  const fetched = globalThis.fetch;
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(address);
    return new Response(JSON.stringify(told), { status: told.detail ? 404 : 200 });
  };
  const one = { ...m.templating, form: { template } };
  const answer = await one.template();
  globalThis.fetch = fetched;
  return [answer, asked];
}"""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, MISSING),
        ("", NONE),
        ("no JSON", NONE),
        ("null", NONE),
        ('{"remit": "session"}', NONE),
        (json.dumps(GIVEN) + " " * MOST, NONE),
    ],
)
async def test_a_file_that_is_none_is_told_in_a_sentence(
    modules: Modules, text: str | None, why: str
) -> None:
    told = await modules.run("template", TAKES, text)
    assert told["wrong"] == ""
    assert told["told"]["why"].startswith(why)


async def test_what_a_file_holds_is_what_the_server_is_told(modules: Modules) -> None:
    for padding in ("", " " * (MOST - len(json.dumps(GIVEN)))):
        told = await modules.run("template", TAKES, json.dumps(GIVEN) + padding)
        assert told["told"] == GIVEN


@pytest.mark.parametrize(("chosen", "told"), [("", None), ("saas-light", "saas-light")])
async def test_one_of_ours_goes_by_its_name(modules: Modules, chosen: str, told: Any) -> None:
    assert await modules.run("template", CHOSEN, chosen, {}) == [told, []]


async def test_that_of_another_workshop_is_fetched(modules: Modules) -> None:
    answer, asked = await modules.run("template", CHOSEN, "ABCDEFGH", GIVEN)
    assert answer == GIVEN
    assert asked == ["/api/workshops/ABCDEFGH/more/template"]


async def test_one_that_is_gone_says_why(modules: Modules) -> None:
    refusal = {"detail": "There is no such workshop."}
    answer, _ = await modules.run("template", CHOSEN, "ABCDEFGH", refusal)
    assert answer["why"] == refusal["detail"]


@pytest.mark.parametrize(
    ("sent", "chosen", "told"),
    [
        ({}, "", None),
        ({"template": "saas-light"}, "saas-light", None),
        ({"template": GIVEN}, "file", GIVEN),
    ],
)
async def test_what_was_sent_before_stands_in_the_form_again(
    modules: Modules, sent: Any, chosen: str, told: Any
) -> None:
    does = """(m, sent) => {
      const one = { ...m.templating };
      return [one.templateOf(sent), one.brought];
    }"""
    assert await modules.run("template", does, sent) == [chosen, told]
