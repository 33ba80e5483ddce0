"""Bodies of answers: templates into which a screen is put, escaped as the format wants it."""

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from urllib.parse import quote_plus
from xml.sax.saxutils import escape

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class Form(StrEnum):
    """What a body is, as far as it matters for what is put in."""

    PLAIN = "plain"
    FIELDS = "fields"
    JSON = "json"
    XML = "xml"


def as_form(media_type: str) -> Form:
    """The form of a media type."""
    plain = media_type.partition(";")[0].strip().lower()
    if plain.endswith("json"):
        return Form.JSON
    if plain.endswith("xml"):
        return Form.XML
    return Form.FIELDS if plain.endswith("urlencoded") else Form.PLAIN


def placeholders(template: str) -> set[str]:
    """The names that a template holds in braces."""
    return set(_PLACEHOLDER.findall(template))


def filled(template: str, form: Form, values: Mapping[str, str]) -> str:
    """The template with these values; a name that has none becomes nothing."""
    return _PLACEHOLDER.sub(lambda found: _escaped(values.get(found[1], ""), form), template)


def _escaped(value: str, form: Form) -> str:
    match form:
        case Form.JSON:
            return json.dumps(value, ensure_ascii=False)[1:-1]
        case Form.XML:
            return escape(value, {'"': "&quot;", "'": "&apos;"})
        case Form.FIELDS:
            return quote_plus(value)
        case Form.PLAIN:
            return value
