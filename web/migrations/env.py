"""Alembic's entry: runs on the connection that it is handed."""

from alembic import context

configuration = context.config
context.configure(
    connection=configuration.attributes["connection"],
    target_metadata=configuration.attributes["metadata"],
    render_as_batch=True,
    compare_type=False,
)
with context.begin_transaction():
    context.run_migrations()
