"""A story can fail: every step that checks something sees when it is not so."""

from collections.abc import Callable, Mapping

import pytest

from simulator.phone import Gateway, Phone
from simulator.story import StoryPhone

MENU = "CON Choose\n1 SOS\n2 Apples\n3 Pears\n9 more 0 back"
NEXT_PAGE = "CON Choose\n1 SOS\n2 Plums\n0 back"
PAGES = {
    "": MENU,
    "9": NEXT_PAGE,
    "2": "CON Apples!",
    "9*2": "END Plums!",
    "3": "CON " + "x" * 161,
    "4": "CON " + "ж" * 71,
}


def phone(*texts: str) -> StoryPhone:
    def post(path: str, form: Mapping[str, str]) -> tuple[int, str]:
        return (200, "") if path.endswith(("/ended", "/incoming")) else (200, PAGES[form["text"]])

    return StoryPhone(Phone("+998000000101", Gateway(post, "s3cret")), lambda number: list(texts))


def test_a_story_reads_on_while_all_is_as_it_says() -> None:
    story = phone("first text", "second text").dials("*000#").sees("Choose", "Apples").does_not_see("Plums")

    story.chooses("Plums").sees("Plums!").ended()
    story.received("first").received("second", "text").received_nothing_more()


def test_a_choice_is_the_key_before_its_label() -> None:
    phone().dials().chooses("Apples").sees("Apples!")


def test_the_repeated_request_is_answered_the_same() -> None:
    phone().dials().types("9").is_heard_twice()


@pytest.mark.parametrize(
    ("step", "why"),
    [
        pytest.param(lambda story: story.sees("Plums"), "'Plums' is not on the screen", id="sees"),
        pytest.param(lambda story: story.does_not_see("Apples"), "'Apples' is on the screen", id="does not see"),
        pytest.param(lambda story: story.ended(), "the session goes on", id="ended"),
        pytest.param(lambda story: story.chooses("Grapes"), "no choice says 'Grapes'", id="chooses"),
        pytest.param(lambda story: story.types("9", "2", "1"), "the session is over", id="types"),
        pytest.param(lambda story: story.types("3"), "too long", id="161 characters of GSM-7"),
        pytest.param(lambda story: story.types("4"), "too long", id="71 characters of UCS-2"),
        pytest.param(lambda story: story.received("other"), "'other' is not in the text", id="received"),
        pytest.param(lambda story: story.received_nothing_more(), "texts came in", id="received nothing more"),
        pytest.param(lambda story: story.received("text").received("text"), "no text came in", id="received too few"),
    ],
)
def test_a_step_that_is_not_so_fails_and_shows_the_screen(step: Callable[[StoryPhone], object], why: str) -> None:
    with pytest.raises(AssertionError, match=why) as failed:
        step(phone("one text").dials())

    assert "--- its screen" in str(failed.value)


def test_a_repeated_request_with_another_answer_fails() -> None:
    answers = iter(["CON one", "CON two"])
    story = StoryPhone(Phone("+998000000101", Gateway(lambda path, form: (200, next(answers)), "s")), lambda number: [])

    with pytest.raises(AssertionError, match="the repeated request"):
        story.dials().is_heard_twice()
