"""A Remit in a process of its own, with a workshop full of people."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

CROWDS = 2  # client processes


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class House:
    """Started on entering, ended on leaving; its data lives in a temporary folder."""

    def __enter__(self) -> "House":
        self.port = free_port()
        self.folder = tempfile.TemporaryDirectory()
        env = {**os.environ, "PORT": str(self.port), "DATA_DIR": self.folder.name}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "app", "serve"], env=env, stdout=subprocess.DEVNULL
        )
        for _ in range(300):
            try:
                urllib.request.urlopen(self.url("/healthz"))
                return self
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("Remit did not start")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(15)
        self.folder.cleanup()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def cpu(self) -> float:
        """Seconds of processor the server has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Bytes the server holds in memory."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) * 1024

    def post(self, path: str, body: dict[str, Any], key: str = "") -> Any:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {key}"}
        request = urllib.request.Request(self.url(path), json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def workshop(self, people: int) -> tuple[str, list[str]]:
        """A workshop whose room looks at one cell: its code, and the keys of its people."""
        opened = self.post("/api/workshops", {"service": "CRM", "model": "B", "facilitator": "Ann"})
        path = f"/api/workshops/{opened['code']}"
        focus = {"ask": "focus", "id": "f", "process": "incident", "scope": "application"}
        self.post(f"{path}/asks", focus, opened["key"])
        keys = [
            self.post(f"{path}/people", {"name": f"P{number}", "represents": "business"})["key"]
            for number in range(people)
        ]
        return opened["code"], keys


async def burst(house: House, people: int) -> dict[str, float]:
    """Everybody votes at once: seconds to the last answer and the last screen, frames, CPU."""
    code, keys = await asyncio.to_thread(house.workshop, people)
    before = house.memory()
    crowds = [await _crowd(house, code, keys[part::CROWDS]) for part in range(CROWDS)]
    for crowd in crowds:
        assert crowd.stdout
        await crowd.stdout.readline()
    await asyncio.sleep(0.7)  # presence has settled
    memory, cpu = house.memory() - before, house.cpu()
    for crowd in crowds:
        assert crowd.stdin
        crowd.stdin.write(f"go {people}\n".encode())
    results = [json.loads((await crowd.communicate())[0]) for crowd in crowds]
    start = min(one["start"] for one in results)
    return {
        "acked": max(one["acked"] for one in results) - start,
        "seen": max(one["seen"] for one in results) - start,
        "frames": sum(one["frames"] for one in results) / people,
        "cpu": (house.cpu() - cpu) / people,
        "busy": max(one["busy"] for one in results),
        "memory": memory / people,
    }


async def _crowd(house: House, code: str, keys: list[str]) -> asyncio.subprocess.Process:
    pipe = asyncio.subprocess.PIPE
    path = f"/api/workshops/{code}/live"
    crowd = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.crowd", "127.0.0.1", str(house.port), path,
        stdin=pipe, stdout=pipe,
    )  # fmt: skip
    assert crowd.stdin
    crowd.stdin.write(json.dumps(keys).encode() + b"\n")
    return crowd
