"""`python -m texts update` brings translations up to the reference, `check` names what is wrong in any text.

`spelling` names words of ours that stand in no dictionary and that nobody has called right yet.
`update --anyway` does so with a file that seems to be another one, or a part of one.
`packet --for counsellor|lawyer|speaker --language ru` writes what a reviewer reads and fills in, on standard output;
the same with `--read FILE` takes what came back into texts/reviews, whole or not at all.
`templates` lists the texts that are sent; `templates --latin` as a route without Cyrillic has them.
"""

import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from texts.article import article_faults
from texts.catalogue import CatalogueFault, load_words
from texts.check import catalogue_faults, draft_faults
from texts.packet import For, PacketFault, pieces_for, read_back, written
from texts.reviews import keep
from texts.spelling import NoDictionary, spelling_faults
from texts.templates import list_templates
from texts.update import update_catalogues
from vocabulary.languages import Language


def main(arguments: list[str]) -> None:
    """Run one of the commands; ends with the faults, one a line, if there are any."""
    match arguments:
        case ["update", *options] if options in ([], ["--anyway"]):
            _update(anyway=bool(options))
        case ["check"]:
            today = datetime.now(UTC).date()
            sys.exit("\n".join(catalogue_faults() + draft_faults() + article_faults(today)) or 0)
        case ["spelling"]:
            sys.exit("\n".join(_spelling()) or 0)
        case ["packet", "--for", whom, "--language", language, *options] if whom in tuple(For):
            _packet(For(whom), Language(language), options)
        case ["packet", "--for", whom, "--language", _, *_] if whom not in tuple(For):
            sys.exit(f"--for {whom!r}: must be of {', '.join(For)}")
        case ["templates", *options] if options in ([], ["--latin"]):
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` may stop reading
            for line in list_templates(load_words("notices"), in_latin=bool(options)):
                sys.stdout.write(line + "\n")
        case _:
            sys.exit(__doc__)


def _spelling() -> list[str]:
    try:
        return spelling_faults()
    except NoDictionary as reason:
        return [str(reason)]


def _update(anyway: bool) -> None:
    try:
        changed = update_catalogues(anyway=anyway)
    except CatalogueFault as fault:
        sys.exit(f"{fault}\nnothing was written; `python -m texts check` names everything that is wrong")
    sys.stdout.write("".join(f"written: {name}\n" for name in changed) or "everything is up to date\n")


def _packet(whom: For, language: Language, options: list[str]) -> None:
    today = datetime.now(UTC).date()
    try:
        pieces = pieces_for(whom, language)
        if not options:
            sys.stdout.write(written(whom, language, pieces, today))
            return
        if len(options) != 2 or options[0] != "--read":
            sys.exit(__doc__)
        file = Path(options[1])
        reviews = read_back(file.read_text("utf-8"), file.name, pieces, today)
    except KeyError:
        sys.exit(f"there are no texts in {language}")
    except OSError as error:
        sys.exit(f"{options[1]}: {error.strerror}")
    except UnicodeDecodeError:
        sys.exit(f"{options[1]}: the file is not UTF-8")
    except PacketFault as fault:
        sys.exit(f"{fault}\nnothing was taken over")
    kept = keep(whom, language, reviews)
    for review in reviews:
        better = f"; better: {review.better}" if review.better else ""
        sys.stdout.write(f"{review.id}: read by {review.reader} on {review.day}{better}\n")
    sys.stdout.write(f"{len(reviews)} of {len(pieces)} texts were read; written: {kept}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
