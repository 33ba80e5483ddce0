"""A place as one caller sees it: the screen put together and cut to the page that she is on."""

from dataclasses import dataclass, replace

from menus.compose import Content, compose
from menus.facts import Facts
from menus.model import Menu, Node
from menus.paging import Frame, Page, cut_page, start_before
from menus.place import Place, Spot
from menus.situation import Gone, Situation


@dataclass(frozen=True, slots=True)
class Sight:
    """One caller on one page."""

    menu: Menu
    place: Place
    node: Node
    situation: Situation
    content: Content
    page: Page

    def page_before(self) -> Place:
        """The page before this one."""
        start = start_before(self.content, self.page.start, _frame(self.menu, self.place, self.situation))
        return self.turned_to(start)

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
    situation = Situation(facts, dict(place.at.held), menu.geography, menu.words)
    content = compose(menu, node, situation)
    if node.ends:
        page = Page("".join(content.words).strip(), (), 0, None)
    else:
        page = cut_page(content, place.at.start, _frame(menu, place, situation))
    return Sight(menu, place, node, situation, content, page)


def _frame(menu: Menu, place: Place, situation: Situation) -> Frame:
    facts, language = situation.facts, situation.language
    hint = f"refusal.{facts.refusal}" if facts.refusal else place.hint
    return Frame(
        hint=menu.plain.get((hint, language), ""),
        more=menu.plain["nav.more", language],
        back=menu.plain["nav.back", language],
        start=menu.plain["nav.start", language],
        has_way_back=bool(place.back),
        has_way_out=place.at.screen != menu.start_for(facts),
        limits=menu.limits,
    )
