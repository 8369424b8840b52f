"""Where tests keep their files: in memory where there is room, as they write and drop gigabytes.

What becomes of writes on a disk is the matter of `tests/faults/test_disk.py`, which brings its own.
"""

import os
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 3 << 30  # bytes of it; a run has been seen to need a third of that
SPARE = 6 << 30  # bytes that programs can still have: browsers and databases want theirs


def keep_in_memory() -> None:
    """From here on, for this process and all it starts; a folder that was asked for stays."""
    if "TMPDIR" not in os.environ and _has_room():
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None  # else it goes by what it has found before


def _has_room() -> bool:
    try:
        there = os.statvfs(MEMORY)
        spare = _spare(Path("/proc/meminfo").read_text())
    except OSError:
        return False
    return there.f_bavail * there.f_frsize >= ROOM and spare >= SPARE


def _spare(meminfo: str) -> int:
    """Bytes that the system says it could hand out."""
    told = next(line for line in meminfo.splitlines() if line.startswith("MemAvailable:"))
    return int(told.split()[1]) << 10
