"""The sections of the menu as they are counted: every screen is in one or in none, and a way in is noticed once."""

from collections import defaultdict

from menus.model import Menu
from menus.place import Place, Spot
from menus.sections import entered, section_of
from vocabulary.sections import Section

WITHOUT = {"0-pin-and-cover.yaml", "0-start.yaml", "8-asked-to-help.yaml"}
"""Files of the tree that are no section of hers."""


def at(screen: str, *back: str) -> Place:
    return Place(Spot(screen), tuple(Spot(name) for name in back))


def test_each_file_of_the_tree_is_one_section_or_none(menu: Menu) -> None:
    by_file = defaultdict(set)
    for node in menu.nodes.values():
        by_file[node.file.rpartition("/")[2]].add(section_of(node.id))
    assert {file for file, found in by_file.items() if found == {None}} == WITHOUT
    sections = [found for file, [found] in by_file.items() if file not in WITHOUT]
    assert sorted(map(str, sections)) == sorted(Section)


def test_a_way_into_a_section_is_noticed_and_a_way_on_or_back_is_not() -> None:
    main, contacts, one = at("main"), at("contacts", "main"), at("contacts.one", "main", "contacts")
    assert entered([main], [contacts]) == {Section.CONTACTS}
    assert entered([main, contacts], [one]) == set()
    assert entered([contacts], [main]) == set()
    assert entered([main, contacts, main], [contacts]) == set()
    assert entered([at("help", "main", "contacts")], [contacts]) == set()
    assert entered([main], [at("help"), contacts]) == {Section.HELP, Section.CONTACTS}


def test_neither_the_cover_nor_the_pin_nor_the_page_of_who_was_asked_is_a_section() -> None:
    assert entered([at("main")], [at("pin"), at("cover"), at("cover.food"), at("asked"), at("")]) == set()
