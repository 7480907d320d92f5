"""What the coach remembers: one database, SQLite or PostgreSQL, every row belonging to one community."""
