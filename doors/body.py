"""The body of a request, no longer than any gateway needs; and why a request is refused."""

from flask import Request

LONGEST_BODY = 256 * 1024


class BadForm(Exception):
    """The request is refused: an HTTP status and one line that repeats nothing of the body."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


def body_of(request: Request) -> bytes:
    """Read the whole body, also one that comes in chunks without saying how long it is; raises BadForm.

    DANGER: half a body decides otherwise than the whole: "482913 0" of "482913 01", "XAVFSIZ" of "XAVFSIZ EMASMAN".
    """
    if request.content_length is None and not request.headers.get("Transfer-Encoding"):
        raise BadForm("the request has no length", 411)
    body = b""
    if (request.content_length or 0) <= LONGEST_BODY:
        while (left := LONGEST_BODY + 1 - len(body)) and (piece := request.stream.read(left)):
            body += piece
        if len(body) < (request.content_length or 0):
            raise BadForm("the body is cut short")
        if len(body) <= LONGEST_BODY:
            return body
    raise BadForm("the body is too long", 413)
