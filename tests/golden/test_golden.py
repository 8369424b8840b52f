"""What was stored is for ever: every recording folds, shows, prints and verifies as it did then."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import Engine

from app.ops import proof
from tests.golden import record, replay

HERE = Path(__file__).parent
RECORDINGS = sorted(path.parent for path in HERE.glob("*/*/log.jsonl"))
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
    path = folder / "draft.json"
    with engine.connect() as db:
        assert replay.draft(db, replay.code_of(folder)) == (
            path.read_bytes() if path.exists() else None
        )


def test_every_file_is_what_it_was(folder: Path, engine: Engine) -> None:
    digests = json.loads((folder / "files" / "digests.json").read_text())
    made_with = json.loads((folder.parent / "made-with.json").read_text())
    same_tools = all(version(name) == then for name, then in made_with.items())
    with engine.connect() as db:
        for name, digest in digests.items():
            label, ending = name.split(".")
            revision = None if label == "draft" else int(label)
            made = replay.printed(db, replay.code_of(folder), ending, revision)
            if ending == "pdf":
                assert record.text_of(made) == (folder / "files" / f"{name}.txt").read_bytes(), name
            elif ending != "xlsx":
                assert made == (folder / "files" / name).read_bytes()
            if same_tools or ending not in ("pdf", "xlsx"):
                assert hashlib.sha256(made).hexdigest() == digest, name


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
