"""Reading an answer: a digit, the words that our texts show beside it, or what people say instead.

A line is read at a time, so that a signature under it says nothing. A digit is an answer only where it stands alone: at
the beginning or end of a line or beside a code, and not as a time or an amount.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sms.answer_words.arrival import says_found
from sms.answer_words.denials import (
    Denied,
    denied_beside_a_digit,
    denied_by_contact,
    denied_by_duty,
    denied_by_nobody,
    is_not_said_of_now,
)
from sms.answer_words.digits import (
    LinePart,
    NamedCode,
    answer_digits,
    codes_in,
    is_beside_its_key,
    parts_of,
    plain_line,
    words_as_they_sound,
)
from sms.answer_words.how_soon import says_how_soon
from sms.answer_words.not_found import says_not_found
from sms.answer_words.stems import (
    is_bare,
    is_for_all,
    is_heard,
    is_not_theirs,
    is_only_heard,
    is_only_yes,
    is_quoted,
    of_contact,
    of_duty,
    of_invited,
    offers_help,
    says_not_to_come,
    says_there,
)
from sms.answer_words.turned_back import says_that_they_left
from sms.answer_words.with_her import is_beside_her, is_with_her
from sms.language.plain_words import Words
from sms.language.quoting import own_words

GOING = 1
LONGEST = 160
"""Characters of a line that can be an answer; a longer one is a letter, for a human to read."""
MOST_CODES = 6
MOST_OF_WHO_SAYS = 2
"""Words of a clause: "dedi onasi"."""

_SEEN = re.compile("[👍👌✅🆗]|^\\s*\\++\\s*$")
_LAUGHS = re.compile("[😂🤣😹😆😝🤪🙄]")
"""Beside a going nobody knows whether it is meant: worth one question."""
_LETTERS_FOR_DIGITS = re.compile(r"(?=.*[^\W\d_])[\W\d_OoОоIiІіl]+")
"""What somebody may mean as a digit: worth one question, and never taken for it."""
_CLAUSES = re.compile(r"[^.,;:!?()\n]+[.,;:!?()\n]?")
_CUTS = re.compile("[.,;:!?()]| - ")
_ASKS_ELSE = re.compile(
    "ka(?:i|e|ie)r[a-z]*|kim[a-z]*|nima[a-z]*|kachon|kana?ka|kan?dai|kancha|nech[a-z]*|kaisi|manzil[a-z]*|adres[a-z]*"
    "|gde|kuda|kto|chto|kogda|kako[ij]|kakaia|skolko|vhere|vho|vhat"
)
"""Beside a digit of a duty phone: where she is is asked, and not whether to take it."""
_NOTHING: Denied = frozenset()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one kind of responder: what a line says, and what it takes back."""

    says: Callable[[Words], set[int]]
    denies: Callable[[Words], Denied]


