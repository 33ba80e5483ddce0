"""Who is there, or thought so, and has not found her: nobody opens, she is not there, or it was another.

Of a thing or a way it is none («не нашла такси», "manzilni topolmadim"), nor of him or of a telephone.
"""

import re

from sms.language.plain_words import Words, any_of, begins_any

_THINGS = any_of(
    "pul taksi mashina mashinani manzil manzilni manzilini adres adresni adresini uyni uyini uylarini yo'lni yo'l"
    " raqamini nomerini telefonini ko'chani podyezdni kalitni javob vaqt"
    " такси машину адрес дом улицу подъезд квартиру номер телефон ключ ключи дорогу парковку деньги время ответ слов"
)
_OF_OTHERS = any_of(
    "eri erini erim er qaynonasi qaynotasi men menda bizda menga pul pulim vaqtim imkonim mashinam"
    " муж мужа он его него мне меня нас свекровь свекрови"
)


_OF_A_TELEPHONE = begins_any("telefon", "trubk", "zvon(?:ok|ki)(?! v dver)", "gu[sš]ak", "g[ou]shak", r"raka?m", "sms")
_DID_NOT_FIND = re.compile(
    r"(?:^|\b(?P<what>[a-z]+) )(?:top(?:ol|a ol|al)?ma(?:dim|dik|ia?[pb](?:man|miz)|vo[mt]?man)"
    r"|(?:nikak )?ne (?:nash(?:i?[eo]l|la|li)|naidu|naidem)|ne mo(?:gu|jem) (?:(?:e|ee) )?nai?ti"
    r"|(?:not|didnt|kannot|kant) f(?:ound|ind))(?: (?P<next>[a-z]+))?"
)
_PLACE_UZ = "(?:erda|uida|uiida|uiiida|xonadonda|kvartirada|kvartirasida)"
_PLACE_RU = "(?:tut|zdes|nigde|doma|tam)"
_IS_NOT_THERE = begins_any(
    "xech (?:kim|kaer|kaerda|kaierda|ierda) i[ou]k",
    "(?:xech kim|xechkim|u|uni|ozi|zi) (?:korin|topil|chik)ma",
    "uni korma|uni uchratma|bom ?bosh",
    r"ee? (?:tut |zdes |tam )?(?:ne okaza|ne vid|ne viju|ne vidim)|ne vi(?:ju|dim|jdu) ee?\b|ne vidno ee?\b",
    r"nashl[ai] ne tu\b|nikogo ne vid|nikto ne vi(?:xodit|glia)",
    rf"(?:(?:u|bu|shu|[ou]zi) )?{_PLACE_UZ} (?:u )?(?:i[ou]k|emas)\b",
    r"u i[ou]k\b",
    rf"(?:ei?o|ee?) (?:{_PLACE_RU} )?netu?\b",
    r"netu? (?:ei?o|ee?)\b",
    rf"nikogo (?:{_PLACE_RU} )?net\b",
    rf"{_PLACE_RU} (?:nikogo|pusto)\b",
    r"net nikogo\b",
    r"(?:is|shes) not (?:xere|xome|there)\b",
    r"nobod[iy] (?:is )?(?:xere|xome)\b",
)
_DOES_NOT_OPEN = begins_any(
    "(?:eshi[gk]|darvoza)[a-z]* (?:iopik|epik|kulf|berk|bekik|iopilgan|tambala|zanjir)(?! bolsa)",
    "(?:dver|kalitka|vorota|kvartira|dom|podezd) (?:zakrit|zapert|na zamke)",
    "och(?:ish)?ma(?:ia?[pb](?:ti|di)|vot|di|idi)",
    "takillat[a-z]* (?:ochma|javob)",
    "ne otkri(?:va|li|la)|nikto ne ot(?:kr|vech)|v dver ne otvecha",
    "(?:nobod[iy]|no one|noone) (?:opens|ansvers)",
    "xech kim javob berma",
)
_IS_ANOTHER = begins_any(
    "u emas ekan|bu u emas",
    "boshka (?:aiol|odam|kiz) (?:ekan|chikdi)",
    r"eto ne ona\b|ne ta (?:jenshina|devushka)|drugaia jenshina",
)


def says_not_found(words: Words) -> bool:
    """Whether the words of a clause say it."""
    said = " ".join(words)
    if _OF_A_TELEPHONE.search(said):
        return False
    if _IS_ANOTHER.search(said):
        return True
    found = _DID_NOT_FIND.search(said)
    if found and _THINGS.isdisjoint({found["what"] or "", found["next"] or ""}):
        return True
    is_of_another = not _OF_OTHERS.isdisjoint(words)
    return not is_of_another and bool(_IS_NOT_THERE.search(said) or _DOES_NOT_OPEN.search(said))
