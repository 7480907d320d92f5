"""The jobs about questions to mentors by name, and when the periodic ones run (cron, UTC)."""

from collections.abc import Mapping

from coach.mentors.letters import JOB, deliver, send_left
from coach.mentors.nudging import send_nudges
from coach.running.context import JobHandler

JOBS: Mapping[str, JobHandler] = {JOB: deliver, "mentor-left": send_left, "mentor-nudges": send_nudges}

PERIODIC: Mapping[str, str] = {"mentor-left": "*/5 * * * *", "mentor-nudges": "*/5 * * * *"}
