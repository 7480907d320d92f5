"""As much of a Kubernetes API server as `kubectl` needs to create, apply and scale: on loopback, keeping what it gets.

What it takes is held against the schemas of Kubernetes, strictly, as a real one holds it against its own.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from kubernetes_validate import ValidationError, validate

from tests.deploy.serving import Handler, serving

VERSION = "1.31"
RESOURCES = {
    "v1": {"secrets": "Secret", "services": "Service", "namespaces": "Namespace"},
    "apps/v1": {"deployments": "Deployment", "statefulsets": "StatefulSet"},
    "networking.k8s.io/v1": {"ingresses": "Ingress"},
}
"""By group and version, the kinds of objects by their plural."""
SCALED = {"deployments", "statefulsets"}
VERBS = ["create", "delete", "get", "list", "patch", "update", "watch"]
Answer = tuple[int, dict[str, Any]]


@dataclass
class Cluster:
    """The objects that were made, by plural and name, and where the server listens."""

    objects: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    port: int = 0

    @cached_property
    def configuration(self) -> str:
        """What `kubectl` reads from the file that KUBECONFIG names."""
        server = {"name": "c", "cluster": {"server": f"http://127.0.0.1:{self.port}"}}
        context = {"name": "c", "context": {"cluster": "c", "user": "u", "namespace": "default"}}
        users = [{"name": "u", "user": {}}]
        kind = {"apiVersion": "v1", "kind": "Config", "current-context": "c"}
        return json.dumps(kind | {"clusters": [server], "contexts": [context], "users": users})

    def answer(self, method: str, path: str, body: Any) -> Answer:
        """What the server says: the status, and a document of Kubernetes."""
        parts = path.strip("/").split("/")
        if parts in (["api"], ["apis"], ["version"]) or path.startswith("/openapi"):
            return _told(path)
        version, rest = ("v1", parts[2:]) if parts[0] == "api" else ("/".join(parts[1:3]), parts[3:])
        if version not in RESOURCES:
            return _refusal(404, "NotFound")
        if not rest:
            return 200, _resources(version)
        plural, *named = rest[2:] if rest[0] == "namespaces" and len(rest) > 2 else rest
        if method == "POST":
            return self._made(plural, body)
        found = self.objects.get((plural, named[0]))
        if found is None:
            return _refusal(404, "NotFound", f'{plural} "{named[0]}" not found')
        if named[1:] == ["scale"]:
            return self._scaled(found, method, body)
        if method == "PATCH":
            return _refusal(405, "MethodNotAllowed", "an object that is there already stays as it is")
        return 200, found

    def _made(self, plural: str, body: dict[str, Any]) -> Answer:
        try:
            validate(body, VERSION, strict=True)
        except ValidationError as error:
            return _refusal(422, "Invalid", str(error))
        made = body | {"metadata": {"namespace": "default", "uid": plural, "resourceVersion": "1", **body["metadata"]}}
        if (plural, made["metadata"]["name"]) in self.objects:
            return _refusal(409, "AlreadyExists")
        self.objects[plural, made["metadata"]["name"]] = made
        return 201, made

    def _scaled(self, found: dict[str, Any], method: str, body: Any) -> Answer:
        if method in {"PUT", "PATCH"}:
            found["spec"]["replicas"] = body["spec"]["replicas"]
        about = {key: found["metadata"][key] for key in ("name", "namespace", "uid", "resourceVersion")}
        scale = {"replicas": found["spec"]["replicas"]}
        return 200, {"kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": about, "spec": scale, "status": scale}


@contextmanager
def running() -> Iterator[Cluster]:
    """A server for the time of a test."""
    cluster = Cluster()

    class Server(Handler):
        def _serve(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            status, document = cluster.answer(self.command, urlsplit(self.path).path, body)
            self.answer(json.dumps(document).encode(), status, "application/json")

        do_GET = do_POST = do_PUT = do_PATCH = _serve

    with serving(Server) as cluster.port:
        yield cluster


def _told(path: str) -> Answer:
    """What the server says of itself."""
    if path == "/version":
        return 200, {"major": "1", "minor": VERSION.partition(".")[2], "gitVersion": f"v{VERSION}.0"}
    if path == "/api":
        return 200, {"kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": []}
    if path == "/apis":
        groups = [each.split("/") for each in RESOURCES if "/" in each]
        named = [
            {"name": group, "versions": [(both := {"groupVersion": f"{group}/{version}", "version": version})],
             "preferredVersion": both}
            for group, version in groups
        ]  # fmt: skip
        return 200, {"kind": "APIGroupList", "apiVersion": "v1", "groups": named}
    if path == "/openapi/v3":
        places = {version: f"/openapi/v3/{_root(version)}" for version in RESOURCES}
        return 200, {"paths": {_root(version): {"serverRelativeURL": place} for version, place in places.items()}}
    version = next((each for each in RESOURCES if path == f"/openapi/v3/{_root(each)}"), None)
    return (200, _described(version)) if version else _refusal(404, "NotFound")


def _root(version: str) -> str:
    return f"apis/{version}" if "/" in version else f"api/{version}"


def _described(version: str) -> dict[str, Any]:
    """The little of OpenAPI that `kubectl` looks for: that fields are held against their schemas here."""
    group, _, number = version.rpartition("/")
    asked = [{"name": "fieldValidation", "in": "query", "schema": {"type": "string"}}]
    paths = {
        f"/{_root(version)}/namespaces/{{namespace}}/{plural}/{{name}}": {
            "patch": {
                "parameters": asked,
                "responses": {},
                "x-kubernetes-group-version-kind": {"group": group, "version": number, "kind": kind},
            }
        }
        for plural, kind in RESOURCES[version].items()
    }
    return {"openapi": "3.0.0", "info": {"title": "Kubernetes", "version": VERSION}, "paths": paths}


def _resources(version: str) -> dict[str, Any]:
    kinds = RESOURCES[version]
    listed: list[dict[str, Any]] = [
        {
            "name": plural,
            "singularName": kind.lower(),
            "namespaced": plural != "namespaces",
            "kind": kind,
            "verbs": VERBS,
        }
        for plural, kind in kinds.items()
    ]
    listed += [
        {"name": f"{plural}/scale", "singularName": "", "namespaced": True, "group": "autoscaling", "version": "v1",
         "kind": "Scale", "verbs": ["get", "patch", "update"]}
        for plural in kinds.keys() & SCALED
    ]  # fmt: skip
    return {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": version, "resources": listed}


def _refusal(status: int, reason: str, message: str = "") -> Answer:
    said = {"status": "Failure", "reason": reason, "message": message or reason, "code": status}
    return status, {"kind": "Status", "apiVersion": "v1", "metadata": {}, **said}
