"""The sections of the menu, to be counted of many callers, never of one."""

from enum import StrEnum


class Section(StrEnum):
    """A section, named as the first word of its screens in the tree; privacy is a part of the settings."""

    HELP = "help"
    CONTACTS = "contacts"
    CENTRES = "centres"
    CONSULT = "consult"
    LEARN = "learn"
    CHECK = "check"
    SETTINGS = "settings"
