"""PINs in what somebody wrote to us, judged by their form alone and masked: nobody who reads it may hold one (S6).

DANGER: whether it is a PIN, and whose, decides nothing here, or a masked text would tell that the number has one.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

MASK = "****"
_SIZES = range(4, 7)
"""Digits of a PIN."""
_SIZES_OF_PIECES = range(4, 9)

_TOKEN = re.compile(r"[^\W\d_]+(?:['`\u2018\u2019\u02bb\u02bc][^\W\d_]+)*|\d+")
_EDGE = re.compile(r"[.,;:!?\n()<>\[\]{}\"«»|]")
_JOINS = re.compile(r"[ \t.,_/\-\u2010-\u2015\u00a0\u00ad\u200b-\u200f\u2060\ufeff]{1,3}")
_NEAR = 2
"""Words between which a PIN and the word for it are still read together: "pinim bu 4821"."""

_SAYS_PIN = re.compile(
    "(?:pin|kod|code|kot|parol|passvord|password)(?:i|im|imiz|ing|ingiz|imni|ni|ga|dan|code|kod|kodi|kodim)?|kodlar\\w*"
    "|(?:пин|код|парол|шифр)(?:а|у|ом|е|ь|и|ю|ём|ем|им|имни|имиз|ни|код|коди|кодим|кода)?|пароль\\w*",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    "(?:x|h)avfsiz\\w*|(?:х|ҳ)авфсиз\\w*|безопасн\\w*|bezopasn\\w*|safe|beko?r|бекор|отмен\\w*|otmen\\w*|cancel|отбой"
    "|unut\\w*|унут\\w*|забуд\\w*|zabud\\w*|o'?chir|ўчир|очир|удали\\w*|udali\\w*|erase|remove",
    re.IGNORECASE,
)
_CALLS = re.compile("(?:yor?dam|ёрдам|помо[гщш]|pomo[gs]|qutqar|help|sos)\\w*", re.IGNORECASE)
_UNIT = re.compile(
    "uy\\w*|uylar\\w*|dom|dome|д|дом\\w*|kv|kvart\\w*|кв|кварт\\w*|xona\\w*|хона\\w*|xonadon\\w*|уй\\w*|строение|корпус"
    "|ko'?cha\\w*|кўча\\w*|ул|улиц\\w*|ulits\\w*|mavze\\w*|мавзе\\w*|maktab\\w*|мактаб\\w*|школ\\w*|shkol\\w*|bog'?cha\\w*"
    "|yil\\w*|йил\\w*|год\\w*|г|god\\w*|soat\\w*|соат\\w*|часов|indeks\\w*|индекс\\w*|tel|тел|telefon\\w*|телефон\\w*"
    "|so'?m|сўм|сум\\w*|sum|ming|минг|тысяч\\w*|dollar\\w*|доллар\\w*|рубл\\w*|metr\\w*|метр\\w*|m|м|km|км|kishi|та|ta"
    "|vagon\\w*|вагон\\w*|poye?zd\\w*|поезд\\w*|reys\\w*|рейс\\w*|avtobus\\w*|автобус\\w*|marshrut\\w*|маршрут\\w*"
    "|mash?in\\w*|moshin\\w*|машин\\w*|мошин\\w*|avto|авто|taksi\\w*|такси|nexia|neksiya|нексия|cobalt|kobalt|кобальт"
    "|matiz|матиз|damas|дамас|spark|спарк|lacetti|lasetti|ласетти|gentra|jentra|жентра|malibu|малибу|tico|onix"
    "|jiguli|жигули|domofon\\w*|домофон\\w*",
    re.IGNORECASE,
)
_BEFORE_A_YEAR = re.compile("[вс]|v|s|in|since", re.IGNORECASE)
_YEAR = re.compile("(?:19|20)\\d\\d")
_NUMBERS_A_THING = re.compile("(?:raqam|nomer|номер|рақам)\\w*", re.IGNORECASE)

_DOOR = "domofon\\w*|домофон\\w*|podyezd\\w*|pod'?ezd\\w*|подъезд\\w*|eshik|eshigi|эшик|эшиги|двер\\w*|qulf|замк\\w*"
_NONE = re.compile(
    rf"(?:{_DOOR})\s+(?:kodi?|коди?)\W{{0,3}}\d+|код\s+(?:от\s+|на\s+)?(?:{_DOOR})\W{{0,3}}\d+"
    r"|(?<!\d)(?:\+?998[ .-]?)?\(?\d{2}\)?[ .-]?\d{3}[ .-]?\d{4}(?!\d)"
    r"|(?<!\d)\d{2}[.,]\d{4,}"
    r"|(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d(?!\d)"
    r"|(?:https?:|www\.)\S+"
    r"|\[0x[\da-f]{2}\](?: [\da-f]{2})+",
    re.IGNORECASE,
)
"""What no PIN is, however it stands: a door's code, a telephone number, coordinates, a date, a link, octets."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A word of a text, or figures that follow one another: where it stands, and whether at a sentence's edge."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    opens: bool
    ends: bool
    is_glued: bool

    @property
    def is_figures(self) -> bool:
        return self.words[0][0].isdigit()

    @property
    def is_in_pieces(self) -> bool:
        """Whether it may be a PIN of which the pieces stand apart, perhaps with a house before it: "73 51"."""
        return len(self.words) > 1 and max(map(len, self.words)) < min(_SIZES) and self.length in _SIZES_OF_PIECES

    @property
    def length(self) -> int:
        """How many figures there are."""
        return sum(map(len, self.words))


