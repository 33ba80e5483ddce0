"""Whatever she types, in one go or key by key with checkpoints between: the same place, screen and effects."""

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.who_decides.authority import FREE
from menus.engine import advance, begin, press, press_at, replay, show
from menus.extremes import extreme_facts
from menus.facts import Facts
from menus.loader import load_menu
from menus.model import Material
from menus.place import Place, Turn
from menus.sight import look
from regions.geography import load_geography
from texts.alphabet import fits_screen
from texts.article import load_articles
from texts.catalogue import load_words
from vocabulary.effects import Effect, HearAgain, RaiseAlert, SetLanguage
from vocabulary.languages import OFFERED
from vocabulary.states import Access

MENU = load_menu(Material(load_words("menu"), load_geography(), load_articles()))
NOTHING_KEPT = replace(MENU, nodes={name: replace(node, needs=None) for name, node in MENU.nodes.items()})
CALLERS = list(extreme_facts(MENU, (None, *OFFERED)))

keys = st.sampled_from(
    ["1", "2", "3", "4", "5", "6", "9", "0", "00", "Malika", "000000002", "Meni olib keting", "2580", ""]
)
inputs = st.lists(keys | st.text(max_size=200), max_size=12)
callers = st.sampled_from(CALLERS)


def step_by_step(facts: Facts, typed: Iterable[str]) -> Turn:
    place = begin(MENU, facts)
    effects: list[Effect] = []
    for one in typed:
        turn = advance(MENU, place, one, facts)
        place, effects = Place.from_json(turn.place.to_json()), [*effects, *turn.effects]
    return Turn(place, show(MENU, place, facts), tuple(effects))


@given(callers, inputs)
@settings(max_examples=300, deadline=None)
def test_a_replay_is_the_same_as_key_by_key(facts: Facts, typed: list[str]) -> None:
    assert replay(MENU, facts, typed) == step_by_step(facts, typed)


@given(callers, inputs)
@settings(max_examples=300, deadline=None)
def test_a_page_that_is_kept_for_all_is_what_she_would_see_alone(facts: Facts, typed: list[str]) -> None:
    place = replay(MENU, facts, typed).place

    assert show(MENU, place, facts) == show(NOTHING_KEPT, place, facts)


@given(callers, inputs)
@settings(max_examples=300, deadline=None)
def test_every_screen_fits_and_help_stays_two_keys_away(facts: Facts, typed: list[str]) -> None:
    turn = replay(MENU, facts, typed)
    for effect in turn.effects:
        if isinstance(effect, SetLanguage):  # read anew before she sees a screen
            facts = replace(facts, language=effect.language)
    turn = replay(MENU, facts, typed)

    assert turn.screen.text
    assert fits_screen(turn.screen.text, 160, 70)
    sight = look(MENU, turn.place, facts)
    asked, first = press_at(sight, sight.help_keys[0])
    _, second = press(MENU, asked, "1", facts)
    assert any(isinstance(effect, RaiseAlert) for effect in (*first, *second))


@given(callers.filter(lambda facts: facts.access is Access.LOCKED), inputs)
@settings(max_examples=300, deadline=None)
def test_nothing_that_a_pin_guards_is_asked_for_before_it_was_typed(facts: Facts, typed: list[str]) -> None:
    assert all(type(effect) in FREE | {SetLanguage, HearAgain} for effect in replay(MENU, facts, typed).effects)


@given(callers, callers, inputs)
@settings(max_examples=200, deadline=None)
def test_facts_that_change_between_two_hops_never_raise(before: Facts, after: Facts, typed: list[str]) -> None:
    place = replay(MENU, before, typed).place

    assert show(MENU, place, after).text
    for key in ["2", "0", "9", "Malika"]:
        assert advance(MENU, place, key, after).screen.text
