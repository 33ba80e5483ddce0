"""Cells of a CSV file that a spreadsheet must not take for formulas.

OWASP, CSV Injection: a cell that begins with = + - @, a tab or a carriage return may be carried out.
"""

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "'"
_AS_TEXT = re.compile(r'="([^"]*)"')
"""How some programs write a number so that a spreadsheet keeps its digits."""


def defused(cell: str) -> str:
    """A cell as it may stand in a file for a spreadsheet: what could be a formula is marked as text."""
    return _MARK + cell if cell.lstrip(_MARK).startswith(_FORMULA) else cell


def as_written(cell: str) -> str:
    """What a cell held before it was defused, or written as a formula that is nothing but a text."""
    as_text = _AS_TEXT.fullmatch(cell)
    if as_text:
        return as_text[1]
    return cell[1:] if cell.startswith(_MARK) and cell.lstrip(_MARK).startswith(_FORMULA) else cell
