"""Whether a text is a call for help, by a few rules that lean to yes: a lost call is worse than a false alarm.

1. A cry to many ("помогите", "qutqaring", SOS) is a call wherever it stands, unless "not" stands before it, or a task
   after it ("помогите выбрать платье"). A cry to one ("спаси", "asra") only among words that go along.
2. A noun for help ("yordam", "помощь") is a call, whatever stands before and behind it; not where it is denied, asked
   about, offered, told of, given, owned (`sms/her_words/bare_word.py`), or help with some matter.
3. Help with an ending ("yordamingiz", "помочь") is an everyday word: a call only with a plea, or where it stands alone.
4. Beside violence that is told any of these is a call («можете помочь он меня бьет»).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise, zip_longest

from sms.her_words.bare_word import is_told_in_peace, stands_against
from sms.her_words.command_first import names_whom_or_where
from sms.her_words.no_call import is_a_loan, is_no_call
from sms.language.hearing import Heard, clauses_of, has_any
from sms.language.lexicon import Kind
from sms.language.matter_or_place import begins_where_she_stands, says_where, says_where_she_is
from sms.language.morphology import do_it, words
from sms.language.sounds import is_cyrillic, sound
from vocabulary.languages import RU, UZ, UZ_CYRL, Language

_AROUND = Kind.ALONG | Kind.ME | Kind.ME_WHOM | Kind.PLEA | Kind.NEED | Kind.FAST | Kind.LAUGHS
_MATTERS = Kind.PLAY | Kind.MATTER
_DEEDS = Kind.ASSAULTS | Kind.STRIKES
_HELP_WORDS = Kind.HELP | Kind.SIGNAL | Kind.OWN_HELP | Kind.EVERYDAY | Kind.CRY | Kind.LOW_CRY
_FREE = _AROUND | _HELP_WORDS
_OF_ME = _FREE | _DEEDS | Kind.KIN_WHOM | Kind.HE
_CRIES = Kind.CRY | Kind.LOW_CRY

_TELLS = re.compile(
    "(?!oldir|oltir|oldur)(?:ber|bar|ver|kel|ket|ol|al|bol|kil|sora|korsat|teg|et|yet|bor|çakir|tuş|yubor|jonat|kutkar)"
    "(?:d[iu](?!yor|boi|bek)|t[iu]$|ti[mk]|yap|yop|vot|vop|yot|adi|idi|ad$|am[ai]n|amiz|im[ai]|ai|gan|i?ş(?!er)|ol[am]"
    r"|olm|il|mokç|saydi|sam|sak"
    r"|ma(?:i|y|di|s|gan|ng|sin))\w*"
)
"""Somebody gave, gives, will give, cannot give help; it came, was asked for, was received.

