"""However much is kept, `verify` and `backup` take no more memory, and say how far they are."""

import hashlib
import os
import pty
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import msgspec
import pytest

from app.db import database

STREAMS = 12_000
REVISIONS = 4
LARGE = 60  # revisions of a megabyte each, in one stream
#: Bytes that the most may take beyond the least: a tenth of what it takes on disk.
SLACK = 16 << 20


def signed(code: str, many: int, padding: int = 0) -> Iterator[tuple[str, int, str, str]]:
    """Revisions that follow each other, as a kind signs them that is small."""
    previous: str | None = None
    for number in range(1, many + 1):
        record: dict[str, object] = {
            "people": [],
            "previous": previous,
            "revision": number,
            "title": "x" * padding,
        }
        content = msgspec.json.encode(record).decode()
        previous = hashlib.sha256(content.encode()).hexdigest()
        yield code, number, previous, content


def fill(path: Path, streams: int, large: int) -> None:
    """So many streams, their revisions, and as many names erased."""
    engine = database.connect(f"sqlite:///{path}")
    database.migrate(engine)
    engine.dispose()
    with closing(sqlite3.connect(path)) as db:
        for number in range(streams):
            code = f"A{number:07}"
            revisions = list(signed(code, REVISIONS) if number else signed(code, large, 1 << 20))
            said = (
                (code, seq, "2026-11-21T14:00:00.000Z", "ann", event(seq, hashed))
                for _, seq, hashed, _ in revisions
            )
            db.execute("INSERT INTO workshop VALUES (?, ?, 'workshop')", (code, len(revisions)))
            db.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?)", said)
            db.executemany("INSERT INTO revision VALUES (?, ?, ?, ?)", revisions)
            names = ((code, f"{person:032}", "2026-11-21") for person in range(8))
            db.executemany("INSERT INTO erased VALUES (?, ?, ?)", names)
        db.commit()


def event(number: int, hashed: str) -> str:
    return msgspec.json.encode({"is": "signed-off", "revision": number, "hash": hashed}).decode()


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One with hardly anything in it, and one with years of data."""
    little, much = (tmp_path_factory.mktemp(name) for name in ("little", "much"))
    fill(little / "remit.sqlite3", 10, 1)
    fill(much / "remit.sqlite3", STREAMS, LARGE)
    return little, much


#: The command itself, which says at its end what it took; what a parent hears of a child
#: (`ru_maxrss`) is never less than what the parent had when it started it.
WATCHED = """
import atexit, pathlib, runpy, sys
end = pathlib.Path(sys.argv.pop(1))
atexit.register(lambda: end.write_text(pathlib.Path("/proc/self/status").read_text()))
runpy.run_module("app", run_name="__main__", alter_sys=True)
"""


def peak(folder: Path, *words: str) -> int:
    """Bytes of memory a command took at most."""
    command = [sys.executable, "-c", WATCHED, str(folder / "status"), *words]
    env = {**os.environ, "DATA_DIR": str(folder)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert len(said.splitlines()) == 1, "no terminal, so nothing but what came of it"
    lines = (folder / "status").read_text().splitlines()
    (most,) = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(most) * 1024


@pytest.mark.parametrize("words", [["verify"], ["backup", "copy"]], ids=str)
def test_what_it_takes_of_memory_does_not_grow_with_what_is_kept(
    folders: tuple[Path, Path], words: list[str], tmp_path: Path
) -> None:
    took = []
    for number, folder in enumerate(folders):
        file = [str(tmp_path / f"{number}-{word}") for word in words[1:]]
        took.append(peak(folder, words[0], *file))
    little, much = took
    size = [(folder / "remit.sqlite3").stat().st_size for folder in folders]
    assert size[1] - size[0] > 5 * SLACK, "or there is nothing to see"
    assert much - little < SLACK, (little, much)


def test_a_terminal_is_told_how_far_it_is(folders: tuple[Path, Path], tmp_path: Path) -> None:
    for words, part in ((["verify"], "workshops checked"), (["backup", tmp_path / "b"], "copied")):
        shown, end = pty.openpty()
        command = [sys.executable, "-m", "app", *map(str, words)]
        env = {**os.environ, "DATA_DIR": str(folders[1])}
        subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=end, check=True)
        os.close(end)
        with open(shown, "rb", buffering=0) as terminal:
            text = b""
            with suppress(OSError):  # the other end is closed
                while piece := terminal.read(4096):
                    text += piece
        lines = text.decode().splitlines()
        assert lines[:2] == ["structure checked: 0 %", "structure checked: 100 %"]
        assert f"{part}: 50 %" in lines
        assert lines[-1] == f"{part}: 100 %"
        assert len(lines) <= 2 + 21
