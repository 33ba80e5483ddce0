"""Every version of the directory with who and when; going back to one is a proposal like any other."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from console.centres.binder import LONGEST_WHY, Binder
from console.frame.guard import needs
from console.frame.paper import language_of_reader
from regions.changes import changes_between
from staff.rights import Right


def version_pages(pages: Blueprint, binder: Binder) -> None:
    """The list of versions, and what each changed."""

    @pages.get("/versions/")
    @needs(Right.EDIT_DIRECTORY)
    def versions() -> str:
        listed, proposals = binder.directory.versions(), binder.proposals.published()
        return render_template("centres/versions.html", versions=listed, proposals=proposals)

    @pages.get("/versions/<int:number>")
    @needs(Right.EDIT_DIRECTORY)
    def version(number: int) -> str:
        listed = binder.directory.versions()
        shown = next((one for one in listed if one.number == number), None)
        if shown is None:
            abort(404)
        earlier = next((one.number for one in listed if one.number < number), 0)
        before, after = (binder.directory.centres_of(one) or () for one in (earlier, number))
        sees = binder.desk.member.sees
        return render_template(
            "centres/version.html",
            version=shown,
            proposal=binder.proposals.published().get(number),
            count=len(after),
            changes=[change for change in changes_between(before, after) if all(map(sees, change.regions))],
            is_newest=number == listed[0].number,
        )

    @pages.post("/versions/<int:number>/restore")
    @needs(Right.PUBLISH_DIRECTORY)
    def restore(number: int) -> Response:
        centres = binder.directory.centres_of(number)
        if centres is None:
            abort(404)
        newest, in_force = binder.in_force()
        language = language_of_reader()
        if not changes_between(in_force, centres):
            flash(binder.desk.words.say("centres.nothing_changed", language), "wrong")
            return redirect(url_for("centres.version", number=number), 303)
        why = request.form.get("why", "").strip() or binder.desk.words.say("centres.back_to", language, number=number)
        proposal = binder.propose(centres, newest, why[:LONGEST_WHY])
        return redirect(url_for("centres.proposal", proposal_id=proposal), 303)
