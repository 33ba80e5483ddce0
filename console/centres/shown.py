"""What the pages of this room show of a centre: a line of the list, cells in words, the screens of a phone."""

from collections.abc import Iterable
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from console.centres.binder import Binder
from menus.preview import Shown, centre_screens
from regions.centre import Centre
from regions.checks import VERIFIED_FOR_DAYS, faults_of
from regions.opening import is_open
from texts.faults import Fault
from vocabulary.languages import RU, UZ, UZ_CYRL, Language

SCRIPTS = (UZ, UZ_CYRL, RU)
"""In which a caller may read."""

SOON = 30
"""Days before a verification is too old in which the list says so."""


@dataclass(frozen=True, slots=True)
class Line:
    """A centre in the list; `days_left` until its verification is too old, None for a demo."""

    centre: Centre
    is_open: bool
    days_left: int | None
    faults: list[Fault]
    is_proposed: bool

    @property
    def age(self) -> str:
        """What its verification is worth: fresh, due, old, or nothing to a demo."""
        if self.days_left is None:
            return "demo"
        if self.days_left < 0:
            return "old"
        return "due" if self.days_left <= SOON else "fresh"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for in the list."""

    words: str = ""
    region: str = ""
    age: str = ""

    @staticmethod
    def of(asked: MultiDict[str, str]) -> "Wanted":
        """As the address of the page has it."""
        return Wanted(asked.get("words", "").strip(), asked.get("region", ""), asked.get("age", ""))

    def fits(self, line: Line) -> bool:
        """Whether a line is looked for."""
        centre = line.centre
        text = f"{centre.code} {centre.name_uz} {centre.name_ru} {centre.name(UZ_CYRL)} {centre.district or ''}"
        return (
            all(word in text.casefold() for word in self.words.casefold().split())
            and self.region in ("", centre.region)
            and self.age in ("", line.age)
        )


def lines_of(centres: Iterable[Centre], binder: Binder) -> list[Line]:
    """The lines of the centres that are theirs to see."""
    proposed = {change.code for _, changes in binder.waiting() for change in changes}
    now, today = binder.desk.now(), binder.today
    return [
        Line(
            centre=centre,
            is_open=is_open(centre, now),
            days_left=None if centre.demo else VERIFIED_FOR_DAYS - (today - centre.verified_on).days,
            faults=faults_of(centre, binder.geography, today),
            is_proposed=centre.code in proposed,
        )
        for centre in centres
        if binder.desk.member.sees(centre.region)
    ]


def screens_of(centre: Centre, binder: Binder) -> dict[Language, list[Shown]]:
    """What a caller sees of it, by script."""
    menu = binder.desk.service.menu
    return {script: centre_screens(menu, centre, script, binder.desk.now()) for script in SCRIPTS}
