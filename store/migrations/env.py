"""Runs migrations on the engine that `store.migrate` opened, in one transaction; one host at a time."""

from alembic import context

from store.tables.all_tables import metadata

engine = context.config.attributes["engine"]
with engine.begin() as connection:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")  # an index on a large table takes its time
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('schema'))")
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        transactional_ddl=True,
    )
    context.run_migrations()
engine.dispose()
