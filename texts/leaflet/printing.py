"""Printing a page to PDF by Chromium, which lays it out as it does on a screen."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync "
    "--no-pdf-header-footer"
).split()
PATIENCE = 60.0
"""Seconds."""


class CannotPrint(Exception):
    """The message says why in one line."""


def print_pdf(html: str, file: Path) -> None:
    """Print a page; the file appears, or replaces an older one, when it is whole. Raises CannotPrint."""
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None:
        raise CannotPrint("Chromium is not installed; on Debian: apt-get install chromium fonts-dejavu-core")
    with tempfile.TemporaryDirectory(prefix="najot-print-") as folder:
        page, printed = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(html, "utf-8")
        sandbox = ["--no-sandbox"] if os.getuid() == 0 else []  # Chromium has none for root, and the page is ours
        options = [*OPTIONS, *sandbox, f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}"]
        _run([chromium, *options, page.as_uri()])
        if not printed.exists():
            raise CannotPrint("Chromium printed nothing")
        _keep(printed, file)


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=PATIENCE)  # noqa: S603
    except subprocess.SubprocessError as error:
        raise CannotPrint(f"Chromium failed ({type(error).__name__})") from error


def _keep(printed: Path, file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(printed, file)
    except OSError as error:
        raise CannotPrint(f"{file}: cannot be written ({error.strerror})") from error
