"""What she says of an alert that was none: it was a slip, a jest, a try, a child at her phone; or all was settled.

Only where nothing else stands in the text, and nothing in it is denied but where it went («не туда отправила»).
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from sms.language.morphology import words

Spoken = Sequence[frozenset[str]]
"""How each word of a text may sound."""

_SLIP = words(
    "eski adashib xato bilmay bilmasdan bexosdan behosdan tasodifan yanglishib yanglish noto'g'ri notog'ri notogri"
    " xatolikdan случайно ошибочно нечаянно ошибке ошибка accidentally"
)
_ERRED = words(
    "adashibman adashdim adashvoribman adashvordim adashgandim adashganman yanglishdim yanglishibman xatolik"
    " ошиблась ошиблись ошибочка ошибка перепутала mistake"
)
"""Says it by itself."""
_HE_ERRED, _OF_A_NUMBER = words("ошибся перепутал"), words("номер номером кнопкой кнопку raqam")
"""A man writes it: his wrong number, but not "I was wrong"."""
_WRONG = words("xato")
_BESIDE_WRONG = words("bo'ldi bo'libdi ekan edi uzr kechirasiz kechiring rahmat raxmat bu ha вышла")
_PRESSED = words(
    "нажала нажал нажалось нажалась нажимала отправила отправил отправилось отправилась набрала набрал набралось"
    " pressed sent"
)
_WROTE = words("написала написал написалось писала писал")
_PRESSED_IN_UZBEK = re.compile(
    "(?:bos|yubor|jonat|ter|(?P<wrote>yoz))[a-z]*?(?:di[mk]?|(?:ib|ip)(?:man|di|ti)?|gan(?:man|di[mk]?)?|mokçi)"
)
_WENT = words(
    "xabar sms сообщение сообщением signal raqam ketdi ketib ketibdi tushib tushibdi tushgan"
    " ушло ушла номер номером кнопкой кнопку смс"
    " вызвала позвонила позвонил отправили нажали"
)
_JEST = words(
    "hazil hazildi hazillashdim hazillashgandim hazillashuvdim hazillashdik hazilakam prikol prikoldi yolg'ondakam"
    " шутка шутили пошутила пошутил пошутили шутила шутил прикол прикололись joke kidding"
)
_TRIED = words(
    "sinab sinadim sinadik tekshirib tekshirdim проверяла проверял проверяли проверила проверил пробовала testing"
)
_TRIED_BY_HIM = words("телефон телефоном telefon telefonimni telefonni telefonda меня")
"""«Проверил телефон», "telefonimni tekshirib qoldi": he did."""
_NOT_MEANT, _WAS = (
    words("test sinov tekshiruv yolg'on проверка тест"),
    words("edi ekan shunchaki faqat это просто было только just"),
)
_CHILD = words(
    "bola bolam bolalar bolalarim qizim qizcham o'g'lim ukam singlim nabiram nevaram jiyanim"
    " ребенок ребёнок дочка дочь сын сынок дети малыш внук внучка малой брат братишка child son daughter kid"
)
_TO_ME = words("мне menga")
"""«Дочь набрала мне», "bolam yubordi menga"."""
_PLAYED = words(
    "o'ynab o'ynabdi o'ynagan o'ynadi o'ynashibdi игрался игралась играл играла баловался баловалась баловались"
    " балуется played playing"
)
_SETTLED = words(
    "hal yarashdik yarashib yarashvoldik kelishib kelishvoldik kelishdik"
    " решилось разрешилось решена решен решился помирились разобрались обошлось уладили уладилось settled solved"
)
_OTHERWISE = words("boshqa boshqaga")
_THERE, _NOT = words("туда тому той сюда то"), words("не ne")
_NOT_IN_UZBEK = words("emas")
_NOT_OR_YOU = _NOT_IN_UZBEK | words("вам тебе sizga sizlarga")
_NOT_ME = ((words("men"), words("emas")), (_NOT, words("я")))
_NOT_TO_YOU = ((words("sizga sizlarga"), words("emas")), (_NOT, words("вам тебе")))
"""«Не вам писала», "bu xabar sizga emas edi": it went to the wrong number."""
_I_DID_NOT = words("yozmadim yozmaganman yozmagandim yubormadim yubormaganman bosmadim bosmaganman")
_NOTHING, _HAPPENED_NOT = words("narsa"), words("bo'lmadi")
_COME = words("приезжайте приезжай приходите приходи звоните звони надо нужно")
_DO_NOT_COME = words("kelmang kelmanglar kelma kelmanlar kelmela bormang")
"""Said beside it; alone it may be said because he is there."""
_ALONG = words(
    "men menga biz edi edim ekan endi hozir xozir hammasi rahmat raxmat qo'ydim qo'yibman qo'yibdi qo'yipti"
    " qo'yishibdi qoldi qolibdi uzr kechirasiz kechiring kechirila salom assalomu alaykum ha mendan tugmani telefonimni"
    " telefonni telefonda telefon bilan mening shunchaki faqat ko'rdim ko'rgandim ko'ruvdim bu qildim qilib qilgandim"
    " birovga odamga kishiga dugonamga opamga joyga raqamga muammo masala janjal bo'ldi bo'lgan oldik"
    " so'rayman hech narsa bo'lmadi bekor qiling qilinglar oldi отмените отмена отбой прошу прощения и"
    " bo'libdi вышла"
    " я мне меня со мной мы это была был было все всё уже просто извините простите извини прости пожалуйста проблема"
    " по в сейчас да здравствуйте теперь телефоном с спасибо ой мой моя только вопрос хорошо нормально"
    " i i'm im it is was by a the just thanks thank you sorry my"
)
_ABOUT = (
    _SLIP | _ERRED | _HE_ERRED | _OF_A_NUMBER | _WROTE
    | _PRESSED | _WENT | _JEST | _TRIED | _NOT_MEANT | _WAS | _CHILD | _PLAYED | _SETTLED | _OTHERWISE
    | _THERE | _NOT | _COME | _DO_NOT_COME | _ALONG | _I_DID_NOT | _NOT_OR_YOU | words("buni")
)  # fmt: skip


def may_tell_of_a_mistake(one: frozenset[str]) -> bool:
    """Tell whether a word may stand in a text that says so."""
    return bool(one & _ABOUT) or _is_pressed(one, with_writing=True)


def was_a_mistake(spoken: Spoken) -> bool:
    """Tell whether a text says nothing but that the alert was a mistake, a jest, a try, a child's, or is settled."""
    said = _without_pairs(spoken, _NOT_ME)
    is_not_me = len(said) < len(spoken) or has_any(said, _I_DID_NOT)
    spoken = _without_pairs(said, _NOT_TO_YOU)
    is_not_to_you = len(spoken) < len(said)
    if not all(map(may_tell_of_a_mistake, spoken)) or not _is_plain(spoken):
        return False
    is_pressed = any(one & _PRESSED or _is_pressed(one) for one in spoken)
    is_sent = is_pressed or any(one & _WROTE or _is_pressed(one, with_writing=True) for one in spoken)
    return (
        is_not_to_you
        or has_any(spoken, _ERRED | _JEST | _SETTLED)
        or (has_any(spoken, _HE_ERRED) and has_any(spoken, _OF_A_NUMBER))
        or (has_any(spoken, _WRONG) and all(one & (_WRONG | _BESIDE_WRONG) for one in spoken))
        or (has_any(spoken, _TRIED) and len(spoken) > 1 and not has_any(spoken, _TRIED_BY_HIM))
        or (has_any(spoken, _SLIP) and (is_sent or has_any(spoken, _WENT)))
        or (is_sent and (has_any(spoken, _OTHERWISE) or stand_together(spoken, _NOT, _THERE)))
        or (has_any(spoken, _CHILD) and ((is_pressed and not has_any(spoken, _TO_ME)) or has_any(spoken, _PLAYED)))
        or (has_any(spoken, _CHILD) and is_not_me and is_sent)
        or (has_any(spoken, _NOT_MEANT) and has_any(spoken, _WAS))
    )


