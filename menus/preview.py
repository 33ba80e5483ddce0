"""The screens that a text makes on a basic phone, made by the real menu, for whoever writes the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from menus.facts import Facts
from menus.model import Menu
from menus.place import Place, Spot
from menus.sight import look
from regions.centre import Centre
from regions.directory import Directory
from texts.alphabet import Alphabet, length_of
from texts.times import local_date
from vocabulary.languages import Language


@dataclass(frozen=True, slots=True)
class Shown:
    """One screen, and how many characters of its alphabet are left on it; `is_list` is one that only names it."""

    text: str
    left: int
    is_list: bool = False


def pages_at(menu: Menu, place: Place, facts: Facts) -> Iterator[Shown]:
    """Every page of a screen, from the first on."""
    while True:
        sight = look(menu, place, facts)
        yield Shown(sight.page.text, room_left(menu, sight.page.text))
        if sight.page.next_start is None:
            return
        place = sight.turned_to(sight.page.next_start)


def room_left(menu: Menu, text: str) -> int:
    """Characters of its alphabet that a screen with this text has left."""
    length = length_of(text)
    limit = menu.limits.gsm7 if length.alphabet is Alphabet.GSM7 else menu.limits.ucs2
    return limit - length.units


def centre_screens(menu: Menu, centre: Centre, language: Language, now: datetime) -> list[Shown]:
    """The list in which a centre alone stands, and its pages, as a caller of its region finds them; `now` is aware."""
    today = local_date(now)
    facts = Facts(language=language, region=centre.region, directory=Directory([centre]), now=now, today=today)
    region = (("region", str(centre.region)),)
    district = (*region, ("district", str(centre.district or "")))
    way = (Spot(menu.start_known), Spot("centres"), Spot("centres.district", held=region))
    listed = Spot("centres.list", held=district)
    one = Spot("centres.one", held=(*district, ("centre", str(centre.code))))
    in_list = pages_at(menu, Place(listed, way), facts)
    own = pages_at(menu, Place(one, (*way, listed)), facts)
    return [Shown(page.text, page.left, is_list=True) for page in in_list] + list(own)


def article_screens(menu: Menu, topic: str, slug: str, language: Language, now: datetime) -> list[Shown]:
    """The pages of an article as a caller reads it now, an aware instant."""
    chosen = (("topic", topic),)
    way = (Spot(menu.start_known), Spot("learn"), Spot("learn.topic", held=chosen))
    at = Spot("learn.article", held=(*chosen, ("article", slug)))
    return list(pages_at(menu, Place(at, way), Facts(language=language, now=now, today=local_date(now))))
