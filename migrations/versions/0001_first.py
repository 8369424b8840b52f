"""Workshops: their log, names, keys, asks, ballots, and revisions that nobody can change."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: What was written once stays as it was: the log, and every signed revision.
WRITTEN_ONCE = ("event", "revision")


def key(*columns: str, table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def text(name: str, length: int | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def number(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def long_text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def upgrade() -> None:
    op.create_table("workshop", text("code", 8), number("seq"), key("code", table="workshop"))
    op.create_table(
        "event",
        text("workshop", 8),
        number("seq"),
        text("at"),
        text("by"),
        long_text("body"),
        key("workshop", "seq", table="event"),
    )
    op.create_table(
        "person_name",
        text("workshop", 8),
        text("person"),
        text("name"),
        key("workshop", "person", table="person_name"),
    )
    op.create_table(
        "access_key",
        text("hash"),
        text("workshop", 8),
        text("person"),
        key("hash", table="access_key"),
    )
    op.create_index("ix_access_key_person", "access_key", ["workshop", "person"])
    op.create_table(
        "ask",
        text("workshop", 8),
        text("person"),
        text("id", 64),
        text("body"),
        long_text("answer"),
        key("workshop", "person", "id", table="ask"),
    )
    op.create_table(
        "ballot",
        text("workshop", 8),
        text("cell"),
        number("round"),
        text("person"),
        text("choice"),
        number("confidence", nullable=True),
        long_text("reason"),
        text("at"),
        key("workshop", "cell", "round", "person", table="ballot"),
    )
    op.create_table(
        "revision",
        text("workshop", 8),
        number("revision"),
        text("hash"),
        long_text("content"),
        key("workshop", "revision", table="revision"),
    )
    for table in WRITTEN_ONCE:
        refuse_changes(table)


def refuse_changes(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table}: what was written stays'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table}: what was written stays'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_stays()"
    )


def downgrade() -> None:
    tables = ("revision", "ballot", "ask", "access_key", "person_name", "event", "workshop")
    for table in tables:
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        for table in WRITTEN_ONCE:
            op.execute(f"DROP FUNCTION {table}_stays()")
