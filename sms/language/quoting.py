"""What stands round her words: the number of a part, "Re:", what phone sent it; and words that are not her own.

Of what is quoted, forwarded or written by a machine only a call for help is heard: it takes nothing back, silences and
erases nothing, and is no answer that anybody relies on.
"""

import re

_PART = re.compile(r"\s*[(<\[]\d{1,2}\s?/\s?\d{1,2}[)>\]][\s:]*(?=[^\W\d])")
"""Without brackets it may be a house."""
_REPLY = re.compile(r"\s*(?:\[?(?:sms|смс)\]|(?:re|sms|смс|matn|text|текст)\s*:)\s*(?=\S)", re.IGNORECASE)
_DEVICE = "(?:iphone|ipad|samsung|galaxy|nokia|redmi|xiaomi|huawei|honor|tecno|infinix|oppo|vivo|realme|android)"
_BY_A_PHONE = re.compile(
    r"\s(?:sent from (?:my |an? )?|отправлено (?:с|из) (?:моего )?|(?:yuborildi|отправлено|sent)\s*:\s*)"
    rf"{_DEVICE}[^\n]*\s*\Z",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"\s*(?:fwd?|fw|forwarded(?: message)?|переслано|пересланное(?: сообщение)?|uzatildi|yo'naltirildi|узатилди)"
    r"\s*[:\]-]\s*",
    re.IGNORECASE,
)
_AUTOMATIC = re.compile(
    r"\W{0,9}(?:bu |это |this is (?:an )?)?(?:avto(?:matik)?[ -]?javob|авто(?:матик)?[ -]?жавоб|автоответ(?:чик)?"
    r"|автоматический ответ|auto(?:matic)?[ -]?(?:reply|response))[^\S\n]*(?:[:\])}.»\"-]|\n|\Z)"
    r"|.{0,80}\b(?:do not disturb|не беспокоить)\b.{0,20}\b(?:while driving|turned on|водител\w+|включ\w+)",
    re.IGNORECASE,
)
"""Written by the phone itself. In the midst of a text its name says nothing («это не автоответ, еду»)."""
_QUOTED_LINE = re.compile(r"^[^\S\n]*>.*$", re.MULTILINE)
_ORIGINAL = re.compile(
    r"(?:^|\n)[^\S\n]*-{2,}[^\S\n]*(?:(?:original|forwarded) message|(?:исходное|пересланное) сообщение|asl xabar).*",
    re.IGNORECASE | re.DOTALL,
)


def without_frame(text: str) -> str:
    """A text without the number of its part, "Re:" and the name of the phone that sent it, where words are left."""
    inner = _REPLY.sub("", _PART.sub("", text, count=1), count=1) if _PART.match(text) or _REPLY.match(text) else text
    unsigned = _BY_A_PHONE.sub("", inner)
    return unsigned if unsigned.strip() else inner


def own_words(text: str) -> str:
    """What she wrote herself: nothing of a forwarded text or a machine's, and of others no line that is quoted."""
    if _FORWARDED.match(text) or _AUTOMATIC.match(text):
        return ""
    return _ORIGINAL.sub("", _QUOTED_LINE.sub("", text)).strip() if ">" in text or "--" in text else text


def without_marks_of_quoting(text: str) -> str:
    """All that stands in it, her words and others', without what marks these."""
    inner = _FORWARDED.sub("", text, count=1) if _FORWARDED.match(text) else text
    return re.sub(r"^[^\S\n]*>+[^\S\n]?", "", inner, flags=re.MULTILINE)
