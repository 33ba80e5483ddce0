"""The bare word for help where a text or a clause opens with it, as our texts tell her to write it.

What goes on with a name or a place is a call, whatever else that name may mean: Berdi is a man and "gave", Markaziy a
market and "the centre of". The advert, the prayer and what is plainly denied are told apart before.
"""

import re
from collections.abc import Sequence

from sms.language.hearing import Heard, has_any
from sms.language.lexicon import Kind
from sms.language.matter_or_place import may_be_a_place
from sms.language.morphology import words
from vocabulary.languages import UZ, UZ_CYRL

_OUR_NAME = words("najot najod nayot imdod")
_SCHOOLS = words("ta'lim talim")
_WHERE_TO = re.compile("ka(?:er|yok)\\w*|gde|kuda")
_GAVE = re.compile(r"(?:okaz|predostav|poluç|dali|dayut)\w*")
_HELP_ME_DO = "me"
_THERE = words("yerda yerdan yerga joyda")
_OPENS_A_PLACE = Kind.ABOUT | Kind.WHO
_VERB = re.compile(r"\w{2,}(?:di|ti|gan|adi|mi|la|lo|li|man|miz|siz)")


def names_whom_or_where(after: Sequence[Heard]) -> bool:
    """Tell whether what follows is a name, she or he of whom something is told, or in Uzbek a place behind any word.

    Nobody says "help" and then "me" or "he" of help that was given.
    """
    if not after or after[0].is_a(Kind.NEED):
        return False
    is_of_her = after[0].is_a(Kind.ME_WHOM | Kind.HE) and after[0].sound != _HELP_ME_DO
    if is_of_her and len(after) > 1 and after[1].sound not in _THERE:
        return not any(word.is_a(Kind.DENIES) or _GAVE.fullmatch(word.sound) for word in after)
    if after[0].token.is_name and len(after[0].token.word) > 1:
        return True
    where = [word for word in after[1:2] if may_be_a_place(word) and not _WHERE_TO.fullmatch(word.sound)]
    return after[0].is_a(_OPENS_A_PLACE) and after[0].language in (UZ, UZ_CYRL) and bool(where)


def may_be_commanded(text: Sequence[Heard]) -> bool:
    """Tell whether the command in capitals, or our own name as one, goes on with what no rule knows: in doubt heard."""
    if len(text) < 2 or text[0].is_guess or text[-1].token.is_asked:
        return False
    first, after = text[0], text[1:]
    if first.sound in _OUR_NAME:
        names = after[0].token.is_name and not after[0].kinds
        is_asked = any(_WHERE_TO.fullmatch(word.sound) for word in after)
        return (names or may_be_a_place(after[0])) and not (is_asked or has_any(after, _SCHOOLS))
    is_in_capitals = first.token.word.isupper() and not all(word.token.word.isupper() for word in after)
    return first.is_a(Kind.HELP) and is_in_capitals and any(map(_is_unknown, after))


def _is_unknown(word: Heard) -> bool:
    return not (word.kinds or word.sound.isdigit() or _VERB.fullmatch(word.sound))
