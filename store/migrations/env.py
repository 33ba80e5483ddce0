"""Runs migrations on the engine that `store.migrate` opened, each in one transaction."""

from alembic import context

from store.tables.all_tables import metadata

engine = context.config.attributes["engine"]
with engine.begin() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        transactional_ddl=True,
    )
    context.run_migrations()
engine.dispose()
