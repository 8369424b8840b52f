"""Days of answered asks, one cookie for a browser, names as they were signed, and moments."""

import time

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # What was there, and what the release before adds during an upgrade, is of today.
    today = str(int(time.time() // 86_400))
    op.add_column("ask", sa.Column("day", sa.Integer, nullable=False, server_default=today))
    op.create_table(
        "browser",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("workshop", sa.String(8), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("hash", "workshop", name="pk_browser"),
    )
    op.create_index("ix_browser_person", "browser", ["workshop", "person"])
    op.create_table(
        "signed_name",
        sa.Column("workshop", sa.String(8), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "revision", "person", name="pk_signed_name"),
    )
    op.create_table(
        "moment",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_moment"),
    )


def downgrade() -> None:
    op.drop_table("moment")
    op.drop_table("signed_name")
    op.drop_table("browser")
    op.drop_column("ask", "day")
