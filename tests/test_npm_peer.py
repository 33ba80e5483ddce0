"""What comes from npm is the real thing, from packages that are pinned by what is in them."""

import json
import socket
import subprocess
from pathlib import Path

import pytest

from bench.load import exchange, post
from bench.servers import npm_peer, redis_server
from tests.guards.test_dependencies import FIT

ROOT = Path(__file__).parents[1]
FOLDERS = {"bench/npm_peer": "ussd-menu-builder", "tests/standins/npm_centre": "smpp"}
"""Each with the package for which it is there."""
ISC = "ISC"
"""The licence of many packages of npm, as free as MIT."""


def locked(folder):
    packages = json.loads((ROOT / folder / "package-lock.json").read_text("utf-8"))["packages"]
    return {name: about for name, about in packages.items() if name}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_package_is_pinned_by_its_content_wherever_it_comes_from(folder):
    assert f"node_modules/{FOLDERS[folder]}" in locked(folder)
    for name, about in locked(folder).items():
        assert about["integrity"].startswith("sha512-"), name
        assert "resolved" not in about, name


@pytest.mark.parametrize("folder", FOLDERS)
def test_their_licences_fit_ours(folder):
    found = {name: about["license"] for name, about in locked(folder).items()}
    assert {name: one for name, one in found.items() if one not in {*FIT, ISC}} == {}


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
