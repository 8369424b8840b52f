"""What is refused to people who look at all services, as sentences."""

PORTFOLIO = {
    "no-such-page": "after: this is not the `next` of an answer to the same question.",
    "owner-only": "Only the owner can do that.",
    "no-such-reader": "There is no reading link by this id, or it was taken back already.",
    "too-many-readers": "There are {count} reading links; that is as many as can be kept.",
    "portfolio-key-needed": "The link of the owner, or a reading link, opens this.",
    "too-many-wrong-keys": "Too many wrong keys from here: wait a minute.",
}
