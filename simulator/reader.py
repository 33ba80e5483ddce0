"""In which language a demonstration's pages are read: as their address says, else as the browser prefers."""

import re
from typing import Any

from flask import request
from markupsafe import Markup, escape

from texts.catalogue import Words
from vocabulary.languages import OWN_NAMES, UZ, Language

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_KEY = re.compile(r"\[([^\]]+)\]")


def for_the_reader(words: Words) -> dict[str, Any]:
    """What a page's template needs to be read in the reader's language; nothing of the choice stays in the browser."""
    language = Language(request.args.get("lang", ""))
    if language not in OWN_NAMES:
        language = Language(request.accept_languages.best_match(OWN_NAMES, UZ))

    def say(key: str, **values: object) -> str:
        return words.say(key, language, **values)

    def say_with_keys(key: str, **values: object) -> Markup:
        """What stands in [ ] is drawn as a key."""
        return Markup(_KEY.sub(r"<kbd>\1</kbd>", str(escape(say(key, **values)))))  # noqa: S704  # escaped before

    return {"t": say, "t_with_keys": say_with_keys, "language": language, "languages": list(OWN_NAMES.items())}
