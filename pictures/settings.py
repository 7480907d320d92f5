"""The settings of the coach on the pictures."""

from pathlib import Path
from typing import Any

from adapters.settings import Settings
from tests.migrated import migrated


def core_settings(folder: Path | None = None, **others: Any) -> Settings:
    """With a database in the folder, and with others by the names of their variables."""
    database: dict[str, Any] = {"COACH_DATABASE_URL": migrated(folder)} if folder else {}
    return Settings(
        _env_file=None,
        **database,
        COACH_READERS=1,
        COACH_OFFICE="off",
        COACH_OPERATOR="The Harbour Careers Society",
        COACH_SUPPORT="coach@harbour.example",
        COACH_HOSTING="a data centre in Helsinki, Finland",
        COACH_SUB_PROCESSORS="Nordic Cloud Oy, servers and backups",
        **others,
    )
