"""Whose alert is whose to see: asked by each page that opens one."""

from alerts.help.who_to_tell import is_for_staff
from console.frame.desk import Desk
from staff.audit import Deed
from store.desk.alert_files import AlertFile, StoredAlertFiles

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
