"""Run the migrations of one part; the env.py of each part calls this and adds nothing."""

from alembic import context
from sqlalchemy import MetaData

from werkwijzer.database import open_engine, writing


def run(metadata: MetaData, version_table: str) -> None:
    """Migrate the database that `werkwijzer.database.migrate` names."""
    engine = open_engine(context.config.attributes["url"])
    with writing(engine).begin() as connection:
        context.configure(
            connection=connection, target_metadata=metadata, version_table=version_table, render_as_batch=True
        )
        context.run_migrations()
    engine.dispose()
