"""The examples for servers beside the coach, given to those: nginx in front of it, Prometheus that asks it."""

import json
import re
import shutil
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.coach.posting.job_site import certificate
from tests.deploy.documented import HOUSE, block
from tests.deploy.serving import Handler, serving

from .test_roles import free_port

OPERATIONS = "docs/operations.md"
HOST = "coach.example.org"
START_SECONDS = 10.0


def needed(program: str) -> str:
    """Where a program is. Skips the test where it is not."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed; .ci/run brings it on Debian and Ubuntu")
    return found


@pytest.fixture
def coach() -> Iterator[int]:
    """In the coach's place: the port of a server that answers with the name under which it was asked."""

    class Coach(Handler):
        def do_GET(self) -> None:
            self.answer(self.headers["Host"].encode())

    with serving(Coach) as port:
        yield port


@pytest.fixture
def front(coach: int, tmp_path: Path) -> Iterator[str]:
    """An nginx with the server of the manual, on a free port and with a certificate of its own."""
    program, place = needed("nginx"), tmp_path / "nginx"
    (place / "logs").mkdir(parents=True)
    certificate(place)
    port = free_port()
    server = block(OPERATIONS, "server {").text
    for written, meant in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        (f"/etc/letsencrypt/live/{HOST}/fullchain.pem", f"{place}/cert.pem"),
        (f"/etc/letsencrypt/live/{HOST}/privkey.pem", f"{place}/key.pem"),
        ("http://127.0.0.1:8080", f"http://127.0.0.1:{coach}"),
    ):
        assert server.count(written) == 1, written
        server = server.replace(written, meant)
    own = "".join(
        f"{what}_temp_path {place}/{what};\n" for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    about = f"pid {place}/pid; error_log {place}/logs/error; worker_processes 1; daemon off; events {{}}\n"
    whole = f"{about}http {{\naccess_log off;\n{own}{server}}}\n"
    (place / "nginx.conf").write_text(whole, "utf-8")
    command = [program, "-p", str(place), "-e", f"{place}/logs/error", "-c", f"{place}/nginx.conf"]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    assert "warn" not in tried.stderr
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    yield f"https://127.0.0.1:{port}"
    process.terminate()
    _, said = process.communicate(timeout=START_SECONDS)
    assert process.returncode == 0, said


def asked(url: str, data: bytes | None = None) -> tuple[int, str]:
    """What nginx answers somebody who knows the coach by its name."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    request = urllib.request.Request(url, data, {"Host": HOST})
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(request, timeout=START_SECONDS, context=trusting) as answer:
                return int(answer.status), answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, ""
        except urllib.error.URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def test_nginx_passes_on_under_which_name_it_was_asked_and_refuses_what_is_too_large(front: str) -> None:
    assert asked(f"{front}/healthz") == (200, HOST)
    assert asked(f"{front}/slack/events", bytes(4 * 1024 * 1024 + 1))[0] == 413


def test_prometheus_takes_the_alerts_and_what_it_is_to_ask(tmp_path: Path) -> None:
    program = needed("promtool")
    alerts = HOUSE / "deploy/monitoring/alerts.yaml"
    text = block(OPERATIONS, "scrape_configs:").text
    written = "/etc/prometheus/rules/resume-coach-alerts.yaml"
    assert written in text
    (tmp_path / "prometheus.yml").write_text(text.replace(written, str(alerts)), "utf-8")
    done = subprocess.run(
        [program, "check", "config", str(tmp_path / "prometheus.yml")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    count = len(re.findall(r"- alert:", alerts.read_text("utf-8")))
    assert f"{count} rules found" in done.stdout


def test_prometheus_can_work_out_what_the_dashboard_asks(tmp_path: Path) -> None:
    """Grafana hands it the expressions of the panels as they stand."""
    program = needed("promtool")
    panels = json.loads((HOUSE / "deploy/monitoring/dashboard.json").read_text("utf-8"))["panels"]
    asked = [each["expr"] for panel in panels for each in panel["targets"]]
    rules = [{"record": f"panel:{number}", "expr": expression} for number, expression in enumerate(asked)]
    (tmp_path / "rules.yaml").write_text(json.dumps({"groups": [{"name": "dashboard", "rules": rules}]}), "utf-8")
    command = [program, "check", "rules", "--lint-fatal", str(tmp_path / "rules.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(asked)} rules found" in done.stdout
