"""What goes out of a text that is too long to go out whole."""

from alerts.surroundings import Surroundings

_CUT = " ..."


def excerpt(text: str, longest: int, around: Surroundings) -> str:
    """A text of at most so many characters: its beginning, what was heard in it as a call, dots for what is left out.

    DANGER: who is greeted at length before she says what is done to her would read the greeting alone.
    """
    if len(text) <= longest:
        return text
    told = around.telling(text)[: longest // 2].strip()
    beginning = _whole_words(text[: longest - len(_CUT)])
    if not told or told in beginning:
        return beginning + _CUT
    end = "" if text.endswith(told) else _CUT
    room = longest - len(told) - len(_CUT) - 1 - len(end)
    return f"{_whole_words(text[:room])}{_CUT} {told}{end}"


def _whole_words(text: str) -> str:
    """Without the word that the cut divides; one that nothing divides stays."""
    return text.rpartition(" ")[0] or text
