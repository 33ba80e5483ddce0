"""What `doctor` says of the record's hosts: a line for each, and one for all together."""

from collections.abc import Iterator

from console.commands.finding import Finding, Verdict
from store.address import database_address
from store.hosts import HostFound, HostPart, look_at_hosts

_VERDICTS = {
    HostPart.PRIMARY: Verdict.GOOD,
    HostPart.STANDBY: Verdict.GOOD,
    HostPart.AWAY: Verdict.NOTE,
    HostPart.UNFIT: Verdict.WRONG,
}


def has_several_hosts(url: str) -> bool:
    """Whether the record may move from one host to another."""
    return len(database_address(url).hosts) > 1


def record_hosts(url: str) -> Iterator[Finding]:
    """Try each host of PostgreSQL; nothing is said of a file."""
    address = database_address(url)
    if address.is_file:
        return
    found = []
    for one in look_at_hosts(address):
        found.append(one)
        yield Finding(f"host {one.host}", _VERDICTS[one.part], one.to_do or str(one.part))
    yield Finding("hosts together", *_together(found))


def _together(found: list[HostFound]) -> tuple[Verdict, str]:
    primaries = [one for one in found if one.part is HostPart.PRIMARY]
    if not primaries:
        words = "promote a standby" if any(one.part is HostPart.STANDBY for one in found) else "put one of them right"
        return Verdict.WRONG, f"no primary, so no HELP can be stored: {words}"
    if len(primaries) > 1:
        which = ", ".join(str(one.host) for one in primaries)
        return (
            Verdict.WRONG,
            f"{which} are primaries, each with a record of its own: stop the older ones",
        )
    if len(found) > 1 and not primaries[0].waits_for_standby:
        return Verdict.NOTE, "no commit waits for a standby (synchronous_standby_names): what was taken is lost with it"
    return Verdict.GOOD, f"{primaries[0].host} takes writes"
