"""Streams that cite others: what stands there, who cites whom, who has yet to hear of a change."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "standing",
        sa.Column("workshop", sa.String(8), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", name="pk_standing"),
    )
    op.create_table(
        "citation",
        sa.Column("workshop", sa.String(8), nullable=False),
        sa.Column("cited", sa.String(8), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "cited", name="pk_citation"),
    )
    op.create_index("ix_citation_cited", "citation", ["cited"])
    op.create_table(
        "unheard",
        sa.Column("workshop", sa.String(8), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", name="pk_unheard"),
    )


def downgrade() -> None:
    op.drop_table("unheard")
    op.drop_index("ix_citation_cited", "citation")
    op.drop_table("citation")
    op.drop_table("standing")
