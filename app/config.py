"""Settings, from the environment; every default makes a clone run."""

import socket
from pathlib import Path
from typing import Literal

from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import URL, make_url

ANYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not bound
FILE = "sqlite:///"  # and a path, as it is
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Settings(BaseSettings):
    """What an operator may set; docs/deploy.md tells what each is for."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    host: str = "127.0.0.1"
    port: int = 8000
    data_dir: Path = Path("data")
    database_url: str = ""
    redis_url: str = ""
    public_url: str = ""
    allowed_origins: str = ""  # further origins, with commas between
    log_format: Literal["text", "json"] = "text"
    forwarded_allow_ips: str = ""
    retention_days: int = 90  # after sign-off; then names are erased
    max_sockets: int = 20_000
    max_sockets_per_workshop: int = 6_000
    max_sockets_per_address: int = 12_000
    max_connections_per_address: int = 8_000  # of HTTP, open at the same time

    @property
    def database(self) -> URL:
        """The address of the database; without one, a file in the data folder."""
        if not self.database_url:
            return file(self.data_dir / "remit.sqlite3")
        if self.database_url.startswith(FILE):
            return file(Path(self.database_url.removeprefix(FILE)))
        return make_url(self.database_url)

    @property
    def origins(self) -> frozenset[str]:
        """Origins that count as our own, besides the host a request was sent to."""
        named = [*self.allowed_origins.split(","), self.public_url]
        return frozenset(one.strip().rstrip("/").lower() for one in named if one.strip())

    def address(self, asked: str) -> str:
        """The address phones can reach; `asked` is the one this request was sent to."""
        if self.public_url:
            return self.public_url.rstrip("/")
        if self.host in ANYWHERE and any(f"//{name}" in asked for name in LOOPBACK):
            return f"http://{own_address()}:{self.port}"
        return asked.rstrip("/")


def file(path: Path) -> URL:
    """The address of a database in a file, whatever signs are in its name."""
    return URL.create("sqlite", database=str(path))


def own_address() -> str:
    """This machine's address on its network, as far as it knows; no packet is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
