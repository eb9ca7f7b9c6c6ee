"""The notice of the day that was shown in a conversation."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("bot_conversation", sa.Column("notice", sa.String(16)))


def downgrade() -> None:
    op.drop_column("bot_conversation", "notice")
