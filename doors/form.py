"""Reads the form that a gateway posts, strictly: what is doubled, endless or not text is refused, and never kept."""

from urllib.parse import parse_qsl

from flask import Request

LONGEST_BODY = 64 * 1024
LONGEST_VALUE = 4 * 1024
MOST_FIELDS = 40


class BadForm(Exception):
    """The request is refused: an HTTP status and one line that repeats nothing of the body."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


def read_form(request: Request) -> dict[str, str]:
    """The fields of a form post (WHATWG URL, application/x-www-form-urlencoded); raises BadForm."""
    return parse_form(_body(request))


def parse_form(body: bytes) -> dict[str, str]:
    """Fields of a form body in UTF-8; raises BadForm."""
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except UnicodeDecodeError:
        raise BadForm("the form is not UTF-8") from None
    except ValueError:
        raise BadForm("the form has too many fields") from None
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise BadForm("a field stands twice")
    if any(len(text) > LONGEST_VALUE or "\0" in text for pair in pairs for text in pair):
        raise BadForm("a field is too long or not text")
    return fields


def _body(request: Request) -> bytes:
    if request.content_length is None:
        raise BadForm("the request has no length", 411)
    if request.content_length > LONGEST_BODY:
        raise BadForm("the form is too long", 413)
    if request.mimetype != "application/x-www-form-urlencoded":
        raise BadForm("a form is expected", 415)
    return request.get_data(cache=False)
