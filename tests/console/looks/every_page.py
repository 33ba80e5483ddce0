"""Who can read the console, and every page that each of them may open, from the map of addresses itself.

A new page is in it without being named; only a new kind of thing in an address needs an example in `BusyOffice`.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from flask import url_for
from playwright.sync_api import Browser, BrowserContext

from console.frame.guard import ANYBODY, Need, what_it_needs
from staff.member import Role
from staff.rights import RIGHTS
from staff.session import Stage
from tests.console.looks.busy_office import ALMOST_IN, NEW, QuietOffice
from tests.console.looks.page_source import PageSource
from tests.console.office import Visitor
from vocabulary.languages import Language

BESIDES = {
    "queue.show": ["?kind=requests", "?region=UZ-NG", "?first=500"],
    "audit.show": ["?since=x", "?role=officer"],
    "figures.show": ["?region=UZ-SU"],
    "articles.show": ["?state=expired"],
    "centres.show": ["?region=UZ-TK", "?words=zzz"],
    "roster.show": ["?week=2020-01-01"],
    "sign_in.show": ["?as=doctor"],
}
"""More to look at of pages that can be asked for less, or for what there is not."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody before the console: of a role, or halfway through signing in, or nobody."""

    role: Role | None = None
    stage: Stage = Stage.IN
    login: str = ""

    def __str__(self) -> str:
        return f"halfway-{self.login}" if self.login else f"{self.role or 'nobody'}"

    def may(self, needed: Need) -> bool:
        """Whether a page that needs this is theirs to open."""
        if needed == ANYBODY:
            return True
        if isinstance(needed, Stage):
            return needed is self.stage
        return self.stage is Stage.IN and self.role is not None and needed in RIGHTS[self.role]

    def sits_down(self, office: QuietOffice, language: Language) -> Visitor:
        """A browser without scripts in which they are signed in and read this language."""
        known = office.staff.by_login(self.login or self.role or "")
        visitor = office.visitor_of(known.member if known else None, self.stage)
        visitor.sends("/console/language", language=language)
        return visitor

    def window(self, office: QuietOffice, browser: Browser, language: Language) -> BrowserContext:
        """A real browser in which they are signed in and read this language."""
        return office.browser_of(self.sits_down(office, language), browser, office.address)


NOBODY = Reader()
READERS = (
    Reader(Role.SUPERVISOR),
    *(Reader(role) for role in Role if role is not Role.SUPERVISOR),
    NOBODY,
    Reader(Role.DOCTOR, Stage.FACTOR, login="doctor"),
    Reader(Role.DOCTOR, Stage.SET_UP, login=NEW),
    Reader(Role.DOCTOR, Stage.SET_UP, login=ALMOST_IN),
)
"""Who sees the most comes first."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page with its address; `name` is the same in every run, whatever the ids are."""

    endpoint: str
    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A page as it came for somebody, with the words of one language."""

    leaf: Leaf
    status: int
    page: PageSource


def open_all(office: QuietOffice, reader: Reader, language: Language) -> list[Opened]:
    """Every page that this reader may open; opened once for all who ask."""
    if (reader, language) not in office.opened:
        visitor = reader.sits_down(office, language)
        office.opened[reader, language] = [opened(visitor, leaf) for leaf in leaves(office, reader)]
    return office.opened[reader, language]


def opened(visitor: Visitor, leaf: Leaf) -> Opened:
    """The page as it comes for them."""
    answer = visitor.get(leaf.url, follow_redirects=True)
    return Opened(leaf, answer.status_code, PageSource(answer.get_data(as_text=True)))


class Unseen:
    """Tells pages that are made like one that was seen; for words and lists of another length it is the same page."""

    def __init__(self) -> None:
        self._seen: dict[str, set[str]] = defaultdict(set)

    def has(self, one: Opened) -> bool:
        """Whether it is a page of its own; it is seen from now on."""
        seen = self._seen[one.leaf.endpoint if one.status == 200 else str(one.status)]
        is_new = one.page.is_whole and not one.page.shape <= seen
        seen |= one.page.shape
        return is_new


def leaves(office: QuietOffice, reader: Reader) -> Iterator[Leaf]:
    """Every page that this reader may open, once for each thing that it can be about."""
    with office.app.test_request_context():
        for rule in sorted(office.app.url_map.iter_rules(), key=lambda rule: rule.rule):
            is_page = "GET" in (rule.methods or ()) and not rule.endpoint.endswith(".static")
            if is_page and reader.may(what_it_needs(office.app, rule.endpoint)):
                yield from _of_rule(office, rule.endpoint, sorted(rule.arguments))


def _of_rule(office: QuietOffice, endpoint: str, arguments: list[str]) -> Iterator[Leaf]:
    name = endpoint.replace(".", "-").replace("_", "-")
    for at, values in enumerate(product(*(office.examples[argument] for argument in arguments))):
        number = f"-{at + 1}" if arguments else ""
        yield Leaf(endpoint, url_for(endpoint, **dict(zip(arguments, values, strict=True))), name + number)
    for at, query in enumerate(BESIDES.get(endpoint, ())):
        yield Leaf(endpoint, url_for(endpoint) + query, f"{name}-{chr(ord('a') + at)}")
