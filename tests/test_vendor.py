"""The vendored browser files are exactly those the lock names, and each has a licence beside it."""

import base64
import hashlib
import json
from pathlib import Path

VENDOR = Path(__file__).parent.parent / "app" / "static" / "vendor"
LOCK = VENDOR / "vendor.lock.json"
FILES = {
    name: facts for one in json.loads(LOCK.read_text()) for name, facts in one["files"].items()
}


def test_every_locked_file_is_there_unchanged() -> None:
    for name, facts in FILES.items():
        content = (VENDOR / name).read_bytes()
        found = base64.b64encode(hashlib.sha384(content).digest()).decode()
        assert (name, f"sha384-{found}", len(content)) == (name, facts["sha384"], facts["bytes"])


def test_nothing_lies_there_that_no_lock_names() -> None:
    there = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert there - set(FILES) == {LOCK.name, "alpine/LICENSE"}


def test_each_folder_keeps_its_licence() -> None:
    for folder in {(VENDOR / name).parent for name in FILES}:
        assert (folder / "LICENSE").is_file(), folder.name


def test_the_lock_is_what_the_script_asks_for() -> None:
    script = (VENDOR.parent.parent.parent / "scripts" / "vendor.py").read_text()
    for one in json.loads(LOCK.read_text()):
        assert f'"{one["npm"]}"' in script
