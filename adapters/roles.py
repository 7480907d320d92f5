"""Which part of the coach a process runs."""

from enum import StrEnum


class Role(StrEnum):
    """The parts that can run alone."""

    ALL = "all"
    SLACK = "slack"
    DISCORD = "discord"
    WORKER = "worker"
    WEB = "web"
