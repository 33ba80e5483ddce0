"""Published tests in an operator's words: their sums, their cut-offs, and files that are refused."""

from pathlib import Path

import pytest

from menus.branches import TreeFault
from menus.scores import SCALES, LicensedTest, read_licensed_test, score


def written(tmp_path: Path, test: str, questions: int, answers: int, more: str = "") -> Path:
    file = tmp_path / "test.yaml"
    lists = f"questions: [{', '.join('q' * questions)}]\nanswers: [{', '.join('a' * answers)}]\n"
    file.write_text(f"test: {test}\nlicence: the authors, 2026\nlanguage: uz\n{lists}{more}", "utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "chosen", "points", "is_positive"),
    [
        ("hits", [0, 0, 0, 0], 4, False),
        ("hits", [1, 2, 1, 2], 10, False),
        ("hits", [1, 2, 2, 2], 11, True),
        ("hits", [4, 4, 4, 4], 20, True),
        ("da-5", [0, 0, 0, 0, 0], 0, False),
        ("da-5", [1, 0, 1, 0, 0], 2, False),
        ("da-5", [1, 0, 1, 0, 1], 3, True),
        ("wast", [0] * 7, 7, False),
        ("wast", [2, 2, 2, 0, 0, 0, 0], 13, True),
    ],
)
def test_answers_are_added_up(tmp_path: Path, name: str, chosen: list[int], points: int, is_positive: bool) -> None:
    more = "positive_from: 13\n" if name == "wast" else ""
    test = read_licensed_test(written(tmp_path, name, len(chosen), len(SCALES[name].points), more))

    total = score(test, chosen)

    assert (total.points, total.is_positive) == (points, is_positive)


@pytest.mark.parametrize("chosen", [[], [0, 0, 0], [0] * 5, [0, 0, 0, 5], [0, 0, 0, -1]])
def test_answers_that_the_test_does_not_have_are_refused(chosen: list[int]) -> None:
    test = LicensedTest("hits", "the authors", "uz", ("q",) * 4, ("a",) * 5, 11)

    with pytest.raises(ValueError, match="hits wants 4 answers of 5 kinds"):
        score(test, chosen)


@pytest.mark.parametrize(
    ("test", "questions", "answers", "more", "reason"),
    [
        ("hots", 4, 5, "", ":1: 'hots' is none of hits, wast, da-5"),
        ("hits", 3, 5, "", ":4: 3 questions, there must be 4"),
        ("hits", 4, 4, "", ":5: 4 answers, there must be 5"),
        ("hits", 4, 5, "positive_from: 3\n", ":6: the cut-off of this test is published: 11"),
        ("wast", 9, 3, "positive_from: 13\n", "there must be 7 or 8"),
        ("wast", 8, 3, "", "'positive_from' is missing"),
        ("da-5", 5, 2, "colour: red\n", "'colour' has no meaning here"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(
    tmp_path: Path, test: str, questions: int, answers: int, more: str, reason: str
) -> None:
    with pytest.raises(TreeFault) as fault:
        read_licensed_test(written(tmp_path, test, questions, answers, more))

    assert reason in str(fault.value)


def test_questions_that_are_no_texts_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "test.yaml"
    file.write_text("test: hits\nlicence: x\nlanguage: uz\nquestions: 4\nanswers: [a]\n", "utf-8")

    with pytest.raises(TreeFault, match="'questions' must be a list of texts"):
        read_licensed_test(file)
