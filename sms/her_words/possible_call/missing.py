"""A child of hers who is not home from where it was, or is lost; and him who will find her now.

A word for help beside a missing child calls, whatever lesson or school is named: no help with one is asked for.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from sms.her_words.possible_call.clauses import DOER, Clause, fits, has
from sms.language.hearing import Heard, clauses_of, has_any
from sms.language.lexicon import Kind
from sms.language.morphology import Does, nouns, readings, words

_CHILD = re.compile("(?:kiz|ogl|bola|bala|farzand|singl|uka|nevara|jiyan)(?:gin)?(?:i?m|i?miz|larim|alarim)")
_CHILD_IN_RUSSIAN = words("сын сынок дочь дочка дочурка ребенок ребёнок дети сестра сестренка внук внучка")
_WHOM = re.compile("(?:kiz|ogl|bola|bala|farzand|singl|uka|nevara)(?:i?m|i?miz|larim)(?:ni|di)")
_WHOM_IN_RUSSIAN = words("сына дочь дочку ребенка ребёнка детей сестру внука внучку")
_COMES_BACK = words("qayt kel chiq")
_FROM = re.compile(
    "(?:maktab|dars|bo[gk]?ça|okiş|iş|kurs|togarak|kolle[djg]+|litsei|universitet|institut|maşgulot|trenirovka|repetitor"
    r"|kiz|koça|dokon|bozor|mehmon|xola|sinf|imtixon)\w*dan"
)
_HOME = words("uyga uyimizga uyda домой дома")
_NOT = "ne"
_CAME = re.compile("(?:vernul|vozvraşal|pri[şx]|prixodil|priexal|poyavil|doş|vişel|vişla)[a-z]*")
_BACK = re.compile("vernul(?:sya|as|is)")
_OUT_OF = words("из со с от")
_FROM_IN_RUSSIAN = nouns(
    "школ садик урок заняти занят тренировк учеб работ институт университет лице лицея колледж магазин улиц прогулк"
    " кружк курс секци гост площадк двор лагер"
)
_LOST = re.compile("yokol(?:ib|di|gan)[a-z]*|propal[ai]?|isçez(?:la|li)?|poteryal(?:sya|as)")
_CANNOT_FIND = re.compile("top(?:ib)?(?:a|ol)+m(?:a|ay|ai)[a-z]*(?:man|miz)")
_TO_FIND, _CANNOT = "topa", re.compile("olma[a-z]*(?:man|miz)")
_CAN, _FIND = words("могу можем"), words("найти дозвониться")
_OF_HELP = Kind.HELP | Kind.OWN_HELP | Kind.CRY | Kind.LOW_CRY | Kind.SIGNAL
_WILL_FIND = re.compile("naid(?:et|yot|ut)|otişet|top(?:vol)?(?:adi|sa)")
_FINDING, _AT_LAST = words("topib"), re.compile("(?:ol|koy)(?:adi|sa)")
_SOON = words(
    "он они муж бывший отец брат меня нас сейчас щас скоро опять снова здесь тут везде все всё равно точно если то"
    " u ular er erim eri meni bizni hozir tez yana baribir shu bu yerdan yerda tamom albatta sobiq"
)


def is_missing(clause: Clause) -> bool:
    """Tell whether a child of hers is not back, or lost; not a child of yours, nor "if"."""
    if has(clause, Kind.IF | Kind.YOU | Kind.LAUGHS) or clause[-1].token.is_asked:
        return False
    is_child = fits(clause, _CHILD) or has_any(clause, _CHILD_IN_RUSSIAN)
    return (is_child and (_is_not_back(clause) or fits(clause, _LOST))) or _is_not_found(clause)


def calls_for_who_is_missing(heard: Sequence[Heard]) -> int | None:
    """Find the word for help in a text that tells of a missing child; None where none stands in it or it is denied."""
    if not any(map(is_missing, clauses_of(heard))):
        return None
    return next(
        (
            at
            for at, word in enumerate(heard)
            if word.is_a(_OF_HELP)
            and not (word.is_guess or any(one.is_a(Kind.DENIES) for one in heard[at + 1 : at + 3]))
            and not (at and heard[at - 1].is_a(Kind.NOT))
        ),
        None,
    )


def will_find_her(clause: Clause) -> bool:
    """Tell whether he finds her now or soon, and nothing else is said: a courier does too."""
    finds = fits(clause, _WILL_FIND) or any(
        one.sound in _FINDING and _AT_LAST.fullmatch(two.sound) for one, two in pairwise(clause)
    )
    is_all = all(
        word.sound in _SOON | _FINDING or _WILL_FIND.fullmatch(word.sound) or _AT_LAST.fullmatch(word.sound)
        for word in clause
    )
    return finds and is_all and has(clause, DOER) and has(clause, Kind.ME_WHOM) and not clause[-1].token.is_asked


def _is_not_back(clause: Clause) -> bool:
    comes_not = any(who is Does.HE_DOES_NOT for word in clause for _, who in readings(word.sound, _COMES_BACK))
    in_uzbek = comes_not and (fits(clause, _FROM) or has_any(clause, _HOME))
    from_there = any(one.sound in _OUT_OF and two.sound in _FROM_IN_RUSSIAN for one, two in pairwise(clause))
    did_not = any(one.sound == _NOT and _CAME.fullmatch(two.sound) for one, two in pairwise(clause))
    not_back = any(one.sound == _NOT and _BACK.fullmatch(two.sound) for one, two in pairwise(clause))
    return in_uzbek or not_back or (did_not and (from_there or has_any(clause, _HOME)))


def _is_not_found(clause: Clause) -> bool:
    cannot = any(one.sound == _TO_FIND and _CANNOT.fullmatch(two.sound) for one, two in pairwise(clause))
    in_uzbek = fits(clause, _WHOM) and (cannot or fits(clause, _CANNOT_FIND))
    can = any(one.sound in _CAN and two.sound in _FIND for one, two in pairwise(clause))
    return in_uzbek or (can and has(clause, Kind.NOT) and has_any(clause, _WHOM_IN_RUSSIAN))
