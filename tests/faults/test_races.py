"""F18, F28, F29: two processes asked at once, in any order, again and again. Shows P2, P4."""

import asyncio
import random
from collections.abc import Callable

import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.asker import Asker
from tests.faults.conftest import Rounds
from tests.faults.driver import CELLS, CHOICES, Chance
from tests.faults.ledger import Experiment
from tests.faults.serial import Pair, Referee, facts_of
from tests.live.people import Guests
from tests.live.server import Server
from tests.stores import Postgres, RedisServer

pytestmark = pytest.mark.anyio

PAIRS = "F28 two facilitators on two processes, pairs of asks"
REVEAL = "F29 vote against reveal, two processes"
OFFSET = 0.005  # seconds either way


Apart = Callable[[str], list[Server]]


@pytest.fixture
def apart(servers: Servers, postgres: Postgres, redis: RedisServer) -> Apart:
    """Two processes on one database, both changed in the same way."""

    def started(variant: str = "") -> list[Server]:
        where = {"DATABASE_URL": postgres.database(), "REDIS_URL": redis.url}
        return [servers.start(variant, **where), servers.start(variant, **where)]

    return started


# F28


def an_ask(chance: random.Random) -> dict[str, str]:
    """One that a facilitator may well put while another does the same."""
    cell = chance.choice(CELLS[:2])
    asks: list[dict[str, str]] = [
        *({"ask": ask, "cell": cell} for ask in ("reveal", "vote-again", "reopen", "focus")),
        {"ask": "decide", "cell": cell, "accountable": chance.choice(CHOICES[:4])},
        {"ask": "decide", "cell": cell, "accountable": chance.choice(CHOICES[:4])},
        {"ask": "undo"},
        {"ask": "set-pace", "pace": chance.choice(["own", "together"])},
    ]
    if chance.random() < 0.1:
        return {"ask": chance.choice(["adopt-reference", "sign-off", "start-revision"])}
    return chance.choice(asks)


async def pairs(both: list[Server], guests: Guests, chance: Chance, count: int) -> int:
    """So many pairs in one workshop; answers how many asks were done. Raises what is wrong."""
    ann = await guests.open_by_api(both[0])
    fay = await guests.join_by_api(ann, "Fay", "other")
    person = (await fay.look())["you"]["person"]
    await ann.do_by_api("share-facilitation", person=person)
    askers = [
        await Asker.enter([both[0]] * 3, ann.code, ann.key),
        await Asker.enter([both[1]] * 3, ann.code, fay.key),
    ]
    start = (await ann.get()).json()["seq"]
    played: list[Pair] = []
    for _ in range(count):
        asks = [an_ask(chance) for _ in askers]
        both_told = await asyncio.gather(
            *(asker.ask(**one) for asker, one in zip(askers, asks, strict=True))
        )
        played.append([(who.person, told) for who, told in zip(askers, both_told, strict=True)])
    for asker in askers:
        asker.close()
    referee = Referee(ann.code, facts_of(both[0].environment["DATABASE_URL"], ann.code))
    referee.skip_to(start)
    for number, pair in enumerate(played):
        wrong = referee.judge(pair)
        assert not wrong, f"seed {chance.number}, pair {number}: {wrong}"
    return sum(told.done for pair in played for _, told in pair)


