"""What members ask mentors, one open question each."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None
WAITING = sa.text("state IN ('open', 'claimed')")


def upgrade() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member", sa.String(length=40), nullable=False),
        sa.Column("review", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("place", sa.JSON(), nullable=False),
        sa.Column("mentors_place", sa.JSON(), nullable=True),
        sa.Column("mentor", sa.String(length=40), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("nudge_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("community", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["review"], ["reviews.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("community", "review", "asked_at", "nudge_at"):
        op.create_index(op.f(f"ix_questions_{column}"), "questions", [column], unique=False)
    op.create_index(
        "uq_questions_waiting",
        "questions",
        ["community", "member"],
        unique=True,
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )
