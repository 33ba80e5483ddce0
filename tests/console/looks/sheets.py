"""Many pictures of one folder on a sheet, so that a glance finds the page that is wrong."""

from pathlib import Path

from PIL import Image

from tests.console.looks.axe import LOOKS

ACROSS, DOWN, GAP = 5, 2, 12
CELL = {360: (360, 760), 1280: (640, 480)}
"""Pixels of one picture on the sheet, by the width of its window; what is longer is cut."""


def make_sheets(folder: Path) -> None:
    """Make them, for each look, beside the pictures."""
    for look in LOOKS:
        pictures = sorted(path for path in folder.glob(f"*-{look}.png") if not path.name.startswith("sheet"))
        a_sheet = ACROSS * DOWN
        for at in range(0, len(pictures), a_sheet):
            _sheet(pictures[at : at + a_sheet], CELL[look.width]).save(folder / f"sheet-{at // a_sheet + 1}-{look}.png")


def _sheet(pictures: list[Path], cell: tuple[int, int]) -> Image.Image:
    sheet = Image.new("RGB", (ACROSS * (cell[0] + GAP), DOWN * (cell[1] + GAP)), "#888")
    for at, path in enumerate(pictures):
        with Image.open(path) as picture:
            scaled = picture.resize((cell[0], round(picture.height * cell[0] / picture.width)))
        left, top = at % ACROSS * (cell[0] + GAP), at // ACROSS * (cell[1] + GAP)
        sheet.paste(scaled.crop((0, 0, cell[0], min(cell[1], scaled.height))), (left, top))
    return sheet
