"""Fills a record by the functions of the release in whose folder this runs; what later stands in `data/`.

    cd THAT_RELEASE && PYTHONPATH=. python .../tests/upgrades/night.py DUMP

Only what every release has is used: its own `tests/demo.py`, its phones, its book and its EFFECTS.
"""

import gzip
import importlib
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import Any

from alerts.alert import Origin
from alerts.carry_out import carry_out
from store.instant import utc_now
from tests.demo import Demo


def optional(module: str) -> Any:
    """A module that not every release has."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError:
        return None


def one_of(*modules: str) -> Any:
    """The one of these that this release has, for files that were moved; None where it has none."""
    return next(filter(None, map(optional, modules)), None)


PROOF = one_of("alerts.who_decides.proof", "alerts.proof")
PIN_WORK = one_of("alerts.who_decides.pin_work", "alerts.pin_work")
EFFECTS = one_of("vocabulary.effects", "menus.effects")
CHOICES = one_of("vocabulary.choices", "menus.facts")
PhoneNumber = one_of("vocabulary.phone_number", "texts.phone_number").PhoneNumber


def carry(demo: Demo, number: str, effect: Any) -> None:
    """One effect, as if it was dialled."""
    service = demo.service
    around = service.around(service.directory.newest())
    pins: Any = None
    while True:
        try:
            with service.ledger.open_book(PhoneNumber(number), utc_now()) as book:
                if PROOF:
                    book.vouched = PROOF.Proof.DIAL
                if pins:
                    book.pins = pins
                elif PIN_WORK and not hasattr(PIN_WORK, "WorkedPins"):
                    effect = PIN_WORK.worked_out(effect, book.caller.profile.private)
                carry_out(effect, book, Origin.USSD, around)
                return
        except Exception as wanted:
            if type(wanted).__name__ != "PinWorkWanted":
                raise
            pins = pins or PIN_WORK.WorkedPins()
            pins.work(wanted)


def fill(demo: Demo) -> None:
    """One night. Nothing is sent after B and C were told: all that A, D and E wait for still waits."""
    for last, name in (("1", "Dilnoza"), ("2", "Malika"), ("3", "Aziza")):
        carry(demo, f"+99800000010{last}", EFFECTS.AddContact(name, PhoneNumber(f"+99800000011{last}")))
    send(demo)
    for last in "23":
        demo.phone(f"+99800000010{last}").dials().types("1", "1")
    send(demo)
    demo.phone("+998000000113").texts("1")
    send(demo)
    carry(demo, "+998000000101", EFFECTS.SetPin("2580"))
    carry(demo, "+998000000101", EFFECTS.RaiseAlert())
    carry(demo, "+998000000104", EFFECTS.AskCallBack(CHOICES.Specialist.PSYCHOLOGIST, CHOICES.SafeTime.ANY))
    demo.phone("+998000000105").texts("YORDAM")
    demo.service.outbox.claim(utc_now(), 1)  # by a worker that never settles it


def send(demo: Demo) -> None:
    """Hand over what is due."""
    demo.texts_of("+998000000199")


def main(dump: Path) -> None:
    """Write the record as SQL, compressed: the same bytes for the same record."""
    with tempfile.TemporaryDirectory() as folder:
        demo = Demo(Path(folder))
        fill(demo)
        demo.close()
        with sqlite3.connect(f"{folder}/najot.db") as record:
            lines = "\n".join(record.iterdump())
    dump.write_bytes(gzip.compress(lines.encode("utf-8"), mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
