"""Answered asks have their day, to be forgotten; and moments at which something was done last."""

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
    op.create_index("ix_ask_day", "ask", ["day"])
    op.create_table(
        "moment",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_moment"),
    )


def downgrade() -> None:
    op.drop_table("moment")
    op.drop_index("ix_ask_day", "ask")
    op.drop_column("ask", "day")
