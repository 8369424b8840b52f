"""What stands on a participant's page, and what ought to: the server's screen for this person."""

from typing import Any

from app.matrix.reference import MEANINGS
from tests.browser.visitors import Visitor
from tests.live.people import Json

WORDS = {
    "it-ops": "IT OPS",
    "it-delivery": "IT Delivery",
    "business": "Business",
    "tbd": "t.b.d.",
    "abstain": "No view",
}
SHORT = {**WORDS, "it-ops": "OPS", "it-delivery": "Delivery"}

HELD = """async () => {
  const { default: Alpine } = await import(document.querySelector('link[href*=alpine]').href);
  const { workshop, you, people, crowd, focus, mine, mine_why, cells } = Alpine.store('room');
  return JSON.parse(JSON.stringify({ workshop, you, people, crowd, focus, mine, mine_why, cells }));
}"""
STANDS = """() => {
  const seen = (what) => [...document.querySelectorAll(what)]
    .filter((one) => one.checkVisibility()).map((one) => one.innerText.trim());
  return {
    line: seen('.line'),
    heading: seen('#question'),
    pressed: [...document.querySelectorAll('.choice[aria-pressed=true]')].map((one) => one.value),
    status: seen('.desk .status'),
    counts: seen('.columns .note'),
    verdict: seen('.verdict .value b'),
    notices: seen('.desk .notice, .desk .back'),
    matrix: [...document.querySelectorAll('.matrix .face')].map((one) => one.textContent.trim()),
  };
}"""


async def unlike_the_server(visitor: Visitor, show: Json) -> list[str]:
    """In which parts what the page holds is not this screen."""
    held = await visitor.page.evaluate(HELD)
    held |= {f"cell:{key}": cell for key, cell in held.pop("cells").items()}
    cells = {key for key in show if key.startswith("cell:")}
    return sorted(key for key in held.keys() | cells if held.get(key) != show.get(key))


async def stands(visitor: Visitor) -> Json:
    """What somebody reads who looks at the page now."""
    told: Json = await visitor.page.evaluate(STANDS)
    return told


def ought_to_stand(show: Json) -> Json:
    """The same, made from a screen: for a participant who looks where the room looks."""
    at = show["focus"]
    key = f"{at['process']}:{at['scope']}"
    cell, mine = show[f"cell:{key}"], show["mine"].get(key)
    is_open, tally = cell["state"] == "open", cell["tally"]
    counts = [str(sum(tally.get(choice, {}).values())) for choice in WORDS] if tally else []
    status = "Tap one. Nobody sees your choice before the reveal."
    if mine:
        status = f"Saved: {WORDS[mine].rstrip('.')}. Hidden from everybody until the reveal."
    return {
        "line": ["Live"],
        "heading": [MEANINGS[at["process"]].name],
        "pressed": [mine] if is_open and mine else [],
        "status": [status] if is_open else [],
        "counts": counts,
        "verdict": [WORDS[cell["accountable"]]] if cell["accountable"] else [],
        "notices": [],
        "matrix": [
            _face(show[f"cell:{process}:{scope}"], show["mine"].get(f"{process}:{scope}"))
            for process in MEANINGS
            for scope in ("application", "interface")
        ],
    }


def _face(cell: Json, mine: Any) -> str:
    """Its word, and the signs behind it: nobody closes it, thin, an override."""
    open_ = cell["state"] == "decided" and cell["accountable"] == "tbd"
    owed = open_ and not cell["promise"] and not cell["waiver"]
    signs = (("!", owed), ("~", cell["thin"]), ("≠", cell["override"]))
    return _word(cell, mine) + "".join(sign for sign, stands in signs if stands)


def _word(cell: Json, mine: Any) -> str:
    if cell["state"] == "decided":
        return SHORT[cell["accountable"]]
    if cell["state"] == "revealed":
        return str(cell["pattern"] or "no view")
    return SHORT[mine] if mine else f"{cell['voted']} voted" if cell["voted"] else ""
