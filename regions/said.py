"""What the words beside a name say of it: what kind of place it is, or that it names a street, a stop or a person.

A name that is beside such a word is no place: every town has a Navoiy street. One that is named apart from it is.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import dropwhile, takewhile

from regions.absent import WRITTEN_NOT, Absent, Said, absent_in, is_denial
from regions.endings import ADJECTIVE, as_adjective, without_russian_ending, without_uzbek_ending
from regions.said_words import (
    A_THING,
    AT_HOME_OF,
    BUSES_GO_FROM,
    CALLED_AFTER_PLACES,
    CALLED_SO_IN_EVERY_TOWN,
    HINT_OF,
    IN_A_CASE,
    IN_A_HOUSE,
    IN_A_PLACE,
    IN_A_RUN,
    IN_A_TOWN,
    NO_COMPOUND,
    OF_A_BORDER,
    OF_A_STREET_ALONE,
    OF_A_STREET_NAME,
    OF_THE_METRO,
    OWN_RELATIVE,
    PARTS_OF_A_STREET,
    PASSED_OVER,
    PEOPLE,
    ROADS,
    ROLES,
    SAYS_AROUND,
    SOUND_LIKE_A_NAME,
    STOPS,
    STREETS_WITHOUT_A_WORD,
    TOWNS_OWN,
    VERB,
    WHERE,
    Hint,
    Landmark,
    WordRole,
)
from regions.spelling import sound_of
from texts.alphabet import APOSTROPHES

LONGEST = 120
"""Characters: no place with its street is longer, and a longer text is not looked at."""

_READABLE = re.compile(rf"(?:[^\W_]|[ ,.()\-/:;!?№#+\n{APOSTROPHES}])*")
_BREAK = re.compile(r"[,;:!?()\n/]+|(?<=[^\W\d_]{5})\.")
_BETWEEN_LETTERS_AND_DIGITS = re.compile(r"(?<=[^\W\d_])-?(?=\d)|(?<=\d)-(?=[^\W\d_])")
_SHORTENED = {"р-н": "район", "р-не": "район", "пр-т": "проспект", "пр-кт": "проспект", "r-n": "район"}
_ULUGBEK = re.compile(r"\b[mм](?:\.| )\s*(?=[uу][lл][uу][gгғ])")
"""Mirzo by its first letter, which alone is the metro's."""
_RAILWAY_STATION = re.compile(r"\b(?:railway|train) station\b")
_CUT_SHORT = {
    short: name
    for name, all_short in (
        ("toshkent", "tosh tash таш тош"),
        ("samarqand", "sam сам"),
        ("andijon", "and анд"),
        ("namangan", "nam нам"),
        ("farg'ona", "far farg fer фер ферг фарғ"),
        ("buxoro", "bux buh бух"),
        ("xorazm", "xor hor хор"),
        ("surxondaryo", "surx sur сурх"),
        ("qashqadaryo", "qash qashqa kash каш кашк қашқ"),
        ("jizzax", "jiz джиз жиз"),
        ("sirdaryo", "sir syr сыр сир"),
        ("navoiy", "nav нав"),
    )
    for short in all_short.split()
}
_CUT_SHORT_BEFORE_ITS_KIND = re.compile(
    rf"\b({'|'.join(sorted(_CUT_SHORT, key=len, reverse=True))})\.?\s+"
    r"(?=(?:vil|вил|obl|обл|sh|ш)\b|viloyat|вилоят|область|shahar|shahr)"
)
""""Nam. vil.", «таш обл»."""
_ONE_WORD = re.compile(r"[^\s.№#+]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a typed place, as it sounds, with what was said of it.

    `is_in_front`: it stands before what a street, a village or a relative is called, as their town does.
    """

    sound: str
    hint: Hint | None = None
    opens: bool = False
    is_said_as_place: bool = False
    is_around: bool = False
    absent: Absent | None = None
    landmark: Landmark | None = None
    is_in_front: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    sound: str
    role: WordRole
    in_its_case: str = ""
    absent: Absent | None = None
    landmark: Landmark | None = None
    is_in_front: bool = False


_LONGEST_OF_A_STREET = 3
_SHORTEST_WITH_ENDING = 3
_SHORTEST_IN_A_CASE = 5
_SAYS_MOST = [Landmark.OF_A_TOWN, Landmark.BUS_STATION, Landmark.METRO, Landmark.NAMED]
"""Of several things beside a name the last: a hotel at a market, the metro's station."""
_WITH_ENDINGS = (WordRole.KIND, WordRole.AFTER_NAME, WordRole.BESIDE_NAME, WordRole.STATION)


def words_of(typed: str) -> list[Word]:
    """Read a typed place as the words that may name it; empty when it is too long or holds anything but words."""
    text = unicodedata.normalize("NFC", typed.strip())
    if len(text) > LONGEST or not _READABLE.fullmatch(text):
        return []
    words: list[Word] = []
    for part in _BREAK.split(text):
        words += _apart(_tokens_of(part))
    return words


def address_in(typed: str) -> str:
    """The street, the stop, the house that are named in it, as written, and none of the other words."""
    parts = (_address_in_part(part) for part in _BREAK.split(unicodedata.normalize("NFC", typed)))
    return ", ".join(filter(None, parts))


def _address_in_part(part: str) -> str:
    spaced = _BETWEEN_LETTERS_AND_DIGITS.sub(" ", part)
    pairs = [(word, _token(word.casefold())) for word in _ONE_WORD.findall(spaced)]
    pairs = [(word, token) for word, token in pairs if token.sound or token.role is WordRole.NUMBER]
    tokens = [token for _, token in pairs]
    kept: set[int] = set()
    for at, token in enumerate(tokens):
        beside = {near for near in (at - 1, at + 1) if 0 <= near < len(tokens)}
        numbers = {near for near in beside if tokens[near].role is WordRole.NUMBER}
        if token.sound in A_THING:
            before, after = _run(tokens, at, -1), _run(tokens, at, 1)
            name = _name_beside(pairs, after if token.role is WordRole.BEFORE_NAME else before or after)
            kept |= {at, *name, *numbers} if name or numbers else set()
        elif token.sound in IN_A_HOUSE and numbers:
            kept |= {at, *numbers}
    kept |= {at for at, token in enumerate(tokens) if token.role is WordRole.NUMBER and at - 1 in kept}
    return " ".join(word for at, (word, _) in enumerate(pairs) if at in kept)


def _name_beside(pairs: list[tuple[str, _Token]], run: list[int]) -> list[int]:
    """What is named: one word, or as many as are written like a name; a word behind them may say anything."""
    first = next((nth for nth, at in enumerate(run) if pairs[at][1].role is WordRole.NAME), len(run)) + 1
    beyond = takewhile(lambda at: pairs[at][0][0].isupper(), run[first:])
    return [*run[:first], *beyond][:_LONGEST_OF_A_STREET]


def _tokens_of(part: str) -> list[_Token]:
    part = _CUT_SHORT_BEFORE_ITS_KIND.sub(lambda cut: f"{_CUT_SHORT[cut[1]]} ", part.casefold())
    spaced = _BETWEEN_LETTERS_AND_DIGITS.sub(" ", _ULUGBEK.sub("mirzo ", _RAILWAY_STATION.sub("vokzal", part)))
    return [token for token in map(_token, _ONE_WORD.findall(spaced)) if token.sound or token.role is WordRole.NUMBER]


def _token(written: str) -> _Token:
    if written[0].isdigit():
        return _Token("", WordRole.NUMBER)
    if written in SOUND_LIKE_A_NAME:
        return _Token(sound_of(written), WordRole.BOUND)
    if written in WRITTEN_NOT:
        return _Token(WRITTEN_NOT[written], WordRole.BOUND)
    sound = sound_of(_SHORTENED.get(written, written))
    return _Token(sound, WordRole.BOUND) if is_denial(sound) else _Token(*_known(sound), sound)


def _known(sound: str) -> tuple[str, WordRole]:
    """The word itself where it has a role, without its Uzbek or Russian ending; else as a name."""
    if sound in ROLES:
        return sound, ROLES[sound]
    if AT_HOME_OF.sub("", sound) in PEOPLE:
        return AT_HOME_OF.sub("", sound), WordRole.AFTER_NAME
    for base in without_uzbek_ending(sound):
        if len(base) >= _SHORTEST_WITH_ENDING and ROLES.get(base) in _WITH_ENDINGS:
            return base, ROLES[base]
    for base in without_russian_ending(sound):
        if len(base) >= _SHORTEST_IN_A_CASE and ROLES.get(base) is WordRole.BEFORE_NAME:
            return base, WordRole.BEFORE_NAME
    return sound, WordRole.OTHER if VERB(sound) else WordRole.NAME


def _apart(tokens: list[_Token]) -> list[Word]:
    """Leave out what stands beside a word for a street or the like, and give each name its kind and its landmark."""
    taken = _streets_without_a_word(tokens)
    in_front: set[int] = set()
    landmarks: dict[int, Landmark] = {}
    for at in range(len(tokens)):
        beside = _named_by(tokens, at)
        landmark = _landmark(tokens, at)
        if landmark:
            landmarks |= {near: max(landmark, landmarks.get(near, landmark), key=_SAYS_MOST.index) for near in beside}
        else:
            front = _in_front(tokens, at) & beside
            taken |= beside - front
            in_front |= front
    absent = absent_in([_said(token) for token in tokens])
    marked = [_marked(token, at in taken) for at, token in enumerate(tokens)]
    marked = [replace(token, is_in_front=at in in_front) for at, token in enumerate(marked)]
    return _with_hints(
        [replace(token, absent=absent.get(at), landmark=landmarks.get(at)) for at, token in enumerate(marked)]
    )


def _named_by(tokens: list[_Token], at: int) -> set[int]:
    """The names that a word for a street, a landmark or a person takes from before or behind it."""
    role = tokens[at].role
    before, after = _run(tokens, at, -1), _run(tokens, at, 1)
    if tokens[at].sound in OF_A_BORDER:
        return {*before[:1], *_behind_a_preposition(tokens, at)}
    if role is WordRole.BEFORE_NAME and any(tokens[near].role is WordRole.NAME for near in after):
        is_adjective = bool(before and as_adjective(tokens[before[0]].sound))
        return {*after, *(before if is_adjective else ())}
    if role is WordRole.BESIDE_NAME:
        return {*before, *after}
    if role in (WordRole.AFTER_NAME, WordRole.BEFORE_NAME):
        return set(before or after)
    nearest = {*before[:1], *after[:1]} if tokens[at].sound in IN_A_TOWN else ()
    return {near for near in nearest if tokens[near].sound in CALLED_SO_IN_EVERY_TOWN}


def _in_front(tokens: list[_Token], at: int) -> set[int]:
    """The names that may be the town of a street, a village, a relative's house: "Urganch Toshkent ko'chasi".

    Of a road between two towns both: she may be in either.
    """
    token, before, after = tokens[at], _run(tokens, at, -1), _run(tokens, at, 1)
    if token.role is WordRole.AFTER_NAME and token.sound in PEOPLE:
        is_there = AT_HOME_OF.search(token.in_its_case) or (at + 1 < len(tokens) and tokens[at + 1].sound in IN_A_HOUSE)
        return set(before) if is_there and OWN_RELATIVE(token.sound) else set()
    if token.role is WordRole.BESIDE_NAME and (token.sound not in IN_A_PLACE or (before and after)):
        is_of_next = token.sound in IN_A_PLACE and not IN_A_CASE(token.in_its_case)
        return set(before) if is_of_next else set()
    named = list(dropwhile(lambda near: tokens[near].sound in OF_A_STREET_NAME, before))
    if not named or tokens[named[0]].role is not WordRole.NAME:
        return set()
    return set(named) if token.sound in ROADS and len(named) > 1 else set(named[1:])


def _streets_without_a_word(tokens: list[_Token]) -> set[int]:
    """What only its number tells to be a street: «Ташкентская 12», and "Urganch Navoiy 12"."""
    numbered = [at for at in range(len(tokens) - 1) if tokens[at + 1].role is WordRole.NUMBER]
    return {
        at
        for at in numbered
        if OF_A_STREET_ALONE(tokens[at].sound)
        or (at and tokens[at - 1].role is WordRole.NAME and tokens[at].sound in STREETS_WITHOUT_A_WORD)
    }


def _behind_a_preposition(tokens: list[_Token], at: int) -> set[int]:
    is_so = at + 2 < len(tokens) and tokens[at + 1].role is WordRole.PREPOSITION
    return {at + 2} if is_so else set()


def _landmark(tokens: list[_Token], at: int) -> Landmark | None:
    """In Uzbek a thing called after a place has an ending ("restorani"); one without it that she is beside is there."""
    sound = tokens[at].sound
    is_there = sound in NO_COMPOUND and at + 1 < len(tokens) and tokens[at + 1].sound in WHERE
    if sound in OF_THE_METRO or (at and tokens[at - 1].sound in OF_THE_METRO and sound not in OF_THE_METRO):
        return Landmark.METRO
    if sound in BUSES_GO_FROM:
        return Landmark.BUS_STATION
    is_a_stop = sound in STOPS and len(_run(tokens, at, -1)) == 1
    if sound in TOWNS_OWN or is_there or is_a_stop:
        return Landmark.OF_A_TOWN
    return Landmark.NAMED if sound in CALLED_AFTER_PLACES else None


def _said(token: _Token) -> Said:
    return Said(token.in_its_case or token.sound, token.role is WordRole.NAME, token.role in PASSED_OVER)


def _marked(token: _Token, is_taken: bool) -> _Token:
    """A name that was taken only bounds others."""
    return replace(token, role=WordRole.BOUND) if is_taken else token


def _run(tokens: list[_Token], at: int, step: int) -> list[int]:
    """List the names on one side, up to what bounds them: a kind, a number, a preposition, a name in a case."""
    run: list[int] = []
    position = at + step
    while 0 <= position < len(tokens) and _is_in_a_run(tokens, position, step):
        run.append(position)
        position += step
    is_kind_of_it = 0 <= position < len(tokens) and step > 0 and tokens[position].role is WordRole.KIND
    return run[:-1] if is_kind_of_it else run


def _is_in_a_run(tokens: list[_Token], position: int, step: int) -> bool:
    """Whether the word goes on a name; a number does only before a part of a street: "Navoiy 2-tor ko'chasi"."""
    token = tokens[position]
    if token.role is WordRole.NUMBER and step < 0:
        return tokens[position + 1].sound in PARTS_OF_A_STREET
    return token.role in IN_A_RUN and not IN_A_CASE(token.sound)


def _with_hints(tokens: list[_Token]) -> list[Word]:
    words: list[Word] = []
    expected: Hint | None = None
    opens = True
    after_preposition = False
    is_right_before = False
    roles = {token.role for token in tokens}
    is_around = WordRole.STATION not in roles and not SAYS_AROUND.isdisjoint(token.sound for token in tokens)
    for at, token in enumerate(tokens):
        if token.role is WordRole.NAME:
            is_place = after_preposition or _has_a_station(tokens, at)
            town = "" if after_preposition or not is_place else as_adjective(token.sound).removesuffix(ADJECTIVE)
            sound, hint = (town, Hint.CITY) if town else (token.sound, expected)
            words.append(Word(sound, hint, opens, is_place, is_around, token.absent, token.landmark, token.is_in_front))
            expected, opens, after_preposition, is_right_before = None, False, False, True
        elif token.role in (WordRole.KIND, WordRole.LEADING_KIND):
            hint = HINT_OF[token.sound]
            is_of_next = _is_name(tokens, at + 1) and (
                token.role is WordRole.LEADING_KIND or bool(words and words[-1].hint)
            )
            if is_right_before and not is_of_next:
                words[-1] = replace(words[-1], hint=hint)
            else:
                expected = hint
            opens = True
        elif token.role is WordRole.OTHER:
            words.append(Word(token.sound, None, True, False, is_around))
            expected, opens, after_preposition, is_right_before = None, True, False, False
        else:
            is_preposition = token.role in (WordRole.PREPOSITION, WordRole.PREPOSITION_OF_PLACE)
            after_preposition = token.role is WordRole.PREPOSITION_OF_PLACE or (after_preposition and is_preposition)
            opens, is_right_before = True, False
            expected = expected if is_preposition else None
    return words


def _has_a_station(tokens: list[_Token], at: int) -> bool:
    return any(0 <= near < len(tokens) and tokens[near].role is WordRole.STATION for near in (at - 1, at + 1))


def _is_name(tokens: list[_Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].role is WordRole.NAME
