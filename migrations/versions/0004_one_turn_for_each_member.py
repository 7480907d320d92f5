"""A review bears a mark while it is worked on; of a member's open ones, one at most.

Adds the column in place, on SQLite too: a rebuilt `reviews` would take along what refers to it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    worked_on = sa.text("turn AND state IN ('received', 'read', 'reviewed', 'posting')")
    op.add_column("reviews", sa.Column("turn", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(
        "uq_reviews_turn",
        "reviews",
        ["community", "member"],
        unique=True,
        sqlite_where=worked_on,
        postgresql_where=worked_on,
    )
