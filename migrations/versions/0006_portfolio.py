"""The portfolio: a row for each stream, what in it comes to a day, and who may see all of it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def text(name: str, length: int | None = None, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def number(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def upgrade() -> None:
    op.create_table(
        "overview",
        text("workshop", 8),
        text("kind"),
        text("title"),
        text("sorted_as"),
        long("searched"),
        text("model"),
        text("state"),
        number("revision"),
        number("in_force"),
        text("since"),
        number("distance", nullable=True),
        number("drift"),
        number("promises"),
        number("risks"),
        number("contracts"),
        number("changes"),
        text("traits"),
        long("processes"),
        text("marks"),
        long("body"),
        sa.PrimaryKeyConstraint("workshop", name="pk_overview"),
    )
    for column in ("sorted_as", "state", "since"):
        op.create_index(f"ix_overview_{column}", "overview", ["kind", column, "workshop"])
    op.create_table(
        "dated",
        text("workshop", 8),
        text("item"),
        text("what"),
        text("label"),
        text("state"),
        text("since"),
        text("day"),
        sa.PrimaryKeyConstraint("workshop", "item", name="pk_dated"),
    )
    op.create_index("ix_dated_what", "dated", ["what", "label", "state", "day", "workshop"])
    op.create_table(
        "principal",
        text("id"),
        text("role"),
        text("name"),
        text("hash", nullable=True),
        text("made"),
        text("revoked", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_principal"),
        sa.UniqueConstraint("hash", name="uq_principal_hash"),
    )


def downgrade() -> None:
    for table in ("principal", "dated", "overview"):
        op.drop_table(table)
