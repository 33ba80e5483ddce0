"""The body of a request, no longer than any gateway needs; and why a request is refused."""

from flask import Request

LONGEST_BODY = 64 * 1024


class BadForm(Exception):
    """The request is refused: an HTTP status and one line that repeats nothing of the body."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


def body_of(request: Request) -> bytes:
    """Read the whole body; raises BadForm."""
    if request.content_length is None:
        raise BadForm("the request has no length", 411)
    if request.content_length > LONGEST_BODY:
        raise BadForm("the body is too long", 413)
    return request.get_data(cache=False)
