import pytest

from sms.her_words.keywords import why_unfit


@pytest.mark.parametrize("keyword", "YORDAM yordam ЁРДАМ HELP SOS SOS1 ПОМОЩЬ помогите Qutqaring urayapti".split())
def test_a_call_is_no_keyword(keyword: str) -> None:
    assert why_unfit(keyword) == "is itself a call for help, which a text would lose with it"


@pytest.mark.parametrize("keyword", "ha ok yo'q boraman еду oldim нет 1boraman".split())
def test_an_answer_is_no_keyword(keyword: str) -> None:
    assert why_unfit(keyword) == "is itself an answer, which a text would lose with it"


@pytest.mark.parametrize("keyword", "0 1 2 42 1003 482913 ١".split())
def test_a_number_is_no_keyword(keyword: str) -> None:
    assert why_unfit(keyword) == "is a number, as answers, keys and PINs are"


@pytest.mark.parametrize(
    ("keyword", "command"), [("STOP", "stop"), ("МЕНЮ", "menu"), ("xavfsiz", "safe"), ("QO'SH", "add")]
)
def test_a_command_is_no_keyword(keyword: str, command: str) -> None:
    assert why_unfit(keyword) == f"is itself the command {command}, which a text would lose with it"


@pytest.mark.parametrize("keyword", "NAJOT najot НАЖОТ NJT N1 UNDP INFO SMS AYOL OILA 1go ABC MARKAZIY2".split())
def test_a_name_may_be_a_keyword(keyword: str) -> None:
    assert not why_unfit(keyword)
