"""Conversations, turns, messages and buttons."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _conversation_id() -> sa.Column[str]:
    return sa.Column(
        "conversation_id", sa.String(32), sa.ForeignKey("bot_conversation.id", ondelete="CASCADE"), primary_key=True
    )


def upgrade() -> None:
    op.create_table(
        "bot_conversation",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_bot_conversation_last_at", "bot_conversation", ["last_at"])
    op.create_table(
        "bot_turn",
        _conversation_id(),
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "bot_message",
        _conversation_id(),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sender", sa.String(8), nullable=False),
        sa.Column("turn_id", sa.String(36)),
        sa.Column("body", sa.JSON(), nullable=False),
    )
    op.create_table(
        "bot_button",
        _conversation_id(),
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
    )


def downgrade() -> None:
    for table in ("bot_button", "bot_message", "bot_turn", "bot_conversation"):
        op.drop_table(table)
