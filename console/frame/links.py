"""Addresses of pages that a browser hands back to us."""

from urllib.parse import urlsplit


def safe(back: str) -> str:
    """A page of the console to go back to; empty for anything that leads elsewhere."""
    parts = urlsplit(back)
    is_ours = not parts.scheme and not parts.netloc and parts.path.startswith("/console/") and "\\" not in back
    return back if is_ours else ""
