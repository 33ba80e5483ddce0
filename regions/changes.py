"""In what two directories differ, centre by centre and field by field."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from regions.centre import Centre
from regions.centre_cells import COLUMNS
from vocabulary.codes import CentreCode, RegionCode


class Kind(StrEnum):
    """What became of a centre."""

    ADDED = "added"
    CHANGED = "changed"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Change:
    """One centre before and after; None where it is not in the directory."""

    code: CentreCode
    before: Centre | None
    after: Centre | None

    @property
    def kind(self) -> Kind:
        """What became of it."""
        if self.before is None:
            return Kind.ADDED
        return Kind.CHANGED if self.after else Kind.RETIRED

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ, in the order of the file; all of a centre that came or went."""
        return tuple(name for name in COLUMNS if getattr(self.before, name, None) != getattr(self.after, name, None))

    @property
    def regions(self) -> frozenset[RegionCode]:
        """Where it was and is."""
        return frozenset(centre.region for centre in (self.before, self.after) if centre)


def changes_between(before: Iterable[Centre], after: Iterable[Centre]) -> list[Change]:
    """All centres that differ: those of the former directory in its order, then the new ones."""
    old, new = ({centre.code: centre for centre in listed} for listed in (before, after))
    changes = (Change(code, old.get(code), new.get(code)) for code in (old | new))
    return [change for change in changes if change.before != change.after]


def carried_over(changes: Iterable[Change], newest: Iterable[Centre]) -> list[Centre]:
    """The newest directory with changes that were made to an older one: of a changed centre, the changed fields."""
    centres = {centre.code: centre for centre in newest}
    for change in changes:
        if change.after is None:
            centres.pop(change.code, None)
        elif change.before is None or change.code not in centres:
            centres[change.code] = change.after
        else:
            fields: dict[str, Any] = {name: getattr(change.after, name) for name in change.fields}
            centres[change.code] = replace(centres[change.code], **fields)
    return list(centres.values())
