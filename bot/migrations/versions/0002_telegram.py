"""Telegram: the chat of a conversation, and what Telegram sent."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bot_telegram_chat",
        sa.Column(
            "conversation_id",
            sa.String(32),
            sa.ForeignKey("bot_conversation.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("chat_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("chat_encrypted", sa.String(), nullable=False),
        sa.Column("begun_by", sa.BigInteger(), nullable=False),
        sa.Column("delivered", sa.Integer(), nullable=False),
        sa.Column("delivered_parts", sa.Integer(), nullable=False),
        sa.Column("blocked_at", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "bot_telegram_inbox",
        sa.Column("update_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("payload", sa.String()),
    )
    op.create_index("ix_bot_telegram_inbox_received_at", "bot_telegram_inbox", ["received_at"])


def downgrade() -> None:
    for table in ("bot_telegram_inbox", "bot_telegram_chat"):
        op.drop_table(table)
