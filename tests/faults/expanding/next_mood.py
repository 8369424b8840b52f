"""A migration of a Remit to come that only adds: the present one can live with it."""

import sqlalchemy as sa
from alembic import op
from alembic.script import ScriptDirectory

from app.db.database import ROOT

revision = "expanding"
down_revision = ScriptDirectory(str(ROOT / "migrations")).get_current_head()
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("ballot", sa.Column("mood", sa.String(), nullable=True))
    op.create_table("mood", sa.Column("word", sa.String(), primary_key=True))
    op.create_index("ix_ballot_mood", "ballot", ["mood"])
    op.execute("UPDATE ballot SET mood = 'calm'")


def downgrade() -> None:
    op.drop_index("ix_ballot_mood", "ballot")
    op.drop_table("mood")
    op.drop_column("ballot", "mood")
