"""One vote after the other in a quiet room of 30: until every screen shows it, beside a commit."""

import statistics
import time

from bench.beside import committer, database
from bench.crowd import Crowd
from bench.house import House, rounds
from bench.table import Line

PEOPLE = 30
VOTES = 400
EXPORTS = 40


def high(values: list[float]) -> float:
    """The 99th percentile."""
    return sorted(values)[int(len(values) * 0.99)]


def measure() -> list[Line]:
    votes, commits = [], []
    with House() as house, database() as db:
        workshop, commit = house.workshop(PEOPLE), committer(db)
        crowd = Crowd(house.port, workshop.live, workshop.keys)
        house.settled()
        for number in rounds(VOTES):
            place = int(number.split("-")[1])
            if place and place % PEOPLE == 0:
                house.do(workshop, "reveal", process="incident", scope="application")
                house.do(workshop, "vote-again", process="incident", scope="application")
                time.sleep(0.05)
            target = f'"voted":{place % PEOPLE + 1},'
            votes.append(crowd.round(f"one {place % PEOPLE}", number, target).seconds)
            commits.append(commit(1))
        crowd.leave()
    print(f"30 people, one vote: {said(votes)}; raw commit: {said(commits)}", flush=True)
    ratio = high(votes) / high(commits)
    return [Line("7", "quiet vote to all screens, p99 of a commit's p99", ratio, 3)]


def said(seconds: list[float]) -> str:
    return f"median {statistics.median(seconds) * 1e3:.2f} ms, p99 {high(seconds) * 1e3:.2f} ms"
