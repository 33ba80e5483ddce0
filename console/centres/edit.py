"""One centre: typed, seen as a caller will see it, and proposed."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from console.centres.binder import LONGEST_WHY, Binder
from console.centres.form import Filled, Rules, form_of, new_form, read_form, with_taken_code
from console.centres.shown import screens_of
from console.frame.guard import needs
from console.frame.paper import language_of_reader
from regions.centre import Centre, Service
from regions.centre_cells import cells_of
from regions.checks import SHARED_NUMBER
from regions.local_map import draw_region
from staff.rights import Right
from vocabulary.codes import CentreCode
from vocabulary.point import Point

Answer = str | Response | tuple[str, int]


def edit_pages(pages: Blueprint, binder: Binder) -> None:
    """The form for a new centre and for one that stands, its preview, and taking one out."""

    @pages.get("/new")
    @needs(Right.EDIT_DIRECTORY)
    def new() -> str:
        return _page(binder, new_form([str(code) for code in binder.regions]), None)

    @pages.get("/<code>")
    @needs(Right.SEE_DIRECTORY)
    def one(code: str) -> str:
        centre = binder.centre(code)
        if not binder.desk.may(Right.EDIT_DIRECTORY):
            return render_template("centres/card.html", centre=centre, screens=screens_of(centre, binder))
        return _page(binder, form_of(centre), centre)

    @pages.post("/new")
    @needs(Right.EDIT_DIRECTORY)
    def add() -> Answer:
        return _answer(binder, None)

    @pages.post("/<code>")
    @needs(Right.EDIT_DIRECTORY)
    def change(code: str) -> Answer:
        is_there = binder.directory.newest().get(CentreCode(code)) is not None
        return _answer(binder, binder.centre(code) if is_there else None)

    @pages.post("/preview", defaults={"code": ""})
    @pages.post("/<code>/preview")
    @needs(Right.EDIT_DIRECTORY)
    def preview(code: str) -> str:
        filled = _read(binder, binder.centre(code) if code else None)
        return render_template("centres/preview.html", filled=filled, **_sights(binder, filled))

    @pages.post("/<code>/retire")
    @needs(Right.EDIT_DIRECTORY)
    def retire(code: str) -> Response:
        centre, (version, centres) = binder.centre(code), binder.in_force()
        kept = [other for other in centres if other.code != centre.code]
        proposal = binder.propose(kept, version, request.form.get("why", "").strip()[:LONGEST_WHY])
        return redirect(url_for("centres.proposal", proposal_id=proposal), 303)


def _answer(binder: Binder, standing: Centre | None) -> Answer:
    """To what was sent: the form again with what is wrong or how it will look, or a proposal."""
    filled = _read(binder, standing)
    why = request.form.get("why", "").strip()
    if request.form.get("do") == "preview" or not filled.is_good or len(why) > LONGEST_WHY:
        return _page(binder, filled, standing), 200 if request.form.get("do") == "preview" else 400
    version, centres = binder.in_force()
    if request.form.get("base") != str(version):
        return _page(binder, filled, standing, is_late=True), 409
    if filled.centre == standing:
        flash(binder.desk.words.say("centres.nothing_changed", language_of_reader()), "wrong")
        return _page(binder, filled, standing), 400
    proposal = binder.propose(_with(filled.centre, centres), version, why)
    return redirect(url_for("centres.proposal", proposal_id=proposal), 303)


def _read(binder: Binder, standing: Centre | None) -> Filled:
    rules = Rules(binder.geography, binder.today, binder.desk.service.settings.is_demo)
    filled = read_form(request.form, standing, rules)
    if filled.centre and not binder.desk.member.sees(filled.centre.region):
        binder.refuse("centre", filled.centre.code, filled.centre.region)
    if standing is None and binder.directory.newest().get(CentreCode(filled.cells["code"])):
        return with_taken_code(filled)
    return filled


def _page(binder: Binder, filled: Filled, standing: Centre | None, *, is_late: bool = False) -> str:
    base = binder.directory.newest_number()
    before = binder.directory.centres_of(int(request.form.get("base", base))) if is_late else None
    opened = next((centre for centre in before or () if standing and centre.code == standing.code), standing)
    return render_template(
        "centres/edit.html",
        filled=filled,
        standing=standing,
        base=base,
        is_late=is_late,
        became=_became(opened, standing) if is_late else {},
        why=request.form.get("why", ""),
        longest_why=LONGEST_WHY,
        services=list(Service),
        regions=binder.regions,
        districts={code: binder.geography.districts(code) for code in binder.regions},
        **_sights(binder, filled),
    )


def _sights(binder: Binder, filled: Filled) -> dict[str, object]:
    """How it will look, once every cell can be read, and what is worth a look."""
    centre = filled.centre
    if centre is None:
        return {"screens": {}, "cautions": [], "map": None}
    others = [other for other in binder.directory.newest().centres if other.code != centre.code]
    is_shared = any(other.duty_sms == centre.duty_sms for other in others)
    drawn = binder.geography.region_at(centre.lon, centre.lat) or centre.region
    around = [(other, other.name(language_of_reader())) for other in others if other.region == drawn]
    return {
        "screens": screens_of(centre, binder),
        "cautions": [SHARED_NUMBER] if is_shared else [],
        "map": draw_region(binder.geography, drawn, around, point=Point(centre.lon, centre.lat)),
        "drawn": drawn,
    }


def _became(opened: Centre | None, standing: Centre | None) -> dict[str, str]:
    """The fields that somebody else changed while this form was open, as they are now."""
    if opened is None or standing is None:
        return {}
    before, now = cells_of(opened), cells_of(standing)
    return {name: now[name] for name in now if now[name] != before[name] and name != "duty_sms"}


def _with(centre: Centre | None, centres: tuple[Centre, ...]) -> list[Centre]:
    """The directory with this centre in its place, or at the end."""
    by_code = {one.code: one for one in centres}
    return list((by_code | ({centre.code: centre} if centre else {})).values())
