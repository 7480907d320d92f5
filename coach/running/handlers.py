"""Who answers what: handlers by the name they answer to, collected from modules that offer them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import ModuleType
from typing import Any

from coach.running.context import (
    CommandHandler,
    Context,
    FormHandler,
    HomeHandler,
    JobHandler,
    PressHandler,
    SuggestionHandler,
)
from coach.work import Handler


@dataclass(frozen=True)
class Handlers:
    """Handlers by the name they answer to; `periodic` maps names of jobs to cron expressions in UTC.

    Suggestions go by "<command>:<option>", parts of the home page by the number that orders them.
    """

    commands: Mapping[str, CommandHandler] = field(default_factory=dict)
    presses: Mapping[str, PressHandler] = field(default_factory=dict)
    forms: Mapping[str, FormHandler] = field(default_factory=dict)
    suggestions: Mapping[str, SuggestionHandler] = field(default_factory=dict)
    home: Mapping[str, HomeHandler] = field(default_factory=dict)
    jobs: Mapping[str, JobHandler] = field(default_factory=dict)
    periodic: Mapping[str, str] = field(default_factory=dict)

    def bound(self, context: Context) -> dict[str, Handler]:
        """The jobs as `Work.start` takes them."""
        return {name: partial(_run, handler, context) for name, handler in self.jobs.items()}


def collect(modules: Iterable[ModuleType]) -> Handlers:
    """Collects what modules offer as COMMANDS, PRESSES, FORMS, SUGGESTIONS, HOME, JOBS and PERIODIC.

    Raises ValueError if two answer to one name.
    """
    found: dict[str, dict[str, Any]] = {name: {} for name in Handlers.__dataclass_fields__}
    for module in modules:
        for name, offered in found.items():
            _add(offered, getattr(module, name.upper(), {}), module.__name__)
    return Handlers(**found)


def _add(offered: dict[str, Any], more: Mapping[str, Any], module: str) -> None:
    if twice := offered.keys() & more.keys():
        raise ValueError(f"{module} answers to {', '.join(sorted(twice))}, which another module does already.")
    offered.update(more)


async def _run(handler: JobHandler, context: Context, arguments: Mapping[str, str | int]) -> None:
    await handler(arguments, context)
