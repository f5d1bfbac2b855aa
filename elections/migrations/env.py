"""Alembic's entry: works inside the transaction that it was handed (`elections.migrations`)."""

from alembic import context

from elections.models import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
