"""Holds recorded requests against Discord's own OpenAPI description."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

DESCRIPTION = Path(__file__).parents[4] / "shared" / "platforms" / "discord-openapi.json"
CONTENT = 2000  # the description says 4000, the documentation 2000


@cache
def _description() -> dict[str, Any]:
    return json.loads(DESCRIPTION.read_text())


@cache
def _validators() -> list[tuple[str, re.Pattern[str], Draft202012Validator]]:
    found, document = [], _description()
    for path, verbs in document["paths"].items():
        pattern = re.compile(re.sub(r"\\\{\w+\\\}|\{\w+\}", "[^/]+", path) + "$")
        for verb, operation in verbs.items():
            content = operation.get("requestBody", {}).get("content", {}) if isinstance(operation, dict) else {}
            if "application/json" in content:
                schema = {**content["application/json"]["schema"], "components": document["components"]}
                found.append((verb.upper(), pattern, Draft202012Validator(schema)))
    return found


def problems(method: str, path: str, body: Any) -> list[str]:
    """What is wrong with the request; ids are strings there and integers with discord.py."""
    if body is None:
        return []
    for verb, pattern, validator in _validators():
        if verb == method and pattern.match(path):
            told = [f"{path}: {each.json_path} {each.message[:200]}" for each in validator.iter_errors(_ids(body))]
            long = isinstance(body, dict) and len(body.get("content") or "") > CONTENT
            return told + ([f"{path}: content too long"] if long else [])
    return [f"{method} {path} is not described"]


def _ids(value: Any, key: str = "") -> Any:
    """The body with ids as strings."""
    if isinstance(value, dict):
        return {name: _ids(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_ids(each, key) for each in value]
    is_id = key == "id" or key.endswith("_id")
    return str(value) if is_id and isinstance(value, int) and not isinstance(value, bool) else value
