"""What is told of her that cannot wait: she is dead or dying, does not move or breathe, or did it to herself; a deed
that may kill (`sms/answer_words/done_to_her.py`), or is about to be done (`sms/answer_words/about_to_be_done.py`); her
cries (`sms/answer_words/cries_heard.py`).

Said of her by who was told of her alert. Rather once too often than once too late; what is asked («она жива?»), denied,
said of oneself ("qo'rqib o'ldim"), of a thing ("telefon o'ldi") or long past ("o'lgan edi") is none.
"""

import re

from sms.answer_words.about_to_be_done import is_about_to_be_done
from sms.answer_words.cries_heard import is_cry_heard
from sms.answer_words.done_to_her import is_done_to_her
from sms.answer_words.read import words_of
from sms.language.hearing import hear
from sms.language.plain_words import any_of, begins_any
from sms.language.spelling import readable, tokens_of

_CLAUSES = re.compile(r"[^.,;:!?\n]+[.,;:!?\n]?")
_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


_DIED_UZ = begins_any(
    r"(?:o'|ў|u)(?:l|л)(?:i|и)(?:b|б) (?:q|қ|k|yot|ёт|et|ket|кет|b|б)\w*",
    r"(?:o'|ў|u)(?:l|л)(?:(?:ib|иб)(?:di|ди|ti|ти)|di|ди)\b",
    r"(?:o'|ў|u)(?:l|л)(?:gan|ган)\b(?! (?:edi|эди))",
    r"(?:o'|ў|u)(?:l|л)(?:ik|ик|ig|иг)",
    r"(?:o'|ў|u)(?:l|л)(?:a?y|а?я|vo|ут)\w*(?:[pb][td]i|[пб][тд]и|tti)\b",
    r"(?:o'|ў|u)(?:l|л)(?:dir|дир)(?:(?:ib|иб)\b|(?:di|ди|gan|ган)\b)",
)
"""By its apostrophe or its own letter: without it "olib" is of taking."""
_GOES_ON = "(?:iap|iab|aiap|vo|iep|ut)"
_SEEN_UZ = begins_any(
    rf"nafas[a-z]* (?:[a-z]+ )?ol(?:ol|al)?ma(?:{_GOES_ON}(?:ti|di|dur)?|idi|di)\b",
    r"nafas[a-z]* (?:[a-z]+ )?(?:olmai (?:koldi|iot|k[ou]i)|i[ou]k|chikma|kelma|sezilma|toxta|sekin)",
    r"(?:iura[gk]|puls|tomir)[a-z]* (?:[a-z]+ )?(?:urma|i[ou]k(?!di|ib|vor)|toxta|sezilma|bilinma)",
    r"joni (?:i[ou]k|chik|uzil)|jon ber(?:di|ib|gan|iap|aiap|ish)|[ou]lim ioka|tirik emas|jonsiz|vafot et|sovib k",
    r"(?:es)?xushsiz\b|bexush\b|xushi(?:dan|ni)? (?:ket|i[ou]kot|i[ou]k)|xushida emas",
    rf"[ou]ziga kelma(?:{_GOES_ON}|di|i)|[ou]zini bilma|uigonma(?:{_GOES_ON}|di)",
    rf"kimir(?:la| et)ma(?:{_GOES_ON}|di|i)|kozi(?:ni)? (?:iumuk|iumilgan|ochma)",
    r"konga (?:belan|bot|bulgan|boial)|konab\b|kon(?:i)? ichida|kon kop|kop kon|koni? (?:toxtama|ok|ketv|ketiap)",
    r"[ou]zini (?:os(?!on)|ioki?(?:b|di|gan)|oldir|soi|chavak)|[ou]zini (?:tom|balkon|deraza)[a-z]* tashla",
    r"osib k[ou]i[a-z]* [ou]zini|osilib (?:tur|kol|iot)",
    rf"(?:zorga|arang|bazor|kiinalib|xirillab) nafas ol(?:{_GOES_ON}|a|gan)",
    r"(?:xama ?iok[a-z]*|polda|erda|zinada|devorda|ust[a-z]*|bosh[a-z]*|iuz[a-z]*|ost[a-z]*|kiim[a-z]*"
    r"|eshi[gk][a-z]* (?:old|tag|orka)[a-z]*) (?:[a-z]+ )?kon\b(?! (?:bosim|topshir|tekshir|guru))",
    r"(?:rangi?|iuzi|lab(?:i|lari)|bad?ani) (?:[a-z]+ )?(?:k[ou]k[ao]r|okar|opok)",
    r"tovushi? chikma|xirilla|ornidan tur(?:ol|a ol)ma",
    r"kon (?:bor|kop|bolib|tomchi|iz|dog)[a-z]*(?! bosim)|^kon$",
    r"(?:u|singlim|opam|boshi|burni|iuzi|ogzi) kona(?:iap|di|vo)",
    r"(?:zaxar|uksus|sirka|kislota)[a-z]* (?:[a-z]+ )?ich|(?:dori|tabletka)[a-z]* ichib (?:oli|k[ou]i)|kop dori",
    r"(?:pichokla|soi|bogi?)(?:b|di|ib|gan) (?:k[ou]i|tashla|ket|oldir)[a-z]*",
)
_SEEN_RU = begins_any(
    r"ne dish[ie]t\b|net dixania|dixania net|puls[a-z]* (?:net|ne )|net puls|serdse (?:ne be|ostanov)|priznakov jizni",
    r"ne mo[jg][a-z]* dishat|dishat ne mo[jg]|xripit",
    r"umer(?:la|li)?\b|pomerla|skonchalas|pogibla|umiraet|pri smerti|mertv|trup\b|ne ?jivaia",
    r"ona (?:uje |vsia )?(?:xolodnaia|siniaia|posinela|blednaia)|gubi (?:u nee |e )?sin|lejit siniaia",
    r"bez (?:so?znan|chuvstv)|(?:poteri?ala|teri?aet) soznan|v (?:obmoroke|otkliuchke|kome)\b|otkliuchilas",
    r"ne prixodit v sebia|ne (?:sheveli|dvigae|prosipae|reagiru|ochnul)",
    r"povesil(?:as|sa|asia)|otravil(?:as|sa|asia)|naglotalas|vibrosil(?:as|asia)|viprignula|sprignula",
    r"vipila (?:vse )?(?:tabletki|uksus|iad|kislotu)|(?:vskrila|porezala|rezala) (?:sebe )?veni|podojgla sebia",
    r"(?:ele|edva|s trudom) dishit|ele(?: |-)jiva|zadixa(?:et?s|las)",
    r"(?:vezde|krugom|vsiudu|tut|zdes|na polu|na lise|na dveri|u dveri|v podezde|na stene)(?: [a-z]+)? krov\b"
    r"|krov (?:[a-z]+ )?(?:idet|techet|kapa\w+)|(?:iz|ot|u) nee? (?:[a-z]+ )?krov\b(?! (?:na analiz|iz nosa))"
    r"|krov (?:iz|ot|u) nee?\b"
    r"|krov (?:vezde|krugom|vsiudu|tut|zdes|na (?!analiz|saxar|vich|rezus)|po (?!gruppe)"
    r"|iz (?:golov|rta|ux|she|ran|nog|ruk|jivot))"
    r"|^(?:i |tam |vezde )?krov$",
    r"v krovi\b|istekaet krov|mnogo krovi|luj[ea] krovi|krov (?:xleshet|lietsia|lesia|ne ostanav)",
    r"(?:ubil[aio]?|ubita|zarezal[ai]?|zadushil[ai]?|zastrelil[ai]?)\b(?! bi)",
)
_SEEN_EN = begins_any(
    r"(?:is|shes) (?:dead|ding)\b|died\b|unkonsious|killed xer|xanged xerself|bleeding (?:a lot|out)",
    r"(?:not|isnt) breatxing",
)
_NOT = any_of("не чуть")
_ONLY_MEANT = begins_any(r"xochet\b", "grozit", r"(?<!ne )mojet\b", "ugroja")
_OF_ME = begins_any(
    r"(?<!u )menia\b", r"(?<!u )nas\b", r"meni\b(?! [a-z]+(?:imda|imizda)\b)", r"bizni\b(?! [a-z]+imizda\b)"
)
""" "Meni" stands for "mening" too ("meni uyimda")."""
_OF_A_THING = begins_any(
    r"(?:telefon|batare[a-z]*|akk?umul[a-z]*|zariad[a-z]*|mashina|internet|vremia)(?:im|ing|i|m|si)?\b"
)
_SHE = any_of("u она o'zi")
"""Beside a thing it is she ("u o'lyapti, telefonim kam"); "mashinada" is where she is."""