def with_pins_masked(text: str, spared: Collection[str] = ()) -> str:
    """A text with whatever may be a PIN masked; `spared` are references that its reader knows.

    What may be one are four to six figures at the edge of a sentence, behind a call, or beside a word for a PIN, and
    all in a text that takes something back. What is said to be a house, a year, a sum or the number of a car is none,
    nor is one in the midst of a sentence.
    """
    if not any(one.isdigit() for one in text):
        return text
    parts = _parts(text)
    takes_back = any(not part.is_figures and _TAKES_BACK.fullmatch(part.words[0]) for part in parts)
    none = [found.span() for found in _NONE.finditer(text)]
    masked = [
        span
        for at, part in enumerate(parts)
        if part.is_figures
        for span in _pins_in(parts, at, takes_back)
        if text[span[0] : span[1]] not in spared and not any(start <= span[0] < end for start, end in none)
    ]
    for start, end in reversed(masked):
        text = text[:start] + MASK + text[end:]
    return text


def _pins_in(parts: Sequence[_Part], at: int, takes_back: bool) -> list[tuple[int, int]]:
    part = parts[at]
    near = [one.words[0] for one in parts[max(at - _NEAR, 0) : at + _NEAR + 1] if not one.is_figures]
    beside = [one.words[0] for one in parts[max(at - 1, 0) : at + 2] if not one.is_figures]
    is_named = any(map(_SAYS_PIN.fullmatch, near)) or any(map(_TAKES_BACK.fullmatch, beside))
    if part.is_in_pieces:
        is_alone = part.opens and part.ends and not part.is_glued and part.length in _SIZES
        return [(part.spans[0][0], part.spans[-1][1])] if is_named or is_alone else []
    if not is_named and (part.is_glued or _is_number_of_a_thing(parts, at)):
        return []
    last = len(part.words) - 1
    opens = part.opens or _CALLS.fullmatch(parts[at - 1].words[0])
    return [
        span
        for which, (word, span) in enumerate(zip(part.words, part.spans, strict=True))
        if len(word) in _SIZES and (is_named or takes_back or (opens and which == 0) or (part.ends and which == last))
    ]


def _is_number_of_a_thing(parts: Sequence[_Part], at: int) -> bool:
    before = [one.words[0] for one in parts[max(at - 2, 0) : at] if not one.is_figures and not parts[at].opens]
    while before and _NUMBERS_A_THING.fullmatch(before[-1]):
        before.pop()
    after = parts[at + 1].words[0] if at + 1 < len(parts) and not parts[at].ends else ""
    is_year = bool(before and _BEFORE_A_YEAR.fullmatch(before[-1]) and _YEAR.fullmatch(parts[at].words[-1]))
    return is_year or any(_UNIT.fullmatch(one) for one in (*before[-1:], after))


def _parts(text: str) -> list[_Part]:
    found = list(_TOKEN.finditer(text))
    groups: list[list[re.Match[str]]] = []
    for one in found:
        last = groups[-1][-1] if groups else None
        joins = last and last[0][0].isdigit() and one[0][0].isdigit()
        if last and joins and _JOINS.fullmatch(text, last.end(), one.start()):
            groups[-1].append(one)
        else:
            groups.append([one])
    starts = [group[0].start() for group in groups] + [len(text)]
    ends = [0] + [group[-1].end() for group in groups]
    return [
        _Part(
            tuple(one[0] for one in group),
            tuple(one.span() for one in group),
            opens=at == 0 or _EDGE.search(text, ends[at], starts[at]) is not None,
            ends=at == len(groups) - 1 or _EDGE.search(text, ends[at + 1], starts[at + 1]) is not None,
            is_glued=(at > 0 and ends[at] == starts[at]) or (at < len(groups) - 1 and ends[at + 1] == starts[at + 1]),
        )
        for at, group in enumerate(groups)
    ]
