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

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from texts.alphabet import fold
from texts.yaml_file import Branch, YamlFault, read_branches
from vocabulary.languages import Language

LONGEST_TITLE, LONGEST_QUESTION, LONGEST_CHOICE = 24, 240, 30
"""Characters. Whether a title and an answer also fit the screens of this network is judged by `menus.loader`."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How a test counts: its numbers of questions, the points from the least answer to the most, and the cut-off.

    A sum of `positive_from` or more is positive; None where the operator's file says it. Positive is `urgent` where the
    test asks for danger.
    """

    questions: tuple[int, ...]
    points: tuple[int, ...]
    positive_from: int | None
    urgent: bool = False


SCALES: Mapping[str, Scale] = {
    "hits": Scale(questions=(4,), points=(1, 2, 3, 4, 5), positive_from=11),
    "wast": Scale(questions=(7, 8), points=(1, 2, 3), positive_from=None),
    "da-5": Scale(questions=(5,), points=(0, 1), positive_from=3, urgent=True),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answers, from the least to the most."""

    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LicensedTest:
    """A test as an operator may use it, and the file that it was read from."""

    name: str
    title: str
    licence: str
    language: Language
    questions: tuple[Question, ...]
    positive_from: int
    file: Branch = field(repr=False, compare=False)

    @property
    def id(self) -> str:
        """Its name among all tests."""
        return f"{self.name} {self.language}"

    @property
    def is_urgent(self) -> bool:
        """Whether a positive result cannot wait."""
        return SCALES[self.name].urgent


@dataclass(frozen=True, slots=True)
class Score:
    """What the answers come to: a sign, never a diagnosis."""

    points: int
    is_positive: bool


def score(test: LicensedTest, times: Sequence[int]) -> Score:
    """Add up the answers: how often each was chosen, from the least to the most. ValueError unless all are there."""
    points = SCALES[test.name].points
    if len(times) != len(points) or sum(times) != len(test.questions) or min(times) < 0:
        raise ValueError(f"{test.name} wants {len(test.questions)} answers of {len(points)} kinds")
    total = sum(point * often for point, often in zip(points, times, strict=True))
    return Score(total, total >= test.positive_from)


def read_licensed_tests(folder: Path) -> tuple[LicensedTest, ...]:
    """Read an operator's folder, a file for each test and language; raises YamlFault with file and line."""
    tests: dict[str, LicensedTest] = {}
    if not folder.is_dir():
        raise YamlFault(str(folder), 1, "there is no such folder of licensed tests")
    for path in sorted(folder.glob("*.yaml")):
        test = read_licensed_test(path)
        if test.id in tests:
            raise test.file.fault(f"{test.id!r} stands already in {tests[test.id].file.file}", "test")
        tests[test.id] = test
    return tuple(tests.values())


def read_licensed_test(path: Path) -> LicensedTest:
    """Read an operator's file; raises YamlFault with its line."""
    file = read_branches(path)
    file.allow("test", "title", "licence", "language", "questions", "answers", "positive_from")
    name = file.text("test")
    if name not in SCALES:
        raise file.fault(f"{name!r} is none of {', '.join(SCALES)}", "test")
    scale = SCALES[name]
    return LicensedTest(
        name=name,
        title=_short(file, "title", file.text("title"), LONGEST_TITLE),
        licence=file.text("licence"),
        language=Language(file.text("language")),
        questions=tuple(_questions(file, scale)),
        positive_from=_cut_off(file, scale),
        file=file,
    )


def _questions(file: Branch, scale: Scale) -> Iterator[Question]:
    """A question is a text, which has the answers that all have, or a mapping with its own."""
    questions = file.get("questions")
    if not isinstance(questions, list) or not questions:
        raise file.fault("'questions' must be a list", "questions")
    if len(questions) not in scale.questions:
        most = " or ".join(map(str, scale.questions))
        raise file.fault(f"{len(questions)} questions, there must be {most}", "questions")
    for question in questions:
        if isinstance(question, Branch):
            question.allow("ask", "answers")
            text, answers = question.text("ask"), _answers(question, scale)
            yield Question(_short(question, "ask", text, LONGEST_QUESTION), answers)
        elif isinstance(question, str) and question:
            yield Question(_short(file, "questions", question, LONGEST_QUESTION), _answers(file, scale))
        else:
            raise file.fault("a question must be a text, or have 'ask' and 'answers'", "questions")


def _answers(file: Branch, scale: Scale) -> tuple[str, ...]:
    answers = file.get("answers")
    if not isinstance(answers, list) or not all(isinstance(answer, str) and answer for answer in answers):
        raise file.fault("'answers' must be a list of texts", "answers")
    if len(answers) != len(scale.points):
        raise file.fault(f"{len(answers)} answers, there must be {len(scale.points)}", "answers")
    return tuple(_short(file, "answers", answer, LONGEST_CHOICE) for answer in answers)


def _short(file: Branch, key: str, text: str, longest: int) -> str:
    text = fold(text)
    if len(text) > longest:
        raise file.fault(f"{text[:20]!r}.. has {len(text)} characters, {longest} at most", key)
    return text


def _cut_off(file: Branch, scale: Scale) -> int:
    if scale.positive_from is None:
        return file.number("positive_from")
    if "positive_from" in file:
        raise file.fault(f"the cut-off of this test is published: {scale.positive_from}", "positive_from")
    return scale.positive_from
