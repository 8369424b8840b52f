"""What was stored is for ever: every recording folds, shows, prints and verifies as it did then."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from sqlalchemy import Engine

from app.agreement.kind import AGREEMENT
from app.asks.ask import tag_of
from app.ops import proof
from tests.golden import record, replay

HERE = Path(__file__).parent
RECORDINGS = sorted(path.parent for path in HERE.glob("*/*/log.jsonl"))
#: Those of workshops: they alone are brought in elsewhere, and have a table of cells.
WORKSHOPS = [one for one in RECORDINGS if not (one / "kind.txt").exists()]
ROLES = ("facilitator", "participant", "observer", "stage")


def named(folder: Path) -> str:
    return f"{folder.parent.name} {folder.name}"


@pytest.fixture(params=RECORDINGS, ids=named)
def folder(request: pytest.FixtureRequest, engine: Engine) -> Path:
    path: Path = request.param
    replay.restore(path, engine)
    return path


def test_there_are_recordings_of_every_event_of_the_first_release() -> None:
    tags = {
        json.loads(line["body"])["is"]
        for path in RECORDINGS
        if path.parent.name == "0.1"
        for line in replay.lines(path / "log.jsonl")
    }
    assert sorted(tags) == json.loads((HERE / "0.1" / "tags.json").read_text())
    assert len(tags) == 26


@pytest.mark.parametrize("role", ROLES)
def test_everybody_sees_what_they_saw(folder: Path, engine: Engine, role: str) -> None:
    person = json.loads((folder / "roles.json").read_text())[role]
    with engine.connect() as db:
        shown = replay.screen(db, replay.code_of(folder), person)
    recorded = (folder / f"screen-{role}.json").read_bytes()
    assert msgspec.json.encode(only(json.loads(shown), json.loads(recorded))) == recorded


def only(now: Any, then: Any) -> Any:
    """What is there now, without keys that came later: a release may show more, never other.

    What a screen showed may be told on request now; `replay` asks for it.
    """
    if isinstance(now, dict) and isinstance(then, dict):
        return {key: only(now[key], value) for key, value in then.items() if key in now}
    if isinstance(now, list) and isinstance(then, list) and len(now) == len(then):
        return [only(one, other) for one, other in zip(now, then, strict=True)]
    return now


def test_the_draft_is_what_it_was(folder: Path, engine: Engine) -> None:
    """Sections that came later aside: they would be signed now, and were not there then."""
    path = folder / "draft.json"
    with engine.connect() as db:
        draft = replay.draft(db, replay.code_of(folder))
    if not path.exists():
        assert draft is None
        return
    recorded = json.loads(path.read_bytes())
    assert draft is not None
    assert only(json.loads(draft), recorded) == recorded


def files_of(folder: Path, ending: str) -> list[tuple[str, int | None]]:
    """The labels of what was printed, with the revision each is of."""
    digests = json.loads((folder / "files" / "digests.json").read_text())
    labels = [name.split(".")[0] for name in digests if name.endswith(f".{ending}")]
    return [(label, None if label == "draft" else int(label)) for label in labels]


def printed(folder: Path, engine: Engine, ending: str) -> Iterator[tuple[Path, bytes]]:
    """Each file as it was recorded, and as it is printed today."""
    for label, revision in files_of(folder, ending):
        with engine.connect() as db:
            made = replay.printed(db, replay.code_of(folder), ending, revision)
        yield folder / "files" / f"{label}.{ending}", made


def rows_of(file: bytes) -> list[dict[str, str]]:
    text = io.StringIO(file.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, strict=True))


def test_a_table_has_every_column_it_had_in_its_place(folder: Path, engine: Engine) -> None:
    for path, made in printed(folder, engine, "csv"):
        now = csv.reader(io.StringIO(made.decode(), newline=""))
        then = csv.reader(io.StringIO(path.read_bytes().decode(), newline=""))
        for line, recorded in zip(now, then, strict=True):
            assert line[: len(recorded)] == recorded, path


def test_a_program_reads_all_it_read(folder: Path, engine: Engine) -> None:
    for path, made in printed(folder, engine, "json"):
        recorded = json.loads(path.read_bytes())
        assert only(json.loads(made), recorded) == recorded, path


def test_a_page_has_every_line_it_had_in_its_order(folder: Path, engine: Engine) -> None:
    for path, made in printed(folder, engine, "md"):
        lines = iter(made.decode().splitlines())
        missing = [line for line in path.read_text("utf-8").splitlines() if line not in lines]
        assert missing == [], path


SAID = ("executed by", "rationale", "dissent", "owner", "due", "next step", "waiver")


def said(folder: Path, path: Path) -> set[str]:
    """What was decided, promised and argued, by what was recorded beside a file."""
    if (folder / "kind.txt").exists():
        told = json.loads((folder / "files" / f"{path.name.split('.')[0]}.json").read_bytes())
        return {text for key in SECTIONS for text in texts_of(told[key]) if len(text) > 3}
    rows = rows_of((folder / "files" / f"{path.stem}.csv").read_bytes())
    fields = (row[key] for row in rows for key in row if key.split(": ")[-1] in SAID)
    return {field.removeprefix("'") for field in fields if field}


def texts_of(told: Any) -> Iterator[str]:
    """What people wrote in an agreement, wherever it stands."""
    if isinstance(told, dict):
        for key, value in told.items():
            if key in WRITTEN and isinstance(value, str):
                yield value
            else:
                yield from texts_of(value)
    elif isinstance(told, list):
        for one in told:
            yield from texts_of(one)


SECTIONS = ("staff", "meetings", "objectives", "actions", "appendices")
WRITTEN = ("title", "measure", "owner", "purpose", "text", "name", "deputy")


def digest_of(folder: Path, label: str) -> str:
    """The hash that a file was recorded with; of a draft there is none."""
    if (folder / "kind.txt").exists():
        return str(json.loads((folder / "hashes.json").read_text()).get(label, ""))
    return rows_of((folder / "files" / f"{label}.csv").read_bytes())[0]["Hash"]


def test_every_event_of_an_agreement_is_recorded() -> None:
    tags = {
        json.loads(line["body"])["is"]
        for line in replay.lines(HERE / "0.3" / "agreed" / "log.jsonl")
    }
    assert tags == {tag_of(one) for one in AGREEMENT.folds}


def test_a_document_says_all_that_was_said(folder: Path, engine: Engine) -> None:
    """It may be laid out anew, whenever it can be read better."""
    for path, made in printed(folder, engine, "pdf"):
        text = "".join(record.text_of(made).decode().split())
        assert [one for one in said(folder, path) if "".join(one.split()) not in text] == [], path
        assert digest_of(folder, path.stem) in text


def test_a_workbook_says_all_that_was_said(folder: Path, engine: Engine) -> None:
    for path, made in printed(folder, engine, "xlsx"):
        book = load_workbook(io.BytesIO(made))
        cells = {str(value) for sheet in book for row in sheet.values for value in row}
        assert said(folder, path) <= cells, path


def test_what_was_signed_is_whole(folder: Path, engine: Engine) -> None:
    hashes = json.loads((folder / "hashes.json").read_text())
    nameless = len(hashes) if folder.parent.name in ("0.1", "0.2") else 0
    assert proof.verify(engine) == proof.Report(len(hashes), [], nameless=nameless)


def test_another_byte_in_a_log_is_noticed(engine: Engine, tmp_path: Path) -> None:
    """The control: a recording that is not what it was does not pass."""
    path = HERE / "0.1" / "undoing"
    for file in path.iterdir():
        if file.is_file():
            changed = file.read_bytes()
            if file.name == "log.jsonl":
                changed = changed.replace(b"Wrong.", b"Right.")
            (tmp_path / file.name).write_bytes(changed)
    replay.restore(tmp_path, engine)
    person = json.loads((path / "roles.json").read_text())["facilitator"]
    with engine.connect() as db:
        shown = replay.screen(db, replay.code_of(path), person)
    assert shown != (path / "screen-facilitator.json").read_bytes()