Alisher is a name, and who kills gives none.
"""

_IS_A_VERB = re.compile(r"\w{3,}(?:ildi|indi|işdi|yapti|mokda|adi|(?<!d)am[ai][nz]|[uo]vçi\w*)")
_CAME = re.compile(r"(?:vi|ve|pri|pre|pro|po|do|na|za|ot|pere|raz|okaz)\w+(?:la|lo|li)s?")
"""What became of help, in Russian (приехала, оказали, подоспела)."""

_KIND_OF_HELP = re.compile(
    r"(?:mo?diy?|birinçi|tibiy?|yuridik|xukukiy|insonparvar|texnik|psixologik|ozaro|ruxiy)\w*"
    r"|(?:perva|yuridiçes|psixologiçes|gumanitar|material|finansov|texniçes|skora|medisinska)\w*|\w+i?şda"
)
_TO_YOURS = re.compile("ngga$|нгга$")
"""To somebody of yours (akangga): help is asked for another, of you."""

_ASKED = re.compile("sora(?:mokçi|sam|sak|şim|i|y|b|r)[a-z]*|po?prosit|obratits?a|obratit'?sya|obratitsya")
_UNLESS_GIVEN = re.compile("(?:ber|kil|et|kel|yubor)m[ae]sa(?:ng|ngiz|nglar|ngizlar|iz|izlar|yiz|la)")
_UNLESS_YOU_HELP = {(sound("не"), sound(word)) for word in ("поможете", "поможешь", "спасете", "спасёте", "приедете")}
_HELP_AS_ASKED = words("помощью yordamingizni yordamingizdi")
"""“I wanted to ask you for help”, “unless you help”: beside violence a call as any other."""

_ASKS = words("mi pe be")
_WHETHER = sound("ли")
_WHERE = words("где gde")
_I_AM = words("я нахожусь сейчас ya naxojus seychas")
_WITH = words("с со with")
_RESCUING = words("qutqarib qutqazib")
_ONESELF = do_it("ol qol chiq")
"""After "rescuing": me, as it is said of nothing else (qutqarib oling)."""
_BRINGING, _BRING = words("olib ob op sotib"), do_it("kel ke") | words("kel ol oldim keldim")
_TO_ONE = words("qutqar qutqarvor qutqaz")
_TO_RESCUE = words("спасти спасать")
_ME_OR_US = words("меня нас")
_RESCUE = words("imdod imdat imdad najot najod nayot")
_I_KNOW = words("знаю")
_BECAME = words("qoldi qolibdi")
_THANKS = words("rahmat raxmat спасибо")
_PRAYED = words("сохрани помилуй")
_OF_A_SAUCE = words("ta litr bormi qoldimi qolibdi qoldi bilan qo'sh qo'shing qo'shib oldim olib ol сколько есть")
_DOD, _OH, _OH_DOD = words("dod voydod vaydod"), words("voy vay oh o'y"), words("voydod vaydod")
_FROM = sound("от")
_NOT, _NOT_SO = sound("не"), words("туда могу можем выпускает пускает")
_SELLS = re.compile("sot(?:mokçi|yapti|vot[dt]i|işmokçi|adi|işyapti)")
_LONG_WORD = 4
"""Letters: a shorter word after a cry may be anything, a place too."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call for help: the language of its word, and where that word stands among the words that were heard."""

    language: Language | None
    position: int


def find_call(heard: Sequence[Heard]) -> Call | None:
    """Find the first call for help among the words of a text."""
    start = 0
    for clause in clauses_of(heard):
        beyond = heard[start + len(clause) :]
        for position, word in enumerate(clause):
            if word.is_a(_HELP_WORDS) and _calls(clause, position, beyond, heard):
                return Call(word.language, start + position)
        start += len(clause)
    return None


def find_word_for_help(heard: Sequence[Heard]) -> Call | None:
    """Find a word for help that is neither denied, put off nor told of: enough where violence is told beside it."""
    start = 0
    for clause in clauses_of(heard):
        asked = _asked_politely(clause)
        if asked is not None:
            return Call(clause[asked].language, start + asked)
        turned = any(
            word.is_a(Kind.NOT | Kind.DENIES | Kind.IF) and not _is_unknown(clause, at)
            for at, word in enumerate(clause)
        )
        for position, word in enumerate(clause):
            after = clause[position + 1 :]
            is_told = _is_told_of(after) or (word.sound in _DOD and _is_said(after))
            if word.is_a(_HELP_WORDS) and not (word.is_guess or turned or is_told):
                return Call(word.language, start + position)
        start += len(clause)
    return None


def _is_unknown(clause: Sequence[Heard], at: int) -> bool:
    """«Не знаю» denies no help."""
    return at + 1 < len(clause) and clause[at + 1].sound in _I_KNOW


def _asked_politely(clause: Sequence[Heard]) -> int | None:
    """Where help is asked for as one asks a stranger, or it is said what comes unless it is given."""
    words_for_help = [at for at, word in enumerate(clause) if word.is_a(_HELP_WORDS) or word.sound in _HELP_AS_ASKED]
    is_asked = any(_ASKED.fullmatch(word.sound) or _UNLESS_GIVEN.fullmatch(word.sound) for word in clause)
    if words_for_help and is_asked:
        return words_for_help[0]
    return next(
        (
            at
            for at, (one, two) in enumerate(pairwise(clause))
            if (one.sound, sound(two.token.word)) in _UNLESS_YOU_HELP
        ),
        None,
    )


def goes_with_a_call(word: Heard) -> bool:
    """Tell whether a word says how much help is needed, or whom it asks, but not where."""
    return word.is_a(_FREE)


