"""A migration of a Remit to come that renames what the present one writes to."""

from alembic import op
from alembic.script import ScriptDirectory

from app.db.database import ROOT

revision = "breaking"
down_revision = ScriptDirectory(str(ROOT / "migrations")).get_current_head()
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("ballot", "reason", new_column_name="why")


def downgrade() -> None:
    op.alter_column("ballot", "why", new_column_name="reason")
