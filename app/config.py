"""Settings, from the environment: defaults make a clone run, a wrong one gets a sentence."""

import ipaddress
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

ANYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not bound
FILE = "sqlite:///"  # and a path, as it is
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
POSTGRES = re.compile(r"^postgres(ql)?(\+psycopg)?://")  # the first one is what platforms hand out
CENTURY = 36_500  # days
#: A path that Remit can stand below: plain names, none hidden; there is one way to write it.
PATH = re.compile(r"(?=.{0,100}$)(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?")
#: What our own addresses begin with: where a proxy takes a path off, nobody could tell them apart.
OURS = frozenset(
    {"a", "api", "healthz", "metrics", "openapi.json", "portfolio", "readyz", "static", "w"}
)


class WrongSettingError(ValueError):
    """A setting that cannot be meant; says which, and what it should be."""


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
    retention_days: int = 90  # after the last event of a workshop; then its names are erased
    agreement_retention_days: int = 1100  # the same of an agreement, which lasts for years
    attachments_mb: int = 1024  # of files that agreements keep, all of them together
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
        return make_url(POSTGRES.sub("postgresql+psycopg://", self.database_url))

    @property
    def retention(self) -> dict[str, int]:
        """Days after the last event until names are erased, by the name of a kind of stream."""
        return {"workshop": self.retention_days, "agreement": self.agreement_retention_days}

    @property
    def listens_on(self) -> str:
        """The address to listen on, without the brackets that stand around it in a URL."""
        bare = self.host.removeprefix("[").removesuffix("]")
        return bare if self.host == f"[{bare}]" else self.host

    @property
    def origins(self) -> frozenset[str]:
        """Origins that count as our own, besides the host a request was sent to."""
        public = self.public_url.rstrip("/").removesuffix(self.prefix)
        named = [*_listed(self.allowed_origins), public]
        return frozenset(one.rstrip("/").lower() for one in named if one)

    @property
    def prefix(self) -> str:
        """The path of the public address, which stands before every address of ours."""
        return urlsplit(self.public_url).path.rstrip("/")

    def address(self, asked: str) -> str:
        """The address phones can reach; `asked` is the one this request was sent to."""
        if self.public_url:
            return self.public_url.rstrip("/")
        if self.listens_on in ANYWHERE and any(f"//{name}" in asked for name in LOOPBACK):
            return f"http://{own_address()}:{self.port}"
        return asked.rstrip("/")


#: What each setting has to be, as the end of a sentence, and whether it is.
WANTED: dict[str, tuple[str, Callable[[Settings], bool]]] = {
    "host": ("an address of this machine, or a name for it", lambda it: _is_host(it.listens_on)),
    "port": ("a port, 1 to 65535", lambda it: 1 <= it.port <= 65_535),
    "data_dir": ("a folder", lambda it: not it.data_dir.exists() or it.data_dir.is_dir()),
    "database_url": (
        "sqlite:////path/to/file, or postgresql://user:password@host/name",
        lambda it: _is_database(it),
    ),
    "redis_url": (
        "redis://, rediss:// or unix://, and where Redis is",
        lambda it: not it.redis_url or _is_address(it.redis_url, "redis", "rediss", "unix"),
    ),
    "public_url": (
        "http:// or https:// and a host, with at most a path of plain names such as /remit"
        " (letters, digits and -._~, no name beginning with a dot, 100 signs in all, and none"
        " that Remit has itself, such as /w or /api), without query, fragment or name of a user",
        lambda it: not it.public_url or _is_public(it.public_url),
    ),
    "allowed_origins": (
        "origins, as https://intranet.example.org, with commas between",
        lambda it: all(map(_is_origin, _listed(it.allowed_origins))),
    ),
    "log_format": ("text or json", lambda _: True),
    "forwarded_allow_ips": (
        "addresses or networks of proxies with commas between, or *",
        lambda it: all(map(_is_network, _listed(it.forwarded_allow_ips))),
    ),
    "retention_days": (f"days, 1 to {CENTURY}", lambda it: 1 <= it.retention_days <= CENTURY),
    "agreement_retention_days": (
        f"days, 1 to {CENTURY}",
        lambda it: 1 <= it.agreement_retention_days <= CENTURY,
    ),
    "attachments_mb": ("MiB, 0 or more", lambda it: it.attachments_mb >= 0),
    "max_sockets": ("a number, 1 or more", lambda it: it.max_sockets >= 1),
    "max_sockets_per_workshop": (
        "a number, 1 or more",
        lambda it: it.max_sockets_per_workshop >= 1,
    ),
    "max_sockets_per_address": ("a number, 1 or more", lambda it: it.max_sockets_per_address >= 1),
    "max_connections_per_address": (
        "a number, 1 or more",
        lambda it: it.max_connections_per_address >= 1,
    ),
}


def settings() -> Settings:
    """The settings of this process; raises WrongSettingError for the first that cannot be meant.

    What was given is not repeated: a password may be in it.
    """
    try:
        made = Settings()
    except ValidationError as error:
        raise _wrong(str(error.errors()[0]["loc"][0])) from None
    for name, (_, is_right) in WANTED.items():
        if not is_right(made):
            raise _wrong(name)
    return made


def _wrong(name: str) -> WrongSettingError:
    return WrongSettingError(f"{name.upper()} has to be {WANTED[name.lower()][0]}.")


def _listed(text: str) -> Iterator[str]:
    return (one.strip() for one in text.split(",") if one.strip())


def _is_host(text: str) -> bool:
    try:
        socket.getaddrinfo(text, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return True


def _is_database(given: Settings) -> bool:
    if given.database_url and not given.database_url.startswith((FILE, "postgres")):
        return False
    try:
        address = given.database
    except (ArgumentError, ValueError):
        return False
    if address.get_backend_name() == "sqlite":
        return bool(Path(address.database or "").name) and address.database != ":memory:"
    return address.drivername == "postgresql+psycopg" and bool(address.database)


def _is_address(text: str, *schemes: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in schemes and bool(parts.hostname or parts.path) and parts.port != 0
    except ValueError:
        return False


def _is_origin(text: str) -> bool:
    if not _is_address(text, "http", "https"):
        return False
    parts = urlsplit(text)
    more = parts.path.strip("/") or parts.username or not set("?#").isdisjoint(text)
    return bool(parts.hostname) and not more and not any(sign.isspace() for sign in text)


def _is_public(text: str) -> bool:
    """An origin, and maybe a path behind it."""
    if not _is_address(text, "http", "https"):
        return False
    path = urlsplit(text).path
    plain = bool(PATH.fullmatch(path)) and OURS.isdisjoint(path.split("/")[1:2])
    return plain and _is_origin(text.removesuffix(path))


def _is_network(text: str) -> bool:
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return text == "*"
    return True


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