def only_calls(word: Heard) -> bool:
    """Tell whether a word is a cry, a plea or haste, and says nothing else: Kelin is also who came."""
    is_somebody = tells_of_others(word) and word.token.is_name and not word.token.opens_clause
    return word.is_a(_HELP_WORDS | Kind.PLEA | Kind.NEED | Kind.FAST) and not is_somebody


def goes_on_from_a_call(word: Heard) -> bool:
    """Tell whether a word goes on with what a plea began ("kerak bo'lib qoldi"), and is no place."""
    return _tells(word) or (word.is_a(Kind.HOW) and not word.is_a(Kind.WHERE))


def tells_of_others(word: Heard) -> bool:
    """Tell whether a word is of somebody beside her: her child, him."""
    return word.is_a(Kind.KIN_WHOM | Kind.WEAK | Kind.HE | Kind.HIM)


def _calls(clause: Sequence[Heard], at: int, beyond: Sequence[Heard], text: Sequence[Heard]) -> bool:
    word, before, after = clause[at], clause[:at], clause[at + 1 :]
    if before and before[-1].is_a(Kind.NOT):
        return False
    if word.is_a(_CRIES):
        if (word.is_a(Kind.LOW_CRY) or word.sound in _TO_ONE) and is_a_loan(clause, beyond):
            return False
        return _is_cried(clause, at, beyond) and not _is_a_task((*after, *beyond))
    if word.is_a(Kind.SIGNAL):
        return _is_signalled(word, before, after)
    if is_no_call(clause, at, text) or is_told_in_peace(before, after, text):
        return False
    if word.is_a(Kind.EVERYDAY):
        return _is_asked_for(before, after) or _is_rescue_of_me(clause, at) or (_is_free(before) and _is_free(after))
    if not before and not word.is_guess and word.is_a(Kind.HELP) and names_whom_or_where(after):
        return not (_is_denied(clause) or any(one.is_a(Kind.FOR_SALE) for one in beyond))
    is_denied = _is_denied(clause) or _is_denied_before(before, after)
    is_told = (
        is_denied
        or is_told_in_peace(before, after, text)
        or _is_told_of(after)
        or _is_a_matter(clause, at)
        or _is_for_yours(before)
    )
    return not is_told and (_is_asked_for(before, after) or _is_meant(clause, at, beyond, text))


def _is_meant(clause: Sequence[Heard], at: int, beyond: Sequence[Heard], text: Sequence[Heard]) -> bool:
    """Without a plea beside it: by a need, by standing first, and wherever nothing stands against it."""
    word = clause[at]
    if _is_asked_about(clause) or any(word.is_a(Kind.FOR_SALE) for word in (*clause, *beyond)):
        return False
    is_needed = any(word.is_a(Kind.NEED) for word in clause)
    if word.is_a(Kind.OWN_HELP):
        is_cried = word.sound in _RESCUE and _is_free([*clause, *beyond]) and not has_any(clause, _THANKS)
        return is_needed or is_cried
    if _is_free(clause[:at]) or (is_needed and not word.is_guess):
        return True
    ends = at + 1 == len(clause) and _is_free(beyond) and word.language in (UZ, UZ_CYRL)
    return (ends and not word.is_guess) or not stands_against(clause, at, text)


def _is_cried(clause: Sequence[Heard], at: int, beyond: Sequence[Heard]) -> bool:
    word, before, after = clause[at], clause[:at], clause[at + 1 :]
    if word.is_a(Kind.CRY) and not word.is_guess:
        return not (before and before[-1].is_a(_MATTERS))
    if word.sound in _DOD and not _is_no_sigh(clause, at, beyond):
        return False
    return _is_free(before) and _is_said_of_me(after) and not has_any(after, _PRAYED)


def _is_no_sigh(clause: Sequence[Heard], at: int, beyond: Sequence[Heard]) -> bool:
    """ "Dod" is cried, not told of (dod deb baqirdi); with an "oh" (voy dod, narxlar!) only where she is spoken of."""
    after = list(dropwhile(lambda word: word.sound in _OH, clause[at + 1 :]))
    if _is_said(after):
        return False
    follows = after or beyond
    return not has_any(clause, _OH | _OH_DOD) or _is_said_of_me(follows)


def _is_said(after: Sequence[Heard]) -> bool:
    return bool(after) and after[0].is_a(Kind.SAYS)


