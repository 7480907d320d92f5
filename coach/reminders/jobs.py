"""The jobs of reminders by name, and when the periodic ones run (cron, UTC)."""

from collections.abc import Mapping

from coach.reminders.admin_digest import send_digests
from coach.reminders.enrolling import enroll
from coach.reminders.following_zones import follow_zones
from coach.reminders.posting_reminders import send_fresh
from coach.reminders.sending import DELIVER, deliver, send_due, send_left
from coach.running.context import JobHandler

JOBS: Mapping[str, JobHandler] = {
    "reminders": send_due,
    "reminders-left": send_left,
    "reminders-enroll": enroll,
    "reminders-zones": follow_zones,
    "postings-fresh": send_fresh,
    "digest": send_digests,
    DELIVER: deliver,
}

PERIODIC: Mapping[str, str] = {
    "reminders": "* * * * *",
    "reminders-left": "*/5 * * * *",
    "reminders-enroll": "17 * * * *",
    "reminders-zones": "*/2 * * * *",
    "postings-fresh": "* * * * *",
    "digest": "0 8 * * mon",
}
