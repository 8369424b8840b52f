"""Printers: the draft, or a revision as it was signed; a refusal where there is neither."""

import json
import re

import pytest
from sqlalchemy import Engine

from app.asks.refusal import Refusal
from app.log import erasing, revisions
from app.log.revisions import Signed
from app.main import KINDS, PRESSES
from app.web import printers
from app.web.printers import Printers, table_of
from app.workshop.kind import WORKSHOP
from tests.log.streams import CODE, Stream
from tests.workshop import ask

pytestmark = pytest.mark.anyio


@pytest.fixture
def stream(engine: Engine) -> Stream:
    """Signed, and begun again under another name."""
    made = Stream(engine)
    made.signs_off()
    made.asks("ann", ask.StartRevision(), ask.Describe(service="Payroll, renewed"))
    return made


@pytest.mark.parametrize(("revision", "service"), [(None, "Payroll, renewed"), (1, "Payroll")])
def test_a_draft_is_as_it_stands_and_a_revision_as_signed(
    stream: Stream, engine: Engine, revision: int | None, service: str
) -> None:
    with engine.connect() as db:
        grid = table_of(db, KINDS, PRESSES[WORKSHOP], CODE, revision)
    assert (grid.service, grid.draft) == (service, revision is None)


def test_a_signed_workshop_has_no_draft_but_its_last_revision(engine: Engine) -> None:
    Stream(engine).signs_off()
    with engine.connect() as db:
        assert table_of(db, KINDS, PRESSES[WORKSHOP], CODE, None).standing == "Revision 1"


def names(engine: Engine, revision: int | None) -> list[str]:
    """Who took part, as a file says."""
    with engine.connect() as db:
        grid = table_of(db, KINDS, PRESSES[WORKSHOP], CODE, revision)
    return [one.name for one in grid.people]


def test_names_are_those_it_was_signed_with(engine: Engine) -> None:
    """A later correction shows as exactly that; what is erased is gone from revisions, too."""
    made = Stream(engine)
    made.asks("bob", ask.Join(name="Bob", represents="business"))
    made.signs_off()
    made.asks("bob", ask.CorrectPerson(person="bob", name="Robert"))
    assert names(engine, 1) == ["Ann", "Bob (since corrected: Robert)"]
    made.asks("ann", ask.StartRevision())
    made.signs_off()
    assert names(engine, 2) == ["Ann", "Robert"]
    with engine.begin() as db:
        erasing.erase_person(db, KINDS, CODE, "bob")
    for revision in (1, 2):
        assert names(engine, revision) == ["Ann", "Participant 2"]


def test_revisions_of_the_first_release_go_by_the_names_of_today(engine: Engine) -> None:
    made = Stream(engine)
    made.signs_off()
    with engine.begin() as db:
        signed = revisions.signed(db, CODE, 1)
        assert signed
        content = re.sub(',"named":"[0-9a-f]*"|"named":"[0-9a-f]*",', "", signed.content)
        revisions.keep(db, Signed(CODE, 7, "0" * 64, content))
    made.asks("ann", ask.CorrectPerson(person="ann", name="Anna"))
    assert names(engine, 7) == ["Anna"]


def test_a_revision_that_was_never_signed_is_not_found(stream: Stream, engine: Engine) -> None:
    with engine.connect() as db, pytest.raises(Refusal) as refusal:
        table_of(db, KINDS, PRESSES[WORKSHOP], CODE, 2)
    assert (refusal.value.code, refusal.value.params) == ("not-found", {"revision": 2})


async def test_a_file_comes_with_its_type_and_its_name(stream: Stream, engine: Engine) -> None:
    made = await Printers(engine, KINDS, {"workshop": PRESSES[WORKSHOP]}).print(
        WORKSHOP, CODE, "json", 1
    )
    assert json.loads(made.body)["service"] == "Payroll"
    assert made.media_type == "application/json"
    assert made.disposition.startswith("attachment; filename=")


async def test_a_file_that_takes_too_long_is_refused_in_words(
    stream: Stream, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printers, "LONGEST", 0.0)
    with pytest.raises(Refusal) as refusal:
        await Printers(engine, KINDS, {"workshop": PRESSES[WORKSHOP]}).print(
            WORKSHOP, CODE, "json", 1
        )
    assert (refusal.value.code, refusal.value.says) == ("unavailable", "file-not-made")
