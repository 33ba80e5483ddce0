"""Every package that the service imports is named and pinned, and every licence among them fits ours."""

import ast
import re
import sys
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APART = {"bench", "tests", "var", ".venv"}
"""What is not part of the service that an operator runs."""

FIT = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "MIT", "MIT-0", "MIT-CMU", "PSF-2.0", "Zlib"),
    *("LGPL-3.0-only", "LGPL-3.0-or-later", "MPL-2.0"),
}
"""SPDX names of licences whose works may be used by one under AGPL-3.0-or-later (GNU's list of compatible licences)."""

SAID_OTHERWISE = {
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "BSD 2-Clause License": "BSD-2-Clause",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-or-later",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""SPDX names for what older packages write instead."""

ELSEWHERE = {"async-timeout"}
"""Pinned for another Python than the one that runs the tests."""

READ_BY_HAND = {"axe-playwright-python": "MIT"}
"""Packages whose description names no licence; theirs was read in the source."""


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(file: str) -> set[str]:
    return {plain(found) for found in re.findall(r"^([\w.-]+)==", (ROOT / file).read_text("utf-8"), re.MULTILINE)}


def licence(package: Distribution) -> str:
    """The SPDX expression of a package, from whichever of the three fields it fills (PEP 639, core metadata 2.4)."""
    if package.name in READ_BY_HAND:
        return READ_BY_HAND[package.name]
    about = package.metadata
    classified = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier", []) if "License ::" in line]
    said = [about.get("License-Expression", ""), *classified, about.get("License", "")]
    names = [SAID_OTHERWISE.get(name, name) for name in said if name]
    return next((name for name in names if fits(name)), names[0] if names else "")


def fits(expression: str) -> bool:
    """One of the choices is made of licences that fit, each."""
    return any(all(part in FIT for part in choice.split(" AND ")) for choice in expression.split(" OR "))


def imports() -> set[str]:
    ours = {path.stem for path in ROOT.iterdir() if path.is_dir() or path.suffix == ".py"}
    found: set[str] = set()
    for path in ROOT.rglob("*.py"):
        if path.relative_to(ROOT).parts[0] in APART:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                found.add(node.module.partition(".")[0])
    return found - ours - set(sys.stdlib_module_names) - {"_typeshed"}


def test_every_package_that_is_imported_is_named_with_its_reason() -> None:
    asked_for = re.findall(r"^([\w.-]+).*  # \w", (ROOT / "requirements.in").read_text("utf-8"), re.MULTILINE)
    named = {plain(name) for name in asked_for}
    where = packages_distributions()
    missing = {module for module in imports() if not {plain(name) for name in where[module]} & named}
    assert missing == set()


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_pinned_packages_licence_fits_ours(file: str) -> None:
    installed = [distribution(name) for name in sorted(pinned(file) - ELSEWHERE)]
    wrong = {package.name: licence(package) for package in installed if not fits(licence(package))}
    assert wrong == {}


def test_a_licence_that_does_not_fit_is_seen() -> None:
    assert fits("GPL-2.0-only OR MIT")
    assert not fits("MIT AND GPL-2.0-only")
    assert not fits("")


def test_our_own_licences_are_there() -> None:
    page = (ROOT / "docs" / "licences.md").read_text("utf-8")
    for name in re.findall(r"\]\(\.\./(LICENSE\S*)\)", page):
        assert (ROOT / name).stat().st_size > 10_000, name
