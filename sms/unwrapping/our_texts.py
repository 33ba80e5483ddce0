"""Our own texts in what comes in: quoted, forwarded, sent back bare, cut short; nobody calls for help with them.

They are known by construction, from the templates of the catalogue in every language. Of each is left what it names, a
reference and a key, so that "oldim" below it is said of those.

DANGER: what she writes beside our text is hers. In the place of a value stands nothing that calls for help, unless it
is in the brackets in which her words are passed on.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sms.language.hearing import speaks_of_help
from sms.language.quoting import without_marks_of_quoting
from texts.alphabet import fold
from texts.catalogue import Words
from texts.transliterate import to_latin

FEWEST_WORDS, FEWEST_OF_A_PIECE = 4, 6
"""Of a template, in a row but for its values, by which it is known; of a piece from its midst more, as who answers
writes one choice that our text shows ("1 I take it").
"""
FEWEST_OF_A_CUT_ONE = 2
"""Behind a reference, where the text ends in the midst of it."""
MOST_IN_A_PLACE, MOST_IN_A_NAME = 60, 12
"""Words in the place of a value."""
MOST_READ = 2_000
"""Words of a text among which ours are looked for: no phone quotes more."""

_TO_HER = "caller."
"""Begins the keys of texts to her own phone: none calls for help, and codes in them are sent back."""
_LONG = frozenset({"place", "words", "beside", "codes", "keys", "choices"})
_NAMING = frozenset({"code", "codes", "duty_key", "keys"})
_MARK = re.compile(r"^[^\S\n]*>[>\s]*", re.MULTILINE)
_MARK_BEFORE = re.compile(r"(?:(?<=\n)|\A)[^\S\n]*>[>\s]*\Z")
_WORD = re.compile(r"<[^<>]{0,400}(?:>|\Z)|https?://\S+|\{[a-z_]+\}|[^\W_]+(?:'[^\W_]+)*")
_VALUE = re.compile(r"\{([a-z_]+)\}")
_REFERENCE, _NUMBER = re.compile(r"\d{4}"), re.compile(r"\d{4}|\d{6,8}")


@dataclass(frozen=True, slots=True)
class _Values:
    """Where values stand in a template, one or several in a row."""

    names: tuple[str, ...]

    @property
    def most(self) -> int:
        """How many words may stand there."""
        return sum(MOST_IN_A_PLACE if name in _LONG else MOST_IN_A_NAME for name in self.names)

    @property
    def is_naming(self) -> bool:
        return not _NAMING.isdisjoint(self.names)


_Template = tuple[str | _Values, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text as it is compared, and where it stands; what stands in brackets and a link are one each."""

    said: str
    start: int
    end: int

    @property
    def is_passed_on(self) -> bool:
        return not self.said[0].isalnum() or self.said.startswith("http")


