"""The console with its team over a whole service, in this process or behind a real server, for tests of its pages."""

from html import unescape
from pathlib import Path

from flask.testing import FlaskClient
from playwright.sync_api import Browser, BrowserContext
from pyotp import TOTP
from werkzeug.test import TestResponse

from console.app import create_console
from console.demo_password import DEMO_PASSWORD
from console.demo_team import DEMO_SECRET, hire_demo_team
from console.frame.guard import TOKEN
from staff.audit import Entry
from staff.member import Member, Role
from staff.session import Stage
from store.staff.audit import StoredAudit
from store.staff.factors import StoredFactors
from store.staff.members import StoredStaff
from store.staff.sessions import Entrance, StoredSessions
from tests.demo import Demo
from vocabulary.languages import Language


class Office:
    """The team of a demonstration at work; `demo` is the service that they look after."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo
        self.now = demo.now
        service = demo.service
        self.staff = StoredStaff(service.engine, service.vault)
        self.sessions = StoredSessions(service.engine, service.vault, self.staff)
        self.factors = StoredFactors(service.engine, service.vault)
        self.audit = StoredAudit(service.engine, service.vault)
        hire_demo_team(self.staff, self.now())
        self.app = create_console(service, self.now)

    def member(self, role: Role) -> Member:
        """Who has this role."""
        return next(one for one in self.staff.everybody_by_id().values() if one.role is role)

    def client(self, role: Role | None = None, stage: Stage = Stage.IN) -> "Visitor":
        """A browser without scripts in which somebody of this role is signed in, this far, or nobody."""
        return self.visitor_of(self.member(role) if role else None, stage)

    def visitor_of(self, member: Member | None, stage: Stage = Stage.IN) -> "Visitor":
        """The same for this member."""
        client = Visitor(self.app)
        if member:
            with client.session_transaction() as session:
                session[TOKEN] = self.sessions.begin(member, self.now(), Entrance(stage))
        return client

    def signs_in(self, visitor: "Visitor", login: str, **more: str) -> TestResponse:
        """Sign in by name, password and code."""
        visitor.sends("/console/sign-in", login=login, password=DEMO_PASSWORD, **more)
        return visitor.sends("/console/sign-in/second", code=self.code(), **more)

    def code(self) -> str:
        """The one-time code of everybody in this team."""
        return TOTP(DEMO_SECRET).at(self.now())

    def browser(self, browser: Browser, address: str, role: Role, language: Language | None = None) -> BrowserContext:
        """A window of a real browser in which somebody of this role is signed in; `address` is the server's."""
        member = self.member(role)
        if language:
            self.staff.choose_language(member, language)
        return self.browser_of(self.client(role), browser, address)

    def browser_of(self, client: "Visitor", browser: Browser, address: str) -> BrowserContext:
        """A window of a real browser that is signed in as this one is."""
        cookie = client.get_cookie(self.app.config["SESSION_COOKIE_NAME"])
        context = browser.new_context(base_url=address)
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
        return context

    def written(self) -> list[Entry]:
        """The audit log, oldest first."""
        return self.audit.newest(1000)[::-1]


class Visitor(FlaskClient):
    """A browser without scripts: it opens pages, and sends their forms with the page's token against forgery."""

    def __init__(self, app: object) -> None:
        super().__init__(app, use_cookies=True)  # type: ignore[arg-type]

    def sends(self, url: str, **fields: str) -> TestResponse:
        """Send a form of the console."""
        return self.post(url, data={"csrf_token": self.csrf_token(), **fields})

    def reads(self, url: str) -> str:
        """The page at this address, or where it leads, as its reader sees its words."""
        return unescape(self.get(url, follow_redirects=True).get_data(as_text=True))

    def csrf_token(self) -> str:
        """The token that stands in every page."""
        page = self.get("/console/sign-in", follow_redirects=True).get_data(as_text=True)
        return page.partition('name="csrf_token" value="')[2].partition('"')[0]


def office_in(folder: Path) -> Office:
    """An office over a demo of its own on the wall clock."""
    return Office(Demo(folder))
