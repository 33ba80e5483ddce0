"""A wrong secret is refused before Flask, and nobody can tell."""

from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

from store.counted.refusals import RefusalCounts
from tests.demo import SECRET, Demo
from tests.doors.requests import BODIES


def heard(application: object, address: str, body: bytes) -> tuple[str, list[tuple[str, str]], bytes]:
    environ = EnvironBuilder(
        address, method="POST", data=body, content_type=BODIES[address.replace("wrong", SECRET)][1]
    )
    chunks, status, headers = run_wsgi_app(application, environ.get_environ())  # type: ignore[arg-type]
    return status, sorted(headers), b"".join(chunks)


@pytest.mark.parametrize("address", BODIES)
def test_it_is_refused_before_flask_as_flask_would_refuse_it(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[tuple[str, str]] = []
    monkeypatch.setattr(RefusalCounts, "count", lambda _self, door, reason: counted.append((door, reason)))
    demo = Demo(tmp_path)
    before_all, wrong, body = demo.app.wsgi_app, address.replace(SECRET, "wrong"), BODIES[address][0]
    by_flask = heard(lambda environ, start: Flask.wsgi_app(demo.app, environ, start), wrong, body)
    monkeypatch.setattr(Flask, "wsgi_app", None)
    assert heard(before_all, wrong, body) == by_flask
    assert len(counted) == 2 and counted[0] == counted[1]
    demo.close()
