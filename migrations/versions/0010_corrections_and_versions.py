"""What members set right, the parts of a score, and which version of a resume went where."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member", sa.String(length=40), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lost_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("community", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_corrections_community"), "corrections", ["community"], unique=False)
    op.create_index(op.f("ix_corrections_expires_at"), "corrections", ["expires_at"], unique=False)
    op.create_index("ix_corrections_member", "corrections", ["community", "member"], unique=False)
    op.add_column("reviews", sa.Column("score_parts", sa.JSON(), nullable=True))
    op.add_column("applications", sa.Column("version", sa.LargeBinary(), nullable=True))
