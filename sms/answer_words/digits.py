"""The numbers of a line: which digit is an answer, and no time or amount; which run of digits may be a code or key."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sms.language.sounds import sound_in_plain_letters
from sms.language.spelling import readable, spellings
from texts.typed import ascii_digits

MOST_WORDS = 6
"""Beside a digit that no word explains."""
LONGEST_OF_A_TIME = 2
"""Digits on either side of its colon, or of a comma, a point or a hyphen within an amount."""
SHORTEST_CODE = 4
_PART = re.compile(r"[^\W\d_]+(?:['0]?[^\W\d_]+)*|\d+")
_UNIT = re.compile(
    "(?:dakika|minut|min|soat|kun|xafta|oi|iil|sekund|chas|chasik|km|kilometr|metr|marta|marotaba|raz|kishi|chelovek|odam|ta"
    "|som|sum|rubl|kvartira|kv|dom|ui|etaj|kavat|mkr|kvartal|mavze|daxa|bola|gb|mb|ch)(?:a|i|si|ov|lar|lari|da|dan|ga|larda|u|e)?"
    "|(?:ma|mo)shin[a-z]*|taksi|odam[a-z]*|erkak[a-z]*|aiol[a-z]*|iigit[a-z]*|muj[a-z]*|paren|parni[a-z]*|jenshin[a-z]*|nafar"
    "|(?:aka|uka|kiz|brat|doch|sin|dost|drug|sosed|koshni)[a-z]*|mizam|ovlon|talamiz|podezd[a-z]*|rak?am[a-z]*|nomer[a-z]*|dan|gacha"
)
_MEASURE = re.compile("km|kilometr[a-z]*|soat[a-z]*|chas[a-z]*")
_OF_HER = re.compile("0 (?:kiz|aiol|jenshin|sosed|koshni)[a-z]*|1 (?:kiz|aiol|jenshin|sosed|koshni)[a-z]{2,}")
"""Beside a key she or a neighbour is spoken of, in a case of theirs, and not counted: "KEY 1 qizga yo'ldamiz"."""
_OR = frozenset({"ioki", "ili", "or"})
_BEFORE_A_TIME = frozenset({"soat", "v", "k", "cherez", "do", "s", "na", "sha", "okolo", "kvartira", "kv", "dom", "ui"})
_KEY_APART = re.compile(r"(?<=(?<![\d.,-])(?<!\d\d )\d{3})[. -](?=\d{3}(?![\d.,-]|\s*(?:so.?m|sum|сум|ming|тыс)))")
"""Within six digits, as people copy them."""
_ONLY_NUMBERS = re.compile(r"[\W\d_OoОо]+")
_O = re.compile("[OoОо]")
_NUMBER = re.compile(r"[\dOoОо]*\d[\dOoОо]*")


@dataclass(frozen=True, slots=True)
class NamedCode:
    """A number that may be a code or key; with the digit that was glued to it, if one was."""

    number: str
    digit: int | None = None


@dataclass(frozen=True, slots=True)
class LinePart:
    """A number or a word of a line."""

    written: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is digits and nothing else."""
        return self.written.isdecimal()

    @property
    def sounds(self) -> tuple[str, ...]:
        """How it sounds, for each alphabet in which it may be meant."""
        return tuple(map(sound_in_plain_letters, spellings(self.written.lower())))


def plain_line(line: str) -> str:
    """A line as it is meant: letters for digits and digits for letters where they stand so, a key in pieces in one."""
    return _KEY_APART.sub("", _with_letters(_with_zeros(in_ascii_digits(readable(line)))))


def with_keys_in_one(line: str) -> str:
    """A line with a key that was copied in pieces in one."""
    return _KEY_APART.sub("", in_ascii_digits(readable(line)))


def parts_of(line: str) -> list[LinePart]:
    """The words and numbers of a line, in their order."""
    return [LinePart(found[0], found.start(), found.end()) for found in _PART.finditer(line)]


def words_as_they_sound(text: str) -> list[str]:
    """The words and numbers of a text, each as it sounds."""
    return [
        sound_in_plain_letters(one) for found in _PART.findall(readable(text)) for one in spellings(found.lower())[:1]
    ]


