"""The words of the portfolio are sentences."""

from app.words.portfolio import PORTFOLIO


def test_each_ends_as_a_sentence_does() -> None:
    for says in PORTFOLIO.values():
        assert says.endswith(".")
        assert "’" not in says or "'" not in says
