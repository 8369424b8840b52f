"""Who is here with which process; whose name was erased."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "presence",
        sa.Column("workshop", sa.String(8), nullable=False),
        sa.Column("process", sa.String(), nullable=False),
        sa.Column("people", sa.Text, nullable=False),
        sa.Column("seen", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("workshop", "process", name="pk_presence"),
    )
    op.create_table(
        "erased",
        sa.Column("workshop", sa.String(8), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "person", name="pk_erased"),
    )


def downgrade() -> None:
    op.drop_table("erased")
    op.drop_table("presence")
