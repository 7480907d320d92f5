"""What a release is made of: the changelog, the version, the workflows, the notices; and the script that makes it."""

import datetime as dt
import importlib.util
import re
import subprocess
import sys
import tomllib
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest
import yaml

HOUSE = Path(__file__).parents[2]
TEXT = "# Changelog\n\n## Unreleased\n\n### Fixed\n- A thing.\n\n## 0.1.0 - 2026-11-25\n\n### Added\n- All.\n"
WORKFLOWS = sorted((HOUSE / ".github" / "workflows").iterdir())
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "github-workflows-require-timeout": WORKFLOWS,
    "vendor.dependabot": [HOUSE / ".github" / "dependabot.yml"],
    "vendor.github-issue-forms": [
        path for path in sorted((HOUSE / ".github" / "ISSUE_TEMPLATE").iterdir()) if path.name != "config.yml"
    ],
}


@pytest.fixture(scope="module")
def release() -> ModuleType:
    loader = SourceFileLoader("release_script", str(HOUSE / "scripts" / "release"))
    spec = importlib.util.spec_from_loader("release_script", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def version() -> str:
    return str(tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def test_the_changelog_of_this_version_could_be_released(release: ModuleType) -> None:
    assert release.flaws(version(), (HOUSE / "CHANGELOG.md").read_text("utf-8")) == []


def test_a_release_gives_what_was_unreleased_its_version_and_its_day(release: ModuleType) -> None:
    done = release.sections(release.cut(TEXT, "0.2.0", dt.date(2026, 12, 1)))
    assert done == {"Unreleased": "", "0.2.0": "### Fixed\n- A thing.", "0.1.0": "### Added\n- All."}


def test_what_has_its_version_already_is_left_as_it_is(release: ModuleType) -> None:
    once = release.cut(TEXT, "0.2.0", dt.date(2026, 12, 1))
    assert release.cut(once, "0.2.0", dt.date(2026, 12, 2)) == once


@pytest.mark.parametrize(
    ("wanted", "text", "says"),
    [
        ("0.2", TEXT, "no version"),
        ("9.9.9", TEXT, "pyproject.toml says"),
        (version(), TEXT.replace("- A thing.", "").replace("### Fixed", ""), "nothing under Unreleased"),
        (version(), TEXT.replace("- All.", "- A thing."), "says twice"),
        (version(), TEXT.replace("## 0.1.0", "### Fixed\n- More.\n\n## 0.1.0"), "'Fixed' twice under Unreleased"),
    ],
)
def test_what_is_not_ready_is_named(release: ModuleType, wanted: str, text: str, says: str) -> None:
    assert says in " ".join(release.flaws(wanted, text))


def test_a_wheel_may_bring_what_is_checked_and_nothing_else(release: ModuleType) -> None:
    layers = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["root_packages"]
    assert release.packages() == {*layers, "migrations"}


@pytest.mark.parametrize("schema", SCHEMAS)
def test_what_github_reads_is_valid(schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, SCHEMAS[schema])]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_an_action_is_one_commit_and_says_which_version_that_is(workflow: Path) -> None:
    """A tag can be moved to other code, and what runs here may publish. Dependabot renews both."""
    used = re.findall(r"uses: (.+)$", workflow.read_text("utf-8"), re.MULTILINE)
    assert used
    assert not [each for each in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)]


def test_the_workflow_does_what_a_machine_of_ones_own_does() -> None:
    workflow = yaml.safe_load((HOUSE / ".github" / "workflows" / "ci.yaml").read_text("utf-8"))
    job = workflow["jobs"]["everything"]
    assert ".ci/run" in [step.get("run") for step in job["steps"]]
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]
    told = [each.rpartition(" ")[2] for each in project["classifiers"] if re.search(r":: 3\.\d+$", each)]
    assert job["strategy"]["matrix"]["python"] == told


def test_the_build_backend_is_one_version() -> None:
    requires = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    assert all("==" in each for each in requires)


def test_every_package_that_asks_for_more_than_a_notice_is_named() -> None:
    """Of those that the image installs: LGPL, MPL and their like."""
    from importlib.metadata import PackageNotFoundError, metadata

    named = (HOUSE / "NOTICES.md").read_text("utf-8")
    for name in re.findall(r"^([\w.-]+)==", (HOUSE / "requirements.lock").read_text("utf-8"), re.MULTILINE):
        try:
            about = metadata(name)
        except PackageNotFoundError:  # for another system
            continue
        said = [*about.get_all("License-Expression", []), *about.get_all("Classifier", [])]
        if re.search(r"GPL|MPL|Mozilla", " ".join(said)):
            assert name in named, f"{name}: {said}"


def test_each_direct_dependency_is_explained() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    ]
    names = {re.split(r"[\[<>=; ]", each)[0] for each in wanted}
    table = (HOUSE / "docs" / "dependencies.md").read_text("utf-8")
    told = set(re.findall(r"^\| `([\w.-]+)", table, re.MULTILINE))
    assert names == told
