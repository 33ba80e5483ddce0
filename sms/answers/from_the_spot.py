"""What a contact writes beside an answer or instead of one: is it news for those who decide, or a question to us?"""

import re
from collections.abc import Sequence

from alerts.team.review import is_worth_reading
from sms.answer_words.backs_out import may_not_come
from sms.answer_words.not_now import asks_whether_to_call, asks_whether_to_come
from sms.answer_words.read import LONGEST, Reading, words_of
from sms.answer_words.reported import tells_of_another_who_goes
from sms.answer_words.stems import is_bare, is_not_theirs
from sms.answer_words.without_answer import without_answer
from sms.her_words.read import CALLS, Word, read
from sms.language.plain_words import any_of

FEWEST_WORDS = 3
"""Beside an answer: fewer say when they come, or are a name under it."""
FEWEST_FROM_THERE = 2
SHORTEST_WORD, LONGEST_WORD = 3, 30
LONGEST_ENDING = 5
MOST_OF_A_QUESTION = 8
MOST_WITHOUT_A_MARK = 4
MOST_WITH_NOTHING_BUT_A_MARK = 6

_ASKS_BACK = re.compile(
    "ka(?:i|e|ie)r(?:da|ga|dan|i)?(?:siz|san)?|kani|manzil[a-z]*|adres[a-z]*|kim(?:siz|san|dan|ni|ga)?|nima|nega"
    "|kachon|gde|kuda|kto|chto|kogda|kako[ij]|kakaia|kanaka|kanday|kandai|kaisi|li|chem|(?:xazil|rost(?:dan)?|kerak(?:man)?|shart|jiddi|chin|iolgon|mumkin)mi|ch[ei]i|chia|zachem|pochemu|vhere|vho|vhat"
)
_TELLS_THAT = re.compile(
    r"\b(?:(?:s|na)?(?:kaza|pisa)l[aio]?|govor(?:it|iat)|pish(?:et|ut)|obeshal[aio]?|uveren[ai]?|dumaiu) chto"
    r"(?= (?:on |ona |oni |ia |uje )*(?:edet|edut|idet|idut|pri?e?d|vexal|vied|poexal|ne smo|smo))"
)
"""No question: «он сказал, что едет»."""
_SPEAK_OF_OTHERS = any_of("bilmayman bilmadim знаю знает bilmaymiz topolmayapman")

_PARTS = re.compile(r"[,;.!?\n]|\b(?:lekin|ammo|biroq|лекин|аммо|бироқ|а|но)\b", re.IGNORECASE)
_BEGINS_WITH_AN_ANSWER = re.compile(r"\s*[12](?!\d)\W")
_AT_HERS = re.compile("niki(?:da(?:man|miz)?|ga|dan)$")
_WHO_COMES_TOO = re.compile("mili[st][a-z]*|poli[st][a-z]*|ment[iy]?|skor(?:aia|ii?|ui?u)")
"""Police and ambulance: whatever is said of them is news."""


_HIM = any_of("eri erining eridan erini erim муж мужа мужем он его него ним свекровь свекрови qaynonasi")
"""He, beside an answer: a reason for it ("bormayman eri bor ekan", «не поеду, я его боюсь»)."""


def asks_back(text: str) -> bool:
    """Whether it asks who she is, where, what it is about, or whether to come: worth one answer."""
    words = _TELLS_THAT.sub(" ", " ".join(words_of(text))).split()
    if asks_whether_to_call(words):
        return True
    if asks_whether_to_come(words):
        return read(text).word is not Word.HELP
    if not words or len(words) > MOST_OF_A_QUESTION:
        return False
    if text.rstrip().endswith("?") and len(words) <= MOST_WITH_NOTHING_BUT_A_MARK:
        return _SPEAK_OF_OTHERS.isdisjoint(words) and read(text).word not in CALLS
    if not any(map(_ASKS_BACK.fullmatch, words)):
        return False
    is_asked = "?" in text or len(words) <= MOST_WITHOUT_A_MARK
    return is_asked and _SPEAK_OF_OTHERS.isdisjoint(words) and read(text).word not in CALLS


def names(text: str, name: str) -> bool:
    """Whether somebody of this name is spoken of, in whatever case (Nodiraga, Нодире); a number is no name."""
    first = next(iter(words_of(name)), "")
    stem = first[:-1] if len(first) > SHORTEST_WORD and first[-1] in "aeiou" else first
    longest = len(stem) + LONGEST_ENDING
    is_name = len(stem) >= SHORTEST_WORD
    spoken = [_AT_HERS.sub("", word) for word in words_of(text)]
    return is_name and any(word.startswith(stem) and len(word) <= longest for word in spoken)


def parts_by_name(text: str, whom: Sequence[str]) -> list[str]:
    """What a text says of each of these names: its parts that name her, and those behind them that name nobody."""
    parts: list[list[str]] = [[] for _ in whom]
    said: list[str] = []
    now: list[int] = []
    for part in filter(str.strip, _PARTS.split(text)):
        about = [at for at, name in enumerate(whom) if names(part, name)]
        if not about and not now:
            said.append(part)
            continue
        now = about or now
        for at in now:
            parts[at] += [*said, part]
        said = []
    return [", ".join(part) for part in parts]


def is_a_sign(text: str) -> bool:
    """Whether a yes or no may be meant: no word says anything ("l", "🚗💨", "?"), or a letter begins with 1 or 2."""
    if len(text) > LONGEST:
        return _BEGINS_WITH_AN_ANSWER.match(text) is not None
    has_digits = any(one.isdigit() for one in text)
    return not has_digits and bool(text.strip()) and all(len(word) < SHORTEST_WORD for word in words_of(text))


def tells_of_her(text: str, reading: Reading) -> bool:
    """Whether those who decide are to read it: what is seen there, not a name, a courtesy or when somebody comes."""
    if read(text).word in CALLS or (reading.is_there and _words_beside(text) >= FEWEST_FROM_THERE):
        return True
    said = words_of(text)
    if reading.digit is None and any(one(said) for one in (may_not_come, is_not_theirs, tells_of_another_who_goes)):
        return True
    if reading.says_more and any(map(_WHO_COMES_TOO.fullmatch, words_of(text))):
        return True
    if reading.says_more and not _HIM.isdisjoint(words_of(text)):
        return True
    if is_a_sign(text) and not (reading.is_heard and reading.is_all_said) and is_worth_reading(text):
        return True
    if not reading.says_more or reading.is_all_said:
        return reading.says_more and _words_beside(text) >= FEWEST_WORDS
    has_words = any(SHORTEST_WORD <= len(word) <= LONGEST_WORD for word in words_of(text))
    return (has_words and not reading.is_heard) or _words_beside(text) >= FEWEST_WORDS


def _words_beside(text: str) -> int:
    return sum(not is_bare(word) and len(word) <= LONGEST_WORD for word in words_of(without_answer(text)))
