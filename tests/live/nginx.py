"""An nginx before some Remits, with the very lines that docs/deploy.md gives an operator."""

import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Self

from tests.live.nursery import REPOSITORY
from tests.live.server import PATIENCE, Server, free_port

PAGE = (REPOSITORY / "docs" / "deploy.md").read_text("utf-8")
PASSED_ON = "proxy_pass http://127.0.0.1:8000;"
TAKEN_OFF = "proxy_pass http://127.0.0.1:8000/;"

# One process, as whoever runs the tests; everything it writes is in its own folder.
WHOLE = """
daemon off;
master_process off;
pid nginx.pid;
events {}
http {
    types { }
    log_format asked $request_uri;
    access_log asked asked;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    %s
    server {
        listen 127.0.0.1:%d;
        %s
    }
}
"""


def told(heading: str, begins: str) -> str:
    """The blocks of nginx's below a heading of the page that begin so."""
    _, _, section = PAGE.partition(f"\n### {heading}\n")
    section = section.partition("\n#")[0]
    block = rf"^( *){begins} [^\n]*?(?:\}}$|\{{$.*?^\1\}}$)"
    found = list(re.finditer(block, section, re.MULTILINE | re.DOTALL))
    assert found, begins
    return "\n".join(one[0] for one in found)


class Nginx:
    """Debian's; `asked` is all that was ever asked of it."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._folder = folder
        self._places: list[str] = []
        self._server: subprocess.Popen[bytes] | None = None

    def place(self, server: Server, path: str = "", takes_off: bool = False) -> None:
        """This Remit has its place below that path, or is what the host is for."""
        assert f"`{TAKEN_OFF}`" in PAGE
        if path:
            lines = told("Below a path of a host", "location").replace("/remit", path)
        else:
            lines = told("nginx", "location")
        if takes_off:
            lines = lines.replace(PASSED_ON, TAKEN_OFF)
        self._places.append(lines.replace(":8000", f":{server.port}"))

    def start(self) -> Self:
        found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        assert found, "nginx is not installed; `make test` installs it"
        places = "\n".join(self._places)
        written = WHOLE % (told("nginx", "map"), self.port, places)
        (self._folder / "nginx.conf").write_text(written)
        words = ["-p", str(self._folder), "-c", "nginx.conf", "-e", "errors"]
        self._server = subprocess.Popen([found, *words])
        end = time.monotonic() + PATIENCE
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=2):
                    return self
            except OSError:
                assert self._server.poll() is None, (self._folder / "errors").read_text()
                assert time.monotonic() < end, "nginx does not start"
                time.sleep(0.02)

    @property
    def asked(self) -> list[str]:
        """The path and query of everything that was asked for and answered, in order."""
        return (self._folder / "asked").read_text().splitlines()

    def close(self) -> None:
        if self._server:
            self._server.terminate()
            self._server.wait()
