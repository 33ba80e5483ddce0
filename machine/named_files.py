"""What settings name by a path: a file that cannot be used stops the start, a folder that may come back does not."""

from collections.abc import Iterator
from tempfile import TemporaryFile

from config.escalation import load_plan
from config.settings import Settings
from menus.scores import read_licensed_tests
from texts.yaml_file import YamlFault
from ussd.described.description import fault_of_roads


def unusable_files(settings: Settings) -> Iterator[str]:
    """A line for each setting whose files cannot be used; every program would end with it, and be started anew."""
    if settings.escalation:
        try:
            load_plan(settings.escalation)
        except YamlFault as fault:
            yield f"NAJOT_ESCALATION: {settings.escalation.parent / fault.file}:{fault.line}: {fault.reason}"
    if settings.licensed_tests:
        try:
            read_licensed_tests(settings.licensed_tests)
        except YamlFault as fault:
            yield f"NAJOT_LICENSED_TESTS: {fault}"
    if fault_of_road := fault_of_roads(settings.ussd_roads, (settings.ussd_limit_gsm7, settings.ussd_limit_ucs2)):
        yield f"NAJOT_USSD_ROADS: {fault_of_road}"


def unwritable_folders(settings: Settings) -> Iterator[str]:
    """A line for a folder in which nothing can be written now. It may be a mount that is away: no HELP waits for it."""
    folder = settings.erasures_to
    if folder is None:
        return
    try:
        with TemporaryFile(dir=folder):
            return
    except OSError as error:
        yield (
            f"NAJOT_ERASURES_TO: nothing can be written in {folder.absolute()} ({error.strerror}): make or mount it."
            " The service starts all the same, but a restore would bring back who erased herself since"
        )
