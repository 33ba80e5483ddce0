"""The menu's own work: loading it, and what a hop replays when she has pressed eight keys; CPU time only."""

import random
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import mean

from menus.engine import begin, press_at, replay
from menus.facts import ContactFacts, Facts, RequestFacts
from menus.loader import load_menu
from menus.model import Material, Menu
from menus.sight import Sight, look
from regions.directory import Directory, read_centres
from regions.geography import Geography, load_geography
from sms.her_words.common_words import is_common
from texts.article import load_articles
from texts.catalogue import domains, load_words
from vocabulary.choices import Specialist
from vocabulary.codes import RegionCode
from vocabulary.languages import OFFERED, Language
from vocabulary.states import RequestState, Standing

DEMO_CENTRES = Path("regions/data/demo_centres.csv")
TODAY = date(2026, 11, 26)
KEYS, CALLS, ROUNDS = 8, 100, 15
NAMES = ("Malika", "Ona", "Shahnoza opa")


def main() -> None:
    """Print both, the best of all rounds for each."""
    geography = load_geography()
    loading = min(_seconds(lambda: _loaded(geography)) for _ in range(ROUNDS))
    print(f"Loading tree, articles and catalogues:  {loading * 1e3:6.0f} ms of CPU")
    menu = _loaded(geography)
    centres = Directory(read_centres(DEMO_CENTRES.read_text("utf-8"), geography, TODAY))
    print(f"Replay of {KEYS} keys, {CALLS} calls at random: mean, 95 of 100, slowest; microseconds of CPU")
    for language in OFFERED:
        facts = _caller(language, centres)
        calls = [_keys_at_random(menu, facts, random.Random(number)) for number in range(CALLS)]
        costs = sorted(_microseconds(partial(replay, menu, facts, keys)) for keys in calls)
        print(f"  {language:8}{mean(costs):8.0f}{costs[CALLS * 95 // 100]:8.0f}{costs[-1]:8.0f}")


def _loaded(geography: Geography) -> Menu:
    words = {domain: load_words(domain) for domain in domains()}
    return load_menu(Material(words["menu"], geography, load_articles(), is_common))


def _caller(language: Language, centres: Directory) -> Facts:
    """A caller who uses what there is to use."""
    contacts = tuple(ContactFacts(name, name, "..00", Standing.AGREED) for name in NAMES)
    request = RequestFacts("one", "12345678", Specialist.LAWYER, RequestState.WAITING, is_question=True)
    return Facts(language, RegionCode("UZ-SA"), contacts=contacts, directory=centres, requests=(request,), today=TODAY)


def _keys_at_random(menu: Menu, facts: Facts, dice: random.Random) -> list[str]:
    """Keys that the screens name, of which none has an effect: what had one is stored, and is not replayed."""
    place, keys = begin(menu, facts), list[str]()
    while len(keys) < KEYS:
        sight = look(menu, place, facts)
        key = dice.choice(_keys_on(sight))
        place, effects = press_at(sight, key)
        keys.append(key)
        if effects:
            place, keys = begin(menu, facts), []
    return keys


def _keys_on(sight: Sight) -> list[str]:
    numbers = [str(number) for number, _ in sight.page.numbered]
    return [*numbers, *(["9"] if sight.page.next_start else []), *(["0"] if sight.place.back else []), "1"]


def _microseconds(ask: Callable[[], object]) -> float:
    return min(_seconds(lambda: [ask() for _ in range(ROUNDS)]) for _ in range(ROUNDS)) / ROUNDS * 1e6


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
