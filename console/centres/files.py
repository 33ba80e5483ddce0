"""The directory as a file: taken whole as a proposal or not at all, and given so that no spreadsheet runs it."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from console.centres.binder import LONGEST_WHY, Binder
from console.frame.guard import needs
from console.frame.paper import language_of_reader
from regions.centre import Centre
from regions.centre_cells import COLUMNS
from regions.centre_rows import CentreRows
from regions.centres_file import CentresFault, read_centres, rows_of_centres, write_centres
from regions.changes import changes_between
from staff.audit import Deed
from staff.rights import Right
from staff.steps import Step
from texts.faults import Fault, fault

LONGEST_SAMPLE = 60
MOST_FAULTS = 200
"""Lines of faults that a page shows; the rest is counted."""


def file_pages(pages: Blueprint, binder: Binder) -> None:
    """Upload and download."""

    @pages.get("/file")
    @needs(Right.EDIT_DIRECTORY)
    def file() -> str:
        return _page()

    @pages.post("/file")
    @needs(Right.EDIT_DIRECTORY)
    def upload() -> Redirect | tuple[str, int]:
        version, centres = binder.in_force()
        sent = request.files.get("file")
        try:
            rows = rows_of_centres(sent.read() if sent else b"")
            listed = _read(binder, rows)
        except CentresFault as found:
            return _page(found.faults), 400
        member = binder.desk.member
        others = [centre for centre in centres if not member.sees(centre.region)]
        if not changes_between(centres, [*others, *listed]):
            return _page(is_same=True), 400
        if rows.sample:
            flash(binder.desk.say(language_of_reader(), "file.guessed", sample=rows.sample[:LONGEST_SAMPLE]), "wrong")
        why = request.form.get("why", "").strip()[:LONGEST_WHY]
        return redirect(url_for("centres.proposal", proposal_id=binder.propose([*others, *listed], version, why)), 303)

    @pages.get("/centres.csv")
    @needs(Right.EDIT_DIRECTORY)
    def download() -> Response:
        member = binder.desk.member
        theirs = [centre for centre in binder.in_force()[1] if member.sees(centre.region)]
        binder.desk.note(Deed.EXPORTED, "directory", region=member.region)
        disposition = f"attachment; filename=centres-{binder.today}.csv"
        headers = {"Content-Disposition": disposition}
        return Response("\ufeff" + write_centres(theirs), mimetype="text/csv", headers=headers)


def _read(binder: Binder, rows: CentreRows) -> list[Centre]:
    """The centres of these rows; raises CentresFault, also for a row of a region that is not theirs."""
    is_demo = binder.desk.service.settings.is_demo
    listed = read_centres(rows, binder.geography, binder.today, allow_demo=is_demo)
    strange = [centre for centre in listed if not binder.desk.member.sees(centre.region)]
    if strange:
        binder.desk.note(Deed.REFUSED, "directory", step=Step.UPLOAD, region=strange[0].region)
        raise CentresFault(tuple(fault("not_yours", region=centre.region).at(centre.code) for centre in strange))
    return listed


def _page(faults: tuple[Fault, ...] = (), *, is_same: bool = False) -> str:
    return render_template(
        "centres/file.html",
        faults=faults[:MOST_FAULTS],
        hidden=max(len(faults) - MOST_FAULTS, 0),
        is_same=is_same,
        columns=COLUMNS,
        why=request.form.get("why", ""),
        longest_why=LONGEST_WHY,
    )
