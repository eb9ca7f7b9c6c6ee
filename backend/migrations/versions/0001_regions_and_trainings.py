"""Regions and trainings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "backend_region",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
    )
    op.create_table(
        "backend_training",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("level", sa.String()),
        sa.Column("free", sa.Boolean()),
        sa.Column("duration", sa.String()),
        sa.Column("form", sa.String()),
        sa.Column("region_id", sa.String(), sa.ForeignKey("backend_region.id"), nullable=False),
        sa.Column("url", sa.String()),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("note", sa.String()),
    )
    op.create_index("ix_backend_training_region_id", "backend_training", ["region_id"])
    op.create_table(
        "backend_training_subject",
        sa.Column(
            "training_id", sa.String(), sa.ForeignKey("backend_training.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("subject", sa.String(80), primary_key=True),
    )
    op.create_index("ix_backend_training_subject_subject", "backend_training_subject", ["subject"])


def downgrade() -> None:
    op.drop_table("backend_training_subject")
    op.drop_table("backend_training")
    op.drop_table("backend_region")