def codes_in(number: str) -> Iterator[NamedCode]:
    """What a run of digits may name: itself, or a code with an answer glued to either side."""
    if 4 <= len(number) <= 8:
        yield NamedCode(number)
    if 5 <= len(number) <= 9:
        if number[-1] in "012":
            yield NamedCode(number[:-1], int(number[-1]))
        if number[0] in "012":
            yield NamedCode(number[1:], int(number[0]))


def answer_digits(line: str, parts: Sequence[LinePart], is_explained: bool) -> Iterator[LinePart]:
    """The digits of a line that are answers; `is_explained` where its words say one too."""
    for position, part in enumerate(parts):
        if part.written not in ("0", "1", "2") or _is_amount(line, parts, position):
            continue
        before, after = parts[position - 1] if position else None, parts[position + 1] if part != parts[-1] else None
        beside_a_code = any(one and one.is_number and len(one.written) >= SHORTEST_CODE for one in (before, after))
        is_a_choice = any(one and not one.is_number and one.sounds[0] in _OR for one in (before, after))
        at_an_end = before is None or after is None or is_explained or is_a_choice
        is_short = is_explained or sum(not one.is_number for one in parts) <= MOST_WORDS
        glued = after is not None and not (after.is_number or is_a_choice) and after.start == part.end
        if (at_an_end or beside_a_code) and is_short and (is_explained or not glued):
            yield part


def _is_amount(line: str, parts: Sequence[LinePart], position: int) -> bool:
    """Whether a digit belongs to a time, a place or an amount: "2 soatda", "soat 2 da", "2:30", "1-kvartal"."""
    part = parts[position]
    before = parts[position - 1] if position else None
    after = parts[position + 1] if position + 1 < len(parts) else None
    if after and not after.is_number and _UNIT.fullmatch(after.sounds[0]):
        is_of_her = _OF_HER.fullmatch(f"{part.written} {after.sounds[0]}") and before and may_be_a_key(before)
        return not is_of_her and "," not in line[part.end : after.start]
    if part.written == "0" and after and len(after.written) == 1 and _is_measured(parts[position + 1 :]):
        return True
    if before and not before.is_number:
        return before.sounds[0] in _BEFORE_A_TIME
    near = [(line[part.end : after.start], after)] if after and after.is_number else []
    near += [(line[before.end : part.start], before)] if before and before.is_number else []
    return any(gap in (":", ".", ",", "-") and len(number.written) <= LONGEST_OF_A_TIME for gap, number in near)


def _is_measured(parts: Sequence[LinePart]) -> bool:
    """Whether a number with its measure begins here: "0 7 km" is 0,7."""
    return parts[0].is_number and len(parts) > 1 and _MEASURE.fullmatch(parts[1].sounds[0]) is not None


def is_beside_its_key(line: str, parts: Sequence[LinePart], position: int) -> bool:
    """Whether a digit follows the key at the beginning of a line, or stands before it there."""
    part, before, behind = parts[position], parts[:position], parts[position + 1 : position + 2]
    is_digit = part.written in ("0", "1", "2") and not _is_amount(line, parts, position)
    return is_digit and all(map(may_be_a_key, before)) and any(map(may_be_a_key, (*before, *behind)))


def may_be_a_key(part: LinePart) -> bool:
    """Whether it is a number as long as a code or key."""
    return part.is_number and len(part.written) >= SHORTEST_CODE


def in_ascii_digits(line: str) -> str:
    """A line with the digits of every script as 0 to 9."""
    return "".join(ascii_digits(one) if one.isdecimal() else one for one in line)


def _with_zeros(line: str) -> str:
    """A letter O stands for zero within a number, where there are but numbers.

    DANGER: it is never an answer, alone or glued to a code or key, whose digits are even: "0" would close.
    """
    return _NUMBER.sub(_with_zeros_within, line) if _ONLY_NUMBERS.fullmatch(line) else line


def _with_zeros_within(found: re.Match[str]) -> str:
    number = found[0]
    if len(number) % 2 == 0:
        return _O.sub("0", number)
    return number[0] + _O.sub("0", number[1:-1]) + number[-1] if len(number) > 1 else number


def _with_letters(line: str) -> str:
    """A 4 within a word stands for ch, a 6 for sh, as Russian is typed in Latin letters."""
    return re.sub(r"(?<=[^\W\d_])[46](?=[^\W\d_])", lambda found: "ch" if found[0] == "4" else "sh", line)
