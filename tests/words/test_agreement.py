"""What is said at an agreement: every gap, misfit and topic has its sentence."""

import re
from pathlib import Path

import pytest

from app.log.kind import Phrase
from app.partnership import standing
from app.partnership.agenda import Topic
from app.partnership.gaps import Gap, gaps
from app.partnership.model import PARTS as PARTS_THERE_ARE
from app.words import agreement, english
from tests.partnership.agreements import empty, whole

APP = Path(__file__).parents[2] / "app"


@pytest.mark.parametrize("gap", [*gaps(empty()), *gaps(whole())], ids=lambda gap: gap.says)
def test_each_gap_is_said_on_screens_as_in_files(gap: Gap) -> None:
    assert english.phrase(Phrase(gap.says, **gap.params)) == gap.sentence


def test_every_refusal_of_an_agreement_has_a_sentence_and_none_is_left_over() -> None:
    places = [*(APP / "agreement").glob("*.py"), APP / "web/filetypes.py"]
    text = "".join(path.read_text("utf-8") for path in (*places, APP / "log/attachments.py"))
    used = set(re.findall(r'Refusal\(\s*"[a-z-]+",\s*"([a-z-]+)"', text))
    assert used <= english.SENTENCES.keys()
    assert {says for says in agreement.REFUSED if f'"{says}"' not in text} == set()


def test_every_part_misfit_and_topic_is_said() -> None:
    assert set(standing.NAMES) == set(PARTS_THERE_ARE)
    text = (APP / "partnership/standing.py").read_text("utf-8")
    assert set(re.findall(r'Misfit\("([a-z-]+)"', text)) == set(standing.SAYS)
    assert english.phrase(Phrase("agenda-promise")) == "Promise due"
    assert english.phrase(Phrase("partnership-without", parts=["risk"])).endswith(
        "risk management."
    )
    assert Topic("agenda-action", "A").says in agreement.TOPICS
