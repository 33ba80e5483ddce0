"""The screens that an answer will make on her phone, by the menu's own pages, and what else she will get."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from alerts.requests.request import Request
from alerts.requests.see_to import LONGEST_ANSWER
from menus.engine import show
from menus.facts import Facts, RequestFacts
from menus.model import Menu
from menus.place import Place, Spot
from menus.sight import look
from texts.alphabet import Length, fold, length_of
from texts.give_away import gives_away
from texts.typed import without_marks
from vocabulary.languages import Language
from vocabulary.states import RequestState

READS = "consult.one"
"""The screen of an answer, as she comes to it by its code: from there no way leads back to where codes are tried."""


@dataclass(frozen=True, slots=True)
class Preview:
    """An answer as she will read it; `left` are the characters left, `gives_away` a word that must not be texted."""

    words: str
    screens: tuple[str, ...]
    left: int
    as_text: Length | None
    gives_away: str


def cleaned(typed: str) -> str:
    """An answer as it is kept: one line, apostrophes and dashes as phones have them."""
    return " ".join(fold(without_marks(typed)).split())


def preview_of(menu: Menu, request: Request, language: Language, typed: str) -> Preview:
    """What becomes of this answer on her phone."""
    words = cleaned(typed)
    return Preview(
        words=words,
        screens=tuple(_screens(menu, request, language, words)) if words else (),
        left=LONGEST_ANSWER - len(words),
        as_text=length_of(words) if words and request.may_text else None,
        gives_away=gives_away(words) or "",
    )


def _screens(menu: Menu, request: Request, language: Language, words: str) -> Iterator[str]:
    answered = RequestFacts(
        request.id, request.code, request.whom, RequestState.ANSWERED, is_question=True, answer=words[:LONGEST_ANSWER]
    )
    facts = Facts(language=language, requests=(answered,))
    place = Place(Spot(READS, held=(("request", request.id),)))
    while True:
        yield show(menu, place, facts).text
        next_start = look(menu, place, facts).page.next_start
        if next_start is None:
            return
        place = replace(place, at=replace(place.at, start=next_start))
