"""Every line of the audit log is read in words, in the four languages: no deed, step or thing is a code there."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from alerts.team.review import ReadAs
from console.alert.acting import ACTS
from console.alert.theirs import ALERT
from console.frame.guard import what_it_needs
from console.frame.words import LANGUAGES, load_console_words
from console.requests.acting import FOR_CALL_BACK, FOR_QUESTION
from staff.audit import Deed, Entry
from staff.factor import Kind
from staff.member import Role
from staff.proposal import Progress
from staff.rights import Right
from staff.steps import Exactly, Step, exactly
from tests.console.office import Office
from tests.store.record import NOON
from vocabulary.languages import RU, Language

WORDS = load_console_words()
CHOSEN_LATER = {
    *ACTS,
    *FOR_CALL_BACK,
    *FOR_QUESTION,
    *ReadAs,
    *(Progress.REFUSED, Progress.WITHDRAWN, Progress.REDONE),
    *(f"{done}_{kind}" for done in ("added", "removed") for kind in Kind),
}
"""What the code makes a step of while it runs."""
EVERYBODYS = {Right.OWN_ACCOUNT}
"""Pages that nobody is refused."""


def named_things() -> Iterator[str]:
    """What the console's code calls the things of its entries: the word after the deed, and each constant THING."""
    for path in Path("console").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "THING":
                yield ast.literal_eval(node.value)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "note":
                yield from (one.value for one in node.args[1:2] if isinstance(one, ast.Constant) and one.value)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "refuse":
                yield from (one.value for one in node.args[:1] if isinstance(one, ast.Constant))


def test_every_deed_and_every_step_has_words() -> None:
    keys = [*(f"audit.deed.{deed}" for deed in Deed), *(f"audit.step.{step}" for step in Step)]
    assert [key for key in keys if not WORDS.has(key)] == []
    for language in LANGUAGES:
        said = [WORDS.say(f"audit.step.{step}", language) for step in Step]
        assert all(said) and len(set(said)) == len(said)


def test_every_thing_has_a_word() -> None:
    things = set(named_things()) | {"member", ALERT}
    assert {"alert", "request", "review", "roster", "centre", "page", "proposal"} <= things
    assert [thing for thing in things if not WORDS.has(f"audit.kind.{thing}")] == []


def test_what_becomes_a_step_while_it_runs_is_one() -> None:
    assert set(Step) >= CHOSEN_LATER


def test_every_page_that_may_be_refused_has_a_name(office: Office) -> None:
    needs = {name: what_it_needs(office.app, name) for name in office.app.view_functions}
    rooms = {name.partition(".")[0] for name, needed in needs.items() if needed in set(Right) - EVERYBODYS}
    assert len(rooms) > 8
    assert [room for room in rooms if not WORDS.has(f"room.{room}") and not WORDS.has(f"audit.kind.{room}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_log_says_steps_in_words(office: Office, language: Language) -> None:
    auditor, now = office.member(Role.AUDITOR), office.now()
    office.staff.choose_language(auditor, language)
    for deed, kind, detail in (
        (Deed.ACTED, "alert", "take"),
        (Deed.REVEALED, "alert", "a" * 32),
        (Deed.CHANGED, "article", "not_reviewed ru"),
        (Deed.REFUSED, "page", "team.show"),
    ):
        office.audit.write(Entry(now, auditor.id, deed, kind, "k", detail))
    page = office.client(Role.AUDITOR).reads("/console/audit/")
    for step in (Step.TAKE, Step.CONTACT, Step.NOT_REVIEWED):
        assert WORDS.say(f"audit.step.{step}", language) in page
    assert "(Русский)" in page and "team.show" not in page and ">take<" not in page
    assert WORDS.say("room.team", language) in page.partition('id="log"')[2]


def test_a_detail_is_read_as_step_and_more() -> None:
    def read(deed: Deed, detail: str) -> Exactly:
        return exactly(Entry(NOON, "m", deed, "alert", "a", detail))

    assert read(Deed.CHANGED, "reviewed ru") == Exactly(Step.REVIEWED, RU)
    assert read(Deed.REVEALED, "a" * 32) == Exactly(Step.CONTACT)
    assert read(Deed.OPENED, "") == Exactly(None)
    assert read(Deed.REFUSED, "audit.show") == Exactly(None, "audit.show")
