"""What the bot has still to say about appointments, where it says it, and numbers held for a short time."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("backend_appointment", sa.Column("conversation_encrypted", sa.String()))
    op.create_table(
        "backend_outbox",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("appointment", sa.Uuid(), sa.ForeignKey("backend_appointment.id"), nullable=False),
        sa.Column("conversation", sa.String()),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(100)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True)),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True)),
        sa.Column("dropped_reason", sa.String(24)),
    )
    op.create_index("ix_backend_outbox_appointment", "backend_outbox", ["appointment"])
    op.create_index("ix_backend_outbox_done_at_due_at", "backend_outbox", ["done_at", "due_at"])
    op.create_table(
        "backend_held_number",
        sa.Column("conversation", sa.String(64), primary_key=True),
        sa.Column("label", sa.String(16), primary_key=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_backend_held_number_expires_at", "backend_held_number", ["expires_at"])


def downgrade() -> None:
    op.drop_table("backend_held_number")
    op.drop_table("backend_outbox")
    with op.batch_alter_table("backend_appointment") as table:
        table.drop_column("conversation_encrypted")