async def test_pairs(
    apart: Apart, guests: Guests, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    workshops, count = rounds(2, 16), rounds(40, 625)
    experiment.of(PAIRS, workshops * count)
    both = apart("")
    lanes = (pairs(both, guests, chance, count) for _ in range(workshops))
    done = sum(await asyncio.gather(*lanes))
    assert 0.2 < done / (2 * workshops * count) < 0.95, "hardly any ask met another"
    experiment.findings.acknowledged = done
    assert all("Traceback" not in server.log for server in both)
    experiment.passes()


async def test_pairs_control(
    apart: Apart, guests: Guests, experiment: Experiment, chance: Chance
) -> None:
    experiment.of(PAIRS, 0)
    both = apart("decides-twice")
    with pytest.raises(AssertionError, match=r"pair \d+") as wrong:
        await pairs(both, guests, chance, 100)
    experiment.caught(f"decides twice: found in {str(wrong.value).split(':')[0].split(', ')[1]}")


# F29


async def lane(ann: Asker, bob: Asker, chance: Chance, count: int) -> list[str]:
    """Rounds, each a vote and a reveal at almost the same time; the tokens acknowledged."""
    kept = []
    cell, middle = "", 0.0

    async def later(seconds: float, asker: Asker, ask: str, **fields: str) -> bool:
        await asyncio.sleep(max(0.0, seconds))
        told = await asker.ask(ask, cell, **fields)
        assert told.code in (None, "wrong-state"), told
        return told.done

    for number in range(count):
        cell = CELLS[number % len(CELLS)]  # a cell shows its earlier rounds: they are shared out
        token = f"{cell} {number // len(CELLS) + 1}"
        offset = middle + chance.uniform(-OFFSET, OFFSET)
        voted, revealed = await asyncio.gather(
            later(offset, bob, "cast-vote", choice=chance.choice(CHOICES), reason=token),
            later(-offset, ann, "reveal"),
        )
        assert revealed
        kept += [token] if voted else []
        middle += 0.001 if voted else -0.001  # however busy all are, it stays a close race
        await ann.do("vote-again", cell)
    ann.close()
    bob.close()
    return kept


async def races(
    both: list[Server], guests: Guests, experiment: Experiment, chance: Chance, sizes: list[int]
) -> float:
    """Lanes of rounds side by side; answers which share of the votes came before the reveal."""
    lanes, count = sizes
    each = (race(both, guests, experiment, chance, count) for _ in range(lanes))
    return sum(await asyncio.gather(*each)) / (lanes * count)


async def race(
    both: list[Server], guests: Guests, experiment: Experiment, chance: Chance, count: int
) -> int:
    """The rounds of one workshop, held against its log; answers how many votes were in time."""
    ann = await guests.open_by_api(chance.choice(both))
    await ann.do_by_api("set-pace", pace="own")
    bob = await guests.join_by_api(ann, "Bob")
    here, there = chance.sample(both, 2)
    opens = await Asker.enter([here] * 6, ann.code, ann.key)
    votes = await Asker.enter([there] * 3, ann.code, bob.key)
    kept = set(await lane(opens, votes, chance, count))
    record = store.read(store.of(both[0]), ann.code)
    shown, found = set(), experiment.findings
    for _, body in record.of_kind("votes-revealed"):
        for ballot in body["said"]:
            shown.add(ballot["reason"])
            if ballot["reason"] != f"{body['cell']} {body['round']}":
                found.found("wrong", f"{ballot} is in round {body['round']} of {body['cell']}")
    for token in kept - shown:
        found.found("lost", f"{token} was acknowledged, and is not in the reveal")
    for token in shown - kept:
        found.found("wrong", f"{token} was refused, and is in the reveal")
    found.acknowledged += len(kept)
    return len(kept)


async def test_votes_against_reveals(
    apart: Apart, guests: Guests, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    times, sizes = rounds(1, 5), [4, rounds(30, 500)]
    experiment.of(REVEAL, times * sizes[0] * sizes[1])
    both = apart("")
    for _ in range(times):
        before = await races(both, guests, experiment, chance, sizes)
        assert 0.1 < before < 0.9, f"seed {chance.number}: {before:.0%} of the votes came first"
    experiment.passes()


async def test_votes_against_reveals_control(
    apart: Apart, guests: Guests, experiment: Experiment, chance: Chance
) -> None:
    experiment.of(REVEAL, 0)
    both = apart("counts-late-votes")
    await races(both, guests, experiment, chance, [4, 20])
    experiment.is_caught("lost", "takes late votes")
