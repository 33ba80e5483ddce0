"""Reads the form that a gateway posts, strictly: what is doubled, endless or not text is refused, and never kept."""

from urllib.parse import parse_qsl

from flask import Request

from doors.body import BadForm, body_of

LONGEST_VALUE = 4 * 1024
MOST_FIELDS = 40


def read_form(request: Request) -> dict[str, str]:
    """The fields of a form post (WHATWG URL, application/x-www-form-urlencoded); raises BadForm."""
    body = body_of(request)
    if request.mimetype != "application/x-www-form-urlencoded":
        raise BadForm("a form is expected", 415)
    return parse_form(body)


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
