"""Streams of several kinds, snapshots of them, and rows that lists read in place of logs."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def text(name: str, length: int | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def upgrade() -> None:
    op.add_column(
        "workshop", sa.Column("kind", sa.String(), nullable=False, server_default="workshop")
    )
    op.create_index("ix_ballot_person", "ballot", ["workshop", "person"])
    op.create_table(
        "snapshot",
        text("workshop", 8),
        text("edition"),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("workshop", name="pk_snapshot"),
    )
    op.create_table(
        "log_format",
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_log_format"),
    )
    op.create_table(
        "summary",
        text("workshop", 8),
        text("title"),
        text("model"),
        text("state"),
        sa.Column("revision", sa.Integer, nullable=True),
        sa.Column("signed_at", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("workshop", name="pk_summary"),
    )
    op.create_index("ix_summary_state", "summary", ["state", "signed_at"])
    op.create_table(
        "attendee",
        text("workshop", 8),
        text("person"),
        text("role"),
        sa.PrimaryKeyConstraint("workshop", "person", name="pk_attendee"),
    )
    op.create_table(
        "due",
        text("workshop", 8),
        text("item"),
        text("day"),
        sa.PrimaryKeyConstraint("workshop", "item", name="pk_due"),
    )
    op.create_index("ix_due_day", "due", ["day"])


def downgrade() -> None:
    for table in ("due", "attendee", "summary", "log_format", "snapshot"):
        op.drop_table(table)
    op.drop_index("ix_ballot_person", "ballot")
    op.drop_column("workshop", "kind")
