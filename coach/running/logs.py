"""Structured logs without personal data: only known keys get through, and of errors only their class and place."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

KEYS = {
    "event", "level", "timestamp", "logger", "error", "where",
    "attempt", "command", "count", "job", "name", "number", "outcome", "part", "platform", "review", "role", "seconds",
    "reaction", "step", "url", "version", "what",
}  # fmt: skip
"""What a log line may say. Ids of reviews and jobs are fine; ids of people, names of files, texts are not."""

OURS = ("coach", "adapters", "rules", "migrations")
"""Whose loggers the level is for. Libraries are heard from warning on, whatever it is: below that they name people,
texts, and the parameters of every statement.
"""

Event = MutableMapping[str, Any]


def configure(level: str = "info", as_json: bool = True) -> None:
    """Sets up structlog and the standard library's logging for this process; lines go to stderr.

    `level`: "debug", "info", "warning" or "error".
    """
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        only_class_of_errors,
        only_known_keys,
    ]
    show = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level.upper()),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    strip = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    shown = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[only_templates, *shared], pass_foreign_args=True, processors=[strip, show]
    )
    handler.setFormatter(shown)
    logging.basicConfig(handlers=[handler], level=max(logging.WARNING, logging.getLevelName(level.upper())), force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(level.upper())


def only_templates(_logger: object, _method: str, event: Event) -> Event:
    """Of what a library says, keeps the words it always says: what it filled in may be anybody's, and so may be a line
    that came ready-made."""
    record: logging.LogRecord | None = event.get("_record")
    filled_in = event.pop("positional_args", None)
    if record is not None:
        event["event"] = str(record.msg) if filled_in else "a library said something"
        event["where"] = f"{record.module}:{record.lineno}"
    return event


def only_known_keys(_logger: object, _method: str, event: Event) -> Event:
    """Drops what is not known to be harmless, and says how much was dropped."""
    unknown = [key for key in event if key not in KEYS and not key.startswith("_")]
    for key in unknown:
        del event[key]
    if unknown:
        event["count"] = event.get("count", len(unknown))
    return event


def only_class_of_errors(_logger: object, _method: str, event: Event) -> Event:
    """Puts an error's class and the line it came from in place of its traceback, whose messages may quote texts."""
    given = event.pop("exc_info", None)
    error = given if isinstance(given, BaseException) else sys.exc_info()[1] if given is True else None
    if isinstance(given, tuple):
        error = given[1]
    if error is not None:
        event["error"] = type(error).__name__
        event["where"] = _where(error)
    return event


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__', '')}:{trace.tb_lineno}" if trace else ""
