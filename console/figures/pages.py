"""The figures of a quarter: of the country or of one region, and as a file."""

from collections.abc import Mapping
from datetime import date

from flask import Blueprint, Response, abort, render_template, request

from alerts.figures.report import Report, report
from alerts.figures.section_report import SectionReport, report_of_sections
from alerts.figures.small_cells import TOTAL
from alerts.figures.tally import Heading, Quarter, quarter_of, read_quarter, week_of
from console.figures.charts import BOXES, SHADES, STEP, TALL, Bar, bars, shapes
from console.figures.export import Found, as_csv
from console.frame.desk import Desk
from console.frame.guard import needs
from console.frame.paper import language_of_reader
from regions.map import HEIGHT, WIDTH
from staff.audit import Deed
from staff.rights import Right
from staff.steps import Step
from store.counted.counts import StoredCounts
from vocabulary.codes import RegionCode

HANDED_PROMISES = {50: 1, 95: 3, 99: 10}
"""Of the hand-over to a network: for so many of a hundred, within so many seconds."""
ANSWERED_PROMISES = (60, 180)
"""Seconds, after which an alert goes on to the next person and to the supervisor."""


def figures_pages(desk: Desk) -> Blueprint:
    """The page and the file."""
    pages = Blueprint("figures", __name__, template_folder="templates", static_folder="static")
    stored = StoredCounts(desk.service.engine)

    @pages.get("/")
    @needs(Right.SEE_FIGURES)
    def show() -> str:
        region = _region_asked(desk)
        quarter, quarters = _quarters(desk, stored)
        found = _report(desk, stored, quarter)
        names = _region_names(desk)
        by_region = {row: found.weeks.shown(row, TOTAL) for row in found.weeks.rows}
        weeks = [found.weeks.shown(region, column) for column in found.weeks.columns]
        sections = _sections(desk, stored, quarter)
        return render_template(
            "figures/figures.html",
            found=found,
            region=region,
            names=names,
            seen=[code for code in names if desk.member.sees(RegionCode(code))],
            quarter=quarter,
            quarters=quarters,
            by_region=by_region,
            shapes=shapes(desk.service.geography, by_region),
            shades=SHADES,
            sheet=(WIDTH, HEIGHT),
            boxes=BOXES,
            bars=bars([_day(week) for week in quarter.weeks], weeks),
            tall=TALL,
            step=STEP,
            handed=found.times(Heading.HANDED_IN, region),
            answered=found.times(Heading.ANSWERED_IN, region),
            handed_promises=HANDED_PROMISES,
            answered_promises=ANSWERED_PROMISES,
            headings=(Heading.CHANNEL, Heading.ANSWERED_BY, Heading.OUTCOME, Heading.REQUEST),
            sections=sections,
            section_bars=_section_bars(sections),
            centre_names=_centre_names(desk),
            still_open=stored.still_open(),
        )

    @pages.get("/export")
    @needs(Right.EXPORT)
    def export() -> Response:
        if desk.member.region:
            _refuse(desk)
        quarter, _ = _quarters(desk, stored)
        language = language_of_reader()
        found = Found(_report(desk, stored, quarter), _sections(desk, stored, quarter), _centre_names(desk))
        written = as_csv(found, lambda key: desk.words.say(key, language))
        desk.note(Deed.EXPORTED, "figures", str(quarter))
        headers = {"Content-Disposition": f'attachment; filename="najot-{quarter}.csv"'}
        return Response("\ufeff" + written, mimetype="text/csv", headers=headers)

    return pages


def _region_asked(desk: Desk) -> str:
    """The region to show, TOTAL for the country; another's than the reader's own is refused."""
    asked = request.args.get("region", "") or desk.member.region or TOTAL
    if asked == TOTAL:
        return TOTAL
    if asked not in {region.code for region in desk.service.geography.regions} or not desk.member.sees(
        RegionCode(asked)
    ):
        _refuse(desk)
    return asked


def _refuse(desk: Desk) -> None:
    desk.note(Deed.REFUSED, "figures", step=Step.ANOTHER_REGION)
    abort(404)


def _quarters(desk: Desk, stored: StoredCounts) -> tuple[Quarter, list[Quarter]]:
    """The quarter that was asked for, else this one; and all that there are, the newest first."""
    this = quarter_of(week_of(desk.now()))
    known = stored.weeks()
    first = min(quarter_of(known[0]), this, key=str) if known else this
    quarters = [this]
    while str(quarters[-1]) > str(first):
        quarters.append(_before(quarters[-1]))
    asked = read_quarter(request.args.get("quarter", ""))
    return (asked if asked in quarters else this), quarters


def _before(quarter: Quarter) -> Quarter:
    return Quarter(quarter.year, quarter.number - 1) if quarter.number > 1 else Quarter(quarter.year - 1, 4)


def _report(desk: Desk, stored: StoredCounts, quarter: Quarter) -> Report:
    regions = [region.code for region in desk.service.geography.regions]
    return report(regions, quarter.weeks, stored.by_week(quarter.weeks), stored.by_mark(quarter.weeks))


def _sections(desk: Desk, stored: StoredCounts, quarter: Quarter) -> SectionReport:
    return report_of_sections(quarter.weeks, week_of(desk.now()), stored.sections(quarter.weeks))


def _section_bars(sections: SectionReport) -> list[Bar]:
    weeks = sections.by_week.columns
    labels = [_day(date.fromisoformat(week)) for week in weeks]
    return bars(labels, [sections.by_week.shown(TOTAL, week) for week in weeks])


def _region_names(desk: Desk) -> Mapping[str, str]:
    language = language_of_reader()
    return {region.code: region.names[language] for region in desk.service.geography.regions}


def _centre_names(desk: Desk) -> Mapping[str, str]:
    language = language_of_reader()
    return {centre.code: centre.name(language) for centre in desk.service.directory.newest().centres}


def _day(week: date) -> str:
    return week.strftime("%d.%m")
