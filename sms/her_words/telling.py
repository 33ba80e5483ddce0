"""Which words of a long text were heard as a call or as violence: where it has to be cut, these are not left out."""

from collections.abc import Callable, Iterator, Sequence

from sms.her_words.help_call import find_call
from sms.her_words.possible_call import is_possible_call
from sms.language.hearing import Heard, clauses_of, hear
from sms.language.spelling import readable, tokens_of

_WINDOWS = (10, 6)
"""Words of a text without marks that are looked at together; what denies something else may stand among ten."""
_LAST_WORDS = 2
"""Of a clause are not left alone behind a part of it ("yordam" without "kerak")."""
_LONGEST = 60
"""Characters: what leads up to longer ones is left out."""

_Part = Sequence[Heard]


def telling_words(text: str) -> str:
    """The first clause that tells of violence, else the first that calls for help; empty where none does."""
    plain = readable(text)
    clauses = clauses_of(hear(tokens_of(plain)))
    for tells in (is_possible_call, _calls):
        for window in _WINDOWS:
            part = next(filter(tells, _parts(clauses, window)), None)
            if part:
                return _text_of(_shortest(part, tells), plain)
    return ""


class TellingOnce:
    """Finds `telling_words` of each text once, for as long as one alert is worked on."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """The same words."""
        if text not in self._found:
            self._found[text] = telling_words(text)
        return self._found[text]


def _calls(part: _Part) -> bool:
    return find_call(part) is not None


def _parts(clauses: Sequence[_Part], window: int) -> Iterator[_Part]:
    step = window // 2
    for clause in clauses:
        for start in range(0, max(len(clause) - step, 1), step):
            is_near_its_end = len(clause) - (start + window) <= _LAST_WORDS
            part = clause[start:] if is_near_its_end else clause[start : start + window]
            if any(word.kinds for word in part):
                yield part


def _shortest(part: _Part, tells: Callable[[_Part], bool]) -> _Part:
    """Words go at its beginning, then at its end, while it is long and still tells the same."""
    while len(part) > 1 and _length(part) > _LONGEST and tells(part[1:]):
        part = part[1:]
    while len(part) > 1 and _length(part) > _LONGEST and tells(part[:-1]):
        part = part[:-1]
    return part


def _length(part: _Part) -> int:
    return part[-1].token.end - part[0].token.start


def _text_of(part: _Part, text: str) -> str:
    return text[part[0].token.start : part[-1].token.end]
