"""Why who sits in a room is sent out: the codes and words of docs/protocol.md."""

NOT_NOW = (4003, "not just now")
REMOVED = (4501, "removed")
#: A stage without a pass; it lights up again when the door opens.
LOCKED = (4501, "the door is locked")
RESTART = (1012, "restart")
