"""Each answered ask has its day, so that it can be forgotten once nobody repeats it any more."""

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


def downgrade() -> None:
    op.drop_index("ix_ask_day", "ask")
    op.drop_column("ask", "day")
