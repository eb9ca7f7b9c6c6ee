"""Advisers, their hours, and appointments that cannot be booked twice."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _advisers()
    _hours()
    _appointments()
    _time_taken()
    _history()


def downgrade() -> None:
    for table in (
        "booking_key",
        "appointment_event",
        "occupied",
        "appointment",
        "block",
        "hours_exception",
        "weekly_hours",
        "adviser_kind",
        "adviser",
    ):
        op.drop_table(f"backend_{table}")


def _moment(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _adviser(*, primary_key: bool = False) -> sa.Column[int]:
    """Give the reference of what goes when the adviser goes."""
    reference = sa.ForeignKey("backend_adviser.id", ondelete="CASCADE")
    return sa.Column("adviser", sa.Integer(), reference, primary_key=primary_key, nullable=False)


def _advisers() -> None:
    op.create_table(
        "backend_adviser",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("region", sa.String(32), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("meeting_url", sa.String(300)),
        sa.Column("example", sa.Boolean(), nullable=False),
        sa.CheckConstraint("seats >= 1", name="ck_backend_adviser_seats"),
    )
    op.create_index("ix_backend_adviser_region", "backend_adviser", ["region"])
    op.create_table(
        "backend_adviser_kind",
        _adviser(primary_key=True),
        sa.Column("kind", sa.String(80), primary_key=True),
    )


def _hours() -> None:
    op.create_table(
        "backend_weekly_hours",
        sa.Column("id", sa.Integer(), primary_key=True),
        _adviser(),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("start", sa.String(5), nullable=False),
        sa.Column("end", sa.String(5), nullable=False),
        sa.UniqueConstraint("adviser", "weekday", "start", name="uq_backend_weekly_hours_start"),
    )
    op.create_table(
        "backend_hours_exception",
        sa.Column("id", sa.Integer(), primary_key=True),
        _adviser(),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("start", sa.String(5), nullable=False),
        sa.Column("end", sa.String(5), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_backend_hours_exception_adviser", "backend_hours_exception", ["adviser"])
    op.create_table(
        "backend_block",
        sa.Column("id", sa.Integer(), primary_key=True),
        _adviser(),
        _moment("starts_at"),
        _moment("ends_at"),
        sa.Column("note", sa.String(200), nullable=False),
    )
    op.create_index("ix_backend_block_adviser", "backend_block", ["adviser"])


def _appointments() -> None:
    op.create_table(
        "backend_appointment",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("kind", sa.String(80), nullable=False),
        sa.Column("region", sa.String(32), nullable=False),
        sa.Column("adviser", sa.Integer(), sa.ForeignKey("backend_adviser.id"), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=False),
        _moment("starts_at"),
        _moment("ends_at"),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("location", sa.String(80)),
        sa.Column("first_name", sa.String(60)),
        sa.Column("phone", sa.String()),
        sa.Column("reminder", sa.Boolean(), nullable=False),
        sa.Column("code_hmac", sa.String(64), nullable=False, unique=True),
        sa.Column("conversation", sa.String(64)),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        _moment("created_at"),
        _moment("updated_at"),
    )
    op.create_index("ix_backend_appointment_adviser_starts_at", "backend_appointment", ["adviser", "starts_at"])
    op.create_index("ix_backend_appointment_conversation", "backend_appointment", ["conversation"])
    op.create_index("ix_backend_appointment_ends_at", "backend_appointment", ["ends_at"])


def _time_taken() -> None:
    op.create_table(
        "backend_occupied",
        sa.Column("adviser", sa.Integer(), sa.ForeignKey("backend_adviser.id"), primary_key=True),
        sa.Column("quarter", sa.Integer(), primary_key=True),
        sa.Column("seat", sa.Integer(), primary_key=True),
        sa.Column("appointment", sa.Uuid(), sa.ForeignKey("backend_appointment.id")),
        sa.Column("block", sa.Integer(), sa.ForeignKey("backend_block.id")),
        sa.CheckConstraint("(appointment IS NULL) <> (block IS NULL)", name="ck_backend_occupied_by_one"),
    )
    op.create_index("ix_backend_occupied_appointment", "backend_occupied", ["appointment"])
    op.create_index("ix_backend_occupied_block", "backend_occupied", ["block"])


def _history() -> None:
    op.create_table(
        "backend_appointment_event",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("appointment", sa.Uuid(), sa.ForeignKey("backend_appointment.id"), nullable=False),
        _moment("at"),
        sa.Column("what", sa.String(16), nullable=False),
        _moment("from_start", nullable=True),
        _moment("to_start", nullable=True),
        sa.Column("by", sa.String(16), nullable=False),
    )
    op.create_index("ix_backend_appointment_event_appointment", "backend_appointment_event", ["appointment"])
    op.create_table(
        "backend_booking_key",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("appointment", sa.Uuid(), sa.ForeignKey("backend_appointment.id"), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        _moment("at"),
    )
    op.create_index("ix_backend_booking_key_appointment", "backend_booking_key", ["appointment"])
    op.create_index("ix_backend_booking_key_at", "backend_booking_key", ["at"])
