"""Which sections of the menu keys lead into."""

from collections.abc import Iterable

from menus.place import Place
from vocabulary.sections import Section

OF_NONE = frozenset({"first", "main", "pin", "cover", "asked"})
"""The first words of screens that are in no section: nobody counts who came there."""

_BY_NAME = {str(section): section for section in Section} | {"privacy": Section.SETTINGS}


def section_of(screen: str) -> Section | None:
    """The section of a screen; None for the main menu, the cover, the PIN, and what those see who are asked to help."""
    return _BY_NAME.get(screen.partition(".")[0])


def is_placed(screen: str) -> bool:
    """Tell whether a screen's name says of which section it is, or that it is of none."""
    return section_of(screen) is not None or screen.partition(".")[0] in OF_NONE


def entered(before: Iterable[Place], after: Iterable[Place]) -> set[Section]:
    """The sections that new steps lead into, but for those where she was `before` or would come back to."""
    known = {section_of(spot.screen) for place in before for spot in (place.at, *place.back)}
    return {section for place in after if (section := section_of(place.at.screen)) and section not in known}
