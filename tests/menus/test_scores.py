"""Published tests in an operator's words: their sums, their cut-offs, and files that are refused."""

from pathlib import Path

import pytest

from menus.scores import SCALES, Question, read_licensed_test, read_licensed_tests, score
from texts.yaml_file import YamlFault


def written(tmp_path: Path, test: str, questions: int, answers: int, more: str = "", name: str = "test.yaml") -> Path:
    file = tmp_path / name
    lists = f"questions: [{', '.join('q' * questions)}]\nanswers: [{', '.join('a' * answers)}]\n"
    head = f"test: {test}\ntitle: Soup\nlicence: the authors, 2026\nlanguage: uz\n"
    file.write_text(head + lists + more, "utf-8")
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

    total = score(test, [chosen.count(position) for position in range(len(SCALES[name].points))])

    assert (total.points, total.is_positive) == (points, is_positive)


@pytest.mark.parametrize("times", [[0] * 5, [3, 0, 0, 0, 0], [5, 0, 0, 0, 0], [4, 0, 0, 0], [5, 0, 0, 0, -1]], ids=str)
def test_answers_that_the_test_does_not_have_are_refused(tmp_path: Path, times: list[int]) -> None:
    test = read_licensed_test(written(tmp_path, "hits", 4, 5))

    with pytest.raises(ValueError, match="hits wants 4 answers of 5 kinds"):
        score(test, times)


@pytest.mark.parametrize(
    ("test", "questions", "answers", "more", "reason"),
    [
        ("hots", 4, 5, "", ":1: 'hots' is none of hits, wast, da-5"),
        ("hits", 3, 5, "", ":5: 3 questions, there must be 4"),
        ("hits", 4, 4, "", ":6: 4 answers, there must be 5"),
        ("hits", 4, 5, "positive_from: 3\n", ":7: the cut-off of this test is published: 11"),
        ("wast", 9, 3, "positive_from: 13\n", "there must be 7 or 8"),
        ("wast", 8, 3, "", "'positive_from' is missing"),
        ("da-5", 5, 2, "colour: red\n", "'colour' has no meaning here"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(
    tmp_path: Path, test: str, questions: int, answers: int, more: str, reason: str
) -> None:
    with pytest.raises(YamlFault) as fault:
        read_licensed_test(written(tmp_path, test, questions, answers, more))

    assert reason in str(fault.value)


@pytest.mark.parametrize(
    ("questions", "reason"),
    [
        ("4", ":5: 'questions' must be a list"),
        ("[q, 7, q, q]", ":5: a question must be a text, or have 'ask' and 'answers'"),
        ("[q, q, q, {ask: q}]", ":5: 'answers' must be a list of texts"),
        ("[q, q, q, {ask: q, answers: [a, b]}]", ":5: 2 answers, there must be 5"),
        (f"[q, q, q, {'q' * 241}]", "has 241 characters, 240 at most"),
    ],
)
def test_bad_questions_are_refused(tmp_path: Path, questions: str, reason: str) -> None:
    file = tmp_path / "test.yaml"
    head = f"test: hits\ntitle: Soup\nlicence: x\nlanguage: uz\nquestions: {questions}\n"
    file.write_text(f"{head}answers: [a, b, c, d, e]\n", "utf-8")

    with pytest.raises(YamlFault) as fault:
        read_licensed_test(file)

    assert reason in str(fault.value)


def test_a_question_may_have_answers_of_its_own(tmp_path: Path) -> None:
    file = written(tmp_path, "wast", 6, 3, "positive_from: 13\n")
    own = "{ask: 'How do you peel it?', answers: [thin, thick, not]}"
    file.write_text(file.read_text().replace("questions: [", f"questions: [{own}, "), "utf-8")

    questions = read_licensed_test(file).questions

    assert questions[0] == Question("How do you peel it?", ("thin", "thick", "not"))
    assert questions[1] == Question("q", ("a", "a", "a"))


def test_a_folder_is_read_whole_and_names_a_test_that_stands_twice(tmp_path: Path) -> None:
    written(tmp_path, "hits", 4, 5, name="a.yaml")
    written(tmp_path, "da-5", 5, 2, name="b.yaml")
    assert [test.id for test in read_licensed_tests(tmp_path)] == ["hits uz", "da-5 uz"]

    written(tmp_path, "hits", 4, 5, name="c.yaml")
    with pytest.raises(YamlFault, match=r"c\.yaml:1: 'hits uz' stands already in a\.yaml"):
        read_licensed_tests(tmp_path)
    with pytest.raises(YamlFault, match="there is no such folder of licensed tests"):
        read_licensed_tests(tmp_path / "none")
