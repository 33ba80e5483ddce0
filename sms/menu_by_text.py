"""The whole menu by SMS: MENU asks for it, four digits that were texted to that phone open it, keys walk it.

Ten minutes or a word end it. The same engine, the same texts. Every answer stays on her phone, so the first one says
only that, in neutral words, and nothing follows without its digits. An open one counts as a dial without a PIN,
whatever is typed in it.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

from alerts.alert import Origin
from alerts.answer_her import answer_her
from alerts.book import Book, Pages
from alerts.carry_out import carry_out
from alerts.facts_of import facts_of
from alerts.surroundings import Surroundings
from alerts.who_decides.proof import Proof
from menus.engine import begin, press, show
from menus.facts import Facts
from menus.model import Menu
from menus.place import Place
from menus.sections import entered
from sms.texted_codes import CodeBook
from vocabulary.sections import Section
from vocabulary.states import Access, Refusal

OPEN_FOR = timedelta(minutes=10)
"""Since the last key."""


@dataclass(frozen=True, slots=True)
class OpenMenu:
    """Where she is in the menu by SMS."""

    place: str
    access: Access
    account: bytes = b""


class MenuBook(CodeBook, Protocol):
    """A caller's book that also knows where she is in the menu by SMS."""

    def open_menu(self) -> OpenMenu | None:
        """Where she is; None when no menu is open, or for too long."""
        ...

    def save_menu(self, menu: OpenMenu | None) -> None:
        """Keep where she is; None closes the menu."""
        ...


def open_menu(menu: Menu, book: MenuBook, around: Surroundings) -> set[Section]:
    """Answer with the first screen; tells the section that it is in."""
    book.vouched = Proof.DIAL
    place = begin(menu, _facts(book, around))
    _answer(menu, book, place, None, around)
    return entered([], [place])


def press_by_text(menu: Menu, book: MenuBook, typed: str, around: Surroundings) -> set[Section]:
    """Carry out one key or answer in the open menu, and answer with the next screen; tells the section that it is in.

    That is none where she was in it before.
    """
    at = book.open_menu()
    if at is None:
        return set()
    book.access, book.account, book.vouched = at.access, at.account, Proof.DIAL
    before = Place.from_json(at.place)
    place, effects = press(menu, before, typed, _facts(book, around))
    refusals = [carry_out(effect, book, Origin.SMS, around) for effect in effects]
    book.access = _access_after(book)
    _answer(menu, book, place, next(filter(None, refusals), None), around)
    return entered([before], [place])


def _answer(menu: Menu, book: MenuBook, place: Place, refusal: Refusal | None, around: Surroundings) -> None:
    screen = show(menu, place, replace(_facts(book, around), refusal=refusal))
    book.save_menu(None if screen.ends else OpenMenu(place.to_json(), book.access, book.account))
    answer_her(book, screen.text)


def _access_after(book: Book) -> Access:
    """What the next key may see and change. DANGER: it may be forged, so a PIN that was set here is to be typed."""
    return Access.LOCKED if book.access is Access.OPEN and book.caller.profile.private.pin else book.access


def _facts(book: Book, around: Surroundings) -> Facts:
    pages = Pages(book.caller, book.alert, tuple(book.requests()), book.reached(), book.other_account())
    return facts_of(pages, book.access, around, book.now)
