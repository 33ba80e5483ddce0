"""`python -m menus prove` walks through the whole menu; `python -m menus map` draws it, `map --check` compares."""

import sys
from pathlib import Path

from menus.loader import load_menu
from menus.menu_map import draw_mermaid, draw_svg
from menus.model import Material, Menu
from menus.walk import prove
from regions.geography import load_geography
from texts.article import load_articles
from texts.catalogue import load_words

DOCS = Path("docs")


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
    proof = prove(menu)
    counts = ", ".join(f"{language} {count}" for language, count in proof.screens.items())
    sys.stdout.write(f"Menu screens proven: {counts}\n")
    for alphabet, longest in proof.longest.items():
        sys.stdout.write(f"Longest in {alphabet}: {longest.units} units ({longest.screen})\n")
    sys.exit("\n".join(proof.faults) or 0)


def _maps(menu: Menu) -> dict[Path, str]:
    text = (
        f"# The menu\n\nDrawn by `make menu-map`; 1 is HELP on every screen.\n\n```mermaid\n{draw_mermaid(menu)}```\n"
    )
    return {DOCS / "menu.svg": draw_svg(menu), DOCS / "menu.md": text}


def _read(page: Path) -> str:
    return page.read_text("utf-8") if page.exists() else ""


if __name__ == "__main__":
    main(sys.argv[1:])
