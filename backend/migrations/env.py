"""Migrate the backend's tables."""

from backend.models import METADATA
from werkwijzer.migrating import run

run(METADATA, "backend_alembic_version")
