"""The database's migrations, by Alembic; run by `coach db upgrade` and at start."""
