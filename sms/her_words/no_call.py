"""What makes a word for help no call: an advert names it, a prayer wishes it, money is asked for, it is for others.

Nothing of it where the text tells of her or of him: an advert is about nobody.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from sms.language.hearing import Heard, has_any
from sms.language.lexicon import Kind
from sms.language.morphology import nouns, things, words
from vocabulary.languages import RU

OF_HER = (
    Kind.ME
    | Kind.ME_WHOM
    | Kind.HE
    | Kind.HIM
    | Kind.FEAR
    | Kind.FLIGHT
    | Kind.ASSAULTS
    | Kind.STRIKES
    | Kind.WEAPON
    | Kind.FORCES
)

_BRANDS = words(
    "beeline bilayn билайн билайна ucell юселл mobiuz мобиуз uzmobile узмобайл humans хуманс perfectum uztelecom"
    " узтелеком click payme пайме uzum узум anorbank kapitalbank tbc uzcard humo yandex яндекс korzinka"
)
_A_BANK = re.compile("[a-z]{2,}bank[a-z]*")
_OFFERS = words(
    "kartangiz kartangizga hisobingiz hisobingizga paketingiz hurmatli abonent mijoz уважаемый клиентам"
    " онлайн online onlayn круглосуточно приложении приложение ilova ilovada ilovasida ilovasi абонентам абоненты"
    " abonentlar abonentlarga наберите набери tering подключите подключи ulang faollashtiring faollashtirish бесплатно"
    " bepul tekin скачайте yuklab скидки скидка chegirma aksiya акция тариф tarif кредит kredit займ zaym"
    " поддержка поддержки xizmati xizmatlari недорого arzon эвакуатор evakuator доставка"
)

_GIVE = words("скинь скиньте кинь кинуть займи займите одолжи одолжите переведи закинь подкинь пополни дай")
_MONEY = words("денег деньги тысяч тыщ тысячи тыс сум сумов рублей соток зарплаты зарплату долг")
_SEND = words("tashla tashlab tashlavor tashlang tashlayapsan ber berib o'tkaz o'tkazib solib qarz qarzga")
_PUL = words("pul puldan pulga ming mingga qarz qarzga so'm")

_GOD = words("alloh olloh ollo allo xudo xudoyim xudoyi parvardigor yaratgan tangri egam xudojon robbim")
_OF_GOD = words("allohdan xudodan yaratgandan ollohdan egamdan")
_FOR_THE_SAKE = words("haqi haqqi haqqı uchun ushin yo'lida ha")
_MAY_HE = words("bersin barsin qilsin bo'lsin bergay qilg'ay beradi")
_ASK = re.compile("sora[a-z]*|tila[a-z]*")

_TO_ALL = words(
    "hammaga barchaga odamlarga insonlarga muhtojlarga kambag'allarga yetimlarga keksalarga qariyalarga nogironlarga"
    " birbiringizga birbirimizga birovlarga kishilarga"
)
_TELL_THEM = words("ayting aytinglar ayt aytib")
_SAYING = words("degan deyilgan deydi")
_SAID = things("hadis maqol qo'shiq kitob aksiya shior gap oyat rivoyat she'r")

_ERRANDS = (
    things("tarjima matn referat diplom laboratoriya masala misol insho slayd taqdimot rezyume")
    | words("kurs mustaqil ruschadan ruschaga inglizchadan inglizchaga o'zbekchadan o'zbekchaga turkchadan turkchaga")
    | words("matni tekshirishga qilishda sozlashga sozlashda o'rnatishga tikishga pishirishga")
    | nouns("перевод реферат диплом резюме рецепт английск русск математик физик хими истори сайт презентаци")
    | words(
        "переводом текст текстом текста лабораторную лабораторной"
        " курсовой курсовая курсовую дипломной рецептом настройкой установкой регистрацией"
        " выбором выборе подарка подарком уборкой покупкой готовкой подготовкой оформлением тестом анкетой"
        " translation resume presentation"
    )
) - words("русская русской русскую")
"""What one asks anybody to help with."""
_OF_DANGER = OF_HER & ~(Kind.ME | Kind.ME_WHOM) | Kind.KILLS | Kind.HARMS | Kind.DOOR | Kind.BLOOD | Kind.FAST
_BESIDE_AN_ERRAND = (
    Kind.HELP
    | Kind.EVERYDAY
    | Kind.NEED
    | Kind.PLEA
    | Kind.ALONG
    | Kind.ME
    | Kind.PREPOSITION
    | Kind.TASK
    | Kind.MATTER
)
_MOST_UNKNOWN, _FROM = 1, ("dan", "man")
"""Of where she comes from, or is, no errand tells: "darsdan qaytmadi"."""
_CLASS = re.compile(r"\w{4,}(?:am|yam|im)")
_TOGETHER = words(
    "hashar hasharga hasharda to'yga ko'chishga ko'chishimizga ma'rakaga marosimga oshga sumalakka yig'imga remontga"
)
_ASKED_TO_COME = words(
    "hamma hammangiz hammamiz bugun ertaga indin kuni kechqurun ertalab dushanba seshanba chorshanba payshanba juma"
    " shanba yakshanba osh bor kel keling kelsin kelinglar"
)


def is_no_call(clause: Sequence[Heard], at: int, text: Sequence[Heard]) -> bool:
    """Tell whether the word for help of this clause is only named, wished, quoted or asked for others."""
    if _is_an_errand(clause, text):
        return True
    if tells_of_her(text):
        return False
    return (
        _is_an_advert(clause, text)
        or _is_prayed(clause, at)
        or _is_for_all(clause, at)
        or _is_for_a_feast(clause, at)
        or _is_to_a_class(clause, at)
    )


def tells_of_her(text: Sequence[Heard]) -> bool:
    """Tell whether a text tells of her, of him, or of what he does."""
    return any(word.is_a(OF_HER) for word in text)


def is_a_loan(clause: Sequence[Heard], beyond: Sequence[Heard]) -> bool:
    """Tell whether one is asked for money and nothing else is told (выручай, скинь 50 тысяч)."""
    said = [*clause, *beyond]
    if any(word.is_a(OF_HER & ~Kind.HE | Kind.KIN_WHOM) for word in said):
        return False
    in_russian = has_any(said, _MONEY)
    return in_russian or (has_any(said, _PUL) and has_any(said, _SEND)) or (has_any(said, _GIVE) and _has_number(said))


def _is_an_errand(clause: Sequence[Heard], text: Sequence[Heard]) -> bool:
    """ "I need help with a translation": she is named, and neither he nor danger nor haste."""
    if not has_any(clause, _ERRANDS) or any(word.is_a(_OF_DANGER) or word.sound.isdigit() for word in text):
        return False
    unknown = [word for word in text if not (word.sound in _ERRANDS or word.is_a(_BESIDE_AN_ERRAND))]
    return len(unknown) <= _MOST_UNKNOWN and not any(word.sound.endswith(_FROM) for word in unknown)


def _is_an_advert(clause: Sequence[Heard], text: Sequence[Heard]) -> bool:
    """A brand and what is offered, or two things that are; and nobody begs."""
    is_branded = has_any(text, _BRANDS) or any(_A_BANK.fullmatch(word.sound) for word in text)
    offers = sum(word.sound in _OFFERS for word in text)
    return offers + is_branded > 1 and offers > 0 and not any(word.is_a(Kind.PLEA | Kind.NEED) for word in clause)


def _is_prayed(clause: Sequence[Heard], at: int) -> bool:
    """ "May God help", "ask God for help"; not "for God's sake help"."""
    before, after = clause[:at], clause[at + 1 :]
    by_god = any(
        word.sound in _GOD and not (position + 1 < len(clause) and clause[position + 1].sound in _FOR_THE_SAKE)
        for position, word in enumerate(before)
    )
    return (by_god and has_any(after[:2], _MAY_HE)) or (
        has_any(before, _OF_GOD) and any(_ASK.fullmatch(word.sound) for word in after)
    )


def _is_for_all(clause: Sequence[Heard], at: int) -> bool:
    """Everybody is to be helped, or it is quoted from a book."""
    is_quoted = any(one.sound in _SAYING and two.sound in _SAID for one, two in pairwise(clause))
    is_told_to = any(one.sound in _TO_ALL and two.sound in _TELL_THEM for one, two in pairwise(clause[:at]))
    return is_quoted or (has_any(clause[:at], _TO_ALL) and not is_told_to)


def _is_for_a_feast(clause: Sequence[Heard], at: int) -> bool:
    """Hands are wanted for a feast or a move, and nothing else is said: who is taken to one by force says more."""
    beside = [*clause[:at], *clause[at + 1 :]]
    others = [word for word in beside if word.sound not in _TOGETHER]
    return len(others) < len(beside) and all(
        word.is_a(Kind.PLEA | Kind.NEED) or word.sound in _ASKED_TO_COME for word in others
    )


def _is_to_a_class(clause: Sequence[Heard], at: int) -> bool:
    """«Помощь малоимущим», «помощь пенсионерам»: to those of whom nobody is here."""
    after = clause[at + 1 : at + 2] if clause[at].language == RU else []
    return (
        bool(after)
        and not after[0].kinds
        and not after[0].token.is_name
        and _CLASS.fullmatch(after[0].sound) is not None
    )


def _has_number(said: Sequence[Heard]) -> bool:
    return any(word.sound.isdigit() for word in said)
