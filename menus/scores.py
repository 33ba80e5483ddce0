"""Scores of three published tests, whose wording comes only from an operator's licensed file (docs/licensed-tests.md).

HITS: four questions answered 1 (never) to 5 (frequently); a sum above 10 is positive. Sherin et al., "HITS: a short
domestic violence screening tool for use in a family practice setting", Family Medicine 1998;30:508-512.

WAST: seven questions in the first edition, eight later, answered 1 to 3. Brown et al., "Development of the Woman Abuse
Screening Tool for use in family practice", Family Medicine 1996;28:422-428. Editions differ in questions and cut-off,
so the cut-off is left to the operator's file.

DA-5: five questions of danger answered yes or no; three times "yes" had a sensitivity of 83 % for severe violence in
the study that chose them. Snider et al., "Intimate partner violence: development of a brief risk assessment for the
emergency department", Academic Emergency Medicine 2009;16:1208-1216.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from menus.branches import Branch, read_branches


@dataclass(frozen=True, slots=True)
class Scale:
    """How a test counts: its numbers of questions, the points from the least answer to the most, and the cut-off.

    A sum of `positive_from` or more is positive; None where the operator's file says it.
    """

    questions: tuple[int, ...]
    points: tuple[int, ...]
    positive_from: int | None


SCALES: Mapping[str, Scale] = {
    "hits": Scale(questions=(4,), points=(1, 2, 3, 4, 5), positive_from=11),
    "wast": Scale(questions=(7, 8), points=(1, 2, 3), positive_from=None),
    "da-5": Scale(questions=(5,), points=(0, 1), positive_from=3),
}


@dataclass(frozen=True, slots=True)
class LicensedTest:
    """A test as an operator may use it: the answers stand from the least to the most."""

    name: str
    licence: str
    language: str
    questions: tuple[str, ...]
    answers: tuple[str, ...]
    positive_from: int


@dataclass(frozen=True, slots=True)
class Score:
    """What the answers come to: a sign, never a diagnosis."""

    points: int
    is_positive: bool


def score(test: LicensedTest, chosen: Sequence[int]) -> Score:
    """Add up the answers, each by its position from 0; raises ValueError when one is missing or there is no such."""
    points = SCALES[test.name].points
    if len(chosen) != len(test.questions) or not set(chosen) <= set(range(len(points))):
        raise ValueError(f"{test.name} wants {len(test.questions)} answers of {len(points)} kinds")
    total = sum(points[position] for position in chosen)
    return Score(total, total >= test.positive_from)


def read_licensed_test(path: Path) -> LicensedTest:
    """Read an operator's file; raises TreeFault with its line."""
    file = read_branches(path)
    file.allow("test", "licence", "language", "questions", "answers", "positive_from")
    name = file.text("test")
    if name not in SCALES:
        raise file.fault(f"{name!r} is none of {', '.join(SCALES)}", "test")
    scale = SCALES[name]
    return LicensedTest(
        name=name,
        licence=file.text("licence"),
        language=file.text("language"),
        questions=_texts(file, "questions", scale.questions),
        answers=_texts(file, "answers", (len(scale.points),)),
        positive_from=_cut_off(file, scale),
    )


def _texts(file: Branch, key: str, lengths: tuple[int, ...]) -> tuple[str, ...]:
    texts = file.get(key)
    if not isinstance(texts, list) or not all(isinstance(text, str) and text for text in texts):
        raise file.fault(f"{key!r} must be a list of texts", key)
    if len(texts) not in lengths:
        raise file.fault(f"{len(texts)} {key}, there must be {' or '.join(map(str, lengths))}", key)
    return tuple(texts)


def _cut_off(file: Branch, scale: Scale) -> int:
    if scale.positive_from is None:
        return file.number("positive_from")
    if "positive_from" in file:
        raise file.fault(f"the cut-off of this test is published: {scale.positive_from}", "positive_from")
    return scale.positive_from