def _is_signalled(word: Heard, before: Sequence[Heard], after: Sequence[Heard]) -> bool:
    """SOS in capitals always; in small letters not the sauce, and no loan that is called so."""
    if word.token.word.isupper():
        return True
    if after and after[0].is_a(Kind.FOR_SALE):
        return False
    if len(after) > 1 and after[0].sound in _BRINGING and after[1].sound in _BRING:
        return False
    is_sauce = any(word.is_a(_MATTERS) and len(word.sound) >= _LONG_WORD for word in (*before, *after))
    is_denied = bool(after) and after[0].is_a(Kind.DENIES)
    is_sauce = is_sauce or has_any(after, _OF_A_SAUCE)
    is_beside_a_place = has_number([*before, *after]) or says_where_she_is(before)
    return (_is_free(before) or not after or is_beside_a_place) and not is_sauce and not is_denied


def _is_rescue_of_me(clause: Sequence[Heard], at: int) -> bool:
    """ "Rescue" in two words of Uzbek (qutqarib oling); or «меня надо спасти», where nothing is denied."""
    if clause[at].sound in _RESCUING:
        return at + 1 < len(clause) and clause[at + 1].sound in _ONESELF
    is_of_me = clause[at].sound in _TO_RESCUE and has_any(clause, _ME_OR_US)
    is_needed = any(word.is_a(Kind.NEED) for word in clause)
    from_what = dropwhile(lambda word: word.sound != _FROM, clause)
    is_meant = not any(word.is_a(_MATTERS) for word in from_what)
    return is_of_me and is_needed and is_meant and not any(word.is_a(Kind.NOT | Kind.IF) for word in clause)


def has_number(words: Sequence[Heard]) -> bool:
    """Tell whether a house or the like stands among words."""
    return any(word.sound.isdigit() for word in words)


def _is_free(words: Sequence[Heard]) -> bool:
    return all(word.is_a(_FREE) or word.sound.isdigit() for word in words)


def _is_said_of_me(after: Sequence[Heard]) -> bool:
    return not after or after[0].is_a(_OF_ME) or has_number(after)


def _is_asked_for(before: Sequence[Heard], after: Sequence[Heard]) -> bool:
    """A plea stands beside it, with nothing between but what goes along."""
    beside = (_first_beyond(before[::-1], Kind.ALONG | Kind.PREPOSITION), _first_beyond(after, Kind.ALONG))
    return any(word and word.is_a(Kind.PLEA) for word in beside)


def _is_denied(clause: Sequence[Heard]) -> bool:
    """It is not needed, also with "any more" between the two."""
    said = [word for word in clause if word.is_a(Kind.NOT | Kind.NEED) or not word.is_a(Kind.HOW)]
    needs = [at for at, word in enumerate(said) if word.is_a(Kind.NEED)]
    return bool(needs) and all(at > 0 and said[at - 1].is_a(Kind.NOT) for at in needs)


def _is_denied_before(before: Sequence[Heard], after: Sequence[Heard]) -> bool:
    """ "Not needed any more, help": nothing else is said, and nothing is asked for behind it."""
    is_said = all(
        word.is_a(Kind.NEED | Kind.DENIES | Kind.ALONG | Kind.NOW) or word.sound in _BECAME for word in before
    )
    denies = any(word.is_a(Kind.DENIES) for word in before)
    return denies and is_said and all(word.is_a(Kind.ALONG) and not word.is_a(Kind.PLEA | Kind.NEED) for word in after)


def _is_for_yours(before: Sequence[Heard]) -> bool:
    return bool(before) and _TO_YOURS.search(before[-1].token.word.lower()) is not None


def _is_asked_about(clause: Sequence[Heard]) -> bool:
    asks = any(
        word.is_a(Kind.WHO | Kind.IF) and not (after and after.sound == "nibud") and not _is_where_i_am(clause[at:])
        for at, (word, after) in enumerate(zip_longest(clause, clause[1:]))
    )
    needs = [word for word in clause if word.is_a(Kind.NEED)]
    asks = asks or any(one.is_a(Kind.NEED) and two.sound == _WHETHER for one, two in pairwise(clause))
    return asks or (clause[-1].token.is_asked and bool(needs))


