"""The privacy page, for the team and for everybody else."""

from collections.abc import Mapping
from functools import partial

from flask import Blueprint, render_template

from console.frame.desk import Desk
from console.frame.guard import open_to_anybody
from console.frame.paper import language_of_reader
from console.privacy.inventory import Said, read_inventory, say_as
from staff.member import Role
from staff.rights import RIGHTS, Right
from texts.catalogue import Words, load_words
from vocabulary.languages import EN, Language

READS = (
    Right.SEE_WORK,
    Right.ANSWER_REQUESTS,
    Right.REVIEW,
    Right.REVEAL,
    Right.SEE_FIGURES,
    Right.AUDIT,
    Right.MANAGE_STAFF,
)
"""The rights by which somebody reads what belongs to a person, or is counted of many."""


def privacy_pages(desk: Desk) -> Blueprint:
    """The page."""
    pages = Blueprint("privacy", __name__, template_folder="templates")
    inventory, words = read_inventory(), load_words("console_inventory")

    @pages.get("/")
    @open_to_anybody
    def show() -> str:
        language = language_of_reader()
        return render_template(
            "privacy/privacy.html",
            tables=[section for section in inventory if section.is_table],
            beside=[section for section in inventory if not section.is_table],
            said=_sayer(words, language),
            backup_days=desk.service.settings.backup_days,
            who_reads=[(role, [right for right in READS if right in RIGHTS[role]]) for role in Role],
        )

    return pages


def _sayer(words: Words, language: Language) -> "partial[Said]":
    """Says the sentences of the inventory; English is the inventory's own language."""
    translations: Mapping[str, str] = {words.say(key, EN): words.say(key, language) for key in words.keys}
    return partial(say_as, translations=translations)
