"""compose.yaml, its Caddyfile and its page, held to the program and to one another."""

import re
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]
from sqlalchemy import make_url

from app.cli import server
from app.config import Settings
from app.db import postgres
from app.main import create_app
from app.sessions import bell

ROOT = Path(__file__).parents[1]
WRITTEN = (ROOT / "compose.yaml").read_text("utf-8")
COMPOSE = yaml.safe_load(WRITTEN)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
REMITS = {name: one for name, one in SERVICES.items() if one["image"] == "remit"}
PROXY = SERVICES["proxy"]
CADDYFILE = (ROOT / "deploy" / "Caddyfile").read_text("utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
PAGE = (ROOT / "docs" / "deploy.md").read_text("utf-8")


def found(pattern: str, text: str) -> str:
    """The one place in a text where this stands."""
    (one,) = re.findall(pattern, text, re.MULTILINE | re.DOTALL)
    return str(one)


TOLD = found(r"^### With compose\n(.*?)(?=^#)", PAGE)
SAID = re.findall(r"^    (docker compose .*?)(?: *[<>#|].*)?$", TOLD, re.MULTILINE)
PORT = found(r"\bPORT=(\d+)", DOCKERFILE)


def seconds(written: str) -> float:
    return float(found(r"^(\d+)s$", written))


def bare(address: str) -> str:
    """An address as it is read, whatever stands for its variables."""
    return re.sub(r"\$\{.*?\}", "secret", address)


def test_there_are_two_remits() -> None:
    assert len(REMITS) == 2
    assert sorted(set(SERVICES) - set(REMITS)) == ["bell", "database", "proxy"]


# What is set


@pytest.mark.parametrize("name", REMITS)
def test_everything_set_is_a_setting(name: str) -> None:
    known = {one.upper() for one in Settings.model_fields}
    assert set(REMITS[name]["environment"]) <= known


def test_both_remits_are_set_alike() -> None:
    one, other = (remit["environment"] for remit in REMITS.values())
    assert one == other


def test_the_page_asks_for_exactly_what_has_to_be_set() -> None:
    asked = set(re.findall(r"^    ([A-Z_]+)=", TOLD, re.MULTILINE))
    assert asked == set(re.findall(r"\$\{(\w+)", WRITTEN))


def test_what_is_missing_is_said_before_anything_starts() -> None:
    for name in set(re.findall(r"\$\{(\w+)", WRITTEN)):
        assert f"${{{name}:?" in WRITTEN, name


def test_the_addresses_lead_to_services_that_are_there() -> None:
    for remit in REMITS.values():
        told = remit["environment"]
        database = make_url(bare(told["DATABASE_URL"]))
        assert database.get_backend_name() == "postgresql"
        assert database.username == SERVICES["database"]["environment"]["POSTGRES_USER"]
        for host in (database.host, make_url(bare(told["REDIS_URL"])).host):
            assert set(SERVICES[str(host)]["networks"]) & set(remit["networks"])


# The proxy


def test_the_proxy_sends_people_to_both_remits_on_the_port_of_the_image() -> None:
    upstreams = found(r"^\treverse_proxy (.*?) \{$", CADDYFILE).split()
    assert sorted(upstreams) == sorted(f"{name}:{PORT}" for name in REMITS)
    assert found(r"^EXPOSE (\d+)$", DOCKERFILE) == PORT
    for remit in REMITS.values():
        assert "PORT" not in remit["environment"]
        assert set(remit["networks"]) & set(PROXY["networks"])


def test_the_proxy_is_told_all_it_reads_from_its_surroundings() -> None:
    assert set(re.findall(r"\{\$(\w+)", CADDYFILE)) == set(PROXY["environment"])


def test_the_proxy_and_nobody_else_is_believed() -> None:
    address = PROXY["networks"]["front"]["ipv4_address"]
    for remit in REMITS.values():
        assert remit["environment"]["FORWARDED_ALLOW_IPS"] == address


def test_the_address_of_the_proxy_is_never_given_to_another() -> None:
    address = IPv4Address(PROXY["networks"]["front"]["ipv4_address"])
    (pool,) = COMPOSE["networks"]["front"]["ipam"]["config"]
    assert address in IPv4Network(pool["subnet"])
    assert IPv4Network(pool["ip_range"]).subnet_of(IPv4Network(pool["subnet"]))
    assert address not in IPv4Network(pool["ip_range"])


def test_only_the_proxy_can_be_reached_from_outside() -> None:
    assert [name for name, one in SERVICES.items() if "ports" in one] == ["proxy"]
    assert COMPOSE["networks"]["back"]["internal"] is True
    for name in ("database", "bell"):
        assert SERVICES[name]["networks"] == ["back"]


def test_the_public_is_refused_the_metrics() -> None:
    assert found(r"^\trespond (/metrics 403)$", CADDYFILE)
    assert "/metrics" in create_app(Settings()).openapi()["paths"]


def test_the_proxy_asks_for_what_needs_neither_redis_nor_the_database() -> None:
    asked = found(r"health_uri (\S+)", CADDYFILE)
    assert asked == "/healthz"
    assert asked in found(r"^HEALTHCHECK(.*?)^CMD", DOCKERFILE)
    assert f"`{asked}`" in TOLD


# Starting and stopping


def test_each_waits_for_those_it_needs() -> None:
    first, second = REMITS.values()
    healthy = {"condition": "service_healthy"}
    assert first["depends_on"]["database"] == healthy
    assert second["depends_on"] == {next(iter(REMITS)): healthy}
    assert PROXY["depends_on"] == dict.fromkeys(REMITS, healthy)


def test_the_database_is_healthy_when_it_can_be_reached_from_elsewhere() -> None:
    asked = SERVICES["database"]["healthcheck"]["test"]
    assert asked[asked.index("-h") + 1] == "127.0.0.1"


@pytest.mark.parametrize("name", REMITS)
def test_a_stop_has_more_time_than_it_may_take(name: str) -> None:
    for_requests = server(Settings()).config.timeout_graceful_shutdown
    assert for_requests
    for_the_last_batch = postgres.LIMITS["statement_timeout"] / 1000
    longest = for_requests + for_the_last_batch + bell.PATIENCE
    assert seconds(REMITS[name]["stop_grace_period"]) > longest


@pytest.mark.parametrize("name", REMITS)
def test_a_remit_can_write_nowhere_that_lasts(name: str) -> None:
    remit = REMITS[name]
    assert remit["read_only"] is True
    assert remit["cap_drop"] == ["ALL"]
    assert "volumes" not in remit
    assert set(re.findall(r"^VOLUME (\S+)$", DOCKERFILE, re.MULTILINE)) <= set(remit["tmpfs"])


def test_what_has_to_last_lies_in_volumes_with_names() -> None:
    kept = [
        one.split(":")[0] for name in ("database", "proxy") for one in SERVICES[name]["volumes"]
    ]
    named = {one for one in kept if not one.startswith(".")}
    assert named == set(COMPOSE["volumes"])
    assert all((ROOT / one).is_file() for one in kept if one.startswith("."))


# The page


def test_the_page_gives_commands_for_services_that_are_there() -> None:
    assert len(SAID) > 5
    for line in SAID:
        _, _, act, *words = line.split()
        names = [one for one in words if not one.startswith("-")]
        if act in ("exec", "run"):
            assert "-T" in words, "what is read or written may be a file: a terminal spoils it"
            names = names[:1]
        assert set(names) <= set(SERVICES), line


def test_the_page_exchanges_one_remit_after_the_other() -> None:
    waits = [line.split()[-1] for line in SAID if " --wait " in line]
    assert waits == list(REMITS)
