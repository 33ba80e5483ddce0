"""Africa's Talking's USSD form becomes a dial, and a screen becomes its answer."""

import pytest

from doors.form import Form
from menus.place import Screen
from ussd.africastalking import LONGEST_SESSION_ID, MOST_INPUTS, NotADial, dialled_suffix, read_dial, write_screen

OURS = "*000#"


def form(fields: dict[str, str]) -> Form:
    return Form([(name.encode(), text.encode()) for name, text in fields.items()])


FORM = {"sessionId": "s-1", "phoneNumber": "+998000000001", "serviceCode": OURS, "text": ""}
SUFFIXES = {
    "our code": ("*000#", OURS, ()),
    "HELP": ("*000*1#", OURS, ("1",)),
    "HELP, sent": ("*000*1*1#", OURS, ("1", "1")),
    "a contact's answer": ("*000*2*7315#", OURS, ("2", "7315")),
    "any longer suffix of ours": ("*000*2*0*9#", OURS, ("2", "0", "9")),
    "without the last sign": ("*000*1*1", OURS, ("1", "1")),
    "with blanks around it": (" *000*1# ", OURS, ("1",)),
    "no code at all": ("", OURS, ()),
    "a shared code of ours": ("*384*55*1#", "*384*55#", ("1",)),
    "a shared code of ours, alone": ("*384*55#", "*384*55#", ()),
    "the code of somebody else": ("*777#", OURS, ()),
    "somebody else's, with HELP": ("*777*1*1#", OURS, ("1", "1")),
    "somebody else's, with one key of it": ("*777*1#", OURS, ("1",)),
    "somebody else's, with something else": ("*777*2*3#", OURS, ()),
    "a code that begins like ours": ("*0001#", OURS, ()),
    "nothing but asterisks": ("***#", OURS, ()),
}


@pytest.mark.parametrize(("dialled", "ours", "suffix"), list(SUFFIXES.values()), ids=SUFFIXES.keys())
def test_what_is_dialled_after_the_code_is_what_she_typed_first(
    dialled: str, ours: str, suffix: tuple[str, ...]
) -> None:
    assert dialled_suffix(dialled, ours) == suffix


@pytest.mark.parametrize(
    ("service_code", "text", "inputs"),
    [
        (OURS, "", ()),
        (OURS, "1", ("1",)),
        (OURS, "1*1", ("1", "1")),
        ("*000*1*1#", "", ("1", "1")),
        ("*000*1*1#", "2", ("1", "1", "2")),
        (OURS, "2*Aziza*001234567", ("2", "Aziza", "001234567")),
        (OURS, "*", ("", "")),
        (OURS, "1**1", ("1", "", "1")),
    ],
)
def test_the_whole_input_is_read_a_suffix_first(service_code: str, text: str, inputs: tuple[str, ...]) -> None:
    dial = read_dial(form({**FORM, "serviceCode": service_code, "text": text}), OURS)
    assert (dial.session, dial.number, dial.inputs) == ("s-1", "+998000000001", inputs)


@pytest.mark.parametrize(
    ("service_code", "text", "new"),
    [(OURS, "", 0), ("*000*1*1#", "", 2), ("*000*1*1#", "2", 1), (OURS, "1", 1), (OURS, "1*1", 1)],
)
def test_it_is_known_how_much_of_the_input_is_new(service_code: str, text: str, new: int) -> None:
    assert read_dial(form({**FORM, "serviceCode": service_code, "text": text}), OURS).new == new


def test_a_form_without_a_service_code_is_read() -> None:
    assert read_dial(form({name: FORM[name] for name in ("sessionId", "phoneNumber", "text")}), OURS).inputs == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sessionId", ""),
        ("sessionId", "x" * (LONGEST_SESSION_ID + 1)),
        ("phoneNumber", ""),
        ("phoneNumber", "nobody"),
        ("text", "*".join("0" * (MOST_INPUTS + 1))),
    ],
)
def test_what_is_no_dial_is_named_by_its_field_alone(field: str, value: str) -> None:
    with pytest.raises(NotADial, match=f"^{field}$"):
        read_dial(form({**FORM, field: value}), OURS)


@pytest.mark.parametrize("field", ["sessionId", "phoneNumber", "text"])
def test_a_missing_field_is_named(field: str) -> None:
    with pytest.raises(NotADial, match=f"^{field}$"):
        read_dial(form({name: value for name, value in FORM.items() if name != field}), OURS)


@pytest.mark.parametrize(("ends", "begins"), [(False, "CON "), (True, "END ")])
def test_an_answer_keeps_the_session_open_or_ends_it(ends: bool, begins: str) -> None:
    assert write_screen(Screen("Salom\n0 orqaga", ends)) == f"{begins}Salom\n0 orqaga"
