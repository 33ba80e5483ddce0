"""`python -m texts update` brings translations up to the reference, `check` names what is wrong in any text.

`update --anyway` does so with a file that seems to be another one, or a part of one.
`templates` lists the texts that are sent; `templates --latin` as a route without Cyrillic has them.
"""

import signal
import sys
from datetime import UTC, datetime

from texts.article import article_faults
from texts.catalogue import CatalogueFault, load_words
from texts.check import catalogue_faults
from texts.templates import list_templates
from texts.update import update_catalogues


def main(arguments: list[str]) -> None:
    """Run one of the commands; ends with the faults, one a line, if there are any."""
    match arguments:
        case ["update", *options] if options in ([], ["--anyway"]):
            _update(anyway=bool(options))
        case ["check"]:
            today = datetime.now(UTC).date()
            sys.exit("\n".join(catalogue_faults() + article_faults(today)) or 0)
        case ["templates", *options] if options in ([], ["--latin"]):
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` may stop reading
            for line in list_templates(load_words("notices"), in_latin=bool(options)):
                sys.stdout.write(line + "\n")
        case _:
            sys.exit(__doc__)


def _update(anyway: bool) -> None:
    try:
        changed = update_catalogues(anyway=anyway)
    except CatalogueFault as fault:
        sys.exit(f"{fault}\nnothing was written; `python -m texts check` names everything that is wrong")
    sys.stdout.write("".join(f"written: {name}\n" for name in changed) or "everything is up to date\n")


if __name__ == "__main__":
    main(sys.argv[1:])
