"""Every setting, in one place: read from environment variables and from a `.env` file."""

import difflib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from dotenv import dotenv_values
from pydantic import AliasChoices, BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from coach.errors import CoachError

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""The names of this machine."""
LogLevel = Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(lambda said: str(said).lower())]
LogFormat = Annotated[Literal["json", "console", "auto"], BeforeValidator(lambda said: str(said).lower())]
DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}
"""The driver for each kind of database, as people name it in URLs."""
NOT_SETTINGS = re.compile(r"COACH_(TEST_.*|(.+_)?SERVICE_(HOST|PORT.*)|(.+_)?PORT(_\d+_(TCP|UDP).*)?)")
"""Names for the tests, and those that Kubernetes puts beside a service that is called "coach"."""
PLATFORMS = ("SLACK_", "DISCORD_")
"""How the names of platforms' settings begin."""
MEGABYTE = 1024 * 1024
CONTACT = r"^$|^https://\S+$|^[^@\s]+@[^@\s]+$"
WEB_ADDRESS = r"^$|^https?://\S+$"


SECRETS = Path("/run/secrets")
"""Where container engines put secrets: a file each, named like its variable."""


def secrets_folder() -> Path | None:
    """The folder of secrets, where there is one; environment variables and `.env` win."""
    return SECRETS if SECRETS.is_dir() else None


def _from(name: str, default: Any, description: str, **rules: Any) -> Any:
    return Field(default, validation_alias=AliasChoices(name), description=description, **rules)


