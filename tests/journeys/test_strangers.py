"""People who never agreed to be anybody's help contact: what reaches them, and what of it another can use up."""

from tests.demo import Demo
from tests.journeys.clock import StoryClock

ANGRY, HER, STRANGER = "+998000000120", "+998000000101", "+998000000102"
DUTY_LINE = "+998000000000"
INVITE = "Ha, so'ralsin"


def alarms(demo: Demo, number: str) -> list[str]:
    return [body for body in demo.texts_of(number) if "SHOSHILINCH" in body]


def test_a_strangers_number_is_added_by_an_angry_caller_and_called_ten_times(demo: Demo, clock: StoryClock) -> None:
    angry = demo.phone(ANGRY)
    angry.texts("QO'SH Dilbar 00 000 01 02")
    for call in range(10):
        clock.at(60 * call)
        angry.texts("YORDAM")
        demo.texts_of(STRANGER)
        angry.texts("XAVFSIZ")
        demo.texts_of(STRANGER)

    assert len(alarms(demo, STRANGER)) == 6
    assert not any("Dilbar" in body for body in demo.texts_of(STRANGER))
    assert sum("+998 00 000 01 20" in body for body in demo.texts_of(DUTY_LINE)) >= 10

    demo.phone(STRANGER).texts("STOP")
    clock.at(2 * 24 * 3600)
    heard = len(demo.texts_of(STRANGER))
    angry.texts("QO'SH Yana 00 000 01 02").texts("YORDAM")
    demo.phone(HER).texts("QO'SH Aka 00 000 01 02").texts("YORDAM")
    assert not alarms(demo, STRANGER)[6:]
    assert len(demo.texts_of(STRANGER)) <= heard + 1


def adds_and_invites(demo: Demo, caller: str, name: str) -> None:
    phone = demo.phone(caller).dials().chooses("O'zbekcha", "Yaqinlarim", "Qo'shish").types(name, "000000102")
    phone.chooses(INVITE).hangs_up()


def test_somebody_uses_up_a_number_and_another_womans_invitation_still_goes(demo: Demo) -> None:
    for caller in ("+998000000121", "+998000000122", "+998000000123"):
        adds_and_invites(demo, caller, "Dushman")
        demo.phone(caller).dials().chooses("Yaqinlarim", "Dushman", "Sinab ko'rish", "Ha, yuborilsin").hangs_up()
    before = len(demo.texts_of(STRANGER))
    assert before == 6

    adds_and_invites(demo, HER, "Aka")

    [invitation] = demo.texts_of(STRANGER)[before:]
    assert invitation.startswith("+998 00 000 01 01 so'rayapti")


def what_a_caller_sees_of(demo: Demo, caller: str, number: str) -> list[str]:
    """Every screen about a number that this caller adds, asks, tries out and asks again, and of two calls after it."""
    her, screens = demo.phone(caller), []

    def keep() -> None:
        screens.append(her.screen.replace(number[-2:], "##"))
        her.hangs_up()

    her.dials().chooses("O'zbekcha", "Yaqinlarim", "Qo'shish").types("Xotin", number)
    keep()
    ask, try_out = ("Xotin", "Roziligini so'rash", "Ha, so'ralsin"), ("Xotin", "Sinab ko'rish", "Ha, yuborilsin")
    for labels in ((), ("Xotin",), ask, ("Xotin",), try_out, ("Xotin",), try_out, ask):
        her.dials().chooses("Yaqinlarim", *labels)
        keep()
    for _ in range(2):
        her.dials("*000*1*1#")
        keep()
    her.dials().chooses("Yaqinlarim")
    keep()
    return screens


def test_who_adds_a_number_does_not_learn_that_it_texted_stop_to_us(demo: Demo) -> None:
    stopped, off = "+998000000131", "+998000000132"
    demo.phone(HER).texts(f"QO'SH Opa {stopped}").texts("YORDAM")
    who_stopped = demo.phone(stopped).received("SHOSHILINCH").texts("STOP").received("kodni yuboring")

    of_stopped = what_a_caller_sees_of(demo, "+998000000133", stopped)
    of_off = what_a_caller_sees_of(demo, "+998000000134", off)

    assert "istamaydi" not in " ".join(of_stopped)
    assert of_stopped == of_off
    who_stopped.received_nothing_more()


def test_who_invited_a_number_before_its_stop_reads_of_it(demo: Demo) -> None:
    adds_and_invites(demo, HER, "Aka")
    demo.phone(STRANGER).received("so'rayapti").texts("STOP")
    demo.phone(HER).dials().chooses("Yaqinlarim").sees("Aka ..02: SMS istamaydi")


def test_after_a_stop_in_the_name_of_who_was_asked_and_said_nothing_yet_sent_counts_those_alone_to_whom_it_went(
    demo: Demo,
) -> None:
    adds_and_invites(demo, HER, "Aka")
    her, stranger = demo.phone(HER), demo.phone(STRANGER).received("so'rayapti")
    her.dials().chooses("Yaqinlarim", "Qo'shish").types("Opa", "000000103").hangs_up()
    stopped = stranger.texts("STOP").reads()

    her.dials("*000*1*1#").sees("Yuborildi: 1 kishi va markaz").hangs_up()
    stranger.received_nothing_more()
    her.dials().chooses("Yaqinlarim").sees("Aka ..02: SMS istamaydi", "Opa ..03").hangs_up()
    her.dials("*000*1#").chooses("Kimga aytildi").sees("Yuborildi: 1 kishi va markaz").hangs_up()

    stranger.sends_back_the_code(stopped).received("SHOSHILINCH")
    her.dials("*000*1#").chooses("Kimga aytildi").sees("Yuborildi: 2 kishi va markaz")


def test_who_is_invited_and_asks_what_it_is_reads_once_what_would_come_and_nothing_of_why(demo: Demo) -> None:
    adds_and_invites(demo, HER, "Aka")
    stranger = demo.phone(STRANGER).received("so'rayapti")
    stranger.texts("кто это? какая помощь").received("SMS keladi", "1 ha, 2 yo'q, STOP").received_nothing_more()
    stranger.texts("bu kim").received_nothing_more().texts("1").received_nothing_more()
    stranger.texts("bu kim").received_nothing_more()