def _is_where_i_am(words: Sequence[Heard]) -> bool:
    """«не знаю где я»: nothing is asked."""
    return words[0].sound in _WHERE and len(words) > 1 and all(word.sound in _I_AM for word in words[1:])


def _is_told_of(after: Sequence[Heard]) -> bool:
    """Help is denied, told of, or put off to an "if"; behind "help is needed" he may be told of."""
    is_needed = False
    for before, word in zip((None, *after), after, strict=False):
        if word.is_a(Kind.PLEA) or (is_needed and word.is_a(Kind.HE)):
            return False
        is_needed = is_needed or word.is_a(Kind.NEED)
        if before and before.is_a(Kind.NEED) and word.sound in _ASKS:
            return True
        if word.is_a(Kind.DENIES | Kind.IF) or _tells(word):
            return True
        if word.is_a(Kind.ABOUT) and not any(one.is_a(Kind.HARMS | Kind.ASSAULTS) for one in after):
            return True
        if not word.is_a(Kind.ALONG | Kind.NEED | Kind.ME | Kind.HOW):
            return False
    return False


def _tells(word: Heard) -> bool:
    if _TELLS.fullmatch(word.sound):
        return True
    came = is_cyrillic(word.token.word) and _CAME.fullmatch(word.sound)
    return not word.kinds and bool(came or _IS_A_VERB.fullmatch(word.sound))


def _is_a_matter(clause: Sequence[Heard], position: int) -> bool:
    before, after = clause[:position], clause[position + 1 :]
    is_command = clause[position].token.word.isupper() and any(not word.token.word.isupper() for word in after)
    if not before and (is_command or _begins_a_place(after) or begins_where_she_stands(after)):
        return False
    if before and (_KIND_OF_HELP.fullmatch(before[-1].sound) or (before[-1].sound == "za")):
        return not any(word.is_a(Kind.NEED) for word in after)
    if after and after[0].is_a(Kind.PREPOSITION) and clause[position].language == RU:
        named = after[1:2] and (after[1].token.is_name or after[1].is_a(Kind.WHERE) or has_number(after))
        return not named and not any(word.is_a(Kind.ME_WHOM) for word in before)
    if any(word.is_a(Kind.HARMS | Kind.ASSAULTS) for word in after):
        return False
    is_where = says_where_she_is(before) and not any(word.is_a(Kind.NEED) for word in after)
    said = before if is_where else clause
    return any(word.is_a(_MATTERS) and not says_where(clause, at) for at, word in enumerate(said))


def _begins_a_place(words: Sequence[Heard]) -> bool:
    """A name with another or with a number: «Ташкент Юнусабад …», "Chilonzor 7 …"."""
    named = [word.token.is_name and not word.kinds for word in words[:2]]
    return len(named) > 1 and named[0] and (named[1] or words[1].sound.isdigit())


def _is_a_task(after: Sequence[Heard]) -> bool:
    """What stands after a cry is a task: to find a kindergarten, "with" homework, a cat; no short name of a place."""
    beyond = list(dropwhile(lambda word: word.is_a(_AROUND | Kind.KIN_WHOM), after))
    if not beyond or _says_what_is_wrong(after):
        return False
    is_with = beyond[0].sound in _WITH and len(beyond) > 1 and not beyond[1].is_a(_AROUND | Kind.KIN_WHOM | Kind.WHERE)
    is_a_matter = beyond[0].is_a(Kind.TASK | _MATTERS) and not says_where(after, len(after) - len(beyond))
    return is_with or (is_a_matter and len(beyond[0].sound) >= _LONG_WORD)


def _says_what_is_wrong(after: Sequence[Heard]) -> bool:
    """ "He wants to sell me", «везет не туда», «звонить не могу»: no task, whatever stands beside it."""
    is_wrong = any(one.sound == _NOT and two.sound in _NOT_SO for one, two in pairwise(after))
    return is_wrong or any(_SELLS.fullmatch(word.sound) for word in after)


def _first_beyond(words: Sequence[Heard], kinds: Kind) -> Heard | None:
    """The first word that is not only of these kinds."""
    return next((word for word in words if not word.is_a(kinds) or word.is_a(Kind.PLEA)), None)
