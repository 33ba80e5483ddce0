"""Where she is, in words and on a map."""

from dataclasses import replace

from alerts.alert import BETWEEN_TEXTS, Alert, Place
from alerts.surroundings import Surroundings
from alerts.wording.excerpt import excerpt
from alerts.wording.saying import say
from regions.found import Found
from regions.gazetteer import find_place
from regions.links import map_link
from regions.said import address_in
from texts.alphabet import length_of
from texts.contact_data import to_pass_on
from vocabulary.languages import UZ, Language

MOST_OF_HER_WORDS = 160
"""Characters of what she wrote in a text; all of them stand in the console."""
_MOST_OF_THE_NEWEST = 100


def known_place_of(alert: Alert) -> tuple[Place, ...]:
    """What is understood of where she is."""
    return tuple(place.without_her_words for place in (alert.place, *alert.places_beside))


def her_words(typed: str, around: Surroundings) -> str:
    """What goes out of what she wrote; of texts too long together the newest, and what has room before it."""
    said = to_pass_on(typed)
    before, joint, newest = said.rpartition(BETWEEN_TEXTS)
    if not joint or len(said) <= MOST_OF_HER_WORDS:
        return excerpt(said, MOST_OF_HER_WORDS, around)
    newest = excerpt(newest, _MOST_OF_THE_NEWEST, around)
    return f"{excerpt(before, MOST_OF_HER_WORDS - len(joint + newest), around)}{joint}{newest}"


def rest_in_console(typed: str, language: Language, around: Surroundings) -> str:
    """Behind words of hers that are too long to go out whole, for staff: where the rest is."""
    is_whole = her_words(typed, around) == to_pass_on(typed)
    return "" if is_whole else f" ({say('place.rest_in_console', language, around)})"


def place_words(place: Place, language: Language, around: Surroundings, in_console: bool = False) -> str:
    """Where, in words: her own first, marked as hers, the district and region that were understood behind them.

    What is left of a cry ("baring") stands among them and is no place. Without words of hers the district and region,
    or the bare coordinates; `in_console`: that is where her words are.
    """
    known = around.geography.find_district(place.district), around.region(place.region)
    names = ", ".join(dict.fromkeys(named.names.get(language, named.names[UZ]) for named in known if named))
    hers = her_words(place.typed, around)
    unknown = say("place.unknown", language, around)
    if hers:
        guess = (names if place.point or place.is_set_by_staff else f"{names}?") if names else unknown
        return f"<{hers}> ({guess})"
    numbers = map_link("{lat} {lon}", place.point.lon, place.point.lat) if place.point else ""
    where = names or numbers or unknown
    return f"{where}, {say('place.words_in_console', language, around)}" if in_console else where


def where_staff_look(alert: Alert, language: Language, around: Surroundings, in_console: bool = False) -> str:
    """Where she is, for a duty phone: of words that do not go out whole it says where the rest is."""
    _, apart = _words_apart(alert, around)
    typed = (apart, *(place.typed for place in (alert.place, *alert.places_beside)))
    rest = next(filter(None, (rest_in_console(words, language, around) for words in typed)), "")
    return where_she_is(alert, language, around, in_console) + rest


def where_she_is(alert: Alert, language: Language, around: Surroundings, in_console: bool = False) -> str:
    """Where, and beside it where a text claims that she is, and where she was before, each as what it is.

    What she wrote that names no place stands apart, behind all places.
    """
    alert, apart = _words_apart(alert, around)
    where = place_words(alert.place, language, around, in_console)
    beside = (*(("place.claimed", claim) for claim in alert.claims), ("place.earlier", alert.earlier))
    if (
        alert.by_text
        and alert.place.is_known
        and any(claim.is_known and claim != alert.place for claim in alert.claims)
    ):
        where = say("place.not_verified", language, around, place=where)
    for key, place in beside:
        if place.is_known and place != alert.place:
            where = say(key, language, around, place=where, beside=_with_numbers(place, language, around))
    hers = her_words(apart, around)
    return say("place.claimed", language, around, place=where, beside=f"<{hers}>") if hers else where


def _words_apart(alert: Alert, around: Surroundings) -> tuple[Alert, str]:
    """The alert with those of her words in each place that say where, and the others, the newest last.

    What raised it stays whole where nothing in it names a place: it may be one that nobody here knows.
    """
    place, apart = _parted(alert.place, around)
    if not place.typed:
        place, apart = alert.place, []
    claimed, of_claimed = _parted(alert.claimed, around)
    latest, of_latest = _parted(alert.latest, around)
    texts = dict.fromkeys((*apart, *of_claimed, *of_latest))
    return replace(alert, place=place, claimed=claimed, latest=latest), BETWEEN_TEXTS.join(texts)


def _parted(place: Place, around: Surroundings) -> tuple[Place, list[str]]:
    """A place with those of her texts that name it or a street, a house in it; and the others."""
    texts = place.typed.split(BETWEEN_TEXTS) if place.typed else []
    where = [text for text in texts if _says_where(text, place, around)]
    return replace(place, typed=BETWEEN_TEXTS.join(where)), [text for text in texts if text not in where]


def _says_where(text: str, place: Place, around: Surroundings) -> bool:
    found = find_place(text, around.geography, place.region)
    return found.region == place.region if isinstance(found, Found) else bool(address_in(text))


def _with_numbers(place: Place, language: Language, around: Surroundings) -> str:
    """A place with its coordinates, for which the text has no second link; words that name none stand alone."""
    hers = "" if place.is_understood else her_words(place.typed, around)
    words = f"<{hers}>" if hers else place_words(place, language, around)
    if place.point is None:
        return words
    numbers = map_link("{lat} {lon}", place.point.lon, place.point.lat)
    return words if numbers in words else f"{words} {numbers}"


def with_map(text: str, alert: Alert, around: Surroundings, ends: str = "") -> str:
    """Add a map link: to her coordinates always, to the centre of a district where it costs no further part.

    DANGER: of two places none has such a link. It would be followed, to the one that she may have left.
    """
    place = alert.place
    is_one = all(one in (Place(), place) for one in known_place_of(alert)[1:])
    district = around.geography.find_district(place.district)
    shown = place.point or (district if is_one and not place.typed else None)
    if shown is None:
        return text + ends
    longer = f"{text} {map_link(around.policy.map_link, shown.lon, shown.lat)}{ends}"
    return longer if place.point or length_of(longer).parts == length_of(text + ends).parts else text + ends
