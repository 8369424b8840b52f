"""T27: how long an acknowledgement takes does not tell what was chosen. Shows P3.

Only under `make faults`: a test run on a busy machine should not depend on any clock.
"""

import asyncio
import json
import math
import random
import time

import pytest

from tests.conftest import Servers
from tests.faults.conftest import Rounds
from tests.faults.driver import CELLS, CHOICES, Chance
from tests.faults.ledger import Experiment
from tests.faults.watchers import Watcher, open_all
from tests.live.people import Guests
from tests.live.server import PATIENCE, Server

pytestmark = pytest.mark.anyio

ALPHA = 0.01
VOTERS = 40  # 20 asks a second each


def kruskal_wallis(groups: dict[str, list[float]]) -> float:
    """How probable differences like these are where there are none, for five groups."""
    everything = sorted((value, name) for name, values in groups.items() for value in values)
    count = len(everything)
    sums = dict.fromkeys(groups, 0.0)
    start, ties = 0, 0.0
    while start < count:
        end = start
        while end < count and everything[end][0] == everything[start][0]:
            end += 1
        for _, name in everything[start:end]:
            sums[name] += (start + 1 + end) / 2  # equal values share their ranks
        ties += (end - start) ** 3 - (end - start)
        start = end
    spread = sum(total**2 / len(groups[name]) for name, total in sums.items())
    h = 12 / (count * (count + 1)) * spread - 3 * (count + 1)
    h /= 1 - ties / (count**3 - count)
    assert len(groups) == 5, "the tail of chi-square below is that of four degrees of freedom"
    return math.exp(-h / 2) * (1 + h / 2)


async def times(server: Server, guests: Guests, seed: int, votes: int) -> dict[str, list[float]]:
    """Votes one after the other, choices in random order; how long each acknowledgement took."""
    ann = await guests.open_by_api(server)
    await ann.do_by_api("set-pace", pace="own")
    keys = [(await guests.join_by_api(ann, f"Bob {n}")).key for n in range(VOTERS)]
    voters = await open_all(server, ann.code, keys, {})
    chance, took = random.Random(seed), dict[str, list[float]]((name, []) for name in CHOICES)
    for number in range(votes):
        choice, cell = chance.choice(CHOICES), chance.choice(CELLS)
        took[choice].append(await _vote(voters[number % VOTERS], f"t{number}", cell, choice))
    for voter in voters:
        voter.abort()
    return took


async def _vote(voter: Watcher, number: str, cell: str, choice: str) -> float:
    process, scope = cell.split(":")
    body = {"ask": "cast-vote", "id": number, "process": process, "scope": scope}
    text = json.dumps({**body, "choice": choice}).encode()
    wanted, answered = f'{{"done":"{number}"'.encode(), asyncio.Event()
    voter.told = lambda frame: answered.set() if frame.startswith(wanted) else None
    started = time.perf_counter()
    voter.send(text)
    async with asyncio.timeout(PATIENCE):
        await answered.wait()
    return time.perf_counter() - started


async def probability(server: Server, guests: Guests, seed: int, votes: int) -> float:
    """Of the second half: at first the cells are still filling."""
    await times(server, guests, seed + 1, VOTERS)
    return kruskal_wallis(await times(server, guests, seed, votes))


def test_the_arithmetic_finds_what_is_there_and_nothing_else(chance: Chance) -> None:
    """Among a thousand samples of one kind about ten look different; a shifted one always does."""
    wrong = 0
    for _ in range(200):
        same = {name: [chance.random() for _ in range(40)] for name in CHOICES}
        wrong += kruskal_wallis(same) < ALPHA
    assert wrong < 12, f"seed {chance.number}"
    shifted = {name: [chance.random() + (name == "tbd") for _ in range(40)] for name in CHOICES}
    assert kruskal_wallis(shifted) < 1e-6


async def test_acknowledgements_take_equally_long(
    servers: Servers, guests: Guests, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    votes = rounds(0, 10_000)
    if not votes:
        return  # never timed in a test run; the arithmetic above is
    experiment.of("T27 acknowledgement times by choice, votes", votes)
    server = servers.start()
    found = await probability(server, guests, chance.number, votes)
    if found < ALPHA:  # one run in a hundred looks so where nothing is; two in a row do not
        found = await probability(server, guests, chance.number + 2, votes)
    assert found >= ALPHA, f"seed {chance.number}: the time depends on the choice, p = {found:.5f}"
    experiment.findings.acknowledged = votes


async def test_a_server_slower_for_one_choice_is_found_out(
    servers: Servers, guests: Guests, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    votes = rounds(0, 3_000)
    if not votes:
        return
    experiment.of("T27 acknowledgement times by choice, votes", votes)
    server = servers.start("slow-for-tbd")
    found = await probability(server, guests, chance.number, votes)
    assert found < ALPHA, f"seed {chance.number}: not found, p = {found:.5f}"
    experiment.caught(f"1 ms slower for t.b.d., p = {found:.1e}")
