"""Whether a name insults whoever reads it: a contact's name reaches others, who may never have agreed (S11)."""

import re

from texts.alphabet import fold
from texts.sounds import sound

_ENTIRE = "dura suka suki tvar tupoy gey"
"""Words that are insults by themselves, and the beginning of a name otherwise (Durdona)."""
_BEGINNINGS = (
    "ahmoq axmoq tentak eshak jalab fohish foxish haromi xaromi iflos qanjiq ablah yaramas xunasa hunasa "
    "to'nka cho'chqa tong'iz xoin "
    "сучк сучар дурак дурац дурочк идиот кретин дебил шлюх проститут мраз скотин урод ублюд сволоч гандон пидор "
    "пидар блять бляд хуй хуе хуё пизд ебан ебал ёбан мудак мудил тупиц козёл козел свинь "
    "idiot bitch whore fuck"
)
_WORD = re.compile(r"[^\W\d_]+")
_INSULT = re.compile(
    "(?:" + "|".join(map(sound, _BEGINNINGS.split())) + ").*|(?:" + "|".join(map(sound, _ENTIRE.split())) + ")"
)


def insults(name: str) -> bool:
    """Whether a word of it is known as an insult, in Uzbek, Russian or English, however it is spelt."""
    return any(_INSULT.fullmatch(sound(word)) for word in _WORD.findall(fold(name).casefold().replace("'", "")))
