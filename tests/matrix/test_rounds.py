"""What of a vote is signed, and how little is written of what says nothing."""

import msgspec

from app.matrix.rounds import QuestionRecord, RoundRecord, Voice


def test_a_round_of_the_first_release_is_read_and_written_as_it_was() -> None:
    signed = b'{"round":1,"pattern":"agreed","tally":{"business":{"business":3}}}'
    assert msgspec.json.encode(msgspec.json.decode(signed, type=RoundRecord)) == signed


def test_what_was_only_compared_has_no_count() -> None:
    cast = RoundRecord(1, None, {}, agree=False)
    assert msgspec.to_builtins(cast) == {"round": 1, "pattern": None, "tally": {}, "agree": False}


def test_a_question_is_signed_with_whatever_could_be_chosen_on_it() -> None:
    said = Voice("knows-not-yet", "it-ops", 2, "Who pays?")
    asked = QuestionRecord("readiness:budget", [RoundRecord(1, None, {}, said=[said])])
    encoded = msgspec.json.encode(asked)
    assert msgspec.json.decode(encoded, type=QuestionRecord) == asked
    assert b'"text"' not in encoded
