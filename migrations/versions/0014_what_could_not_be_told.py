"""What has to stay of the coach's messages though somebody wanted it gone, and could not be told to them yet."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("public_posts", sa.Column("untold", sa.Boolean(), server_default=sa.false(), nullable=False))
