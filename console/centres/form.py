"""The form of one centre: what was typed is kept as it is, whatever is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from werkzeug.datastructures import MultiDict

from regions.centre import Centre
from regions.centre_cells import COLUMNS, LANGUAGE, cells_of, read_row
from regions.geography import Geography
from texts.faults import Fault, fault

SECRET = "duty_sms"  # noqa: S105  # the name of a field
"""Its number is shown masked: left empty, it stays as it is."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What was typed, the centre that it makes, None while a cell cannot be read, and the faults by field."""

    cells: Mapping[str, str]
    centre: Centre | None = None
    faults: Mapping[str, list[Fault]] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        """Whether it can be proposed."""
        return self.centre is not None and not self.faults


@dataclass(frozen=True, slots=True)
class Rules:
    """What a form is read by."""

    geography: Geography
    today: date
    allow_demo: bool


def form_of(centre: Centre) -> Filled:
    """The form of a centre as it stands."""
    return Filled(cells_of(centre) | {SECRET: ""}, centre)


def new_form(regions: list[str]) -> Filled:
    """The form of a centre that there is not yet."""
    known = {"region": regions[0] if len(regions) == 1 else "", "public_address": "no", "demo": "no"}
    return Filled(dict.fromkeys(COLUMNS, "") | known)


def read_form(typed: MultiDict[str, str], standing: Centre | None, rules: Rules) -> Filled:
    """Read what was typed about a centre that stands already, or about a new one (None)."""
    cells = {column: typed.get(column, "").strip() for column in COLUMNS}
    cells["services"] = " ".join(typed.getlist("services"))
    if not rules.allow_demo:
        cells["demo"] = "no"
    if standing:
        cells["code"] = standing.code
        cells[LANGUAGE] = standing.language
    number = cells[SECRET] or (standing.duty_sms if standing else "")
    centre, faults = read_row(cells | {SECRET: number}, rules.geography, rules.today, allow_demo=rules.allow_demo)
    return Filled(cells, centre, _by_field(faults))


def with_taken_code(filled: Filled) -> Filled:
    """The same, when another centre has its code."""
    taken = fault("code_taken", code=filled.cells["code"]).at("code")
    return Filled(filled.cells, filled.centre, {**filled.faults, "code": [*filled.faults.get("code", []), taken]})


def _by_field(faults: list[Fault]) -> dict[str, list[Fault]]:
    by_field: dict[str, list[Fault]] = {}
    for found in faults:
        by_field.setdefault(found.field, []).append(found)
    return by_field
