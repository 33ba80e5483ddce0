"""One face in time: how long each word takes for each kind of account, in alternating order, at the door of texts."""

import gc
import sys
import tempfile
import time
from itertools import count
from pathlib import Path
from statistics import median

import click

from tests.demo import SECRET, Demo
from tests.kinds_of_account import KINDS, nobody
from vocabulary.phone_number import PhoneNumber

ROUNDS = 400
BAR = 5.0
"""Milliseconds between the medians of two kinds (contract of the answers, S18)."""

WORDS = (
    *("MARKAZ", "VILOYAT Andijon", "TIL ru", "QO'SH Zebo 000000077", "OCHIR Aziza", "UNUT", "MENYU", "4071"),
    *("VILOYAT Buxoro 9950", "OCHIR Aziza 4071", "XAVFSIZ", "STOP"),
)
"""The last ones change what an account is: each number texts each word once, in this order."""


def main(rounds: int = ROUNDS) -> None:
    """Print medians by word and kind; exits with 1 where two kinds lie further apart than the bar."""
    with tempfile.TemporaryDirectory(prefix="najot-bench-") as folder:
        demo = Demo(Path(folder))
        numbers = (PhoneNumber(f"+99800{n:07d}") for n in count(6_000_000))
        people = _people(demo, [next(numbers) for _ in range(rounds * (len(KINDS) + 1))])
        kinds = list(people)
        print(f"One face: medians of {rounds} alternating texts of each kind of account, in ms")
        print(f"{'':22}{''.join(f'{kind[:14]:>15}' for kind in kinds)}{'apart':>8}")
        worst = max(_measure(demo, word, people) for word in WORDS)
        print(f"largest difference: {worst:.2f} ms (bar: {BAR:.0f} ms)")
        demo.close()
    if worst >= BAR:
        sys.exit(1)


def _people(demo: Demo, numbers: list[PhoneNumber]) -> dict[str, list[PhoneNumber]]:
    """Numbers of each kind of account, ready; one who was never seen has texted a word that says nothing."""
    kinds = (nobody, *KINDS)
    people: dict[str, list[PhoneNumber]] = {kind.__name__: [] for kind in kinds}
    with click.progressbar(numbers, label="Accounts", file=sys.stderr) as bar:
        for position, number in enumerate(bar):
            kind = kinds[position % len(kinds)]
            kind(demo, number)
            _seconds(demo, number, "TIL")
            people[kind.__name__].append(number)
    return people


def _measure(demo: Demo, word: str, people: dict[str, list[PhoneNumber]]) -> float:
    """The largest difference between two medians, in ms; the kinds take turns, each time in another order."""
    took: dict[str, list[float]] = {kind: [] for kind in people}
    kinds = list(people)
    gc.collect()
    gc.disable()
    for turn, row in enumerate(zip(*people.values(), strict=True)):
        at = turn % len(kinds)
        pairs = list(zip(kinds, row, strict=True))
        for kind, number in pairs[at:] + pairs[:at]:
            took[kind].append(_seconds(demo, number, word))
    gc.enable()
    medians = {kind: median(seconds) * 1000 for kind, seconds in took.items()}
    apart = max(medians.values()) - min(medians.values())
    print(f"{word:22}{''.join(f'{medians[kind]:15.2f}' for kind in kinds)}{apart:8.2f}")
    return apart


def _seconds(demo: Demo, number: PhoneNumber, word: str) -> float:
    form = {"from": number, "to": "000", "text": word, "id": f"{number} {word}", "date": ""}
    began = time.perf_counter()
    status, _ = demo.post(f"/sms/africastalking/{SECRET}/incoming", form)
    took = time.perf_counter() - began
    if status != 200:
        raise AssertionError(f"{word!r} heard {status}")
    return took


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
