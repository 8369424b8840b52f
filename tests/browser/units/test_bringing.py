"""The first page: a session file is handed on as what it is, and what is amiss is said."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
AMISS = """(m, name, size) => m.amiss(size && { name: 'session.html', size }, name)"""
SENDS = """async (m, name, status, body) => {
  const fetched = globalThis.fetch;
  const asked = [];
  globalThis.fetch = async (address, request) => {
    asked.push([address, (request && request.headers) || {}]);
    if (address.includes('/cookie')) {
      return new Response(JSON.stringify({ kept: true }));
    }
    return new Response(JSON.stringify(body), { status });
  };
  const field = document.createElement('input');
  field.id = 'session-file';
  document.body.append(field);
  const one = m.bringing();
  one.choose({ target: { files: [new File(['x'], name)] } });
  one.facilitator = 'Ann';
  await one.bringIn();
  globalThis.fetch = fetched;
  field.remove();
  const [address, headers] = asked.at(-1);
  return { address, type: headers['Content-Type'], wrong: one.wrong, busy: one.busy };
}"""


@pytest.mark.parametrize(
    ("name", "size", "field"),
    [
        ("Ann", 0, "session-file"),
        ("Ann", 32 * 1024 * 1024 + 1, "session-file"),
        (" ", 10, "brings-in"),
        ("Ann", 32 * 1024 * 1024, ""),
    ],
)
async def test_what_is_missing_is_named(modules: Modules, name: str, size: int, field: str) -> None:
    told = await modules.run("bringing", AMISS, name, size)
    assert (told[0], bool(told[1])) == (field, bool(field))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Payroll, session.html", "text/html"), ("matrix.JSON", "application/json")],
)
async def test_a_file_is_sent_as_what_it_is(modules: Modules, name: str, kind: str) -> None:
    refusal: Any = {"detail": "Revision 1 in this file is not as it was signed."}
    told = await modules.run("bringing", SENDS, name, 422, refusal)
    assert told["type"] == kind
    assert "/api/workshops/import?facilitator=Ann&id=" in told["address"]
    assert (told["wrong"], told["busy"]) == (refusal["detail"], False)