_LIES = begins_any(
    "iot(?:ibdi|ipti|vot|ib[dt]i|gan)", "chozilib", "lejit", "valiaet", r"na (?:polu|zemle)\b", r"(?:polda|erda)\b"
)
_IS_STILL = begins_any(
    "(?:kimirla|gapir|uigon|kozi ochil|tur(?:ol|a ol))ma",
    "javob (?:ber|kaitar)(?:ol|a ol)?ma",
    r"(?:javob|ovozi?|tovushi?) (?:i[ou]k|chikma)",
    r"(?:tovush|ovoz)[a-z]* chikmai",
    "ne (?:otve|govor|shev|dvig|vsta|reag|ochn)",
    "molchit",
    "bez dvij",
)
_RESTS = begins_any(
    r"kasal\b",
    "bole(?:e|l)",
    "uxla",
    "dam ol",
    "charcha",
    r"spit\b",
    "otdix",
    "bolnis",
    "kasalxona",
    "telefon",
    "trubk",
    "zvon",
)


def is_grave(text: str) -> bool:
    """Whether a text says it of anybody."""
    return bool(grave_news(text))


def grave_news(text: str) -> set[str]:
    """Which kinds of it a text says of anybody: that she is dying, what is done to her, that she is heard to scream."""
    parts = [part for part in _CLAUSES.findall(readable(text)) if not part.endswith("?")]
    told = " ".join(parts)
    words = words_of(told)
    is_dying = any(_says_it(part.lower()) for part in parts) or _lies_still(" ".join(words))
    is_deed = is_done_to_her(hear(tokens_of(told))) or is_about_to_be_done(words)
    said = {"dying": is_dying, "deed": is_deed, "cry": is_cry_heard(words)}
    return {kind for kind, is_said in said.items() if is_said}


def _lies_still(said: str) -> bool:
    """She lies there and does not answer or move, in whatever parts of a text; who sleeps or is ill rests."""
    return bool(_LIES.search(said) and _IS_STILL.search(said)) and not (_RESTS.search(said) or _OF_ME.search(said))


def _says_it(clause: str) -> bool:
    said = " ".join(words_of(clause))
    is_of_a_thing = _OF_A_THING.search(said) and _SHE.isdisjoint(said.split())
    if _OF_ME.search(said) or is_of_a_thing:
        return False
    if _DIED_UZ.search(" ".join(_WORDS.findall(clause))) or _SEEN_UZ.search(said) or _SEEN_EN.search(said):
        return True
    found = _SEEN_RU.search(said)
    if found is None or _ONLY_MEANT.search(said):
        return False
    return _NOT.isdisjoint(said[: found.start()].split()[-1:])
