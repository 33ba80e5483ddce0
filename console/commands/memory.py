"""How much memory everything takes that `make run` started: what processes share is counted once."""

from collections import defaultdict
from pathlib import Path

import click

from config.settings import load_settings_or_exit

_MB = 1024
_THE_STARTER = "make run itself"


@click.command()
def memory() -> None:
    """Print the memory of each program that runs here, in MB, and of all together (PSS, proc(5), smaps_rollup)."""
    taken = taken_by_program(load_settings_or_exit().var / "run")
    if not taken:
        raise click.ClickException("nothing runs here that make run started")
    for name, (processes, megabytes) in taken.items():
        click.echo(f"{name:16} {megabytes:6.0f} MB in {processes} {'process' if processes == 1 else 'processes'}")
    click.echo(f"{'together':16} {sum(megabytes for _, megabytes in taken.values()):6.0f} MB")


def taken_by_program(records: Path) -> dict[str, tuple[int, float]]:
    """Processes and MB of each program whose record `machine.supervise` left here, and of who looks after them."""
    leaders = {int(record.read_text().split()[0]): record.stem for record in sorted(records.glob("*.pid"))}
    members: dict[str, list[int]] = defaultdict(list)
    for folder in Path("/proc").glob("[0-9]*"):
        parent, group = _parent_and_group(folder)
        if group in leaders:
            members[leaders[group]].append(int(folder.name))
        if int(folder.name) in leaders:
            members[_THE_STARTER] = [parent]
    order = [*(name for name in leaders.values() if name in members), _THE_STARTER]
    return {name: (len(members[name]), sum(map(_megabytes, members[name]))) for name in order if name in members}


def _parent_and_group(folder: Path) -> tuple[int, int]:
    try:
        numbers = (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0, 0  # it ended meanwhile
    return int(numbers[1]), int(numbers[2])


def _megabytes(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0.0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / _MB
