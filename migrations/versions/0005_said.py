"""What was said of each revision since it was signed off: a read model."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "said",
        sa.Column("workshop", sa.String(8), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "item", name="pk_said"),
    )


def downgrade() -> None:
    op.drop_table("said")
