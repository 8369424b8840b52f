"""Hidden: what somebody said in a round that is not out goes with the right to say it."""

from app.workshop.state import Workshop


def keep_only(workshop: Workshop, person: str, role: str) -> None:
    """Of this person stays what this role may say: votes, advice, or nothing."""
    votes, advises = role in ("participant", "facilitator"), role == "adviser"
    for key, ballot in workshop.ballots().items():
        if ballot.out:
            continue
        voted = not votes and person in ballot.voters
        if voted or (not advises and person in ballot.advisers):
            (ballot.voters if voted else ballot.advisers).pop(person)
            ballot.entered.pop(person, None)
            ballot.votes_at[person] = workshop.seq
            workshop.touch([key])
