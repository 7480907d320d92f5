"""The queue for many machines, on PostgreSQL only: Procrastinate's own schema."""

from alembic import op
from procrastinate.schema import SchemaManager

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        # Many statements with percent signs of their own: only a bare cursor takes them as they are.
        with connection.connection.cursor() as cursor:
            cursor.execute(SchemaManager.get_schema())
