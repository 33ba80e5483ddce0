"""The seven sections of the menu, and which of them keys lead into: to be counted of many, never of one caller."""

from collections.abc import Iterable
from enum import StrEnum

from menus.place import Place


class Section(StrEnum):
    """A section, named as the first word of its screens in the tree; privacy is a part of the settings."""

    HELP = "help"
    CONTACTS = "contacts"
    CENTRES = "centres"
    CONSULT = "consult"
    LEARN = "learn"
    CHECK = "check"
    SETTINGS = "settings"


_BY_NAME = {str(section): section for section in Section} | {"privacy": Section.SETTINGS}


def section_of(screen: str) -> Section | None:
    """The section of a screen; None for the main menu, the cover, the PIN, and what those see who are asked to help."""
    return _BY_NAME.get(screen.partition(".")[0])


def entered(before: Iterable[Place], after: Iterable[Place]) -> set[Section]:
    """The sections that new steps lead into, but for those where she was `before` or would come back to."""
    known = {section_of(spot.screen) for place in before for spot in (place.at, *place.back)}
    return {section for place in after if (section := section_of(place.at.screen)) and section not in known}
