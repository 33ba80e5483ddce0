"""What she says instead of a command: that the danger is over, or that all about her be erased.

A text takes back only where nothing else stands in it but courtesies, a PIN, and what is called off: a lesson
("dars bekor qilindi") is nothing of hers. That all is well ("hammasi joyida", «все хорошо») takes back an open alert
alone (`sms/her_words/not_needed.py`); «помощь отменяется» none: it tells of help, perhaps another's.
"""

from collections.abc import Sequence

from sms.language.hearing import Heard
from sms.language.lexicon import Kind
from sms.language.morphology import do_it, nouns, things, with_endings, words

_SPELT = ("xavfsiz", "xafsiz", "xavsiz")
SAFE = words(" ".join(f"{safe}{me}" for safe in _SPELT for me in ("man", "miz", "daman"))) | words(
    "bezopasnosti безопасности safe"
)
_NO_DANGER = words("xavf xatar опасность опасности danger")
_OVER = words("yo'q yoq yuq o'tdi o'tib нет миновала прошла позади no over")
_SAFE_HERE = words(" ".join(_SPELT)) | words("безопасном safe")
SAFE_PLACE = words("joydaman joyda joydamiz месте place")
CALLED_OFF = (
    words("bekor cancel otmena отмена отмени отменяю отбой")
    | with_endings("отмен:ите,ить,яйте,яем,ено")
    | words("ложная ложный false")
)
_CENTRES = things("markaz") | nouns("центр") | words("centre centres center centers")

_ERASE = (
    words("unut unuting unutinglar o'chir o'chirish unutilsin")
    | do_it("o'chir unut")
    | with_endings("забуд:ь,ьте удал:и,ите,ить сотр:и,ите стер:еть erase: delete: forget:")
)
_ALL_OF_ME = words(
    "meni mani menga hammasini hammasi barchasini ma'lumotlarimni raqamimni меня все всё данные номер me everything all"
)

_ALONG = words(
    "men biz endi hozir xozir iltimos rahmat raxmat ha xa xabar xabarni signal signalni chaqiruv chaqiruvni"
    " so'rov so'rovni"
    " qil qilish qilaman qilamiz qilmoqchiman qilsin qilinsin bo'lsin bo'sin xato ketdi yubordim hech qanday bo'ldi opa"
    " hammaga hammangizga barchaga всем"
    " я мы уже теперь сейчас больше спасибо пожалуйста прошу да вызов вызова сигнал сигнала тревога тревогу тревоги в"
    " все мой мою моего мои"
    " i im am we are now it please thanks thank you alarm the my of about yes от"
) | do_it("qil")


def takes_back(heard: Sequence[Heard]) -> bool:
    """Tell whether a text says that no help is needed any more."""
    if not heard or heard[-1].token.is_asked:
        return False
    sounds = [word.sound for word in heard if not word.sound.isdigit()]
    for say, completed_by in ((SAFE, None), (CALLED_OFF, None), (_NO_DANGER, _OVER), (_SAFE_HERE, SAFE_PLACE)):
        said = say | (completed_by or frozenset())
        if _only(sounds, said | _ALONG) and _any(sounds, say) and (completed_by is None or _any(sounds, completed_by)):
            return True
    return False


def asks_to_erase(heard: Sequence[Heard]) -> bool:
    """Tell whether a text asks that she, or all that is hers, be forgotten."""
    sounds = [word.sound for word in heard if not word.sound.isdigit()]
    return _only(sounds, _ERASE | _ALL_OF_ME | _ALONG) and _any(sounds, _ERASE) and _any(sounds, _ALL_OF_ME)


def asks_for_centres(heard: Sequence[Heard]) -> bool:
    """Tell whether a text is "help centres", as the menu says it: no call, and no place."""
    sounds = [word.sound for word in heard]
    return (
        len(heard) > 1
        and _any(sounds, _CENTRES)
        and all(word.sound in _CENTRES or word.is_a(Kind.HELP) for word in heard)
    )


def _only(sounds: Sequence[str], known: frozenset[str]) -> bool:
    return all(one in known for one in sounds)


def _any(sounds: Sequence[str], known: frozenset[str]) -> bool:
    return any(one in known for one in sounds)
