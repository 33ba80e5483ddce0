import json

import pytest

from tests.console.terminal import Terminal


@pytest.fixture
def terminal(sqlite_terminal: Terminal) -> Terminal:
    return sqlite_terminal


@pytest.mark.parametrize(
    ("text", "alphabet", "units", "parts"),
    [
        pytest.param("Salom", "gsm7", 5, 1, id="Latin"),
        pytest.param("a" * 161, "gsm7", 161, 2, id="one more than a message"),
        pytest.param("€", "gsm7", 2, 1, id="escaped"),
        pytest.param("Салом", "ucs2", 5, 1, id="Cyrillic"),
        pytest.param("oʻ", "ucs2", 2, 1, id="a letter that halves the room"),
        pytest.param("🙂", "ucs2", 2, 1, id="emoji"),
        pytest.param("", "gsm7", 0, 1, id="nothing"),
    ],
)
def test_a_text_is_measured(terminal: Terminal, text: str, alphabet: str, units: int, parts: int) -> None:
    for written in (json.dumps(text), json.dumps(text, ensure_ascii=False)):
        answer = terminal.answers("parts", typed=written)
        assert json.loads(answer) == {"alphabet": alphabet, "units": units, "parts": parts}


def test_each_line_has_its_answer_in_order(terminal: Terminal) -> None:
    answers = terminal.answers("parts", typed='"one"\n"иккита"\r\n"a\\nb\u2028"\n')
    assert [json.loads(line)["units"] for line in answers.splitlines()] == [3, 6, 4]


def test_without_lines_there_is_nothing_to_answer(terminal: Terminal) -> None:
    assert terminal.answers("parts") == ""


@pytest.mark.parametrize(
    "line",
    [b"Salom", b"42", b"null", b'["a"]', b"", b'"a', b'"\xff"', b"[" * 100_000, b"1" * 5000],
    ids=["bare", "number", "null", "list", "blank", "unclosed", "not UTF-8", "deep", "long number"],
)
def test_a_line_that_is_no_text_is_named_and_the_lines_before_it_are_answered(terminal: Terminal, line: bytes) -> None:
    result = terminal.types("parts", typed=b'"one"\n' + line + b'\n"three"\n')
    assert result.exit_code == 1
    assert json.loads(result.stdout)["units"] == 3
    assert result.stderr == 'Error: line 2 is not a JSON string, such as "Salom"\n'
