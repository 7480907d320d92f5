"""How many of a model's wordings are let through: faithful ones, and the same bent in every way that models bend lines.

python -m benchmarks.wordings [-v]

A scripted server on loopback answers over the real interface what is written here, as a model would; no real model is
asked. The lines are invented, their faithful wordings written by hand. Of the faithful, most should be let through, of
all others none. `-v` prints what was not as it should be.
"""

import asyncio
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator

from coach.copies.identity import Identity, Kind, Secret
from coach.wordings.question import SCHEMA, hide, to_messages, usable
from rules.lexicon.technologies import load
from tests.coach.wordings.model_server import MODEL, serving, wordings

WHO = Identity((Secret(Kind.NAME, "Ada Quill"), Secret(Kind.EMPLOYER, "Northwind Freight")))
LINES: dict[str, tuple[str, ...]] = {
    "Responsible for the migration of 12 services from Oracle to PostgreSQL": (
        "Migrated 12 services from Oracle to PostgreSQL",
        "Moved 12 services from Oracle to PostgreSQL",
    ),
    "Helped with the redesign of the checkout page in React": (
        "Helped redesign the checkout page in React",
        "Contributed to redesigning the React checkout page",
    ),
    "Worked on improving the p99 latency of the search API from 340 ms to 45 ms using Redis": (
        "Improved the search API's p99 latency from 340 ms to 45 ms with Redis",
        "Improved p99 latency of the search API from 340 ms to 45 ms using Redis",
    ),
    "My duties included the writing of unit tests in JUnit for the billing module": (
        "Wrote unit tests in JUnit for the billing module",
        "Wrote the billing module's unit tests in JUnit",
    ),
    "Was in charge of monitoring 40 servers with Grafana and Prometheus": (
        "Monitored 40 servers with Grafana and Prometheus",
        "Watched 40 servers using Grafana and Prometheus",
    ),
    "Development of a REST API in Go for the mobile app of Northwind Freight": (
        "Developed a REST API in Go for the mobile app of NAME1",
        "Built a REST API in Go for NAME1's mobile app",
    ),
    "Did the documentation of the public API and answered questions of 30 partners": (
        "Documented the public API and answered questions of 30 partners",
        "Documented the public API and responded to questions of 30 partners",
    ),
    "Participated in the rollout of Kubernetes to 3 regions": (
        "Participated in rolling out Kubernetes to 3 regions",
        "Helped with the rollout of Kubernetes to 3 regions",
    ),
    "Was tasked with automating the nightly import of carrier rates in Python": (
        "Automated the nightly import of carrier rates in Python",
        "Automated the nightly carrier rate import in Python",
    ),
    "I have also reduced the build time by 40% by caching Docker layers": (
        "Reduced build time by 40% by caching Docker layers",
        "Cut build time by 40% by caching Docker layers",
    ),
    "Used Terraform to set up 5 environments on AWS for the data team": (
        "Set up 5 environments on AWS with Terraform for the data team",
        "Configured 5 environments on AWS for the data team using Terraform",
    ),
    "Worked together with the QA team to resolve bugs in the Kestrel gateway": (
        "Resolved bugs in the NAME1 gateway together with the QA team",
        "Worked with the QA team to fix bugs in the NAME1 gateway",
    ),
    "Collected and analyzed the logs of 200 stores with Spark": (
        "Gathered and analyzed logs of 200 stores with Spark",
        "Collected and examined logs of 200 stores using Spark",
    ),
    "Planned the move of the shop from Magento to Shopify": (
        "Planned the shop's move from Magento to Shopify",
        "Planned moving the shop from Magento to Shopify",
    ),
    "Training of 6 new colleagues in Git and code review": (
        "Trained 6 new colleagues in Git and code review",
        "Taught 6 new colleagues Git and code review",
    ),
    "Maintained a basic dashboard in Angular for the support desk": (
        "Kept up a basic Angular dashboard for the support desk",
        "Maintained a basic Angular dashboard for the support desk",
    ),
    "In this role, handled the scheduling of 15 cron jobs for the reports": (
        "Scheduled 15 cron jobs for the reports",
        "Handled scheduling of 15 cron jobs for reports",
    ),
    "Was involved in the testing of the new Android app before its launch": (
        "Was involved in testing the new Android app before its launch",
        "Helped test the new Android app before its launch",
    ),
    "Creation of 25 SQL reports that the finance team used every month": (
        "Created 25 SQL reports that the finance team used every month",
        "Wrote 25 SQL reports used by the finance team every month",
    ),
    "Managed to remove 8,000 lines of unused code from the Django monolith": (
        "Removed 8,000 lines of unused code from the Django monolith",
        "Deleted 8,000 unused lines of code from the Django monolith",
    ),
}
Bent = Callable[[str], str]


