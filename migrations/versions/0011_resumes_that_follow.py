"""Whether a member's resume follows them to other communities, and which ones were copied there."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("members", sa.Column("follows", sa.Boolean(), nullable=True))
    op.add_column("resumes", sa.Column("brought", sa.Boolean(), server_default=sa.false(), nullable=False))
