"""Clock times as people in Uzbekistan read them."""

from datetime import date, datetime, timedelta, timezone

TASHKENT = timezone(timedelta(hours=5), "Asia/Tashkent")
"""UTC+5 all year (IANA tz database, Asia/Tashkent): a fixed offset needs no tzdata on the machine."""


def clock_time(now: datetime) -> str:
    """Hours and minutes in Tashkent, such as 14:05."""
    return now.astimezone(TASHKENT).strftime("%H:%M")


def day_and_time(now: datetime) -> str:
    """Day, month, hours and minutes in Tashkent, such as 22.11 14:05."""
    return now.astimezone(TASHKENT).strftime("%d.%m %H:%M")


def in_both(moment: datetime) -> str:
    """A moment in UTC, as logs have it, and in Tashkent, as rosters and texts have it."""
    return f"{moment:%Y-%m-%d %H:%M} UTC ({moment.astimezone(TASHKENT):%Y-%m-%d %H:%M} Tashkent)"


def local_date(now: datetime) -> date:
    """The date in Tashkent."""
    return now.astimezone(TASHKENT).date()
