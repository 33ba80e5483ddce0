"""Whether a name is none, but an authority or an answer that others would believe: "Politsiya", "Boraman" (S11).

It stands in texts of ours: "your relative Police answered: on the way" would keep everybody at home.
"""

import re

from texts.alphabet import fold
from texts.sounds import sound

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_ENDING = r"(?:lar|y?a?chi|ch|niy|aya|naya|dan|ga|ning|i|si|a|u|e|y|oy|iy|ya|yu|yi|ey|em|im|mi)?"

_POLICE = (
    r"pol[iy]t?si|mil[iy]t?si|politse|polis|uchastk[oa]v|inspektor|sledovatel|tergovchi|prokur(?:or|atura)|mirshab"
)
_POLICE_SHORT = r"iib|iio|ovd|mvd|uvd|guvd|rovd|dxx|sgb|mchs|fvv"
_OF_US = (
    r"navbat(?:chi|chilik)|dejurn|markaz|t?sentr|center|centre|operator|dispet?cher|admin|administrator|moderator"
    r"|nazoratchi|supervayzer|supervisor|supervizor|h?odim|sotrudnik|volont[ey]r|psiholog|ishonch telefoni"
    r"|sluj?b|hizmat|hotline|yordam|pomosh|help|sos|qutqaruv|kutkaruv|spasatel|skor|ambulans|tez"
)
_GOING = (
    r"bora(?:man|miz|yapman|yapmiz)|boryapman|borvotman|borolmayman|olmayman|(?:yo|e)lda(?:man|miz)?|ketyapman|keldim|kelyapman"
    r"|kelaman|yetib|chikdim|e?du|edem|edut|edet|idu|idem|priedu|priedem|vie(?:haln?|had|zja)\S*|smogu|going|coming"
)
_DONE = (
    r"oldi[mk]|olamiz|kabul|(?:yo|e)pil\S*|(?:yo|e)pdi[mk]|uzatil\S*|boshkaga|vzyal[aiy]?|prinyat?[oa]?l?[aiy]?|zakrit[oa]?"
    r"|zakril[aiy]?|peredan[oa]?|taken|closed|klosed|javob|otvet|answer|kalit|klyuch|code|kod"
)
_FALSE = re.compile(rf"(?:(?:{_POLICE}|{_OF_US}){_ENDING}|(?:{_POLICE_SHORT})|(?:{_GOING}|{_DONE}))")


def is_false_name(name: str) -> bool:
    """Whether a word of it is an authority, one of us or an answer, in Uzbek, Russian or English."""
    words = [sound(word) for word in _WORD.findall(fold(name).casefold().replace("'", ""))]
    return any(_FALSE.fullmatch(word) for word in words)
