"""Reminders follow a member's time zone and know which week they served; a letter knows until when it helps."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("zone_check_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("served", sa.String(length=8), nullable=False, server_default=""))
        batch_op.create_index("ix_reminders_zone", ["zone_check_at"], unique=False)
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True))
        unposted = sa.text("platform_id = ''")
        batch_op.create_index(
            "ix_outbox_left", ["created_at"], unique=False, sqlite_where=unposted, postgresql_where=unposted
        )
