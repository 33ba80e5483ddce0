"""The pages of the directory: the list, and everything that is done with it."""

from typing import Any

from flask import Blueprint, render_template, request

from console.centres.binder import Binder
from console.centres.edit import edit_pages
from console.centres.files import file_pages
from console.centres.judging import judging_pages
from console.centres.shown import Wanted, lines_of
from console.centres.versions import version_pages
from console.frame.desk import Desk
from console.frame.guard import needs
from console.frame.paper import language_of_reader
from regions.centre_cells import cells_of
from staff.rights import Right
from vocabulary.phone_number import masked


def centres_pages(desk: Desk) -> Blueprint:
    """The directory of help centres."""
    pages = Blueprint("centres", __name__, template_folder="templates", static_folder="static")
    binder = Binder(desk)

    @pages.context_processor
    def words() -> dict[str, Any]:
        language = language_of_reader()
        names = desk.names(language)
        return {
            "region_name": names.region,
            "district_name": lambda code: _district_name(binder, code, language),
            "who": lambda member_id: names.team[member_id].name if member_id in names.team else "",
            "cells_of": cells_of,
            "masked": masked,
        }

    @pages.get("/")
    @needs(Right.SEE_DIRECTORY)
    def show() -> str:
        version, centres = binder.in_force()
        wanted, lines = Wanted.of(request.args), lines_of(centres, binder)
        return render_template(
            "centres/list.html",
            version=version,
            wanted=wanted,
            lines=[line for line in lines if wanted.fits(line)],
            total=len(lines),
            regions=binder.regions,
            waiting=binder.waiting(),
        )

    for add in (edit_pages, file_pages, judging_pages, version_pages):
        add(pages, binder)
    return pages


def _district_name(binder: Binder, code: Any, language: Any) -> str:
    district = binder.geography.find_district(code)
    return district.names[language] if district else ""
