"""One blank page of the server, where the scripts' own functions are called with values.

Nothing is built: each module is fetched from its own address, as the policy allows, and shares one
store with the others, as on a page. What a module asks of the server is kept here and goes
nowhere.
"""

from typing import Any

from playwright.async_api import Page

from tests.live.people import Json

ROOM = """async ({ screen, page, own, view }) => {
  const at = (name) => `/static/js/${name}.js`;
  const { merged } = await import(at('shared/merged'));
  const { furnish, room } = await import(at('shared/room'));
  const { connect, store } = await import(at('shared/store'));
  sessionStorage.clear();
  const [name, part] = view ? view.split(':') : [];
  const parts = view ? (await import(at(name)))[part] : {};
  const fresh = { cells: {}, questions: {}, pending: [], pick: null, trouble: '' };
  furnish(merged(store, fresh, parts));
  const { catalogue, ...show } = screen;
  Object.assign(room(), { published: catalogue, view: page, line: 'live', ...own });
  room().show({ seq: 1, show }, true);
  globalThis.asked = [];
  const asks = [];
  const take = (id) => asks.splice(asks.findIndex((one) => one.id === id), 1)[0];
  const unsaved = { asks, add: (ask) => asks.push(ask), isBehind: () => false, take };
  connect({ put: (frame) => asked.push(frame) }, unsaved);
  globalThis.answer = (frame) => room().answered(take(asked.at(-1).id), frame);
}"""

CATALOGUE = [
    {
        "process": process,
        "name": name,
        "question": f"Who answers for {means}?",
        "means": means,
        "case": "On a Monday.",
    }
    for process, name, means in (
        ("request", "Request Mgmt", "what people ask for"),
        ("incident", "Incident Mgmt", "getting it back"),
        ("change", "Change Mgmt", "what is changed"),
    )
]


def person(name: str, represents: str, role: str = "participant", here: bool = True) -> Json:
    """Somebody in the room, known by their name."""
    return {
        "person": name.lower(),
        "name": name,
        "represents": represents,
        "role": role,
        "here": here,
    }


def screen(focus: str = "", **keys: Any) -> Json:
    """What the server shows: a live workshop on three processes; cells by their keys."""
    cells = {f"cell:{key}": cell for key, cell in keys.pop("cells", {}).items()}
    cells |= {f"question:{key}": one for key, one in keys.pop("questions", {}).items()}
    workshop = {"code": "ABCDEFGH", "service": "Invoices", "state": "live", "pace": "together"}
    return {
        "catalogue": CATALOGUE,
        "processes": [one["process"] for one in CATALOGUE],
        "workshop": workshop | keys.pop("workshop", {}),
        "you": {"person": "bob", "name": "Bob", "role": "participant", "represents": "business"}
        | keys.pop("you", {}),
        "focus": dict(zip(("process", "scope"), focus.split(":"), strict=True)) if focus else None,
        **cells,
        **keys,
    }


def open_cell(voted: int = 0, voters: list[str] | None = None, **more: Any) -> Json:
    return {"state": "open", "round": 1, "voted": voted, "voters": voters or [], **more}


def revealed(pattern: str | None, tally: dict[str, dict[str, int]], **more: Any) -> Json:
    return {"state": "revealed", "round": 1, "pattern": pattern, "tally": tally, **more}


def decided(accountable: str, **more: Any) -> Json:
    return {"state": "decided", "round": 1, "accountable": accountable, **more}


class Modules:
    """The scripts as one page has them."""

    def __init__(self, page: Page) -> None:
        self._page = page

    async def room(self, screen: Json, page: str = "stage", view: str = "", **own: Any) -> None:
        """The store of this kind of page; `view` and `own` are what only such a page has there."""
        given = {"screen": screen, "page": page, "own": own, "view": view}
        await self._page.evaluate(ROOM, given)

    async def run(self, module: str, does: str, *given: Any) -> Any:
        """What a function answers that is given the module and these values."""
        fetch = f"const module = await import('/static/js/{module}.js');"
        return await self._page.evaluate(
            f"async (given) => {{ {fetch} return await ({does})(module, ...given); }}", list(given)
        )

    async def asked(self) -> list[Json]:
        """What would have gone to the server since the room was made, but what it was made on."""
        asks: list[Json] = await self._page.evaluate("asked")
        beside = {"id", "seen", "round"}
        return [{key: value for key, value in ask.items() if key not in beside} for ask in asks]
