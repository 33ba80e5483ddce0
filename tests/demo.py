"""The whole service in this process, on a database of its own: both doors, and a worker that delivers when told."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask

from app import ENGINE, create_app
from config.settings import Settings
from regions.directory import read_centres
from simulator.phone import Gateway, Phone
from simulator.story import StoryPhone
from store.instant import utc_now
from store.migrate import upgrade
from vocabulary.phone_number import PhoneNumber
from wiring import Service

CENTRES = Path("regions/data/demo_centres.csv")
SECRET = "a-secret-of-the-tests"
RECORD = "najot.db"


class Demo:
    """A service in `folder`, on the wall clock or another; `changes` are settings that differ from a demo's."""

    def __init__(self, folder: Path, clock: Callable[[], datetime] = utc_now, **changes: Any) -> None:
        self.now = clock
        settings = {"database_url": f"sqlite:///{folder}/{RECORD}", "keys": (bytes(32),), "webhook_secrets": (SECRET,)}
        self.settings = Settings(**{"var": folder, **settings, **changes})
        if not (folder / RECORD).exists() and "database_url" not in changes:
            (folder / RECORD).write_bytes(_migrated())
        upgrade(self.settings.database_url)
        self.service = Service(self.settings, now=clock)
        now = clock()
        centres = read_centres(CENTRES.read_text(encoding="utf-8"), self.service.geography, now.date())
        self.service.directory.save(centres, now)

    @cached_property
    def app(self) -> Flask:
        """Both doors; made when somebody knocks, since half of all tests only work inside."""
        return create_app(self.settings, self.now)

    def phone(self, number: str) -> StoryPhone:
        """A phone of a story."""
        limits = (self.settings.ussd_limit_gsm7, self.settings.ussd_limit_ucs2)
        return StoryPhone(Phone(number, Gateway(self.post, SECRET)), self.texts_of, limits)

    def post(self, path: str, form: Mapping[str, str]) -> tuple[int, str]:
        """Post as a gateway does."""
        answer = self.app.test_client().post(path, data=form)
        return answer.status_code, answer.get_data(as_text=True)

    def texts_of(self, number: str) -> list[str]:
        """The texts of a phone, once every step that is due was taken and everything that is due was sent."""
        self.service.clocks.look(self.now())
        self.service.dispatcher.deliver_due()
        return [text.body for text in self.service.phones.received_by(PhoneNumber(number))]

    def close(self) -> None:
        """Let the threads and the connections go."""
        self.service.dispatcher.stop()
        self.service.dispatcher.run()
        self.service.engine.dispose()
        if "app" in vars(self):
            self.app.extensions[ENGINE].dispose()


@cache
def _migrated() -> bytes:
    """A record with the newest tables and nothing in them: every step from the first one takes longer than a copy."""
    with TemporaryDirectory() as folder:
        record = Path(folder) / RECORD
        upgrade(f"sqlite:///{record}")
        return record.read_bytes()
