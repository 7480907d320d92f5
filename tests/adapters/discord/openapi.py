"""Holds every request against Discord's own OpenAPI description, and against limits which that leaves out."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

DESCRIPTION = Path(__file__).parents[4] / "shared" / "platforms" / "discord-openapi.json"
CONTENT = 2000  # the description says 4000, the documentation (resources/message) 2000
EMBED_TOTAL = 6000  # over all embeds of a message (resources/message); the description does not say it
VERBS = frozenset({"get", "put", "post", "patch", "delete"})


@cache
def _document() -> dict[str, Any]:
    return json.loads(DESCRIPTION.read_text())


@cache
def _operations() -> list[tuple[str, re.Pattern[str], dict[str, Any]]]:
    """Verb, pattern of the path, and what is said of the request's body."""
    found = []
    for path, described in _document()["paths"].items():
        pattern = re.compile(re.sub(r"\{\w+\}", "[^/]+", path) + "$")
        for verb in VERBS & set(described):
            found.append((verb.upper(), pattern, described[verb].get("requestBody") or {}))
    return found


@cache
def _validator(verb: str, pattern: re.Pattern[str]) -> Draft202012Validator | None:
    body = next(body for v, p, body in _operations() if (v, p) == (verb, pattern))
    schema = body.get("content", {}).get("application/json", {}).get("schema")
    if schema is None:
        return None
    return Draft202012Validator({**schema, "components": _document()["components"], "unevaluatedProperties": False})


def problems(method: str, path: str, body: Any) -> list[str]:
    """What is wrong with a request: an unknown route, a body that is missing, not asked for, or not as described."""
    if not DESCRIPTION.exists():
        return []
    for verb, pattern, described in _operations():
        if verb == method and pattern.match(path):
            required = bool(described.get("required"))
            return [f"{method} {path}: {told}" for told in _of_body(verb, pattern, required, json.dumps(body))]
    return [f"{method} {path} is not described"]


@cache  # the same review is sent by most tests
def _of_body(verb: str, pattern: re.Pattern[str], is_required: bool, sent: str) -> list[str]:
    validator, body = _validator(verb, pattern), json.loads(sent)
    if body is None:
        return ["a body is missing"] if is_required else []
    if validator is None:
        return ["no body is asked for"]
    if isinstance(body, dict) and body.get("tts") is False:
        body = {key: value for key, value in body.items() if key != "tts"}  # discord.py says so of edits too
    found = [best_match([each]) for each in validator.iter_errors(_ids(body))]
    return [f"{each.json_path} {each.message[:300]}" for each in found if each] or _of_messages(body)


def _of_messages(body: Any) -> list[str]:
    """Limits on messages that the description does not know; an interaction's message is under `data`."""
    if not isinstance(body, dict):
        return []
    message = body.get("data") or body
    told = []
    if len(message.get("content") or "") > CONTENT:
        told.append(f"content over {CONTENT} characters")
    if sum(map(_size, message.get("embeds") or ())) > EMBED_TOTAL:
        told.append(f"embeds over {EMBED_TOTAL} characters")
    names = [each["custom_id"] for row in message.get("components") or () for each in _components(row)]
    if len(set(names)) < len(names):
        told.append("custom ids that are not unique")
    return told


def _size(embed: dict[str, Any]) -> int:
    fields = [field[key] for field in embed.get("fields", ()) for key in ("name", "value")]
    parts = [embed.get("title"), embed.get("description"), (embed.get("footer") or {}).get("text"), *fields]
    return sum(len(part) for part in parts if part)


def _components(row: dict[str, Any]) -> list[dict[str, Any]]:
    inner = [*row.get("components", ()), *([row["component"]] if "component" in row else [])]
    return [each for each in inner if "custom_id" in each]


def _ids(value: Any, key: str = "") -> Any:
    """The body with ids as strings: that is what they are here, and integers with discord.py."""
    if isinstance(value, dict):
        return {name: _ids(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_ids(each, key) for each in value]
    is_id = key in {"id", "roles", "users"} or key.endswith("_id")
    return str(value) if is_id and isinstance(value, int) and not isinstance(value, bool) else value
