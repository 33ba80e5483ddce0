"""Whose alert is whose to see: asked by each page that opens one, and before one is given to somebody."""

from alerts.alert import Alert
from alerts.help.who_to_tell import is_for_staff
from console.frame.desk import Desk
from staff.audit import Deed
from staff.member import Member
from staff.rights import Right, may
from store.desk.alert_files import AlertFile, StoredAlertFiles
from vocabulary.choices import TellCentre

ALERT = "alert"
"""What the audit log calls it."""


def file_for(desk: Desk, files: StoredAlertFiles, alert_id: str) -> AlertFile | None:
    """The alert, if it is this member's to see; another region's is not there for them, and that they tried is kept."""
    file = files.of(alert_id)
    of_one_region = desk.member.region is not None
    if file is None or not is_for_staff(file.caller.profile.tell_centre, file.alert, of_one_region):
        return None
    if not desk.member.sees_one_of(file.alert.regions):
        desk.note(Deed.REFUSED, ALERT, alert_id, region=file.alert.place.region)
        return None
    return file


def who_can_take(desk: Desk, alert: Alert, wants: TellCentre) -> list[Member]:
    """Who is signed in, takes alerts and may see this one; not who asks. `wants`: whether centres are told of her."""
    here = (one.member for one in desk.sessions.here(desk.now()))
    return [
        one
        for one in here
        if one.id != desk.member.id
        and may(one, Right.ACT)
        and one.sees_one_of(alert.regions)
        and is_for_staff(wants, alert, of_one_region=one.region is not None)
    ]
