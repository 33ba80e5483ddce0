"""A copy is held against the newest list of erasures before it replaces anything."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from store.backups.copies import INDEX, BackupFault, Contents
from store.erasures.written import ErasureList, ListRefused, from_text, name_of
from store.sealed.sealing import BlindIndex, RootKeys
from texts.bounded_file import read_within
from texts.faults import Fault
from texts.times import in_both

MOST_BYTES = 2**27
"""Of a list: more than a million erasures."""

NOTED_SINCE = "0020"
"""The schema from which on erasures are noted."""

_LEEWAY = timedelta(minutes=5)
"""A list goes out every minute, from a machine whose clock may be a little off."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Where the newest list is: in a file that was named, or in the folder of the settings.

    `may_lack`: who restores knows that some who erased themselves will be back.
    """

    folder: Path
    file: Path | None = None
    may_lack: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """The list by which a copy is erased again, if there is one, and what it is known to lack."""

    erasures: ErasureList | None
    lacks: str = ""


def hold_against(contents: Contents, file: Path, roots: RootKeys, lists: Lists) -> Held:
    """Find the list for the copy in `file`; raises BackupFault when it lacks something, unless that is known."""
    erasures, fault = _newest(contents, roots, lists)
    fault = fault or (_gap(contents, file, erasures) if erasures else "")
    if fault and not lists.may_lack:
        raise BackupFault(
            f"{fault} (--accept-missing-erasures restores all the same: some who erased themselves are back)"
        )
    if not fault and contents.revision < NOTED_SINCE:
        fault = f"{file}: is of a release that noted no erasures, so those between it and the next release are missing"
    return Held(erasures, fault)


def _newest(contents: Contents, roots: RootKeys, lists: Lists) -> tuple[ErasureList | None, str]:
    if contents.index is None:
        return None, "the copy is of a service that never started, and has no list of erasures"
    index = BlindIndex(roots.unwrap(contents.index, INDEX))
    in_folder = lists.folder / name_of(index)
    chosen, fault = _read(lists.file or in_folder, index)
    if chosen and lists.file:
        other, _ = _read(in_folder, index)
        if other and other.written_at > chosen.written_at:
            mine, newer = in_both(chosen.written_at), in_both(other.written_at)
            fault = f"{lists.file}: is of {mine}, and {in_folder} is newer, of {newer}"
    return chosen, fault


def _read(file: Path, index: BlindIndex) -> tuple[ErasureList | None, str]:
    try:
        return from_text(read_within(file, MOST_BYTES).decode(), index), ""
    except FileNotFoundError:
        return None, f"{file}: there is no list of erasures; name the newest one with --erasures"
    except (OSError, UnicodeDecodeError) as error:
        return None, f"{file}: the list of erasures cannot be read ({type(error).__name__})"
    except (ListRefused, Fault) as refused:
        return None, f"{file}: {refused}"


def _gap(contents: Contents, file: Path, erasures: ErasureList) -> str:
    newest = contents.newest
    if newest is None:
        return ""
    if erasures.written_at < newest - _LEEWAY:
        return f"the list of erasures, of {in_both(erasures.written_at)}, is older than {file}, of {in_both(newest)}"
    if newest < erasures.reaches_back_to:
        since = in_both(erasures.reaches_back_to)
        return f"{file}: is of {in_both(newest)}, and the list of erasures reaches back to {since}"
    return ""
