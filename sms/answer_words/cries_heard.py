"""Who stands at a closed door, or near it, and hears her: «слышу крики», "ichkaridan dod-voy eshitilyapti"."""

from sms.answer_words.not_found import says_not_found
from sms.language.plain_words import Words, begins_any

_CRY = begins_any(
    "baki?r(?:i|vot|uv)",
    "(?:kich|chin)ki?r",
    r"dod(?:i|ini|vo[iy]|laia?pti)?\b",
    "fariod",
    "i?igi ovoz",
    "i?igla(?:ia?p|vot|aiap|b)",
    r"krik|krich(?:it|at|ala?)\b|or[eu]t\b|vizj|vizg|plach(?:et)?\b",
    "zov[eiu]t na pomosh",
)
_QUARREL = begins_any("urish(?:iap|aiap|vot)", "janjal")
_HEARD = begins_any(
    "ichkari|ichidan", "(?:eshi[gk]|devor) (?:ort|orka)", "eshit(?:il|ib|di|ish)", "ovoz[a-z]* kel", "slish"
)
"""By whoever tells of it: neighbours who say that there is a quarrel heard none."""
_FROM_WITHIN = begins_any(
    "ichkari|ichidan",
    "(?:eshi[gk]|devor) (?:ort|orka)",
    "(?:ui|uii|kvartira(?:si)?|xona(?:si)?)dan",
    "eshit(?:il|ib|di|ish)",
    "ovoz[a-z]* kel",
    "koshni",
    "v?nutri|iznutri",
    r"za (?:dver|sten)|iz (?:kvartiri|doma|okna)",
    r"slish(?:u|no|im)\b",
    "sosed",
)
_SHE_CRIES = begins_any(
    r"(?:u|ona|oni|sestra|doch|dochka|mama|podruga|singlim|opam|onam|oiim|kizim|dugonam|kelinim|xotini)"
    r" (?:[a-z]+ ){0,4}(?:bakir|kichkir|chinkir|dod sol)(?:iap|vot|aiap|ib)",
    r"(?:ona|sestra|doch|dochka|mama|podruga) (?:[a-z]+ ){0,3}krichit\b",
)
_OF_ANOTHER = begins_any("menga", "bizga", r"na (?:menia|nas)\b", "[ou]ina", "igra", "muz[iy]k", "televiz", "muzika")
_IS_STILL = begins_any(
    "eshit(?:il)?ma", "ne slish", r"tixo\b", r"tinch\b", r"ne kri(?:ch|k)", r"kriki? net\b", r"net krik"
)


def is_cry_heard(words: Words) -> bool:
    """Whether the words of a text tell of it: a cry with what it is heard through, or with a door that stays shut."""
    said = " ".join(words)
    if _OF_ANOTHER.search(said) or _IS_STILL.search(said):
        return False
    if _SHE_CRIES.search(said):
        return True
    is_shut = says_not_found(words)
    if _QUARREL.search(said) and (_HEARD.search(said) or is_shut):
        return True
    return _CRY.search(said) is not None and (_FROM_WITHIN.search(said) is not None or is_shut)
