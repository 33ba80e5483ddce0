"""A post with a wrong secret is refused before Flask, so that who guesses as fast as he is answered costs little.

What he hears is what any address hears that is not there, byte for byte, and each guess is counted.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from doors.secret import is_ours

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

NOT_OURS = "the secret is not ours"
_LINE = b"Not Found\n"
_HEADERS = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(_LINE)))]


class WrongSecrets:
    """Before an application of WSGI. `doors`: the name of each by its address, with `*` in the place of the secret."""

    def __init__(
        self,
        application: "WSGIApplication",
        doors: Mapping[str, str],
        secrets: Sequence[str],
        count: Callable[[str, str], None],
    ) -> None:
        self._application = application
        self._doors = dict(doors)
        self._place = {address.split("/").index("*") for address in doors}
        self._secrets = tuple(secrets)
        self._count = count

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        door = self._guessed_at(environ.get("PATH_INFO", "")) if environ["REQUEST_METHOD"] == "POST" else None
        if door is None:
            return self._application(environ, start_response)
        self._count(door, NOT_OURS)
        start_response("404 NOT FOUND", _HEADERS)
        return [_LINE]

    def _guessed_at(self, path: str) -> str | None:
        """The door at which a wrong secret is shown; None where none is, or where only Flask can tell."""
        parts = path.split("/")
        for place in self._place:
            if place < len(parts) and parts[place] and path.isascii():
                secret, parts[place] = parts[place], "*"
                door = self._doors.get("/".join(parts))
                parts[place] = secret
                if door is not None and not is_ours(secret, self._secrets):
                    return door
        return None
