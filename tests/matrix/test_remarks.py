"""Every check is put into words."""

import pytest

from app.log.kind import Phrase
from app.matrix import remarks
from app.matrix.checks import found
from app.words.english import phrase
from tests.matrix.test_checks import CASES, of


@pytest.mark.parametrize("rule", CASES)
def test_a_check_says_what_is_amiss_why_and_what_settles_it(rule: str) -> None:
    trips, passes = (of(rule, case) for case in CASES[rule])
    for check in (trips, passes):
        told = {**check.told, "cell": check.cell, "joined": False}
        said = phrase(Phrase("check", rule=rule, tripped=check.tripped, named={}, **told))
        assert said.endswith(".")
        assert "{" not in said
        assert "it-ops" not in said
    assert phrase(Phrase("settles", rule=rule)).endswith(".")


def test_there_are_words_for_every_rule_and_no_other() -> None:
    rules = {one.rule for cases in CASES.values() for case in cases for one in found(case)}
    assert set(remarks.SAYS) == set(remarks.SETTLED) == set(remarks.SETTLES) == rules
