"""The languages a person can read here, by their BCP 47 tags."""

from typing import NewType

Language = NewType("Language", str)

UZ = Language("uz")
UZ_CYRL = Language("uz-Cyrl")
RU = Language("ru")
EN = Language("en")

OWN_NAMES = {UZ: "O'zbekcha", UZ_CYRL: "Ўзбекча", RU: "Русский", EN: "English"}
"""What a page can be read in, each by its own name, in the order in which they are offered."""

OFFERED = (UZ, RU, UZ_CYRL)
"""In the order of the first screen, before languages that were added; a caller who has not chosen reads the first."""

DEFAULT_LANGUAGE = OFFERED[0]
"""What everybody reads of whom nothing says otherwise: a caller, a contact, a centre, staff."""
