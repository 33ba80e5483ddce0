"""Counts of past weeks for the figures' pages: many in the cities, few elsewhere, the same every time."""

import random
from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy import Engine

from alerts.figures.tally import ClosedAlert, Heading, marks_of, week_of
from regions.geography import Geography
from store.database import writing
from store.tables.counts import counts
from vocabulary.codes import RegionCode
from vocabulary.sections import Section


def fill(engine: Engine, geography: Geography, now: datetime, weeks: int = 30, most: int = 60) -> int:
    """Keep the counts of so many past weeks; tells how many alerts they are."""
    chance = random.Random(7)
    tally: Counter[tuple[str, str, str, str]] = Counter()
    alerts = 0
    for week in range(weeks):
        raised = now - timedelta(weeks=week)
        for place, region in enumerate(geography.regions):
            for _ in range(chance.randint(0, most // (1 + place))):
                alerts += 1
                for heading, mark in marks_of(_alert(chance, raised, region.code)):
                    tally[week_of(raised).isoformat(), region.code, heading, mark] += 1
            tally[week_of(raised).isoformat(), region.code, Heading.REQUEST, "lawyer"] += chance.randint(0, 4)
        for channel, usual in ((Heading.SECTION_USSD, 90), (Heading.SECTION_SMS, 6)):
            for place, section in enumerate(Section):
                tally[week_of(raised).isoformat(), "", channel, section] += chance.randint(0, usual // (1 + place))
    names = ("week", "region", "heading", "mark")
    rows = [dict(zip(names, key, strict=True)) | {"total": total} for key, total in tally.items() if total]
    with writing(engine) as connection:
        connection.execute(counts.insert(), rows)
    return alerts


def _alert(chance: random.Random, raised: datetime, region: RegionCode) -> ClosedAlert:
    is_answered = chance.random() < 0.93
    return ClosedAlert(
        raised_at=raised,
        origin=chance.choices(["ussd", "sms", "missed_call"], [70, 25, 5])[0],
        because=chance.choices(["helped", "taken_back", "false_alarm", "handed_on"], [50, 30, 12, 8])[0],
        region=region,
        handed_at=raised + timedelta(seconds=chance.lognormvariate(-0.4, 0.7)),
        answered_at=raised + timedelta(seconds=chance.lognormvariate(4, 1)) if is_answered else None,
        answered_by=chance.choice(["contact", "contact", "centre", "staff"]) if is_answered else "",
        centres_told=frozenset({f"{region[3:]}-1"}),
        centre_that_took=f"{region[3:]}-1" if chance.random() < 0.3 else "",
    )
