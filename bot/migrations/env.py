"""Migrate the bot's tables."""

from bot.models import METADATA
from werkwijzer.migrating import run

run(METADATA, "bot_alembic_version")
