"""A place as one caller sees it: the screen put together and cut to the page that she is on."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from menus.compose import Content, compose
from menus.facts import Access, Facts
from menus.model import Menu, Node
from menus.paging import FIRST_NUMBER, MOST_UNDER_COVER, Frame, Page, cut_page, start_before
from menus.place import Held, Place, Spot
from menus.situation import Gone, Situation
from regions.geography import DistrictCode, RegionCode
from texts.languages import Language

Reader = tuple[Language | None, RegionCode | None, DistrictCode | None, date, Held]
"""What a public screen may depend on: her language, where she lives, the day, and what she chose to look at."""
PUBLIC_ANSWERS = frozenset(["region", "district", "topic", "article"])
MOST_KEPT = 8192


@dataclass(frozen=True, slots=True)
class Sight:
    """One caller on one page."""

    menu: Menu
    place: Place
    node: Node
    situation: Situation
    content: Content
    page: Page

    @property
    def help_key(self) -> str:
        """The key of HELP here: 1, or under a cover the one that she chose."""
        return (self.node.covered and self.situation.facts.cover_key) or "1"

    def page_before(self) -> Place:
        """The page before this one, as it was cut without a hint."""
        return self.turned_to(
            start_before(self.content, self.page.start, _frame(self.menu, self.place, self.situation, self.node))
        )

    def turned_to(self, start: int) -> Place:
        """Another page of the same screen."""
        return Place(replace(self.place.at, start=start), self.place.back)

    def hinting(self, hint: str) -> Place:
        """The same page with a hint."""
        return replace(self.place, hint=hint)


def look(menu: Menu, place: Place, facts: Facts) -> Sight:
    """See a place; one that no longer exists becomes the start, with a hint."""
    try:
        return _look(menu, place, facts)
    except Gone:
        return _look(menu, Place(Spot(menu.start_for(facts)), hint="hint.changed"), facts)


def _look(menu: Menu, place: Place, facts: Facts) -> Sight:
    node = menu.nodes.get(place.at.screen)
    if node is None:
        raise Gone(place.at.screen)
    if node.guarded and facts.access is Access.LOCKED:
        node = menu.nodes[menu.pin]
    situation = Situation.of(facts, place.at.held, menu)
    frame = _frame(menu, place, situation, node, _hint(place, facts))
    if node.is_public:
        answers = tuple(answer for answer in place.at.held if answer[0] in PUBLIC_ANSWERS)
        reader = (facts.language, facts.region, facts.district, facts.today, answers)
        content, page = _public_page(menu, node, reader, place.at.start, frame)
    else:
        content, page = _page(menu, node, situation, place.at.start, frame)
    return Sight(menu, place, node, situation, content, page)


def _page(menu: Menu, node: Node, situation: Situation, start: int, frame: Frame) -> tuple[Content, Page]:
    content = compose(menu, node, situation)
    if node.ends:
        return content, Page("".join(content.words).strip(), (), 0, None)
    return content, cut_page(content, start, frame)


@lru_cache(maxsize=MOST_KEPT)
def _public_page(menu: Menu, node: Node, reader: Reader, start: int, frame: Frame) -> tuple[Content, Page]:
    """Keep what holds nothing of hers but her language and place, because most of a hop's work is cutting pages."""
    language, region, district, today, answers = reader
    facts = Facts(language=language, region=region, district=district, today=today)
    return _page(menu, node, Situation.of(facts, answers, menu), start, frame)


def _hint(place: Place, facts: Facts) -> str:
    return f"refusal.{facts.refusal}" if facts.refusal else place.hint


def _frame(menu: Menu, place: Place, situation: Situation, node: Node, hint: str = "") -> Frame:
    language = situation.language
    return Frame(
        hint=menu.plain.get((hint, language), ""),
        more=menu.plain["nav.more", language],
        back=menu.plain["nav.back", language],
        start=menu.plain["nav.start", language],
        has_way_back=bool(place.back),
        has_way_out=place.at.screen != menu.start_for(situation.facts),
        limits=menu.limits,
        first_number=_first_number(situation.facts.cover_key) if node.covered else FIRST_NUMBER,
    )


def _first_number(cover_key: str) -> int:
    """Under a cover the options are numbered past her own key where it would be one of theirs."""
    key = int(cover_key or "1")
    return key + 1 if FIRST_NUMBER <= key < FIRST_NUMBER + MOST_UNDER_COVER else FIRST_NUMBER
