"""The compose file, the Kubernetes example and the image: valid by their schemas, true to the coach's own words."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from aiohttp import web
from prometheus_client import REGISTRY

from adapters.settings import SECRETS, Settings
from adapters.settings_reference import env_example
from adapters.terminal.main import app
from adapters.web.server import health_application
from coach.running import metrics  # noqa: F401 — registers them

HOUSE = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((HOUSE / "deploy" / "compose.yaml").read_text("utf-8"))
DOCKERFILE = (HOUSE / "Dockerfile").read_text("utf-8")
OPERATIONS = (HOUSE / "docs" / "operations.md").read_text("utf-8")
MANIFESTS = sorted((HOUSE / "deploy" / "kubernetes").glob("*.yaml"))
KUBERNETES = [each for path in MANIFESTS for each in yaml.safe_load_all(path.read_text("utf-8"))]
ROLES = ("slack", "discord", "worker", "web")
OURS = re.compile(r"\b(?:COACH|SLACK|DISCORD)_[A-Z_]+\b")
IMAGE = dict(line.split("=", 1) for line in re.findall(r"^(?:ENV|   ) +([A-Z_]+=[^ \n]+)", DOCKERFILE, re.MULTILINE))
NEEDED_BESIDES_READERS = 256
"""Megabytes of the process that asks the readers; it takes some 160 when busy."""
ENDING_SECONDS = 5
"""What closing takes after the running work had its time."""


def deployments() -> dict[str, dict[str, Any]]:
    """The pod of each role of the coach."""
    found = [each for each in KUBERNETES if each["kind"] == "Deployment"]
    return {each["metadata"]["labels"]["role"]: each["spec"]["template"]["spec"] for each in found}


def container(role: str) -> dict[str, Any]:
    (only,) = deployments()[role]["containers"]
    return dict(only)


def known_settings() -> set[str]:
    return set(re.findall(r"^#([A-Z_]+)=", env_example(), re.MULTILINE))


def commands() -> Iterator[tuple[str, list[str]]]:
    for role in ROLES:
        yield f"compose: {role}", COMPOSE["services"][role]["command"]
        yield f"kubernetes: {role}", container(role)["args"]
    yield "image", re.findall(r'"([^"]+)"', re.findall(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)[-1])


def parsed(arguments: list[str]) -> dict[str, Any]:
    """What the command line makes of the arguments, without running them. Raises UsageError for unknown ones."""
    group: Any = app
    name, command, rest = group.resolve_command(group.make_context("coach", arguments), arguments)
    return dict(command.make_context(name, rest).params)


def server() -> web.Application:
    async def nothing_wrong() -> dict[str, str]:
        return {}

    return health_application(nothing_wrong, bytes)


def megabytes(quantity: str) -> int:
    number, unit = re.fullmatch(r"(\d+)([MG])i?", quantity).groups()  # type: ignore[union-attr]
    return int(number) * {"M": 1, "G": 1024}[unit]


def test_the_compose_file_is_valid_by_the_compose_specification() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    run = subprocess.run(
        [*command, str(HOUSE / "deploy" / "compose.yaml")], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("manifest", KUBERNETES, ids=lambda each: f"{each['kind']} {each['metadata']['name']}")
def test_the_manifests_are_valid_by_the_schemas_of_kubernetes(manifest: dict[str, Any]) -> None:
    for version in ("1.30", kubernetes_validate.latest_version()):
        kubernetes_validate.validate(manifest, version, strict=True)


def test_each_role_has_its_part_and_no_other_is_there() -> None:
    assert set(deployments()) == set(ROLES)
    assert set(COMPOSE["services"]) == {*ROLES, "db"}


@pytest.mark.parametrize(
    ("where", "arguments"), list(commands()), ids=lambda each: each if isinstance(each, str) else ""
)
def test_the_command_line_takes_every_command(where: str, arguments: list[str]) -> None:
    role = parsed(arguments)["role"]
    assert role == ("all" if where == "image" else where.partition(": ")[2])


@pytest.mark.parametrize(
    "path", [HOUSE / "deploy" / "compose.yaml", HOUSE / "Dockerfile", *MANIFESTS], ids=lambda path: path.name
)
def test_every_variable_is_a_setting(path: Path) -> None:
    assert set(OURS.findall(path.read_text("utf-8"))) <= known_settings()


def test_every_variable_of_the_manual_is_a_setting() -> None:
    named = set(OURS.findall(OPERATIONS))
    assert {"COACH_DATABASE_URL", "COACH_ENCRYPTION_KEYS", "DISCORD_TOKEN"} <= named <= known_settings()


def test_the_images_own_settings_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in IMAGE.items():
        monkeypatch.setenv(name, value)
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    assert (settings.web_host, settings.web_port) == ("0.0.0.0", 8080)
    assert settings.database_url == "sqlite+aiosqlite:///resume-coach.db", "in the folder in which the coach runs"
    assert {"WORKDIR /data", "VOLUME /data"} <= set(DOCKERFILE.splitlines())


def test_the_image_sets_nothing_that_a_file_with_a_secret_may_set() -> None:
    """An environment wins over such files."""
    secrets = set(re.findall(r"> secrets/([A-Z_]+)", OPERATIONS))
    assert {"COACH_DATABASE_URL", "COACH_ENCRYPTION_KEYS"} <= secrets
    assert not secrets & IMAGE.keys()


def test_the_port_is_the_same_everywhere() -> None:
    port = int(IMAGE["COACH_WEB_PORT"])
    assert COMPOSE["services"]["web"]["ports"] == [f"127.0.0.1:{port}:{port}"]
    assert f"EXPOSE {port}\n" in DOCKERFILE
    assert f"http://127.0.0.1:{port}/healthz" in DOCKERFILE
    for role in ROLES:
        assert container(role)["ports"][0] == {"name": "http", "containerPort": port}


def test_health_and_metrics_are_answered_where_the_public_cannot_ask() -> None:
    port = int(IMAGE["COACH_HEALTH_PORT"])
    for role in ROLES:
        assert container(role)["ports"][1:] == [{"name": "health", "containerPort": port}]
    services = [each for each in KUBERNETES if each["kind"] == "Service"]
    assert not [each for each in services for opened in each["spec"]["ports"] if opened["targetPort"] == "health"]
    assert not [each for name in ROLES for each in COMPOSE["services"][name].get("ports", ()) if str(port) in each]
    assert str(port) not in re.findall(r"^EXPOSE (.*)$", DOCKERFILE, re.MULTILINE)


@pytest.mark.parametrize("role", ROLES)
def test_probes_ask_what_the_web_server_answers(role: str) -> None:
    served = {route.resource.canonical for route in server().router.routes() if route.resource}
    probes = [container(role)[kind]["httpGet"] for kind in ("livenessProbe", "readinessProbe")]
    assert [probe["path"] for probe in probes] == ["/healthz", "/readyz"]
    assert {probe["path"] for probe in probes} <= served
    assert {probe["port"] for probe in probes} == {"health"}


def test_running_work_gets_its_time_before_it_is_killed() -> None:
    needed = Settings.model_fields["grace_seconds"].default + ENDING_SECONDS
    assert int(COMPOSE["services"]["worker"]["stop_grace_period"].removesuffix("s")) >= needed
    assert all(pod["terminationGracePeriodSeconds"] >= needed for pod in deployments().values())


def test_readers_at_their_limit_do_not_take_the_worker_with_them() -> None:
    fields = Settings.model_fields
    needed = fields["readers"].default * fields["reading_megabytes"].default + NEEDED_BESIDES_READERS
    assert megabytes(container("worker")["resources"]["limits"]["memory"]) >= needed
    assert megabytes(COMPOSE["services"]["worker"]["deploy"]["resources"]["limits"]["memory"]) >= needed


@pytest.mark.parametrize("role", ROLES)
def test_no_process_has_more_rights_than_it_needs(role: str) -> None:
    pod, own, service = deployments()[role], container(role)["securityContext"], COMPOSE["services"][role]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert f"--uid {pod['securityContext']['runAsUser']} " in DOCKERFILE
    assert f"USER {pod['securityContext']['runAsUser']}:" in DOCKERFILE, "by number: a name says nothing to Kubernetes"
    assert pod["automountServiceAccountToken"] is False
    assert own["readOnlyRootFilesystem"] is service["read_only"] is True
    assert own["capabilities"]["drop"] == service["cap_drop"] == ["ALL"]


def test_all_run_the_image_of_this_version() -> None:
    version = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert {container(role)["image"] for role in ROLES} == {f"resume-coach:{version}"}


def test_images_of_others_are_pinned_by_their_digest() -> None:
    """And every file pins the same one, so that what is tried is what runs."""
    texts = [path.read_text("utf-8") for path in (HOUSE / "Dockerfile", HOUSE / "deploy" / "compose.yaml", *MANIFESTS)]
    named = {each for text in texts for each in re.findall(r"(?:^FROM |image: )([^\s:]+:\S+)", text, re.MULTILINE)}
    others = {each for each in named if not each.startswith("resume-coach:")}
    assert {each.partition("@")[0] for each in others} == {"python:3.12-slim", "postgres:17"}
    assert all(re.fullmatch(r"[^@]+@sha256:[0-9a-f]{64}", each) for each in others)
    assert len(others) == 2


def test_what_was_deleted_does_not_stay_in_the_log_of_the_database() -> None:
    """docs/privacy.md says how long: a new file each five minutes; the checkpoint after that removes the old one."""
    (deployed,) = [each for each in KUBERNETES if each["kind"] == "StatefulSet"]
    for command in (
        COMPOSE["services"]["db"]["command"],
        deployed["spec"]["template"]["spec"]["containers"][0]["args"],
    ):
        assert {"wal_recycle=off", "archive_timeout=5min", "log_error_verbosity=terse"} <= set(command)


def test_services_lead_to_pods_that_there_are() -> None:
    pods = [each["spec"]["template"]["metadata"]["labels"] for each in KUBERNETES if "template" in each["spec"]]
    for service in (each for each in KUBERNETES if each["kind"] == "Service"):
        assert any(service["spec"]["selector"].items() <= labels.items() for labels in pods)


@pytest.mark.parametrize("secret", ["resume-coach", "resume-coach-db"])
def test_the_manual_makes_every_secret_that_is_asked_for(secret: str) -> None:
    asked = re.findall(r"secretRef: \{name: ([a-z-]+)\}", "".join(path.read_text("utf-8") for path in MANIFESTS))
    assert secret in asked
    assert set(asked) == {"resume-coach", "resume-coach-db"}
    assert f"kubectl create secret generic {secret} " in OPERATIONS


def test_no_secret_stands_in_the_compose_file_or_in_an_environment() -> None:
    for name, service in COMPOSE["services"].items():
        told = service.get("environment", {})
        assert not [
            each for each in told if re.search("PASSWORD|TOKEN|SECRET|KEY|URL", each) and "_FILE" not in each
        ], name
    assert "${" not in (HOUSE / "deploy" / "compose.yaml").read_text("utf-8")


def test_secrets_are_read_from_the_files_that_container_engines_make(tmp_path: Path) -> None:
    for name, value in (("COACH_DATABASE_URL", "postgresql+psycopg://c:p@db/c\n"), ("COACH_ENCRYPTION_KEYS", "k\n")):
        (tmp_path / name).write_text(value, "utf-8")
    found = Settings(_env_file=None, _secrets_dir=tmp_path)  # type: ignore[call-arg]
    assert found.database_url == "postgresql+psycopg://c:p@db/c"
    assert found.encryption_keys.get_secret_value() == "k"


@pytest.mark.parametrize("role", ROLES)
def test_every_role_sees_the_folder_of_secrets(role: str) -> None:
    assert COMPOSE["services"][role]["volumes"] == [f"./secrets:{SECRETS}:ro"]


MONITORING = HOUSE / "deploy" / "monitoring"
ALERTS = [
    rule
    for group in yaml.safe_load((MONITORING / "alerts.yaml").read_text("utf-8"))["groups"]
    for rule in group["rules"]
]
PANELS = json.loads((MONITORING / "dashboard.json").read_text("utf-8"))["panels"]
EXPRESSIONS = [rule["expr"] for rule in ALERTS] + [each["expr"] for panel in PANELS for each in panel["targets"]]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_alerts_and_dashboard_ask_for_metrics_that_there_are(expression: str) -> None:
    told = {sample.name for family in REGISTRY.collect() for sample in family.samples}
    told |= {f"{family.name}{end}" for family in REGISTRY.collect() for end in ("", "_total", "_bucket")} | {"up"}
    assert set(re.findall(r"\b(?:coach|process)_[a-z_]+|\bup\b", expression)) <= told


def test_every_metric_of_the_coach_is_on_the_dashboard() -> None:
    shown = " ".join(each["expr"] for panel in PANELS for each in panel["targets"])
    own = [family.name for family in REGISTRY.collect() if family.name.startswith("coach_")]
    assert own
    assert not [name for name in own if name not in shown]


@pytest.mark.parametrize("rule", ALERTS, ids=lambda rule: str(rule["alert"]))
def test_every_alert_says_what_is_noticed_and_where_to_look(rule: dict[str, Any]) -> None:
    assert rule["labels"]["severity"] in {"page", "ticket"}
    assert {"summary", "look"} <= rule["annotations"].keys()


def test_the_outcomes_that_are_asked_for_occur() -> None:
    ends = (HOUSE / "coach" / "reception" / "ending.py").read_text("utf-8")
    for outcome in re.findall(r'outcome="([a-z_]+)"', " ".join(EXPRESSIONS)):
        assert f'"{outcome}"' in ends
