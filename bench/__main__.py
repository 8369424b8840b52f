"""Prints the table: the all-vote burst, beside bare fan-out and bare commits in the same run."""

import asyncio
import statistics
import sys

from bench.beside import commits, fan_out
from bench.house import House, burst

ROUNDS = 3
SIZES = (30, 300, 1000)


async def main(sizes: tuple[int, ...]) -> None:
    print("All vote at once, durable before each answer; medians of", ROUNDS)
    print(
        f"{'people':>7}{'acked ms':>10}{'seen ms':>10}{'x fan-out':>11}{'x commit':>10}"
        f"{'frames/N':>10}{'CPU us/vote':>13}{'KiB/person':>12}{'load busy':>11}"
    )
    for people in sizes:
        with House() as house:
            rounds = [await burst(house, people) for _ in range(ROUNDS)]
        bare = statistics.median([await fan_out(people) for _ in range(ROUNDS)])
        raw = statistics.median([commits(1, people) for _ in range(ROUNDS)])
        row = {key: statistics.median(one[key] for one in rounds) for key in rounds[0]}
        print(
            f"{people:>7}{row['acked'] * 1e3:>10.1f}{row['seen'] * 1e3:>10.1f}"
            f"{row['seen'] / bare:>11.1f}{row['seen'] / raw:>10.1f}{row['frames']:>10.1f}"
            f"{row['cpu'] * 1e6:>13.0f}{row['memory'] / 1024:>12.0f}{row['busy']:>11.0%}",
            flush=True,
        )


if __name__ == "__main__":
    asyncio.run(main(tuple(map(int, sys.argv[1:])) or SIZES))
