"""The description of the doors is what the running service does: doors, fields, statuses, and whatever fits it."""

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_spec_validator import validate

from doors.long_body import FIELDS, LONGEST_FORM
from sms.gateways.registry import PROVIDERS
from tests.demo import RECORD, SECRET, Demo
from tests.doors.requests import BODIES, FORM, HER

FILE = Path(__file__).parents[2] / "deploy" / "openapi.yaml"
DESCRIBED: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
VOICE = f"/voice/africastalking/{SECRET}"
REQUESTS = BODIES | {VOICE: (f"sessionId=s-1&callerNumber=%2B{HER[1:]}".encode(), FORM)}
PATHS = sorted(DESCRIBED["paths"])
OF_THE_DEMONSTRATION = "/phone/"
EXAMPLES = 12
"""Requests that are made up for each door."""


def address(path: str) -> str:
    return path.replace("{secret}", SECRET)


def schemas(path: str) -> dict[str, dict[str, Any]]:
    content = DESCRIBED["paths"][path]["post"]["requestBody"]["content"]
    return {media_type: one["schema"] for media_type, one in content.items()}


def test_it_is_a_description_by_the_standard() -> None:
    validate(DESCRIBED)


def test_it_names_every_door_that_there_is_and_no_other(demo: Demo) -> None:
    rules = [rule for rule in demo.app.url_map.iter_rules() if "secret" in rule.arguments]
    doors = {rule.rule for rule in rules if not rule.rule.startswith(OF_THE_DEMONSTRATION)}
    assert doors == {path.replace("{", "<").replace("}", ">") for path in PATHS}
    with_a_door = [name for name, provider in PROVIDERS.items() if provider.door]
    assert all(any(f"/{name}/" in path for path in PATHS) for name in with_a_door)


def test_it_names_every_field_of_a_form_that_a_door_reads() -> None:
    forms = [schemas(path).get(FORM, {}) for path in PATHS]
    assert {name for form in forms for name in form.get("properties", {})} == {name.decode() for name in FIELDS}


@pytest.mark.parametrize("path", PATHS)
def test_without_a_field_that_is_needed_it_is_refused_and_with_these_alone_taken(demo: Demo, path: str) -> None:
    schema = schemas(path).get(FORM, {})
    right = dict(pair.split("=", 1) for pair in REQUESTS[address(path)][0].decode().split("&")) if schema else {}
    needed = {name: right[name] for name in schema.get("required", [])}
    client = demo.app.test_client()

    def status(form: dict[str, str]) -> int:
        body = "&".join(f"{name}={value}" for name, value in form.items())
        return client.post(address(path), data=body, content_type=FORM).status_code

    if schema:
        assert status(needed) == 200
    for left_out in needed:
        assert status({name: value for name, value in needed.items() if name != left_out}) == 400, left_out


@pytest.mark.parametrize("path", PATHS)
def test_it_names_every_status_that_a_door_answers_and_no_other(demo: Demo, tmp_path: Path, path: str) -> None:
    client, (body, media_type) = demo.app.test_client(), REQUESTS[address(path)]

    def status(body: bytes | None, media_type: str = media_type, at: str = address(path), **more: Any) -> int:
        return client.open(at, **{"method": "POST"} | more, data=body, content_type=media_type).status_code

    seen = {
        status(body),
        status(body, at=path.replace("{secret}", "not-a-secret-of-ours")),
        status(body, method="GET"),
        status(body, environ_overrides={"CONTENT_LENGTH": str(len(body) + 1)}),
        status(b"\x1f\x8b not packed"),
        status(b"x" * (LONGEST_FORM + 1)),
        client.post(address(path)).status_code,
    }
    with sqlite3.connect(tmp_path / RECORD) as holds:
        holds.execute("BEGIN EXCLUSIVE")
        seen.add(status(body.replace(b"m-1", b"m-2").replace(b"a1-b2", b"a1-b3").replace(b"s-1", b"s-2")))
    assert {str(one) for one in seen} == set(DESCRIBED["paths"][path]["post"]["responses"])


def test_whatever_fits_the_description_or_nearly_is_answered_as_it_says(port: int, tmp_path: Path) -> None:
    ours = DESCRIBED | {"servers": [{"url": f"http://127.0.0.1:{port}"}]}
    ours["components"]["parameters"]["secret"]["schema"] = {"type": "string", "enum": [SECRET]}
    file = tmp_path / "openapi.yaml"
    file.write_text(yaml.safe_dump(ours), "utf-8")
    command = [Path(sys.executable).parent / "schemathesis", "run", file, f"--url=http://127.0.0.1:{port}"]
    bounds = [f"--max-examples={EXAMPLES}", "--seed=1", "--phases=examples,coverage,fuzzing", "--workers=1"]
    checks = "--checks=not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
    tried = subprocess.run(
        [*map(str, command), *bounds, checks, "--no-color"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert tried.returncode == 0, tried.stdout[-6000:] + tried.stderr[-2000:]
    assert f"{len(PATHS)} selected / {len(PATHS)} total" in tried.stdout