def _without_pairs(spoken: Spoken, known: Sequence[tuple[frozenset[str], frozenset[str]]]) -> Spoken:
    """Without "not I", after which somebody else is said to have written it, or "not to you"."""
    starts = {at for at, pair in enumerate(pairwise(spoken)) if any(_is_pair(pair, one) for one in known)}
    return [one for at, one in enumerate(spoken) if at not in starts and at - 1 not in starts]


def _is_pair(pair: tuple[frozenset[str], frozenset[str]], known: tuple[frozenset[str], frozenset[str]]) -> bool:
    return bool(pair[0] & known[0] and pair[1] & known[1])


def _is_pressed(one: frozenset[str], *, with_writing: bool = False) -> bool:
    found = filter(None, map(_PRESSED_IN_UZBEK.fullmatch, one))
    return any(with_writing or not match["wrote"] for match in found)


def _is_plain(spoken: Spoken) -> bool:
    """ "Not" stands before where it went and "come", and before nothing else («не шутка»)."""
    pairs = list(pairwise([frozenset(), *spoken, frozenset()]))
    if has_any(spoken, _NOT_IN_UZBEK):
        return False
    is_nothing = all(not two & _HAPPENED_NOT or one & _NOTHING for one, two in pairs)
    return is_nothing and all(not one & _NOT or two & (_THERE | _COME) for one, two in pairs)


def stand_together(spoken: Spoken, one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether one of the first words may stand right before one of the others."""
    return any(first & one and second & other for first, second in pairwise(spoken))


def has_any(spoken: Spoken, known: frozenset[str]) -> bool:
    """Tell whether one of these words may have been said."""
    return any(one & known for one in spoken)
