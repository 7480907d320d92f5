"""What a look at a live configuration finds: each platform's doctor says it in these words."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found. `fix` says what to do about it; empty where all is well."""

    level: Literal["ok", "warning", "error"]
    what: str
    fix: str = ""
