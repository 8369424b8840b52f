"""What an operator can watch: counts and times, never a choice."""

from collections import Counter as Counted
from collections.abc import Iterable

from prometheus_client import REGISTRY, Counter, Gauge, Histogram, generate_latest

SOCKETS = Gauge("remit_sockets", "Sockets open now")
ASKS = Counter("remit_asks", "Asks answered, by outcome", ["outcome"])
SIZES = (1, 3, 10, 30, 100, 300, 1000)
BATCHES = Histogram("remit_batch_asks", "Asks written in one transaction", buckets=SIZES)
COMMITS = Histogram("remit_commit_seconds", "From the first statement of a batch to its commit")
GONE_BACK = Counter("remit_logs_gone_back", "Logs that were found older than they had been")
DONE = Gauge(
    "remit_duty_success_timestamp_seconds", "When a duty went well last, Unix time", ["duty"]
)
FAILURES = Counter("remit_duty_failures", "How often a duty went wrong", ["duty"])


def batch(asks: int, seconds: float) -> None:
    BATCHES.observe(asks)
    COMMITS.observe(seconds)


def answered(codes: Iterable[str | None]) -> None:
    """Count answers by their refusal code; None is done."""
    for code, many in Counted(codes).items():
        ASKS.labels(code or "done").inc(many)


def exposition() -> bytes:
    """The metrics as Prometheus reads them."""
    return generate_latest(REGISTRY)
