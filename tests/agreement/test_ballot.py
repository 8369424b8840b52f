"""A question between the sides, in rounds."""

from app.agreement.ballot import Out, Question


def test_a_new_round_follows_a_reveal_and_nothing_else() -> None:
    question = Question(voters={"bob": 4})
    question.open_round()
    assert (question.round, question.voters) == (1, {"bob": 4})
    assert not question.out
    question.state, question.rounds = "revealed", [Out(1, "", {})]
    assert question.out == Out(1, "", {})
    question.open_round()
    assert (question.round, question.voters) == (2, {})
    assert not question.out
