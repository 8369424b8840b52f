"""docs/protocol.md, held to the code: a page that can go stale fails here."""

import re
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from sqlalchemy import Engine

from app.asks.parsing import DEPTH
from app.asks.refusal import Code
from app.documents.press import MATRIX
from app.log.kind import ANYONE, CONCERNED, CROWD, FACILITATORS, OWNERS, VOTERS
from app.matrix.catalogue import FOURTEEN
from app.matrix.model import CHOICES, REPRESENTS, WORDS, Accountable
from app.matrix.question import ABSTAIN, STANDING, choices_of
from app.matrix.tally import Pattern
from app.portfolio.wanted import Only, Sort, State
from app.web import cookies, portfolio, routes, websocket
from app.workshop import screen
from app.workshop.ballot import AskedScope, Stage
from app.workshop.kind import WORKSHOP
from app.workshop.state import Chapter, NameRule, Office, Role
from tests.portfolio.conftest import House
from tests.workshop import ask
from tests.workshop.story import Story

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "protocol.md").read_text("utf-8")


def section(title: str) -> str:
    """What stands under a heading, down to the next."""
    found = re.search(rf"^#+ {title}\n(.*?)(?=^#|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"the page has no part called {title}"
    return found[1]


def table(title: str) -> list[list[str]]:
    """The rows of the table under a heading, without its head."""
    rows = [line for line in section(title).splitlines() if line.startswith("|")]
    return [
        [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", row)[1:-1]]
        for row in rows[2:]
    ]


def quoted(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def plain(text: str) -> str:
    """The text without what it adds in parentheses."""
    return re.sub(r"\([^()]*\)", "", text)


COMMANDS = WORKSHOP.asks
ASKS = {quoted(row[0])[0]: row[1:] for row in table("Asks")}
KEYS = {quoted(row[0])[0]: row[1] for row in table("Keys of a screen")}


# Words


def test_the_words_are_those_of_the_model() -> None:
    words = {row[0]: row[1] for row in table("Words")}
    wire, printed = words["accountable"].split("; in exports ")
    assert quoted(wire) == list(get_args(Accountable))
    assert quoted(printed) == [WORDS[one] for one in get_args(Accountable)]
    assert quoted(words["choice"]) == [one for one in CHOICES if one not in get_args(Accountable)]
    assert quoted(words["represents"]) == list(REPRESENTS)
    assert quoted(words["role"]) == list(get_args(Role))
    assert quoted(words["process"]) == list(FOURTEEN.processes)
    wire, asked = words["scope"].split("; in an ask also ")
    assert quoted(wire) == list(FOURTEEN.scopes)
    assert quoted(wire) + quoted(asked) == list(get_args(AskedScope))


# Asks


def written_fields(ask_in_words: str) -> dict[str, bool]:
    """The fields of an ask as the page tells them: name → whether it has to be there."""
    fields: dict[str, bool] = {}
    for part in plain(ask_in_words).split(";"):
        before_its_values = part.split(":")[0]
        if re.match(r"cell\b", before_its_values.strip()):
            fields |= {"process": True, "scope": True}
        if re.match(r"ballot\b", before_its_values.strip()):
            fields |= {"process": False, "scope": False, "question": False}
        for name, left_out in re.findall(r"`([a-z_]+)`(\?)?", before_its_values):
            fields[name] = not left_out
    return fields


def real_fields(kind: type[msgspec.Struct]) -> dict[str, bool]:
    return {one.encode_name: one.required for one in msgspec.structs.fields(kind)}


def test_the_page_lists_every_ask_and_no_other() -> None:
    assert set(ASKS) == set(COMMANDS)


@pytest.mark.parametrize("kind", COMMANDS)
def test_the_page_tells_the_fields_of_each_ask(kind: str) -> None:
    assert written_fields(ASKS[kind][1]) == real_fields(COMMANDS[kind])


@pytest.mark.parametrize("kind", COMMANDS)
def test_the_page_tells_who_may_ask(kind: str) -> None:
    who = {
        FACILITATORS: "facilitator",
        VOTERS: "participant, facilitator",
        ANYONE: "facilitator; anyone for themselves",
        CONCERNED: "the person concerned",
        OWNERS: "facilitator, owner",
    }
    assert ASKS[kind][0] == who[WORKSHOP.rules[COMMANDS[kind]].who]


@pytest.mark.parametrize(
    ("kind", "field", "hint"),
    [
        ("cast-vote", "confidence", ask.Confidence),
        ("set-timer", "seconds", ask.Seconds),
        ("extend-timer", "seconds", ask.Seconds),
    ],
)
def test_the_page_tells_how_large_a_number_may_be(kind: str, field: str, hint: Any) -> None:
    meta = hint.__metadata__[0]
    assert re.search(rf"`{field}`.* {meta.ge} to {meta.le}\b", ASKS[kind][1])


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        ("name-signatory", Office),
        ("set-pace", ask.Pace),
        ("open-chapter", Chapter),
        ("set-names", NameRule),
    ],
)
def test_the_page_tells_which_words_a_field_takes(kind: str, hint: Any) -> None:
    values = ASKS[kind][1].split(":", 1)[1].split(";")[0]
    assert quoted(values) == list(get_args(hint))


def test_the_page_tells_every_question_and_its_choices() -> None:
    told = {
        question: [*quoted(row[1]), *quoted(row[2] if len(row) > 2 else "")]
        for row in table("Questions")
        for question in questions_of(row[0])
    }
    assert told.keys() == {*STANDING, "quick:{n}"}
    for question, choices in told.items():
        real = choices_of(question.replace("{n}", "1"))
        assert [*choices, ABSTAIN] == list(real), question


def questions_of(told: str) -> list[str]:
    """`readiness:{area}`, with its areas behind it, is many; the others are one each."""
    first, *rest = quoted(told)
    if "{area}" in first:
        return [first.replace("{area}", area) for area in rest]
    return [first, *rest]


def test_the_page_tells_how_to_enter() -> None:
    text = section("The socket")
    for field in real_fields(websocket.Enter).keys() - {"id"}:
        assert f'"{field}":' in text, field
    assert '"ask": "enter"' in text
    assert '"ask": "here"' in text
    assert f"within {websocket.ENTER:.0f} s" in text
    assert DEPTH == 8


# Refusals


def test_the_page_lists_every_refusal_code_and_no_other() -> None:
    assert quoted(section("Refusal codes")) == list(get_args(Code))


# The screen


def written_keys(told: str) -> set[str]:
    """The names a description lists before it goes on to say more."""
    return set(quoted(plain(plain(told)).split("→")[0].split(";")[0]))


def room() -> Story:
    """A workshop in which every key of the screen has something to show."""
    story = Story("B").with_people(Bob="business").at_own_pace()
    story.looks_at()
    story.votes("Bob", "tbd", confidence=3, reason="Who knows.")
    story.reveals()
    story.votes_again()
    story.votes("Bob", "tbd", confidence=3, reason="Who knows.")
    story.reveals()
    story.decides("tbd")
    story.reopens()
    story.does("Ann", ask.SetToday(process="incident", scope="application", accountable="business"))
    promise = ask.MakePromise("Dana", "2026-12-24", process="incident", scope="application")
    story.does("Ann", promise)
    story.votes("Bob", "business", confidence=2, reason="Us.")
    story.does("Ann", ask.SetTimer(60))
    story.does("Ann", ask.Park("Hours"))
    for process in FOURTEEN.processes:
        if process != "incident":
            story.waives(process)
    story.does("Ann", ask.Waive("Later.", process="incident", scope="interface"))
    return story


def test_the_page_lists_every_key_of_a_screen_and_no_other() -> None:
    story = room()
    shown = screen.keys(story.workshop)
    keys = {
        re.sub(r"^question:.*", "question:{id}", re.sub("^cell:.*", "cell:{process}:{scope}", key))
        for key in shown
    }
    own = set(story.sees_alone("Bob"))
    assert set(KEYS) == keys | own | {"clock", "rush"}


ONLY_WHERE_SO = {
    "workshop": {"dry_run"},
    "people": {"away", "appointed", "entered_by", "invited", "claimed"},
    "signatories": {"person", "title"},
}


def test_the_page_lists_what_each_key_holds() -> None:
    story = room()
    bob = story.sees_alone("Bob")
    for key in ("workshop", "focus"):
        left = {"live", "signed-off"} | ONLY_WHERE_SO.get(key, set())
        assert written_keys(KEYS[key]) - left == set(story.sees(key)), key
    for key in ("people", "parked", "signatories"):
        only_where_so = ONLY_WHERE_SO.get(key, set())
        assert written_keys(KEYS[key]) - only_where_so == set(story.sees(key)[0]), key
    assert written_keys(KEYS["you"]) == set(bob["you"])
    assert written_keys(KEYS["timer"]) == set(story.sees("timer"))
    assert set(quoted(KEYS["crowd"].split(":")[0] + KEYS["crowd"].split("and")[1])) >= {"by"}
    assert set(quoted(KEYS["crowd"])) - {"represents"} == set(story.sees("crowd"))
    matches = story.sees("nearest")
    assert set(quoted(KEYS["nearest"])) == set(matches) | set(matches["A"])
    assert set(quoted(KEYS["mine_why"].split("→")[1])) == set(
        bob["mine_why"]["incident:application"]
    )
    story.signs_off()
    assert written_keys(KEYS["revisions"]) - {"in_force"} == set(story.sees("revisions")[0])
    story.does("Ann", ask.NameSignatory(signatory="it-manager", name="Bob"))
    assert written_keys(KEYS["signatures"]) == set(story.sees("signatures")[0])


def about_a_cell() -> str:
    found = re.search(r"^A cell has: (.*?)\n\n", PAGE, re.MULTILINE | re.DOTALL)
    assert found
    return " ".join(found[1].split())


def test_the_page_lists_what_a_cell_holds() -> None:
    cell = room().cell()
    told = about_a_cell()
    assert set(quoted(plain(told))) == set(cell)
    assert set(quoted(KEYS["question:{id}"].split("(as a cell has)")[0])) <= set(cell) | {"text"}
    inside = {
        name: set(quoted(words)) for name, words in re.findall(r"`([a-z_]+)` \(([^()]*)\)", told)
    }
    assert inside["state"] == {"open", "revealed", "decided"}
    assert inside["stage"] == set(get_args(Stage))
    assert inside["pattern"] == set(get_args(Pattern))
    assert inside["reasons"] - {"advice"} == set(room().past()["rounds"][0]["reasons"][0])
    assert inside["past"] - {"tally"} == set(cell["past"]), "its tally stands beside votes only"
    assert inside["promise"] == set(cell["promise"])
    assert set(cell["today"]) < set(quoted(told)), "as the page tells it"


def test_the_page_tells_what_screens_leave_out() -> None:
    told = {quoted(row[0])[0]: set(quoted(row[2])) for row in table("What screens leave out")}
    assert told.keys() == WORKSHOP.tells.keys()
    past = room().past()
    inside = {*past, *past["rounds"][0], *past["decisions"][0], "reopened", "undone"}
    assert told["history"] == inside
    said = WORKSHOP.tell(room().workshop, "reasons", "incident:application:1", 0)
    assert told["reasons"] == {*said, "after"}


def test_the_page_tells_from_how_many_people_on_they_are_counted() -> None:
    assert f"above {CROWD} people" in KEYS["people"]
    assert f"null above {CROWD} people" in about_a_cell()


# The API and the socket's end


def test_the_page_lists_every_call_and_no_other() -> None:
    told = set()
    for row in table("API"):
        first, *endings = quoted(row[0])
        told.add(first)
        told |= {first.rsplit(".", 1)[0] + ending for ending in endings}
    real = {"WS /api/workshops/{code}/live"}
    for route in [*routes.of(WORKSHOP, MATRIX).routes, *cookies.routes().routes]:
        for method in getattr(route, "methods", ()):
            path = f"{method} {getattr(route, 'path', '')}"
            formats = MATRIX.comparing if "/compare" in path else MATRIX.formats
            real |= {path.replace("{extension}", one) for one in formats}
    assert told == real


def test_the_page_lists_every_call_of_the_portfolio_and_no_other() -> None:
    told = {quoted(row[0])[0] for row in table("All services")}
    real = {
        f"{method} {getattr(route, 'path', '')}"
        for route in portfolio.routes().routes
        for method in getattr(route, "methods", ())
    }
    assert told == real
    for name, known in (("sort", Sort), ("state", State), ("only", Only)):
        words = re.search(rf"^- `{name}`[^:]*: (.*?)(?=^- |\Z)", section("All services"), SPAN)
        assert words, name
        kept = [one for one in get_args(known) if not one.startswith("-")]
        assert [one for one in quoted(words[1]) if one != "-"] == kept


SPAN = re.MULTILINE | re.DOTALL


def test_the_page_tells_what_a_service_has(engine: Engine) -> None:
    house = House(engine)
    house.opens("Payroll")
    told = re.search(r"^A service has: (.*?)\n\n", PAGE, SPAN)
    assert told
    words = {"live", "signed-off", "o", "d", "b", "t", "-"}
    assert set(quoted(told[1])) - words == set(house.service("Payroll"))
    answer = {*house.page(), "you"}
    (row, totals, *_) = table("All services")
    assert set(re.findall(r'"(\w+)"', row[1])) == answer
    assert set(re.findall(r'"(\w+)"', totals[1])) == set(house.totals())


def test_the_page_tells_every_code_a_socket_is_closed_with() -> None:
    told = {int(code) for code in re.findall(r"\b(?:1\d{3}|4\d{3})\b", section("Closing"))}
    used: set[int] = set()
    edge = [*(ROOT / "app" / "sessions").glob("*.py"), *(ROOT / "app" / "web").glob("*.py")]
    for path in edge:
        text = path.read_text("utf-8")
        used |= {int(code) for code in re.findall(r"(?<![\d_.])(101\d|4[05]\d\d)(?=,)", text)}
    assert {4004, 4005, 4500, 4501, 4504} <= used
    assert used <= told
