"""What is not done yet and cannot wait: gas or petrol and a threat of fire, a weapon at her door, and who means to kill
themselves.

Rather once too often: a threat that has its means at hand, and a wish to die that somebody told the contact of, are as
grave as the deed.
"""

from sms.language.plain_words import Words, begins_any

_GAS_OR_PETROL = r"(?:gaz|benzin|kerosin|soliark|gugurt|spichk|zajigalk)[a-z]*"
_BURNS_UZ = r"(?:iok|iondir|portlat|kuidir)(?:ib iubor)?(?:aman|amiz|moki?chi|a(?:man|miz)? de)[a-z]*"
_BURNS_RU = r"(?:podj[ei]|podjig|sj[ei]|vz[ao]rv|spal(?:it|iu))[a-z]*"
_MEANS_RU = r"(?:xochet|xotit|sobira|groz|ugroj|govorit|obeshaet|pitae|xotel)[a-z]*"
_HER_HOUSE = r"(?:ui|uii|eshi[gk]|xona|kvartira|xovli|darvoza|ust)(?:i|si)?(?:ga|ning)?"
_FIRE_IS_MEANT = begins_any(
    rf"{_GAS_OR_PETROL} (?:[a-z]+ ){{0,5}}{_BURNS_UZ}",
    rf"{_BURNS_UZ} (?:[a-z]+ ){{0,5}}{_GAS_OR_PETROL}",
    rf"(?:otkri|pusti|obli|poli|razli)[a-z]* (?:[a-z]+ ){{0,5}}{_MEANS_RU} (?:[a-z]+ ){{0,3}}{_BURNS_RU}",
    rf"{_MEANS_RU} (?:[a-z]+ ){{0,3}}{_BURNS_RU} (?:[a-z]+ ){{0,5}}{_GAS_OR_PETROL}",
    rf"{_GAS_OR_PETROL} (?:[a-z]+ ){{0,5}}{_MEANS_RU} (?:[a-z]+ ){{0,3}}{_BURNS_RU}",
    rf"{_HER_HOUSE} (?:benzin|kerosin)[a-z]* (?:sep|kui|tok)[a-z]*",
    r"(?:benzin|kerosin)[a-z]* (?:bilan )?(?:ui|eshi[gk]|kvartira)[a-z]*ga (?:sep|kui|tok)[a-z]*",
    r"(?:obli|poli)l[a-z]* (?:[a-z]+ )?(?:dom|dver|kvartiru)\b (?:benzin|kerosin)[a-z]*",
    r"gaz[a-z]* (?:[a-z]+ )?och[a-z]* (?:[a-z]+ ){0,4}portlat[a-z]*",
    r"(?:otkri[a-z]* gaz|gaz[a-z]* otkri[a-z]*) (?:[a-z]+ ){0,3}zap[ei]r[a-z]*",
    r"gaz[a-z]* (?:[a-z]+ )?och(?:ib|ip) k[ou]i(?:ib[dt]i|di|gan|iap|vot)[a-z]*",
)
"""Gas that somebody opened on purpose needs no threat beside it."""

_WEAPON = begins_any(r"(?:bolta|picho[gk]|bolga|kuvald|topor|nojom|molotkom|motig|kuroll?)[a-z]*|lom(?:om)?\b|noj\b")
_AT_A_DOOR = begins_any(
    r"(?:eshi[gk]|darvoza|deraza)[a-z]*", r"(?:dver|vorota|okno|kalitk)[a-z]*", "lomi(?:t?sia|lsia)"
)
_BREAKS = begins_any(
    r"(?:buz|sindir|chop|tep|ur)(?:ia?p|aiap|vot|moki?chi|ib)[a-z]*(?<!man)(?<!miz)\b",
    r"(?:vi|v|s|raz)?(?:lomae|lamivae|bivae|rubae|bivait)[a-z]*|lomi(?:t?sia|lsia)|rubit|kolotit|stuchit",
)
_BREAKS_RIGHTLY = begins_any(
    "usta",
    "milis",
    "polis",
    "mchs",
    "kutkaruv",
    "spasatel",
    r"(?:ia|mi|men|biz)\b",
    r"kulf[a-z]* almash",
)

_DIES_RU = (
    r"(?:povesi(?:t?sia|tsia)|otravi(?:t?sia|tsia)|utopi(?:t?sia|tsia)|zareza(?:t?sia|tsia)|ubit sebia|zarezat sebia"
    r"|vskrit (?:sebe )?veni|(?:porezat|rezat) veni|umeret\b|brosi(?:t?sia|tsia) (?:s|pod|iz|v)\b"
    r"|vibrosi(?:t?sia|tsia)"
    r"|(?:s|vi)?prign[a-z]* (?:s|iz|v okno|pod)\b)"
)
_MEANS_TO_DIE = begins_any(
    r"p[oa]konchit[a-z]* (?:s s[oa]b|jizn)|s s[oa]boi p[oa]konch|pokonch[a-z]* s s[oa]b|ruki na sebia|svesti schet",
    rf"{_MEANS_RU} (?:[a-z]+ ){{0,2}}{_DIES_RU}",
    r"(?:na krishe|na balkone|na okne|na mostu|na podokonnike)(?: [a-z]+){0,3} (?:s|vi)?prign[a-z]*",
    r"(?:ona|sestra|doch|dochka|mama|podruga) (?:[a-z]+ ){0,3}ne xochet (?:bolshe )?jit\b",
    r"vip(?:et|iet|it) (?:[a-z]+ )?(?:uksus|iad|kislot|vse tablet)",
    r"[ou]zini (?:[a-z]+ )?(?:os|oldir|tashla|iok|chavakla|soi)moki?chi",
    r"(?:os|oldir|tashla|iok)moki?chi (?:[a-z]+ ){0,2}[ou]zini",
    r"(?:tom|deraza|balkon|k[ou]prik|etaj|kavat)[a-z]*dan (?:[a-z]+ ){0,2}(?:sakra|tashla)(?:moki?chi|iman|di)",
    r"joni(?:ga|mga) kasd",
    r"[ou]zimni (?:[a-z]+ )?(?:os|oldir|tashla|iok)(?:aman|iman) (?:de|ait|ioz)",
    r"na kra[iu]i?u? (?:krishi|mosta|balkona)",
    r"(?:iasha|tirik iur)gi(?:m|si)? kelma[a-z]* (?:de|ait)|(?:iasha|tirik iur)gisi (?:kelma|i[ou]k)",
)
_IS_OVER = begins_any(
    r"peredumal",
    r"uspokoil",
    r"fikridan kait",
    r"ne xochet (?:pokonch|povesi)",
    r"ot (?:golovi|davleniia)",
)
_OF_ME = begins_any(r"menia\b", r"nas\b", r"mashinaga\b", r"mashinu\b")


def is_about_to_be_done(words: Words) -> bool:
    """Whether the words of a text tell of it; of who means to kill themselves too."""
    said = " ".join(words)
    if _OF_ME.search(said) or _IS_OVER.search(said):
        return False
    if _FIRE_IS_MEANT.search(said) or _MEANS_TO_DIE.search(said):
        return True
    is_at_her_door = all(one.search(said) for one in (_WEAPON, _AT_A_DOOR, _BREAKS))
    return is_at_her_door and not _BREAKS_RIGHTLY.search(said)
