"""Whether an export says that its list goes on elsewhere: any count, flag or link beside it that does."""

import re
from collections.abc import Iterator
from typing import Any

from texts.faults import fault, quoted

_LONGEST_NAME = 40
_DEEPEST = 3
LINKS = "links"
"""Each says what it leads to by its `rel`."""

_OFF = (None, False, "", "0", "false", "no", "null")
_NO = (False, "false", "no")
_SIGNS = re.compile(r"[\W_]+")


def _made_of(words: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(words.split())})+")


_COUNTS = _made_of(
    "total count cnt num number nb n x odata opensearch estimated results? items? records? rows? entries elements?"
    " features? hits? found matched matches filter(?:ed)? documents? docs? objects? available overall all of value"
)
_IS_COUNTED = re.compile(
    "total|count|cnt|hits|found|match|filter|available|overall"
    "|(?:number|num|nb|n)(?:of)?(?:results|items|records|rows|entries|elements|features|docs|documents|objects)"
)
_PAGES = re.compile(
    "(?:total|num|number|nb|count|max|last|of|all)*pages?(?:total|count|num|max|last)*|lastpage(?:number)?"
)
_THIS_PAGE = re.compile("(?:current|this)?page(?:number|num|no|nr|index|current)?|currentpagenumber")
_BEFORE = re.compile("(?:page)?(?:offset|skip|start|startindex|startat|startposition|from)")
_REST = re.compile("(?:num|number|count|results?|items?|records?)*(?:remaining|left|more)")
_LIMIT = re.compile("(?:page)?(?:limit|size)|perpage|itemsperpage|resultsperpage|maxresults|top")
_SIZE = "size"
_NEIGHBOUR = re.compile(
    "(?:odata|has|is|get)*(?:next|prev|previous)(?:page|link|url|uri|href|cursor|token|offset|records?|results?|items?|start|marker|key"
    "|batch|data|exists|available|no|number|s)*"
)
_MORE = re.compile(
    "(?:has|is|are|there)*more(?:pages?|results?|records?|items?|rows?|data|available|exists?|tofetch|toload|elements)*"
    "|(?:is|was|results?)*(?:truncated|partial|incomplete)(?:results?|list)?|exceededtransferlimit|limitreached|continuation(?:token|key)?"
    "|continue(?:token)?|lastevaluatedkey"
)
_END = re.compile(
    "(?:is|at|reached)*(?:first|last|final|end|done|finished|complete|completed|whole|eof|exhausted)"
    "(?:page|batch|chunk|reached|of(?:list|file|records?|results?))*"
)


def refuse_a_part(whole: dict[str, Any], here: int, name_of_list: str) -> None:
    """Refuse a part of a list: whatever stands on its other pages would be gone; raises Fault.

    `here` records stand in the list, which has this name in `whole`. Numbers are texts.
    """
    said = [(_plain(name), name, value) for name, value in _said_beside(whole)]
    limits = [int(value) for plain, _, value in said if _LIMIT.fullmatch(plain) and _is_number(value)]
    own = _plain(name_of_list)
    for plain, name, value in said:
        total = int(value) if _is_number(value) else 0
        without_own = plain.replace(own, "").replace(own.removesuffix("s"), "") if own else plain
        is_size = plain == _SIZE and any(total > limit for limit in limits)
        if total > here and (is_size or _is_count(plain) or _is_count(without_own)):
            raise fault("part_of_list", total=quoted(value), here=here)
        if _names_a_page(plain, value):
            raise fault("next_page", name=quoted(name), here=here)


def _is_count(plain: str) -> bool:
    return bool(_COUNTS.fullmatch(plain) and _IS_COUNTED.search(plain))


def _names_a_page(plain: str, value: Any) -> bool:
    """Whether this says that there is a page before or behind."""
    if _is_number(value):
        number = int(value)
        if _PAGES.fullmatch(plain) or _THIS_PAGE.fullmatch(plain) or _BEFORE.fullmatch(plain):
            return number > (0 if plain.endswith(("offset", "skip")) else 1)
        return number > 0 and bool(_REST.fullmatch(plain) or _NEIGHBOUR.fullmatch(plain) or _MORE.fullmatch(plain))
    if value in _NO and _END.fullmatch(plain):
        return True
    if value in _OFF:
        return False
    return bool(_NEIGHBOUR.fullmatch(plain) or _MORE.fullmatch(plain) or plain == "offset")


def _plain(name: str) -> str:
    return _SIGNS.sub("", name).casefold() if len(name) <= _LONGEST_NAME else ""


def _is_number(value: Any) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= _LONGEST_NAME


def _said_beside(whole: dict[str, Any], deeper: int = _DEEPEST) -> Iterator[tuple[str, Any]]:
    """What stands beside a list, also in a part such as `metadata`, or in links that each say what they lead to.

    In a part it is yielded by its own name and, where that is a number, once more behind the part's: `pages.total`.
    """
    for name, value in whole.items():
        if isinstance(value, dict) and deeper:
            if value and _NEIGHBOUR.fullmatch(_plain(name)):
                yield name, True
            for inner, one in _said_beside(value, deeper - 1):
                yield inner, one
                if _is_number(one) and "." not in inner:
                    yield f"{name}.{inner}", one
        elif name.casefold() == LINKS and isinstance(value, list):
            yield from ((str(link["rel"]), True) for link in value if isinstance(link, dict) and "rel" in link)
        elif not isinstance(value, list | dict):
            yield name, value
