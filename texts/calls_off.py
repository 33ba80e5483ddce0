"""Whether a name or words would call an alarm off before it was raised: "do not come", "a joke", "all is well" (S5)."""

import re

from texts.alphabet import fold
from texts.sounds import sound

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_ALONE = (
    r"hazil.*|(?:po)?sh[uo](?:ch|t[ikl]).*|prikol.*|rozigr.*|joke.*|prank.*|fake|feyk"
    r"|kelma|kelma(?:ng|y|sin|s[ai]n).*|borma(?:ng|y|sin).*|keragmas.*|kerakmas.*|keremas.*|ishonm.*|aldaya?p.*|aldav.*|elgon.*|yolgon.*"
    r"|adash.*|hatolik.*|oshib.*|sluchayno|loj|lojn.*|obman.*|vret|vrat|vrunya.*|otmen.*|otboy|bekor.*"
    r"|ahamiyatsiz|parvo|yahshiman.*|joyida|naydendi"
)
_TOGETHER = (
    r"(?:kerak|shart|hojat|lozim) (?:emas|emes|mas|yok)|hamm?as[ie] (?:yahsh|tinch|joy|tuzuk|zor|ok).*"
    r"|(?:ne|ni) (?:prie[zj]|pri[hv]|ed[ue]|ezd|zvon|ver|nado|nuj|obra|volnu|hodi|idi|slusha|bespok).*"
    r"|v[sc]e? (?:horosho|norm|ok|v poryad|otlich|prekras|spokoy).*|v poryadke"
    r"|e[tz]o (?:ne pravd|nepravd|oyin).*|(?:do ?nt|don t|not) (?:kome|come|need).*|all (?:is )?(?:well|ok|good|fine)"
    r"|kutm[a-z]*|yordam kerak emas|pomosh ne .*|hato (?:bo|ket|bos|yubor).*|oyin(?:chok)? .*"
)
_CALLS_OFF = re.compile(rf"(?:^|.* )(?:(?:{_ALONE})(?: .*)?|(?:{_TOGETHER}))$")


def calls_off(text: str) -> bool:
    """Whether who reads it beside her alarm would not come, in Uzbek, Russian or English, however it is spelt."""
    words = " ".join(sound(word) for word in _WORD.findall(fold(text).casefold().replace("'", "")))
    return any(_CALLS_OFF.fullmatch(words[:end]) for end in _ends(words))


def _ends(words: str) -> list[int]:
    """Where a word ends: what calls off may stand anywhere."""
    return [at for at, one in enumerate(f"{words} ") if one == " "]
