"""The peer that a hop is measured beside is the real one, from packages that are pinned by what is in them."""

import json
import socket
import subprocess
from pathlib import Path

import pytest

from bench.load import exchange, post
from bench.servers import npm_peer, redis_server
from tests.guards.test_dependencies import FIT

FOLDER = Path(__file__).parents[1] / "bench" / "npm_peer"
ISC = "ISC"
"""The licence of many packages of npm, as free as MIT."""


def locked():
    packages = json.loads((FOLDER / "package-lock.json").read_text("utf-8"))["packages"]
    return {name: about for name, about in packages.items() if name}


def test_every_package_is_pinned_by_its_content_wherever_it_comes_from():
    assert "node_modules/ussd-menu-builder" in locked()
    for name, about in locked().items():
        assert about["integrity"].startswith("sha512-"), name
        assert "resolved" not in about, name


def test_their_licences_fit_ours():
    assert {name: about["license"] for name, about in locked().items() if about["license"] not in {*FIT, ISC}} == {}


def test_it_walks_through_its_menu():
    try:
        with (
            redis_server() as redis,
            npm_peer(redis) as peer,
            socket.create_connection(("127.0.0.1", peer.port)) as line,
        ):
            answers = [
                exchange(line, post("/usual", f"sessionId=s&text={typed}")) for typed in ("", "3", "3*2", "3*2*0")
            ]
    except subprocess.CalledProcessError:
        pytest.skip("npm's registry cannot be reached")
    first, centres, region, back = (answer.decode().splitlines()[0] for answer in answers)
    assert first == "CON 1 YORDAM"
    assert (centres, region, back) == ("CON Markazlar", "CON Samarqand", "CON Markazlar")
