"""Run the migrations on the connection that the store has opened, within the store's transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
