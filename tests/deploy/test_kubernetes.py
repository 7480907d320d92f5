"""The commands for a cluster, as docs/operations.md has them, with the real `kubectl` and a server on loopback."""

import json
import re
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator

import pytest

from tests.deploy.cluster import Cluster, running
from tests.deploy.documented import HOUSE, Terminal, block, runs

OLDEST = 27
"""The first minor version of `kubectl` that leaves it to the server to know every field."""
PAGE = "docs/operations.md"
BLOCK = block(PAGE, "docker build --tag")
COMMANDS = tuple(line for line in BLOCK.commands if line.startswith("kubectl "))


@pytest.fixture
def kubectl() -> None:
    """Skips the test where there is none, or an old one."""
    if shutil.which("kubectl") is None:
        pytest.skip("kubectl is not installed")
    told = subprocess.run(["kubectl", "version", "--client", "-o", "json"], capture_output=True, check=True)
    if int(re.sub(r"\D", "", json.loads(told.stdout)["clientVersion"]["minor"])) < OLDEST:
        pytest.skip(f"kubectl is older than 1.{OLDEST}")


@pytest.fixture
def cluster(kubectl: None, terminal: Terminal) -> Iterator[Cluster]:
    with running() as cluster:
        configuration = terminal.folder / "configuration"
        configuration.write_text(cluster.configuration, "utf-8")
        (terminal.folder / "deploy").symlink_to(HOUSE / "deploy")
        own = {"KUBECONFIG": str(configuration), "PASSWORD": "from:the/vault", "DISCORD_TOKEN": "of the bot"}
        terminal.environment = {**terminal.environment, **own}
        yield cluster


@runs(*COMMANDS)
def test_the_commands_make_everything_that_the_coach_needs(cluster: Cluster, terminal: Terminal) -> None:
    assert len(COMMANDS) == 4
    for command in COMMANDS:
        terminal.run(command)
    made = cluster.objects
    roles = {"discord", "slack", "web", "worker"}
    assert {name for plural, name in made if plural == "deployments"} == {f"resume-coach-{role}" for role in roles}
    assert made["deployments", "resume-coach-worker"]["spec"]["replicas"] == 4
    assert made["statefulsets", "resume-coach-db"]["spec"]["serviceName"] in {
        name for plural, name in made if plural == "services"
    }
    own, of_database = (
        {name: b64decode(value).decode() for name, value in made["secrets", secret]["data"].items()}
        for secret in ("resume-coach", "resume-coach-db")
    )
    assert own["COACH_DATABASE_URL"] == "postgresql+psycopg://coach:from:the/vault@resume-coach-db/coach"
    assert own["DISCORD_TOKEN"] == "of the bot"
    assert len(b64decode(own["COACH_ENCRYPTION_KEYS"], "-_")) == 32, "what Fernet takes for a key"
    assert of_database == {"POSTGRES_PASSWORD": "from:the/vault"}


def test_the_ingress_leads_to_a_service_that_there_is(cluster: Cluster, terminal: Terminal) -> None:
    (terminal.folder / "ingress.yaml").write_text(block(PAGE, "apiVersion: networking").text, "utf-8")
    terminal.run("kubectl apply --filename deploy/kubernetes/web.yaml --filename ingress.yaml")
    (path,) = cluster.objects["ingresses", "resume-coach"]["spec"]["rules"][0]["http"]["paths"]
    asked = path["backend"]["service"]
    ports = cluster.objects["services", asked["name"]]["spec"]["ports"]
    assert asked["port"]["name"] in {port["name"] for port in ports}


def test_a_field_that_there_is_not_is_refused(cluster: Cluster, terminal: Terminal) -> None:
    wrong = (HOUSE / "deploy/kubernetes/web.yaml").read_text("utf-8").replace("replicas:", "replica:")
    (terminal.folder / "wrong.yaml").write_text(wrong, "utf-8")
    with pytest.raises(RuntimeError, match="replica"):
        terminal.run("kubectl apply --filename wrong.yaml")
    assert ("deployments", "resume-coach-web") not in cluster.objects
