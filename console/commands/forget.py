"""`forget`: what is kept no longer, deleted now; the worker does so every hour by itself."""

import sys
from collections import Counter

import click

from console.commands.service import open_service
from console.commands.stopped import when_stopped
from store.counted.counting import count_all
from store.forgetting import count_overdue, rules_with
from store.forgetting import forget as forget_in
from store.instant import utc_now
from store.staff.audit_retention import cut


@click.command()
@when_stopped("what was deleted is gone; run it again for the rest, or leave it to the worker")
def forget() -> None:
    """Delete what is older than its rule allows, as the worker does every hour; it may be interrupted."""
    deleted: Counter[str] = Counter()
    with open_service() as service:
        now = utc_now()
        count_all(service.engine)
        rules = rules_with(service.settings.backup_days)
        overdue = count_overdue(service.engine, now, rules)
        with click.progressbar(length=overdue, label="Forgetting", file=sys.stderr) as bar:
            for rule, rows in forget_in(service.engine, now, rules):
                deleted[rule.name] += rows
                bar.update(rows)
        while rows := cut(service.engine, service.vault, now):
            deleted["entries of the audit log"] += rows
    for name, rows in deleted.items():
        click.echo(f"{rows} {name}")
    click.echo(f"{deleted.total()} forgotten")
