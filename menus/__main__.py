"""`python -m menus prove` walks through the whole menu; `python -m menus map` draws it, `map --check` compares."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from menus.loader import load_menu
from menus.menu_map import draw_mermaid, draw_svg
from menus.model import Material, Menu
from menus.nearness import Way, farthest, ways_to_articles
from menus.walk import Proof, prove
from regions.geography import load_geography
from texts.article import load_articles
from texts.catalogue import load_words

DOCS = Path("docs")
WRITTEN_BY_HAND = "\n## How near it is\n"
"""From here on the page of the menu is not drawn."""


def main(arguments: list[str]) -> None:
    """Run one of the commands; ends with the faults, one a line, if there are any."""
    menu = load_menu(Material(load_words("menu"), load_geography(), load_articles()))
    match arguments:
        case ["prove"]:
            _prove(menu)
        case ["map"]:
            for page, drawn in _maps(menu).items():
                page.write_text(drawn, "utf-8")
        case ["map", "--check"]:
            stale = [str(page) for page, drawn in _maps(menu).items() if _read(page) != drawn]
            sys.exit(f"Stale: {', '.join(stale)}. Draw them with: make menu-map" if stale else 0)
        case _:
            sys.exit(__doc__)


def _prove(menu: Menu) -> None:
    proof, ways = prove(menu), tuple(ways_to_articles(menu))
    sys.stdout.write("".join(f"{line}\n" for line in told(proof, ways)))
    sys.exit("\n".join((*proof.faults, *(fault for way in ways for fault in way.faults))) or 0)


def told(proof: Proof, ways: Sequence[Way]) -> Iterator[str]:
    """What was proven, beside the faults."""
    counts = ", ".join(f"{language} {count}" for language, count in proof.screens.items())
    yield f"Menu screens proven: {counts}"
    for alphabet, longest in proof.longest.items():
        yield f"Longest in {alphabet}: {longest.units} units ({longest.screen})"
    yield from farthest(ways)


def _maps(menu: Menu) -> dict[Path, str]:
    page = DOCS / "menu.md"
    drawn = (
        f"# The menu\n\nDrawn by `make menu-map`; 1 is HELP on every screen.\n\n```mermaid\n{draw_mermaid(menu)}```\n"
    )
    _, heading, written = _read(page).partition(WRITTEN_BY_HAND)
    return {DOCS / "menu.svg": draw_svg(menu), page: f"{drawn}{heading}{written}"}


def _read(page: Path) -> str:
    return page.read_text("utf-8") if page.exists() else ""


if __name__ == "__main__":
    main(sys.argv[1:])