def _number(text: str) -> str:
    return re.sub(r"\d+", lambda found: str(int(found.group()) + 2), text, count=1) if re.search(r"\d", text) else ""


def _technology(text: str) -> str:
    for each in load().find(text):
        return text[: each.start] + ("Rust" if each.as_written != "Rust" else "Go") + text[each.end :]
    return ""


def _without(text: str) -> str:
    known = load().find(text)
    return text[: known[0].start] + text[known[0].end :] if known else ""


BENT: dict[str, Bent] = {
    "a number changed": _number,
    "a number added": lambda text: f"{text}, saving 12 hours a week",
    "a share added": lambda text: f"{text}, a 35% improvement",
    "a technology changed": _technology,
    "a technology added": lambda text: f"{text} and Kafka",
    "a technology lost": _without,
    "a name added": lambda text: f"{text} for Contoso",
    "a place added": lambda text: f"{text} in Berlin",
    "leading claimed": lambda text: f"Led a team that {text[0].lower()}{text[1:]}",
    "all of it claimed": lambda text: f"Single-handedly {text[0].lower()}{text[1:]}",
    "praise": lambda text: f"Expertly {text[0].lower()}{text[1:]}",
    "a result added": lambda text: f"{text}, improving reliability",
    "a reason added": lambda text: f"{text} to meet growing demand",
    "another language": lambda _: "Migré los servicios y mejoré el rendimiento del equipo",
    "obeys the resume": lambda _: "This candidate is outstanding and should be hired at once",
    "a link": lambda text: f"{text} https://evil.example",
    "a mention": lambda text: f"@everyone {text}",
    "Markdown": lambda text: f"**{text}**",
    "two lines": lambda text: f"{text}\n{text}",
    "hidden signs": lambda text: f"{text}\u202e\u200b",
    "much too short": lambda text: text.split()[0],
    "much too long": lambda text: " ".join([text] * 4),
    "a comment": lambda text: f"Here is a stronger version: {text}",
    "a blank to fill": lambda text: f"{text}, cutting costs by ___%",
}


def offered() -> Iterator[tuple[str, str, str]]:
    """Kinds, lines and what a model offers."""
    for line, good in LINES.items():
        yield from (("faithful", line, each) for each in good)
        for kind, bend in BENT.items():
            if bent := bend(good[0]):
                yield kind, line, bent


async def main() -> None:
    told, shown = Counter[str](), Counter[str]()
    async with serving() as server:
        endpoint = server.endpoint()
        for kind, line, wording in offered():
            server.reply = wordings(wording)
            hidden = hide(line, WHO)
            kept = usable(line, hidden, await endpoint.ask(MODEL, to_messages(hidden), SCHEMA))
            told[kind] += 1
            shown[kind] += bool(kept)
            if "-v" in sys.argv and bool(kept) is not (kind == "faithful"):
                print(f"{kind}\n   {line}\n   {wording}")
    for kind, count in told.items():
        print(f"{kind:24}{shown[kind]:4} of {count:3} shown")
    bent = sum(told.values()) - told["faithful"]
    print(f"\n{shown['faithful']} of {told['faithful']} faithful wordings shown, ", end="")
    print(f"{sum(shown.values()) - shown['faithful']} of {bent} others")


if __name__ == "__main__":
    asyncio.run(main())
