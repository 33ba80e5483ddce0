"""What the tree's lists are made of: each source turns a situation into items, in the order of the screen."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from menus.facts import ContactFacts, RequestFacts
from menus.found import centres_near, chosen_region, chosen_topic
from menus.licensed import question_now
from menus.model import FIRST_NUMBER, MOST_UNDER_COVER, Needs
from menus.situation import Situation
from menus.speech import in_words_of
from regions.centre import Centre, Service
from texts.alphabet import fold
from vocabulary.choices import LabelledPlace, PlaceLabel, SafeTime

COVER_KEYS = range(FIRST_NUMBER + MOST_UNDER_COVER, 9)

READY_TEXTS = ("contacts.ready_come", "contacts.ready_police", "contacts.ready_children")


class Item(NamedTuple):
    """One line of a list, and the answer that choosing it gives."""

    answer: str
    label: str


def languages(situation: Situation) -> list[Item]:
    """The languages she can read, each by its own name."""
    return [Item(language, situation.words.say("language.name", language)) for language in situation.words.offered]


def regions(situation: Situation) -> list[Item]:
    """All regions, her own first."""
    hers_first = sorted(situation.geography.regions, key=lambda region: region.code != situation.facts.region)
    return [Item(region.code, situation.name_of(region.names)) for region in hers_first]


def districts(situation: Situation) -> list[Item]:
    """The districts of the region that she chose, her own first."""
    districts = situation.geography.districts(chosen_region(situation).code)
    hers_first = sorted(districts, key=lambda district: district.code != situation.facts.district)
    return [Item(district.code, situation.name_of(district.names)) for district in hers_first]


def centres(situation: Situation) -> list[Item]:
    """The centres for the region and district that she chose, the nearest first."""
    return [_item_of(centre, situation) for centre in centres_near(situation)]


def _item_of(centre: Centre, situation: Situation) -> Item:
    return Item(centre.code, fold(in_words_of(situation.language, centre.name)))


def centres_with_specialist(situation: Situation) -> list[Item]:
    """The centres that have the specialist whom she chose, the nearest first."""
    services = frozenset({Service(situation.answer("whom"))})
    return [_item_of(centre, situation) for centre in centres_near(situation, services)]


def safe_times(situation: Situation) -> list[Item]:
    """When it is safe to call her: the time of her settings first, "at any time", which may be unsafe, always last."""
    times = sorted(SafeTime, key=lambda time: (time is SafeTime.ANY, time is not situation.facts.safe_time))
    return [Item(time, situation.say(f"time.{time}")) for time in times]


def places(situation: Situation) -> list[Item]:
    """The places of hers that she has set, to be named with one key."""
    return [Item(place.label, _named(place, situation)) for place in situation.facts.places]


def place_labels(situation: Situation) -> list[Item]:
    """Every place of hers that she may set, with where it is now."""
    here = {place.label: _named(place, situation) for place in situation.facts.places}
    return [Item(label, here.get(label) or situation.say(f"place.{label}")) for label in PlaceLabel]


def _named(place: LabelledPlace, situation: Situation) -> str:
    geography = situation.geography
    where = geography.district(place.district) if place.district else geography.region(place.region)
    return f"{situation.say(f'place.{place.label}')}: {situation.name_of(where.names)}"


def cover_keys(situation: Situation) -> list[Item]:
    """The keys that HELP may have under a cover: none that a curious finger presses there.

    1 is tried first and is everybody's, the next are the lines of the cover, 9 turns its pages, and 0 leads back.
    """
    return [Item(str(key), f"{situation.say('settings.cover_key')} {key}") for key in COVER_KEYS]


def ready_texts(situation: Situation) -> list[Item]:
    """Words for her people that she need not type."""
    return [Item(text, text) for text in map(situation.say, READY_TEXTS)]


def requests(situation: Situation) -> list[Item]:
    """Her requests; without a PIN the code of one has to be typed, because anybody may hold her phone."""
    if not situation.facts.has_pin:
        return []
    return [Item(request.id, _label_of(request, situation)) for request in reversed(situation.facts.requests)]


def _label_of(request: RequestFacts, situation: Situation) -> str:
    return f"{situation.say(f'consult.{request.whom}')}: {situation.say(f'consult.is_{request.state}')}"


def contacts(situation: Situation) -> list[Item]:
    """Her help contacts, their numbers masked; of one who is told of nothing it says why.

    One whom a text alone added asks to be kept.
    """
    return [Item(contact.id, _line_of(contact, situation)) for contact in situation.facts.contacts]


def _line_of(contact: ContactFacts, situation: Situation) -> str:
    line = f"{contact.name} {contact.masked_number}"
    if not contact.kept:
        return f"{line}: {situation.say('contacts.mark_not_kept')}"
    return line if contact.is_told else f"{line}: {situation.say(f'contacts.mark_{contact.standing}')}"


def topics(situation: Situation) -> list[Item]:
    """The topics of "Good to know"."""
    return [Item(topic.name, situation.name_of(topic.titles)) for topic in situation.material.articles.topics]


def articles(situation: Situation) -> list[Item]:
    """The articles of the topic that she chose."""
    return [Item(article.name, situation.name_of(article.titles)) for article in chosen_topic(situation)]


def licensed_tests(situation: Situation) -> list[Item]:
    """The tests that the operator may show, in her language."""
    hers = (test for test in situation.material.tests if test.language == situation.language)
    return [Item(test.id, test.title) for test in hers]


def test_answers(situation: Situation) -> list[Item]:
    """The answers to the question that she is asked now, from the least to the most; none after the last."""
    question = question_now(situation)
    return [Item(str(position), answer) for position, answer in enumerate(question.answers if question else ())]


Source = Callable[[Situation], list[Item]]

SOURCES: Mapping[str, Source] = {
    "articles": articles,
    "centres": centres,
    "centres with the specialist": centres_with_specialist,
    "contacts": contacts,
    "cover keys": cover_keys,
    "districts": districts,
    "languages": languages,
    "licensed tests": licensed_tests,
    "place labels": place_labels,
    "places": places,
    "ready texts": ready_texts,
    "regions": regions,
    "requests": requests,
    "safe times": safe_times,
    "test answers": test_answers,
    "topics": topics,
}

PUBLIC_SOURCES: Mapping[str, Needs] = {
    "articles": Needs(answers=("topic",)),
    "centres": Needs(facts=("directory", "region", "district"), answers=("region", "district")),
    "centres with the specialist": Needs(
        facts=("directory", "region", "district"), answers=("region", "district", "whom")
    ),
    "cover keys": Needs(),
    "districts": Needs(facts=("district",), answers=("region",)),
    "languages": Needs(),
    "licensed tests": Needs(),
    "ready texts": Needs(),
    "regions": Needs(facts=("region",)),
    "safe times": Needs(facts=("safe_time",)),
    "topics": Needs(),
}
"""Those that list nothing of hers, and what they need."""
