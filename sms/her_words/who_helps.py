"""Who asks whether anybody helps her, or why nobody does so quickly: a call, where nothing else is spoken of.

«Кто может помочь мне», "menga kim yordam bera oladi"; beside a matter ("kim menga matematikadan yordam beradi"), or for
nobody, it is a question as any other.
"""

import re
from collections.abc import Sequence

from sms.her_words.possible_call.unanswered import despairs_of_help
from sms.language.hearing import Heard, clauses_of
from sms.language.lexicon import Kind
from sms.language.morphology import words
from sms.language.sounds import sound

_OF_HELP = Kind.HELP | Kind.OWN_HELP | Kind.EVERYDAY | Kind.CRY
_WHO = words("kim kimdir kimsa birov biror birorta кто кто-то кто-нибудь кто-либо кого someone anyone who")
_ANYBODY, _IS_THERE = words("odam odami inson kishi"), words("bormi yo'qmi")
_ME = words("menga manga bizga мне меня нам нас me us")
_HELPS = words("помочь поможет помогает помог спасти спасет спасёт help save")
_GIVES = re.compile("(?:ber|bar|kil|kors[ai]t)(?:a|i|ad|adi|di|sin|adigan|arkan|olad[ia]|armi[a-z]*|adimi|a?mi)")
_CAN = re.compile("ol(?:ad(?:i|imi)|arkan|armikan)")
_BESIDE = words(
    "yordam bera ber qila odam odami inson kishi bormi bor yo'qmi mumkinmi qiladigan beradigan iltimos hozir tez"
    " tezroq salom xudo haqi axir endi"
    " может могут можете сможет бы есть ли ли нибудь то тут здесь там сейчас срочно пожалуйста быстрее скорее из вас"
    " же хоть эй люди добрые в отсюда can could please here there is now"
)


def asks_who_helps(heard: Sequence[Heard]) -> int | None:
    """Find the word for help where it is asked who helps her, or why nobody does so quickly; None where it is not."""
    start = 0
    for clause in clauses_of(heard):
        if _asks_who(clause) or _asks_why(clause):
            said = enumerate(clause, start)
            return next((at for at, word in said if word.is_a(_OF_HELP) or _as_written(word) in _HELPS), start)
        start += len(clause)
    return None


def _asks_who(clause: Sequence[Heard]) -> bool:
    written = [_as_written(word) for word in clause]
    said = {*written, *(word.sound for word in clause)}
    helps = bool(said & _HELPS) or any(word.is_a(Kind.HELP) for word in clause)
    is_anybody = bool(said & _WHO) or bool(said & _ANYBODY and said & _IS_THERE)
    if not (helps and is_anybody and said & _ME):
        return False
    known = _WHO | _ME | _HELPS | _BESIDE
    return all(
        one in known or word.sound in known or _GIVES.fullmatch(one) or _CAN.fullmatch(one) or word.is_a(Kind.HELP)
        for word, one in zip(clause, written, strict=True)
    )


def _asks_why(clause: Sequence[Heard]) -> bool:
    """ "Nega yordam bermayapsiz tezroq"."""
    is_in_haste = any(word.is_a(Kind.FAST) for word in clause)
    return is_in_haste and any(word.is_a(_OF_HELP) for word in clause) and despairs_of_help(list(clause))


def _as_written(word: Heard) -> str:
    """A form of "to help" may have been taken for a cry that lies one letter from it."""
    return sound(word.token.word)