@dataclass(frozen=True, slots=True)
class _Ours:
    """A text of ours, or a part of one: the words that it takes, and what it names."""

    first: int
    last: int
    fixed: int
    named: tuple[str, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class OurTexts:
    """The templates of all texts that leave this service, by each of their words and where that stands in them."""

    by_word: dict[str, list[tuple[_Template, int]]] = field(repr=False)

    @classmethod
    def of(cls, words: Words) -> "OurTexts":
        """Read them from the catalogue of notices."""
        by_word: dict[str, list[tuple[_Template, int]]] = defaultdict(list)
        for template in dict.fromkeys(map(_template, _texts(words))):
            for at, item in enumerate(template):
                if isinstance(item, str):
                    by_word[item].append((template, at))
        return cls(dict(by_word))

    def without(self, text: str) -> str:
        """A text with nothing but what it names in the place of each of ours; one that has none as it is.

        Where they name several alerts, nothing is left of them: what is said below is said of none in particular.
        """
        folded = fold(text)
        if len(folded) != len(text):
            text = folded
        words = _words(_MARK.sub(lambda mark: re.sub(r"[^\n]", " ", mark[0]), folded))
        found = self._found(words, folded)
        if not found:
            return text
        named = {number for one in found for number in one.named}
        kept = {number for number in named if sum(len(one) > 4 for one in named) < 2 or len(number) == 4}
        kept = kept if sum(len(one) == 4 for one in named) < 2 else {one for one in kept if len(one) > 4}
        parts, done = [], 0
        for one in found:
            before = _MARK_BEFORE.sub("", text[done : words[one.first].start])
            parts += [before, ", ".join(sorted(kept.intersection(one.named), key=len))]
            done = words[one.last - 1].end
        left = "".join([*parts, text[done:]])
        unmarked = without_marks_of_quoting(left)
        return left if any(map(str.isalpha, unmarked)) else unmarked

    def _found(self, words: Sequence[_Word], text: str) -> list[_Ours]:
        """What is surely ours, and what may be and stands right beside such."""
        found: list[_Ours] = []
        at = 0
        while at < len(words):
            begun = (
                _matched(template, item, words, at, text)
                for template, item in self.by_word.get(words[at].said, ())
                if item == 0 or at == 0 or isinstance(template[item - 1], _Values)
            )
            floor = found[-1].last if found else 0
            may_be = [one for one in begun if one and one.first >= floor]
            longest = max(may_be, key=lambda one: (one.is_sure, one.last - one.first, one.fixed), default=None)
            if longest:
                found.append(longest)
            at = longest.last if longest else at + 1
        sure = {edge for one in found if one.is_sure for edge in (one.first, one.last)}
        return [one for one in found if one.is_sure or one.first in sure or one.last in sure]


def _texts(words: Words) -> Iterator[str]:
    """Each text that goes out, alone or beside another, with its values in braces; Cyrillic in Latin letters too."""
    for key in words.keys:
        if words.budget(key) is not None and not key.startswith(_TO_HER):
            values = {name: f"{{{name}}}" for name in words.placeholders(key)}
            for language in words.languages:
                text = words.say(key, language, **values)
                yield from (text, to_latin(text, language))


def _template(text: str) -> _Template:
    items: list[str | _Values] = []
    for word in _words(fold(text)):
        value = _VALUE.fullmatch(word.said)
        before = items[-1] if items else None
        if value and isinstance(before, _Values):
            items[-1] = _Values((*before.names, value[1]))
        else:
            items.append(_Values((value[1],)) if value else word.said)
    return tuple(items)


def _words(folded: str) -> list[_Word]:
    found = islice(_WORD.finditer(folded), MOST_READ)
    return [_Word(one[0].lower().replace("'", ""), *one.span()) for one in found]


def _matched(template: _Template, item: int, words: Sequence[_Word], at: int, text: str) -> _Ours | None:
    """How far a template goes on from one of its words; None where that is no text of ours."""
    first, named = _begin(template[:item], words, at)
    fixed, last, in_values, has_hers = 0, at, False, any(word.is_passed_on for word in words[first:at])
    while item < len(template):
        one = template[item]
        if isinstance(one, str):
            if last == len(words) or words[last].said != one:
                break
            last, fixed, item = last + 1, fixed + 1, item + 1
            continue
        run = [word for word in template[item + 1 : item + 3] if isinstance(word, str)]
        behind = _end_of_values(one, run, words, last) if run else None
        end = _end_of_the_last(one, words, last, text) if behind is None else behind
        has_hers = has_hers or any(word.is_passed_on for word in words[last:end])
        named += [word.said for word in words[last:end] if one.is_naming and _NUMBER.fullmatch(word.said)]
        last = end
        in_values = bool(run) and behind is None
        if in_values:
            break
        item += 1
    is_whole = item == len(template)
    while is_whole and last < len(words) and words[last].said.startswith("http"):
        last += 1
    is_cut = not is_whole and bool(named) and (in_values or last >= len(words) - 1)
    enough = FEWEST_WORDS if is_whole or named else FEWEST_OF_A_PIECE
    is_sure = fixed >= enough or (is_cut and fixed >= FEWEST_OF_A_CUT_ONE) or (is_whole and has_hers)
    if not (is_sure or is_whole):
        return None
    return _Ours(first, last, fixed, tuple(named), is_sure)


def _begin(before: _Template, words: Sequence[_Word], at: int) -> tuple[int, list[str]]:
    """Where a text begins of which a word is found: with the values before that, at the reference or at her words."""
    values, first = before[-1] if before else None, at
    if not isinstance(values, _Values):
        return at, []
    for place in range(at - 1, max(at - 1 - values.most, -1), -1):
        if _may_call(words[place]):
            break
        if len(before) == 1 and values.is_naming and _REFERENCE.fullmatch(words[place].said):
            return place, [words[place].said]
        first = place if words[place].is_passed_on else first
    return first, []


def _end_of_values(values: _Values, run: Sequence[str], words: Sequence[_Word], start: int) -> int | None:
    """Where the next words of the template stand behind values."""
    for end in range(start, min(start + values.most, len(words))):
        if [word.said for word in words[end : end + len(run)]] == run:
            return end
        if _may_call(words[end]):
            break
    return None


def _end_of_the_last(values: _Values, words: Sequence[_Word], start: int, text: str) -> int:
    """Where values end behind which nothing stands: with her words in brackets, or with the last number of a list."""
    end = start
    for at in range(start, min(start + values.most, len(words))):
        is_below = "\n" in text[words[max(at - 1, 0)].end : words[at].start] and not words[at].is_passed_on
        if is_below or _may_call(words[at]):
            break
        if words[at].is_passed_on or (values.is_naming and _NUMBER.fullmatch(words[at].said)):
            end = at + 1
    return end


def _may_call(word: _Word) -> bool:
    return not word.is_passed_on and speaks_of_help(word.said)
