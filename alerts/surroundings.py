"""What the rules see around a caller: words, places, centres and the operator's choices."""

from collections.abc import Callable
from dataclasses import dataclass

from alerts.duty.roster import NO_ROSTER, Roster
from alerts.escalation.steps import Escalation
from alerts.requests.calm import Calm
from regions.directory import Directory
from regions.geography import Geography, Region
from texts.catalogue import Words
from vocabulary.codes import RegionCode
from vocabulary.phone_number import PhoneNumber


@dataclass(frozen=True, slots=True)
class Policy:
    """The operator's choices. `tell_centre` is what "not asked" means; `map_link` is a template with lat and lon.

    `needs_roster`: without anybody on the roster nobody is on duty, as where real women call. `contact_countries` are
    those abroad that texts reach (ISO 3166-1).
    """

    tell_centre: bool
    duty_line: PhoneNumber
    map_link: str
    escalation: Escalation
    calm: Calm
    cyrillic: bool = True
    supervisor: PhoneNumber | None = None
    needs_roster: bool = False
    contact_countries: tuple[str, ...] = ()


def nothing_is_told(_text: str) -> str:
    """Where nobody reads what people write."""
    return ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything outside the caller's own pages that a rule may read.

    `telling` finds the words of a text that call for help or tell of violence.
    """

    words: Words
    geography: Geography
    directory: Directory
    policy: Policy
    roster: Roster = NO_ROSTER
    telling: Callable[[str], str] = nothing_is_told

    def region(self, code: RegionCode | None) -> Region | None:
        """The region with this code. None for a code that the data has no more: that must not cost a HELP."""
        try:
            return self.geography.region(code) if code else None
        except KeyError:
            return None
