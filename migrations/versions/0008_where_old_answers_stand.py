"""Where answers stand for others to read whose reviews have outlived their time."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "public_posts",
        sa.Column("id", number, nullable=False),
        sa.Column("member", sa.String(length=40), nullable=False),
        sa.Column("review", number, nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("message", sa.String(length=80), nullable=False),
        sa.Column("place", sa.JSON(), nullable=False),
        sa.Column("keys", sa.JSON(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("community", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_public_posts_community"), "public_posts", ["community"], unique=False)
    op.create_index("ix_public_posts_member", "public_posts", ["community", "member"], unique=False)
    op.create_index("ix_public_posts_channel", "public_posts", ["community", "channel"], unique=False)
