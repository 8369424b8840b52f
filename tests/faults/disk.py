"""Disks that are full or cannot be written: a small file system of our own, or a limit on files.

A real small disk needs the right to mount. Where that is missing, the system refuses the server's
writes by a limit on the size of its files: any process may set it for its own children.
"""

import contextlib
import os
import resource
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from tests.live.server import Server

SIZE = 16 << 20


class Disk(Protocol):
    """Something a server's data lies on."""

    kind: str

    def fill(self, server: Server) -> None:
        """There is no room for anything more."""

    def free(self, server: Server) -> None:
        """There is room again."""

    def forbid(self, server: Server) -> None:
        """It can be read only."""

    def close(self) -> None:
        """When nobody needs it any more; can be called twice."""


def _run(*words: str | Path) -> bool:
    return subprocess.run([str(one) for one in words], capture_output=True).returncode == 0


class SmallDisk:
    """An ext4 file system in a file, mounted over a folder."""

    kind = "ext4"

    def __init__(self, folder: Path, image: Path) -> None:
        self.folder, self._image = folder, image
        with image.open("wb") as file:
            file.truncate(SIZE)
        self.mounted = _run("mkfs.ext4", "-q", "-m", "0", image) and self.mount()

    def mount(self) -> bool:
        return _run("mount", "-o", "loop,errors=remount-ro", self._image, self.folder)

    def fill(self, server: Server) -> None:
        with contextlib.suppress(OSError), (self.folder / "ballast").open("ab", 0) as file:
            for size in (1 << 16, 1 << 10, 1):
                with contextlib.suppress(OSError):
                    while True:
                        file.write(bytes(size))
                        os.fsync(file.fileno())

    def free(self, server: Server) -> None:
        (self.folder / "ballast").unlink()

    def forbid(self, server: Server) -> None:
        """As a kernel does that finds the file system damaged: from one moment to the next.

        The moment is one in which no write is under way: when an fsync meets it, ext4 answers now
        and then that it is done, and it is not (a bare loop of writes shows it), and no program can
        make good what its disk takes back.
        """
        words = ["findmnt", "--noheadings", "--output", "SOURCE", str(self.folder)]
        device = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
        with standing_still(server):
            _run("sync", "--file-system", self.folder)
            Path(f"/sys/fs/ext4/{Path(device).name}/trigger_fs_error").write_text("1")

    def remount(self, how: str) -> None:
        """`ro` or `rw`, while nobody uses it."""
        assert _run("mount", "-o", f"remount,{how}", self.folder)

    def repair(self) -> None:
        """After the server has ended: unmounted, checked, mounted."""
        self.close()
        _run("e2fsck", "-fy", self._image)
        self.mounted = self.mount()
        assert self.mounted

    def close(self) -> None:
        if self.mounted:
            assert _run("umount", self.folder), "somebody still uses the small disk"
            self.mounted = False


@contextlib.contextmanager
def standing_still(server: Server) -> Iterator[None]:
    """Every thread of it stopped, and none of them in the midst of a system call."""
    os.kill(server.pid, signal.SIGSTOP)
    try:
        for task in Path(f"/proc/{server.pid}/task").iterdir():
            while (task / "stat").read_text().rpartition(") ")[2][0] not in "Tt":
                time.sleep(0.001)
        yield
    finally:
        os.kill(server.pid, signal.SIGCONT)


class Limit:
    """No byte may be written to any file, by the running process."""

    kind = "limit on files"

    def fill(self, server: Server) -> None:
        _, most = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (0, most))

    def free(self, server: Server) -> None:
        _, most = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (most, most))

    forbid = fill

    def close(self) -> None:
        """Nothing to let go of."""


def disk_for(folder: Path) -> Disk:
    """A small disk where one may be mounted, else a limit."""
    small = SmallDisk(folder, folder.with_name(f"{folder.name}.ext4"))
    return small if small.mounted else Limit()