CONTACT = Vocabulary(of_contact, denied_by_contact)
DUTY = Vocabulary(of_duty, denied_by_duty)
INVITED = Vocabulary(of_invited, denied_by_nobody)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: `digit` as our texts offer it, and what it names.

    `is_in_words`: a word says it, not a digit alone. `is_heard`: it says that the text was seen, or more than one thing
    at once, so it is worth one question.
    `is_all_said`: there is nothing in it beside that for a human to read. `denied`: what a "not" in it takes back.
    `says_more`: more than an answer stands in it. `is_for_all`: it is said for both or all that it may be about.
    `is_yes`: nothing but yes, which answers a question that was asked with it. `is_there`: who says that they go says
    that they are there by now. `has_left`: no answer, but that a contact turned back who had said that they go.
    `has_not_found`: that who is there has not found her; `has_found`: that they have her with them.
    """

    digit: int | None = None
    named: tuple[NamedCode, ...] = ()
    is_heard: bool = False
    is_all_said: bool = False
    is_in_words: bool = False
    denied: Denied = frozenset()
    says_more: bool = False
    is_for_all: bool = False
    is_yes: bool = False
    is_there: bool = False
    has_left: bool = False
    has_not_found: bool = False
    has_found: bool = False

    @property
    def numbers(self) -> list[str]:
        """Every number that may be a code or key."""
        return [one.number for one in self.named]

    @property
    def names_another(self) -> bool:
        """Whether there is a number in it that looks like a code or key."""
        return any(one.digit is None for one in self.named)

    def digit_beside(self, number: str) -> int | None:
        """What is said for the code or key with this number: what was glued to it, else what the text says."""
        glued = next((one.digit for one in self.named if one.number == number), None)
        said = self.digit if glued is None else glued
        return None if said in self.denied else said


def read_answer(text: str, vocabulary: Vocabulary) -> Reading:
    """Read what somebody answers in their own words; what is quoted, forwarded or a machine's is heard and counts not.

    DANGER: an alarm comes back in a quote, with "1 boraman" in it; who is thought to be going keeps others away. The
    codes in a quote tell which alert is meant. A duty phone's key is its own wherever it stands.
    """
    own = own_words(text) if vocabulary is not DUTY else text
    if own == text:
        return _read(text, vocabulary)
    said, whole = _read(own, vocabulary), _read(text, vocabulary)
    is_silent = said.digit is None
    return replace(
        said,
        named=tuple(one for one in whole.named if one.digit is None or one in said.named),
        is_heard=said.is_heard or (is_silent and (whole.digit is not None or whole.is_heard)),
        is_all_said=said.is_all_said and not (is_silent and whole.says_more),
        says_more=whole.says_more,
        has_left=said.has_left or (is_silent and whole.has_left),
        has_not_found=said.has_not_found or (is_silent and whole.has_not_found),
    )


def _read(text: str, vocabulary: Vocabulary) -> Reading:
    """Read the first line that says anything, or all lines as one where none does."""
    lines = [line for line in text.splitlines() if line.strip()]
    readings = [_read_line(line, vocabulary) for line in lines]
    named = tuple(named for reading in readings for named in reading.named)[: 3 * MOST_CODES]
    said = next((one for one in readings if one.digit is not None or one.is_heard), Reading())
    if said.digit is None and named and len(lines) > 1:
        said = _read_line(" ".join(lines), vocabulary)
    denied = frozenset().union(*(reading.denied for reading in readings))
    spoken = words_as_they_sound(text)
    clauses = [words_as_they_sound(clause) for clause in _CLAUSES.findall(text) if not clause.endswith("?")]
    first = words_of(_CLAUSES.findall(text)[0]) if clauses else []
    may_be_gone = vocabulary is CONTACT and not is_beside_her(clauses)
    has_left = may_be_gone and "?" not in text and says_that_they_left(clauses)
    has_not_found = may_be_gone and not has_left and any(map(says_not_found, clauses))
    if has_left and said.digit == GOING and not said.is_there:
        said = replace(said, digit=None, is_heard=True, is_all_said=False)
    if said.digit in denied:
        return Reading(None, named, is_heard=True, denied=denied, has_left=has_left)
    is_bare_digit = said.digit is not None and not said.is_in_words and not said.is_there
    if vocabulary is CONTACT and is_bare_digit and says_not_to_come(spoken):
        return Reading(None, named, is_heard=True, denied=denied)
    is_there = said.is_there or (
        said.digit == GOING and vocabulary is CONTACT and any(map(says_there, (spoken, first)))
    )
    if is_there and says_not_to_come(spoken):
        # DANGER: his text in a contact's name says just this, and would keep away who was on the way.
        said, is_there = replace(said, digit=None, is_all_said=False), False
    says_more = any(not word.isdecimal() and not is_bare(word) for word in spoken)
    return replace(
        said,
        named=named,
        denied=denied,
        says_more=says_more,
        is_for_all=is_for_all(spoken),
        is_yes=is_only_yes(spoken),
        has_left=has_left and said.digit is None,
        has_not_found=has_not_found,
        has_found=is_there and not has_not_found and (said.has_found or any(map(says_found, clauses))),
        is_there=is_there,
    )


def words_of(text: str) -> list[str]:
    """The words of a text as they sound, without its numbers."""
    return [word for word in words_as_they_sound(text) if not word.isdecimal()]


def _read_line(line: str, vocabulary: Vocabulary) -> Reading:
    line = plain_line(line)
    parts = parts_of(line)
    named = tuple(named for part in parts if part.is_number for named in codes_in(part.written))
    words = [part for part in parts if not part.is_number]
    spoken = list(_readings_of(words))
    meanings = [vocabulary.says(said) for said in spoken]
    in_words = next(filter(None, meanings), set())
    if vocabulary is CONTACT and not in_words and words:
        in_words = vocabulary.says(_clauses(line, words)[0]) & {GOING}
    if vocabulary is CONTACT and any(says_how_soon(said, has_number=len(words) < len(parts)) for said in spoken):
        in_words = {GOING}
    digits = {int(part.written) for part in answer_digits(line, parts, bool(in_words))}
    said = in_words | digits
    sounds = [part.sounds[0] for part in words]
    heard = is_heard(sounds) or _SEEN.search(line) is not None or _LETTERS_FOR_DIGITS.fullmatch(line) is not None
    is_short = len(line.strip()) <= LONGEST
    denied = frozenset().union(*map(vocabulary.denies, spoken)) if is_short else frozenset()
    denied = _denied_beside_the_key(line, parts, digits, denied) if vocabulary is DUTY and is_short else denied
    is_quote = vocabulary is CONTACT and is_quoted(sounds)
    if vocabulary is CONTACT:
        denied |= {GOING} if _LAUGHS.search(line) else _NOTHING
        heard = heard or offers_help(sounds) or is_not_theirs(sounds)
    if vocabulary is CONTACT and is_short and not is_quote and said <= {GOING}:
        clauses = _clauses(line, words)
        denied = _NOTHING if is_beside_her(clauses) else denied
        if GOING not in denied and is_with_her(clauses):
            return Reading(
                GOING, named, is_all_said=True, is_in_words=bool(in_words), denied=denied, is_there=True, has_found=True
            )
    is_asked = _is_asked(line, words, digits)
    if is_asked and vocabulary is DUTY and digits == said and any(_ASKS_ELSE.fullmatch(one) for one in sounds):
        is_asked = False
    if len(said) == 1 and not is_quote and not said <= denied and not is_asked and is_short:
        return Reading(said.pop(), named, is_all_said=True, is_in_words=bool(in_words), denied=denied)
    is_alone = not words or is_only_heard(sounds)
    return Reading(
        None, named, (bool(parts) and not words) or (is_short and (bool(said) or heard)), is_alone, False, denied
    )


def _denied_beside_the_key(line: str, parts: Sequence[LinePart], digits: set[int], denied: Denied) -> Denied:
    """What a duty phone's line takes back: less where its digit is beside the key; all that is put off or reported."""
    clauses = [clause for clause in _clauses(line, [part for part in parts if not part.is_number]) if clause]
    place = next((at for at, part in enumerate(parts) if is_beside_its_key(line, parts, at)), None)
    if len(digits) == 1 and place is not None:
        behind = line[parts[place].end : parts[place + 1].start] if place + 1 < len(parts) else ""
        denied = denied_beside_a_digit(clauses, is_apart=_CUTS.search(behind) is not None)
    return denied | (frozenset({0, 1, 2}) if any(map(is_not_said_of_now, _with_who_says(clauses))) else _NOTHING)


