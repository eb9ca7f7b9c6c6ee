"""The migrations make just the tables that the models describe."""

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from backend.app import MIGRATIONS
from backend.models import METADATA

VERSIONS = "backend_alembic_version"


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the tables of other parts, which may share the database."""
    return kind != "table" or (name or "").startswith("backend_")


def test_migrated_database_is_what_the_models_describe(engine: Engine) -> None:
    options = {"version_table": VERSIONS, "include_name": _ours, "compare_type": True, "compare_server_default": True}
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), METADATA)
    assert differences == []


def test_migrations_can_be_undone(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["url"] = engine.url.render_as_string(hide_password=False)
    command.downgrade(config, "base")
    assert not {table for table in inspect(engine).get_table_names() if table.startswith("backend_")} - {VERSIONS}
    command.upgrade(config, "head")
    assert set(METADATA.tables) <= set(inspect(engine).get_table_names())
