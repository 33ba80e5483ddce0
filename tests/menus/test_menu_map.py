"""The menu drawn, and the commands that draw and prove it."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from menus.__main__ import main, told
from menus.menu_map import draw_mermaid, draw_svg
from menus.model import Menu
from menus.nearness import ways_to_articles
from menus.walk import Proof
from vocabulary.languages import UZ, UZ_CYRL

ROOT = Path(__file__).parents[2]


def test_every_screen_is_drawn_once(menu: Menu) -> None:
    drawn = ElementTree.fromstring(draw_svg(menu))
    names = [text.text for text in drawn.iter() if text.get("class") == "name"]

    assert sorted(map(str, names)) == sorted(menu.nodes)


def test_the_flow_chart_has_an_arrow_for_every_move(menu: Menu) -> None:
    chart = draw_mermaid(menu)

    for node in menu.nodes.values():
        for move in node.moves:
            if move.to != menu.help:
                assert f"| {move.to.replace('.', '_')}" in chart


def test_a_second_drawing_is_the_same(menu: Menu) -> None:
    assert draw_svg(menu) == draw_svg(menu)
    assert draw_mermaid(menu) == draw_mermaid(menu)


def test_the_drawings_in_the_docs_are_those_of_the_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    with pytest.raises(SystemExit) as ended:
        main(["map", "--check"])

    assert ended.value.code == 0


def test_a_stale_drawing_is_named_and_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    with pytest.raises(SystemExit, match=r"Stale: docs/menu\.svg, docs/menu\.md"):
        main(["map", "--check"])

    main(["map"])

    with pytest.raises(SystemExit) as ended:
        main(["map", "--check"])
    assert ended.value.code == 0


def test_the_proof_is_told_in_a_few_lines(sampled: Proof, menu: Menu) -> None:
    lines = list(told(sampled, tuple(ways_to_articles(menu, [UZ, UZ_CYRL]))))

    assert len(lines) == 5
    assert all(word in "".join(lines) for word in ("uz-Cyrl", "gsm7", "ucs2"))


def test_an_unknown_command_says_which_there_are() -> None:
    with pytest.raises(SystemExit, match="menus prove"):
        main(["dance"])