def _with_who_says(clauses: Sequence[Words]) -> list[Words]:
    """The clauses, with who said it joined to what they said: «закрыто, сказал дежурный»."""
    joined = [[*before, *after] for before, after in pairwise(clauses) if len(after) <= MOST_OF_WHO_SAYS]
    return [*clauses, *joined]


def _clauses(line: str, words: Sequence[LinePart]) -> list[list[str]]:
    """The words of each part of a line that its marks cut off, but of what is asked."""
    clauses: list[list[str]] = [[]]
    ends = [*(word.start for word in words[1:]), len(line)]
    for word, end in zip(words, ends, strict=False):
        clauses[-1].append(word.sounds[0])
        gap = line[word.end : end]
        if "?" in gap:
            clauses[-1] = []
        elif _CUTS.search(gap):
            clauses.append([])
    return clauses


def _readings_of(words: Sequence[LinePart]) -> Iterator[list[str]]:
    """The line with each mixed word in one alphabet, and in the other."""
    if not words:
        return
    yield [word.sounds[0] for word in words]
    if any(len(word.sounds) > 1 for word in words):
        yield [word.sounds[-1] for word in words]


def _is_asked(line: str, words: Sequence[LinePart], digits: set[int]) -> bool:
    """Whether what was said is asked: "boraymi", "1?"; a question after it asks something else."""
    mark = line.find("?")
    return mark >= 0 and not re.search(r"[.,!;\n]", line[:mark]) and (bool(words) or bool(digits))