class Settings(BaseSettings):
    """The settings of the core and of the web page; platforms keep theirs beside their adapters."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, secrets_dir=secrets_folder()
    )

    database_url: str = _from(
        "COACH_DATABASE_URL",
        "sqlite+aiosqlite:///resume-coach.db",
        "The database: SQLite file (default) or `postgresql+psycopg://user:password@host/name`.",
    )
    encryption_keys: SecretStr = _from(
        "COACH_ENCRYPTION_KEYS",
        SecretStr(""),
        "Fernet keys, separated by commas; the first encrypts, all decrypt. Empty: a key is made in a file beside the "
        "SQLite database, readable by its owner only.",
    )
    work_engine: str = _from(
        "COACH_WORK_ENGINE",
        "auto",
        "`scheduler` (one process), `procrastinate` (many, needs PostgreSQL), or `auto`: by the database.",
        pattern="^(auto|scheduler|procrastinate)$",
    )
    readers: int = _from("COACH_READERS", 2, "Files that are read at once, each in a process of its own.", ge=1, le=64)
    reading_seconds: float = _from("COACH_READING_SECONDS", 20.0, "Seconds of processor time a file may take.", gt=0)
    reading_megabytes: int = _from("COACH_READING_MEGABYTES", 1024, "Memory that reading a file may use.", ge=256)
    office: str = _from(
        "COACH_OFFICE",
        "auto",
        "LibreOffice, which lays out Word documents for a picture of their first page, confined as readers are: `auto` "
        "uses it where it is installed, `off` never, a path names its program.",
    )
    max_file_megabytes: float = _from("COACH_MAX_FILE_MEGABYTES", 10.0, "Largest file that is read.", gt=0)
    max_pages: int = _from("COACH_MAX_PAGES", 20, "Most pages a resume may have.", ge=1)
    reviews_per_hour: int = _from(
        "COACH_REVIEWS_PER_HOUR", 60, "Reviews that one member may ask for within an hour.", ge=1
    )
    postings_per_hour: int = _from(
        "COACH_POSTINGS_PER_HOUR", 120, "Job postings that one member may have read within an hour.", ge=1
    )
    community_reviews_per_hour: int = _from(
        "COACH_COMMUNITY_REVIEWS_PER_HOUR", 5000, "Reviews of all members of a community within an hour.", ge=1
    )
    community_postings_per_hour: int = _from(
        "COACH_COMMUNITY_POSTINGS_PER_HOUR", 5000, "Job postings of all members of a community within an hour.", ge=1
    )
    model_url: str = _from(
        "COACH_MODEL_URL",
        "",
        "Address of a language model's OpenAI-compatible interface, up to `/v1`: `http://127.0.0.1:11434/v1` (Ollama), "
        "`https://models.example/v1`. Empty: no model, and nothing is ever sent to one; see docs/model.md.",
    )
    model_names: str = _from(
        "COACH_MODEL_NAMES",
        "",
        "Models that communities may choose from, as the server calls them, separated by commas. Each community has "
        "none until its moderators choose one.",
    )
    model_key: SecretStr = _from("COACH_MODEL_KEY", SecretStr(""), "The key for that address, if it wants one.")
    model_own_network: bool = _from(
        "COACH_MODEL_OWN_NETWORK",
        False,
        "The model runs on this machine or inside your own network: its address may be private, and http. Otherwise it "
        "must be a public https address.",
    )
    model_seconds: float = _from("COACH_MODEL_SECONDS", 60.0, "Seconds that a model may take to answer.", gt=0, le=600)
    wordings_per_day: int = _from(
        "COACH_WORDINGS_PER_DAY", 20, "Lines that one member may send to a model within a day.", ge=1
    )
    community_wordings_per_day: int = _from(
        "COACH_COMMUNITY_WORDINGS_PER_DAY", 1000, "Lines that all members of a community may send within a day.", ge=1
    )
    packs_folder: str = _from(
        "COACH_PACKS", "", "Folder of folders, each a rule pack of your own; empty: only those shipped."
    )
    fetch_private: bool = _from(
        "COACH_FETCH_PRIVATE",
        False,
        "Let job postings be fetched from loopback addresses. For tests, and job pages on the same machine.",
    )
    web_host: str = _from("COACH_WEB_HOST", "127.0.0.1", "Address the web server listens on.")
    web_port: int = _from("COACH_WEB_PORT", 8080, "Port the web server listens on; 0: any free one.", ge=0, le=65535)
    public_url: str = _from("COACH_PUBLIC_URL", "", "Address under which people reach the web server (OAuth).")
    operator: str = _from(
        "COACH_OPERATOR",
        "",
        "Who runs this installation. With COACH_SUPPORT turns its public pages on: /about, /privacy, /terms, /support, "
        "/sub-processors.",
    )
    support: str = _from("COACH_SUPPORT", "", "Mail address or https address for questions about it.", pattern=CONTACT)
    hosting: str = _from("COACH_HOSTING", "", "Where it runs and keeps its database, for the privacy page.")
    sub_processors: str = _from(
        "COACH_SUB_PROCESSORS", "", "Your service providers who handle data, separated by semicolons: `Name, for what`."
    )
    privacy_url: str = _from(
        "COACH_PRIVACY_URL", "", "Your own privacy policy; empty: the one the coach has.", pattern=WEB_ADDRESS
    )
    terms_url: str = _from("COACH_TERMS_URL", "", "Your own terms; empty: those the coach has.", pattern=WEB_ADDRESS)
    playground: bool | None = _from(
        "COACH_PLAYGROUND",
        None,
        "Serve the playground page; unset: only if no platform is configured and COACH_WEB_HOST is this machine alone.",
    )
    playground_hosts: str = _from(
        "COACH_PLAYGROUND_HOSTS",
        "",
        "Further names under which the playground may be opened, separated by commas; localhost always may.",
    )
    health_host: str = _from(
        "COACH_HEALTH_HOST",
        "127.0.0.1",
        "Address on which `/readyz` and `/metrics` are answered; keep it from the public.",
    )
    health_port: int | None = _from(
        "COACH_HEALTH_PORT",
        None,
        "Their port; 0: any free one; empty: one above COACH_WEB_PORT, or any free one where that is taken.",
        ge=0,
        le=65535,
    )
    log_level: LogLevel = _from("COACH_LOG_LEVEL", "info", "`debug`, `info`, `warning` or `error`.")
    log_format: LogFormat = _from("COACH_LOG_FORMAT", "auto", "`json`, `console`, or `auto`: console at a terminal.")
    grace_seconds: float = _from("COACH_GRACE_SECONDS", 20.0, "Seconds running work gets at shutdown.", ge=0)

    @field_validator("database_url")
    @classmethod
    def _with_its_driver(cls, url: str) -> str:
        kind, colon, rest = url.partition("://")
        name = kind.partition("+")[0]
        if not colon or name not in DRIVERS:
            raise ValueError("a database is named by `sqlite:///file.db` or `postgresql://user:password@host/name`")
        return f"{DRIVERS[name]}://{rest}"

    @field_validator("packs_folder")
    @classmethod
    def _is_there(cls, folder: str) -> str:
        if folder and not Path(folder).is_dir():
            raise ValueError(f"there is no folder {folder}")
        return folder

    @property
    def max_file_bytes(self) -> int:
        """The largest file in bytes."""
        return int(self.max_file_megabytes * MEGABYTE)


def refuse_unknown(parts: Iterable[type[BaseSettings]]) -> None:
    """Raises CoachError for variables, in the environment, in `.env` or among secrets, that look like settings and are
    none: all of the coach's own, and those of platforms that are nearly one that nobody has set.
    """
    known, given = {name for part in parts for name in _names(part)}, _given()
    wrong = [
        *(_unknown(name, known) for name in sorted(given - known) if _looks_own(name)),
        *(
            _mistyped(name, near)
            for name in sorted(given - known)
            for near in _nearly(name, known)
            if near not in given
        ),
    ]
    if wrong:
        raise CoachError(" ".join(wrong))


def in_words(error: ValidationError) -> list[str]:
    """A sentence for each setting that is wrong, without the value, which may be a secret."""
    return [
        f"{'.'.join(map(str, each['loc']))}: {each['msg'].removeprefix('Value error, ')}." for each in error.errors()
    ]


def _given() -> set[str]:
    """The names of all that is set anywhere; settings are found however they are written."""
    written = dotenv_values(".env") if Path(".env").is_file() else {}
    folder = secrets_folder()
    secrets = [path.name for path in folder.iterdir()] if folder else []
    return {name.upper() for name in (*os.environ, *written, *secrets)}


def _looks_own(name: str) -> bool:
    return name.startswith("COACH_") and not NOT_SETTINGS.fullmatch(name)


def _unknown(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, known, 1, 0.75)
    hint = f"Did you mean {near[0]}?" if near else "All settings are listed in .env.example."
    return f"{name} isn't a setting. {hint}"


def _nearly(name: str, known: Iterable[str]) -> list[str]:
    """The setting of a platform that this is nearly; others use such names, too, so that most are nobody's mistake."""
    platform = next((each for each in PLATFORMS if name.startswith(each)), "")
    return (
        difflib.get_close_matches(name, [each for each in known if each.startswith(platform)], 1, 0.85)
        if platform
        else []
    )


def _mistyped(name: str, near: str) -> str:
    return (
        f"{name} isn't a setting. Did you mean {near}? If {name} is for another program, put an empty {near}= in .env."
    )


def _names(part: type[BaseSettings]) -> Iterator[str]:
    for field in part.model_fields.values():
        if isinstance(field.validation_alias, AliasChoices):
            yield from map(str, field.validation_alias.choices)
