"""Reading a text that somebody sent: the word it begins with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import dropwhile, pairwise

from regions.coordinates_in_text import take_coordinates
from sms.answer_words.read import CONTACT, DUTY, INVITED, read_answer
from sms.her_words.bare_call import calls_beside_danger, may_call
from sms.her_words.command_first import may_be_commanded
from sms.her_words.help_call import (
    Call,
    find_call,
    find_word_for_help,
    goes_on_from_a_call,
    goes_with_a_call,
    only_calls,
    tells_of_others,
)
from sms.her_words.not_needed import says_that_none_is_needed
from sms.her_words.own_words import asks_for_centres, asks_to_erase, takes_back
from sms.her_words.possible_call import is_possible_call
from sms.her_words.possible_call.missing import calls_for_who_is_missing
from sms.her_words.typed_pin import without_pin
from sms.her_words.who_helps import asks_who_helps
from sms.language.hearing import Heard, hear, language_of_text, without_signature
from sms.language.lexicon import Kind
from sms.language.morphology import words
from sms.language.quoting import own_words, without_marks_of_quoting
from sms.language.second_hearing import with_words_apart, without_marks
from sms.language.spelling import Token, readable, tokens_of
from sms.language.word_forms import Word, form_of, language_of
from vocabulary.languages import Language
from vocabulary.point import Point

__all__ = [
    "CALLS",
    "Command",
    "Word",
    "begins_with",
    "language_named",
    "read",
    "without_prefix",
]

CALLS = (Word.HELP, Word.POSSIBLE)
_MOST_WORDS = dict.fromkeys(Word, 4) | {
    Word.LANGUAGE: 2,
    Word.SAFE: 0,
    Word.MENU: 0,
    Word.ERASE: 0,
    Word.STOP: 0,
}
"""Words that may follow, beside numbers and courtesies: "забудь об этом" erases nobody."""
_SAFE, _THANKS = words("xavfsiz havfsiz безопасное"), words("rahmat")
_CALL_FOR = re.compile("çakir")
_LINK = re.compile(r"\bt\.me\b\S*|https?://\S+|www\.\S+", re.IGNORECASE)
_PART = 80
"""Words of a text that are understood together; so many are in no text of a few parts."""


@dataclass(frozen=True, slots=True)
class Command:
    """A text's word, what follows it, and the language of the word; without a word, `rest` is the whole text.

    `point` is where she is by coordinates that stood anywhere in the text, and in `rest` no more. `said` is all that
    she wrote, where `rest` lacks words that do more than call.
    """

    word: Word | None
    rest: str
    language: Language | None = None
    point: Point | None = None
    said: str = field(default="", compare=False)


def read(text: str) -> Command:
    """Split a text into its word and the rest; of what is quoted or forwarded only a call is heard."""
    own = own_words(text)
    if own == text:
        return _read(text)
    command = _read(own) if own else Command(None, "")
    if command.word:
        return command
    whole = without_marks_of_quoting(text)
    quoted = _read(whole)
    return quoted if quoted.word in CALLS else Command(None, _trimmed(whole))


def _read(text: str) -> Command:
    point, text = take_coordinates(text)
    text = readable(text)
    tokens = tokens_of(text)
    heard = _deaf_to_links(hear(tokens), text)
    unsigned = without_signature(heard)
    call = None if asks_for_centres(unsigned) else find_call(unsigned) or _bare_call(unsigned)
    is_possible = call is None and (_tells_of_violence(heard) or may_call(unsigned))
    call = find_word_for_help(unsigned) if is_possible else call
    if call:
        said = _trimmed(text) if _loses_words(heard, unsigned, call) else ""
        return Command(Word.HELP, _where(text, heard, call), call.language or language_of_text(heard), point, said)
    proved = None if call or is_possible else _with_a_pin(unsigned, point) or _with_a_pin(heard, point)
    if proved:
        return proved
    form = form_of(tokens[0].meant) if tokens else None
    is_told = is_possible and form and form.word is Word.LANGUAGE and not _names_language(tokens[1:])
    if (
        form
        and not is_told
        and _words_in(_without_the_same(unsigned)) <= _MOST_WORDS[form.word]
        and not _says_more(form.word, unsigned)
    ):
        return Command(form.word, _trimmed(text[tokens[0].end :]), form.language, point)
    own_words = _in_her_own_words(unsigned)
    if own_words:
        numbers = " ".join(word.token.word for word in unsigned if word.sound.isdigit())
        return Command(own_words, numbers, next((word.language for word in unsigned if word.language), None), point)
    if is_possible:
        return Command(Word.POSSIBLE, _trimmed(text), language_of_text(heard), point)
    if says_that_none_is_needed(unsigned):
        return Command(Word.NEEDLESS, _trimmed(text), point=point)
    again = _heard_again(unsigned, text, point)
    if again is None and may_be_commanded(unsigned):
        return Command(Word.POSSIBLE, _trimmed(text), language_of_text(heard), point)
    return again or Command(None, _trimmed(text), point=point)


def _bare_call(heard: Sequence[Heard]) -> Call | None:
    at = calls_beside_danger(heard)
    at = asks_who_helps(heard) if at is None else at
    at = calls_for_who_is_missing(heard) if at is None else at
    return None if at is None else Call(heard[at].language, at)


def _with_a_pin(heard: Sequence[Heard], point: Point | None) -> Command | None:
    """What takes back or erases with a PIN on either side of it, and maybe her name below: the PIN is all that follows.

    Beside one "no help is needed" is tried as a PIN of every number, whether it has an open alert or not.
    """
    rest, pin = without_pin(heard)
    if not (pin and rest):
        return None
    if len(rest) > 1 and rest[-1].token.is_name and not rest[-1].kinds:
        rest = rest[:-1]
    form = form_of(rest[0].token.meant)
    stands_alone = form is not None and _words_in(rest[1:]) == 0
    if form and form.word is Word.ERASE and stands_alone:
        return Command(Word.ERASE, pin, form.language, point)
    is_safe = stands_alone and form is not None and form.word is Word.SAFE
    if not (is_safe or takes_back(rest) or says_that_none_is_needed(rest)):
        return None
    language = form.language if form else next((word.language for word in rest if word.language), None)
    return Command(Word.SAFE, pin, language, point)


def _heard_again(heard: Sequence[Heard], text: str, point: Point | None) -> Command | None:
    """What a text is where marks cut its sentence or its blanks are missing; a short one, for it is looked at twice."""
    if len(heard) > _PART:
        return None
    apart = _deaf_to_links(with_words_apart(heard), text)
    is_cut = any(word.token.opens_clause for word in heard[1:])
    has_more_calls = sum(map(only_calls, apart)) > sum(map(only_calls, heard))
    call = find_call(apart) if has_more_calls else None
    if call is None and is_cut and not any(word.token.is_asked for word in heard):
        call = find_call(without_marks(apart))
    if call:
        return Command(Word.HELP, _trimmed(text), call.language or language_of_text(apart), point)
    if (is_cut or len(apart) > len(heard)) and _tells_of_violence(without_marks(apart)):
        return Command(Word.POSSIBLE, _trimmed(text), language_of_text(apart), point)
    return None


def _deaf_to_links(heard: Sequence[Heard], text: str) -> list[Heard]:
    """What stands in a link is no word: "t.me" says nothing of me."""
    links = [match.span() for match in _LINK.finditer(text)]
    return [
        replace(word, kinds=0, is_guess=False) if any(start <= word.token.start < end for start, end in links) else word
        for word in heard
    ]


def _names_language(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and language_of(tokens[0].meant) is not None


def _tells_of_violence(heard: Sequence[Heard]) -> bool:
    """In some part of the text: a rule looks at all words beside each, and an endless text may hold up no HELP."""
    starts = range(0, max(len(heard) - _PART // 2, 1), _PART // 2)
    parts = (heard[start : start + _PART] for start in starts)
    return any(is_possible_call(part) for part in parts if any(word.kinds for word in part))


def _says_more(word: Word, heard: Sequence[Heard]) -> bool:
    """ "Remove" takes away a name, but "remove everything" is ERASE; and "help" after "centres" is no place."""
    return (word is Word.REMOVE and asks_to_erase(heard)) or asks_for_centres(heard)


def _in_her_own_words(heard: Sequence[Heard]) -> Word | None:
    if takes_back(heard):
        return Word.SAFE
    if asks_for_centres(heard):
        return Word.CENTRE
    return Word.ERASE if asks_to_erase(heard) else None


def without_prefix(text: str, prefixes: Sequence[str]) -> str:
    """Take off one of the keywords that a shared short code puts before every text, unless nothing else is there.

    One that is glued to the next word goes only where that word says something without it, and nothing with it. One
    that is itself a call goes only before another word, an answer or a number: "NAJOT tezroq" is a call.
    """
    for prefix in prefixes:
        match = re.match(rf"\W*{re.escape(prefix)}", text, re.IGNORECASE)
        rest = text[match.end() :] if match else ""
        if tokens_of(rest) and _goes_before(prefix, rest, text):
            return rest
    return text


def _goes_before(prefix: str, rest: str, text: str) -> bool:
    if re.match(r"\w", rest):
        return _is_understood(rest) and not _is_understood(text)
    return not _is_call(prefix) or _is_understood(rest)


@cache
def _is_call(keyword: str) -> bool:
    return read(keyword).word in CALLS


def _is_understood(text: str) -> bool:
    is_answer = any(read_answer(text, one).digit is not None for one in (CONTACT, DUTY, INVITED))
    return read(text).word is not None or is_answer or all(one.word.isdigit() for one in tokens_of(text))


def language_named(text: str) -> Language | None:
    """Find the language that a text names, such as uz, ўз or ru."""
    tokens = tokens_of(readable(text))
    return language_of(tokens[0].meant) if tokens else None


def begins_with(text: str, word: str) -> bool:
    """Tell whether a text begins with this word, as freely spelt as any word here; no text begins with no word."""
    tokens, wanted = tokens_of(readable(text)), tokens_of(readable(word))
    return bool(tokens and wanted) and not set(tokens[0].meant).isdisjoint(wanted[0].meant)


def _where(text: str, heard: Sequence[Heard], call: Call) -> str:
    """The place follows the call; what stands before it is better than nothing."""
    before, after = heard[: call.position], heard[call.position + 1 :]
    place = _without_companions(_without_companions(after)[::-1])[::-1]
    if place:
        return text[place[0].token.start : place[-1].token.end]
    return _trimmed(text[: heard[call.position].token.start]) if _without_companions(before) else ""


def _loses_words(heard: Sequence[Heard], unsigned: Sequence[Heard], call: Call) -> bool:
    """Whether the place lacks words that do more than call ("он нашёл меня"), or is only the name below them."""
    before, after = heard[: call.position], heard[call.position + 1 :]
    place = _without_companions(_without_companions(after)[::-1])[::-1] or (
        before if _without_companions(before) else []
    )
    if not place:
        return any(tells_of_others(word) or word.is_a(Kind.TAKE) or _may_be_a_name(word) for word in unsigned)
    if goes_on_from_a_call(place[0]) or _is_for_another(place) or any(map(_says_what_is_wanted, place)):
        return True
    kept = {id(word) for word in place}
    is_signature = all(id(word) not in kept for word in unsigned)
    return is_signature or not all(only_calls(word) for word in heard if id(word) not in kept)


def _says_what_is_wanted(word: Heard) -> bool:
    """ "A safe place" is no place without "is needed", and neither is "call one"."""
    return word.sound in _SAFE or _CALL_FOR.match(word.sound) is not None


def _is_for_another(place: Sequence[Heard]) -> bool:
    """ "Not to me, to my sister"."""
    return any(one.is_a(Kind.ME_WHOM) and two.is_a(Kind.DENIES) for one, two in pairwise(place))


def _may_be_a_name(word: Heard) -> bool:
    """Rahmat is "thanks", and a man's name."""
    return word.sound in _THANKS and word.token.word.istitle() and not word.token.opens_clause


def _without_companions(words: Sequence[Heard]) -> list[Heard]:
    return list(dropwhile(goes_with_a_call, words))


def _words_in(heard: Sequence[Heard]) -> int:
    return sum(not (goes_with_a_call(word) or word.sound.isdigit()) for word in heard)


def _without_the_same(heard: Sequence[Heard]) -> list[Heard]:
    """What follows the first word, without that word said again: "STOP STOP"."""
    return [word for word in heard[1:] if word.sound != heard[0].sound]


def _trimmed(text: str) -> str:
    return re.sub(r"^[^\w+]+|[^\w']+$", "", text)
