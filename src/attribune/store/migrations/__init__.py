"""Alembic's scripts, run by `attribune.store.sqlite` on its own connection."""
