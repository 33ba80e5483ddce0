"""Who goes, and not to her: to a doctor, to work, home, to the market; and «еду» that is food.

Whoever reads "on the way" of them stays at home. Said of her ("uni kasalxonaga olib ketyapman") it is with her, and is
judged before.
"""

import re

from sms.language.plain_words import Words, any_of

_UZ_ELSEWHERE = re.compile(
    "(?:doktor|vrach|shifokor|kasalxona|shifoxona|bolnisa|poliklinika|dorixona|apteka|ish(?:xona)?|bozor|toi|maktab"
    "|bo[gk]cha|sadik|aeroport|vokzal|dokon|magazin|masjid|namoz|dacha|ui|navbatchilik|smena|dars|ok[iu]sh|universitet"
    "|zavod|ofis|mexmon|dam olish|sport|trenirovka|oshxona|kafe|restoran|janoza|maraka)(?:im|imiz)?ga"
)
_UZ_GOES = re.compile("(?:bor|ket|chik|jona|iur|kel)[a-z]*(?:man|miz|dim|dik)")
_MOST_BETWEEN = 3
_RU_ELSEWHERE = re.compile(
    r"\b(?:v|na|k|ko|iz) (?:bolnisu|polikliniku|rabotu|ofis|aeroport|vokzal|rinok|bazar|magazin|apteku|shkolu|sad|sadik"
    r"|svadbu|poxoroni|smenu|dejurstvo|uchebu|dachu|trenirovku|sport|more|banket|kafe|restoran|gosti|zavod|sobranie"
    r"|vrachu|doktoru|zubnomu|stomatologu|nachalniku|institut|universitet)\b"
)
_RU_GOES = re.compile(
    r"\b(?:|po|vi)(?:edu|edem|idu|idem)\b|\b(?:v|vi|pod|do|za|pr)ezja(?:i?u|em)\b|\b(?:begu|bejim|lechu|speshu)\b"
)
_EN_ELSEWHERE = re.compile(r"\bgoing (?:xome|to (?:vork|skxool|bed|tx?e (?:doktor|xospital|market)))\b")
_FOOD = re.compile(
    r"\bedu (?:[a-z]+ )?(?:ne )?(?:privez|prines|kupi|kupl|gotov|dostav|zaka[zj]|svar)[a-z]*"
    r"|\b(?:privez|prines|kupi|kupl|(?:pri)?gotov|dostav|zaka[zj]|svar|var)[a-z]*(?: [a-z]+)? edu\b"
)
_TO_HER = any_of(
    "uni unga oldiga yoniga uning opamni singlimni её ее ней нее неё сестре сестру сестрой подруге opamga singlimga"
)


def goes_elsewhere(words: Words) -> bool:
    """Whether a line says that its sender goes to another place than to her."""
    said = " ".join(words)
    if _FOOD.search(said):
        return True
    if not _TO_HER.isdisjoint(words):
        return False
    if _EN_ELSEWHERE.search(said) or (_RU_ELSEWHERE.search(said) and _RU_GOES.search(said)):
        return True
    places = [at for at, word in enumerate(words) if _UZ_ELSEWHERE.fullmatch(word)]
    return any(any(map(_UZ_GOES.fullmatch, words[at + 1 : at + 1 + _MOST_BETWEEN])) for at in places)
