"""Settings: what follows from them, and that an empty one counts as none."""

from pathlib import Path

import pytest

from app import config
from app.config import Settings, WrongSettingError
from tests.conftest import Servers


def test_without_a_database_there_is_a_file() -> None:
    assert str(Settings(data_dir=Path("/srv")).database) == "sqlite:////srv/remit.sqlite3"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgres_is_understood_as_platforms_hand_it_out(scheme: str) -> None:
    address = Settings(database_url=f"{scheme}://ann:secret@db/remit?sslmode=require").database
    assert (address.drivername, address.host, address.database) == (
        "postgresql+psycopg",
        "db",
        "remit",
    )
    assert address.query == {"sslmode": "require"}


def test_further_origins_stand_beside_the_public_address() -> None:
    set_up = Settings(public_url="https://Remit.example/", allowed_origins=" https://a.example ,,")
    assert set_up.origins == {"https://remit.example", "https://a.example"}


@pytest.mark.parametrize("end", ["", "/"])
def test_a_path_of_the_public_address_is_no_part_of_the_origin(end: str) -> None:
    set_up = Settings(public_url=f"https://Intranet.example/Tools/remit{end}")
    assert set_up.prefix == "/Tools/remit"
    assert set_up.origins == {"https://intranet.example"}
    assert set_up.address("http://127.0.0.1:8000") == "https://Intranet.example/Tools/remit"
    assert Settings(public_url=f"https://remit.example{end}").prefix == ""


def test_phones_are_told_an_address_they_can_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "own_address", lambda: "192.0.2.7")
    everywhere = Settings(host="0.0.0.0", port=8001)
    assert everywhere.address("http://localhost:8001/") == "http://192.0.2.7:8001"
    assert everywhere.address("http://remit.example/") == "http://remit.example"
    assert Settings().address("http://localhost:8000/") == "http://localhost:8000"
    public = Settings(public_url="https://remit.example/")
    assert public.address("http://localhost:8000/") == "https://remit.example"


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "")
    assert Settings().port == 8000


WRONG = {
    "HOST": ["not a host", "256.1.1.1", "[::1", "a..b"],
    "PORT": ["99999", "0", "-1", "http", "80.5", "8000 8001"],
    "DATA_DIR": [__file__],
    "DATABASE_URL": [
        "mysql://db/remit", "sqlite://", "sqlite:///", "sqlite:///:memory:", "remit.sqlite3",
        "postgresql://", "postgresql://db", "postgresql+asyncpg://db/remit", "postgresql://db:x/y",
        "postgresql+psycopg2://db/remit", "://", "postgres:/db/remit",
    ],
    "REDIS_URL": ["localhost", "http://redis", "redis://", "redis://host:port"],
    "PUBLIC_URL": [
        "remit.example.org", "ftp://remit.example.org", "https://", "https://host?x", "https://a b",
        "https://ann@host", "https://host#x", "javascript:alert(1)", "https://host:port",
        "https://host/remit?x=1", "https://host/remit?", "https://host/remit#x", "https://host/remit#",
        "https://host/../remit", "https://host/remit/..", "https://host/./remit", "https://host/.git",
        "https://host/my remit", "https://host/remit ", "https://host/re\tmit", "https://host//remit",
        "https://host/remit//", "https://host/a//b", "https://host//", "https://host/%2e%2e",
        "https://host/r\\x", "https://host/ré", "https://host/<b>", "https://host/a;b",
        "https://ann@host/remit", "https:///remit", "/remit", "https://host/api", "https://host/w/x",
        "https://host/static/", "https://host/" + "r" * 100,
    ],
    "ALLOWED_ORIGINS": ["*", "intranet", "https://a.example.org,b", "https://a.example.org/path"],
    "LOG_FORMAT": ["xml", "JSON "],
    "FORWARDED_ALLOW_IPS": ["proxy", "10.0.0.0/33", "10.0.0.1;10.0.0.2"],
    "RETENTION_DAYS": ["0", "-1", "never", "90d", "36501"],
    "AGREEMENT_RETENTION_DAYS": ["0", "36501", "ever"],
    "ATTACHMENTS_MB": ["-1", "much"],
    "MAX_SOCKETS": ["0", "many"],
    "MAX_SOCKETS_PER_WORKSHOP": ["-1"],
    "MAX_SOCKETS_PER_ADDRESS": ["0"],
    "MAX_CONNECTIONS_PER_ADDRESS": ["0"],
}  # fmt: skip


def test_each_setting_can_be_wrong() -> None:
    assert {name.lower() for name in WRONG} == set(Settings.model_fields) == set(config.WANTED)


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in WRONG.items() for value in values]
)
def test_a_wrong_one_is_named_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSettingError) as refused:
        config.settings()
    said = str(refused.value)
    assert said == f"{name} has to be {config.WANTED[name.lower()][0]}."


RIGHT = {
    "HOST": ["0.0.0.0", "::", "::1", "[::1]", "localhost"],
    "PORT": ["1", "65535", " 80 "],
    "DATABASE_URL": [
        "sqlite:////srv/a?b#c%d.sqlite3",
        "postgres://ann:p%40ss@db:6432/remit",
        "postgresql://ann:pw@a,b/remit?target_session_attrs=read-write",
        "postgresql://ann:pw@/remit?host=a,b&port=5433,5434&target_session_attrs=read-write",
    ],
    "REDIS_URL": ["redis://:secret@host/0", "rediss://host:6380", "unix:///run/redis.sock"],
    "PUBLIC_URL": [
        "https://remit.example.org",
        "http://192.0.2.7:8000/",
        "https://[::1]:8443",
        "https://intranet.example.org/remit",
        "https://host/remit/",
        "https://host/Tools/re-mit_2.0~x",
        "https://host/tools/w",
        "https://host/" + "r" * 99,
    ],
    "ALLOWED_ORIGINS": ["https://a.example.org, http://b.example.org:8080 ,"],
    "FORWARDED_ALLOW_IPS": ["*", "10.0.0.0/8, ::1", "127.0.0.1"],
    "RETENTION_DAYS": ["1", "36500"],
}


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in RIGHT.items() for value in values]
)
def test_a_right_one_is_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, value)
    assert config.settings().database


def test_it_ends_with_the_sentence_and_nothing_else(servers: Servers) -> None:
    for environment in ({"PORT": "99999"}, {"DATABASE_URL": "postgresql://ann:SECRET@db:x/y"}):
        outcome = servers.new(**environment).run("serve")
        assert outcome.status == 1
        (name,) = environment
        assert outcome.said == f"remit: {name} has to be {config.WANTED[name.lower()][0]}.\n"
