"""What an operator can watch: how many and how long, and nothing of what was chosen."""

from app.ops import metrics


def figure(name: str) -> float:
    lines = metrics.exposition().decode().splitlines()
    return float(next(line.split()[-1] for line in lines if line.startswith(f"{name} ")))


def test_a_batch_is_counted_by_its_size() -> None:
    before = figure('remit_batch_asks_bucket{le="10.0"}')
    metrics.batch(4, 0.002)
    metrics.batch(11, 0.002)
    assert figure('remit_batch_asks_bucket{le="10.0"}') - before == 1


def test_answers_are_counted_by_their_outcome() -> None:
    metrics.answered([None, "forbidden"])
    done, forbidden = (
        figure('remit_asks_total{outcome="done"}'),
        figure('remit_asks_total{outcome="forbidden"}'),
    )
    metrics.answered([None, None, "forbidden"])
    assert figure('remit_asks_total{outcome="done"}') - done == 2
    assert figure('remit_asks_total{outcome="forbidden"}') - forbidden == 1
