"""A service that is asked, and looked at before and after: what it holds, and what it says."""

from io import StringIO
from typing import Any
from urllib.parse import quote

from sqlalchemy import func, select
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from store.database import reading
from store.tables.all_tables import metadata
from tests.demo import SECRET, Demo
from tests.doors.requests import (
    BODIES,
    FORM,
    HER,
    WORDS,
)

UNKNOWN = -1
"""A length that the request does not say."""


def all_rows(demo: Demo) -> dict[str, int]:
    """How many rows each table holds."""
    with reading(demo.service.engine) as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in metadata.tables.items()
        }


class Watched:
    """A service whose rows and logs are compared before and after a request."""

    def __init__(self, demo: Demo, logs: StringIO) -> None:
        self._demo, self._logs = demo, logs

    def refuses(
        self, status: int, address: str, body: bytes | None = None, method: str = "POST", **request: Any
    ) -> str:
        """Send it, and see that it was refused with this status, in one line, without an effect or a trace."""
        before = all_rows(self._demo)
        if body is not None:
            request = {"data": body, "content_type": FORM, **request}
        environ = EnvironBuilder(address, method=method, **request).get_environ()
        if request.get("content_length") == UNKNOWN:
            del environ["CONTENT_LENGTH"]
        answer = Response.from_app(self._demo.app, environ)
        assert answer.status_code == status
        text = answer.get_data(as_text=True)
        assert text.count("\n") <= 1 and len(text) < 80 and "Traceback" not in text
        assert answer.content_type == "text/plain; charset=utf-8"
        assert all_rows(self._demo) == before
        self._left_no_trace()
        return text

    def _left_no_trace(self) -> None:
        logged = self._logs.getvalue()
        database = (self._demo.settings.var / "najot.db").read_bytes()
        for words in (WORDS, quote(WORDS), HER, HER[1:], quote(HER), SECRET):
            assert words not in logged
            assert words.encode() not in database


def post(demo: Demo, address: str, body: bytes | None = None) -> tuple[int, str]:
    """Post a right request, or another body in its place."""
    right, content_type = BODIES[address]
    answer = demo.app.test_client().post(address, data=right if body is None else body, content_type=content_type)
    return answer.status_code, answer.get_data(as_text=True)
