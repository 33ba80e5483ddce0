"""Who does not come after all, told in more than one word: by the form of a verb, by whom they send instead, by who
does not let them; and what only may keep them, which is worth asking.
"""

import re

from sms.language.plain_words import Words, any_of, begins_any

UZ_GO = "(?:bor|bar|kel|ke(?=v)|et|chik|ket|jona|juna|iugur|iakinlash)"
"""Stems of going."""

_UZ_CANNOT = begins_any(
    rf"{UZ_GO}(?:ol|al|o|(?:a|ib) ?(?:ol|al|o))?m[ai]"
    r"(?:s (?:ekan|edi)(?:man|miz|m|k)|i?digan(?:ga oxsha| (?:b[ou]l(?:ib kol)?di[mk]|man|miz))"
    "|i koldi[mk]|sa[mk] kerak|s?ligim|slik)",
    rf"{UZ_GO}ib b[ou]lma(?:idi|s|di)\b",
    rf"{UZ_GO}ish(?:im|imiz|ning|ga)? (?:(?:iloj|imkon)[a-z]* )?"
    "(?:ki?in|b[ou]lma(?:idi|di|s)|i[ou]k|topolma|mumkin emas)",
    rf"{UZ_GO}mokchi emas(?:man|miz)",
)
"""By its form: "borolmas ekanman", "bormaydigan bo'ldim", "bormay qoldim", "chiqib bo'lmaydi", "borishim qiyin"."""

_LETS_NOT = (
    r"(?:k[ou]i(?:i?sh|vor|ib iubor)?|chikar(?:ish)?|iubor(?:ish)?|(?:ruxsat|i[ou]l) ber(?:ish)?)"
    "ma(?:di|idi|ia?pti|vot|gan)"
)
_UZ_NOT_LET = begins_any(
    rf"(?:erim|kain[oa]nam|kainotam|dadam|otam|onam|oiim|akam|borishga)\b.*\b{_LETS_NOT}",
    rf"(?:ish(?:xona)?dan|boshlig?im|boshlik|xojainim|direktorim[a-z]*|nachalnigim)\b.*\b"
    rf"(?:{_LETS_NOT}|javob ber(?:ish)?ma)",
)
"""By its ending my husband, and no other's; work lets nobody go but who works there."""
_RU_NOT_LET_GO = begins_any(
    r"(?:(?:s )?raboti|nachalni[a-z]*|direktor|bos|shef|muj|svekrov|otes|papa|mama|roditeli|menia)"
    r"(?: [a-z]+){0,2} ne otpus[kt]",
    r"ne otpus[a-z]* (?:menia|s raboti)",
)
_RU_NOT_LET_IN_OR_OUT = begins_any(r"(?:muj|svekrov|otes|papa|mama|roditeli)(?: [a-z]+){0,2} ne pus[kt]")
"""«Муж не пускает» may be of her husband, at her door."""
ANOTHERS = any_of("её ее ей она uni uning u unga eri")
"""It is she whom somebody does not let go, or who is not there."""

_SENDS_ANOTHER = begins_any(
    r"boshka(?:ga|lar|si|sini|larga|larni|ini)? (?:[a-z]+ )?"
    r"(?:top(?:ing|a ?kol)?|ait(?:ing)|bor(?:sin|a ?kolsin)|chakiring)",
    r"meni kutma(?:ng|nglar|i)?\b",
    r"menga (?:umid|ishon)[a-z]* (?:kilma|bo[gk]lama)",
    r"(?:ishite|naidite|zovite|(?:po)?prosite) (?:[a-z]+ ){0,3}drug(?:ogo|ix|uiu)",
    r"ne jdite (?:menia|nas)|(?:menia|nas) ne jdite|ne jdite$",
    "ne ras?chitivai",
    r"pust (?:drug|kto|brat|sosed)",
    r"tolko ne ia\b|bez menia$|ia pas$|men i[ou]kman|men emas\b",
)
_CHANGED_THEIR_MIND = begins_any(r"(?:pere|raz)dumal[ai]?\b", "fikrimdan kaitdi", r"ainidim\b")
_IS_UNABLE = begins_any(
    "ne v (?:sostoiani|silax)", r"net ne vii?det", r"ne vii?(?:det|xodit) (?:u menia|p(?:ri|o|r)exat|priti|podexat)"
)
_IS_FAR = re.compile(
    r"(?:(?:v|na) )?(?:moskv|ros+ii?|turs|kore[ei]|kazaxstan|piter|chet el|za granis|komandirovk"
    r"|drugom gorod|boshka shaxar|za gorodom|shaxardan tashkari)[a-z]*"
)
_BESIDE_FAR = any_of(
    "к сожалению сейчас извините простите я мы сам сама нахожусь afsuski hozir kechirasiz uzr men biz aka opa uka"
)
_TOO_WEAK = begins_any(
    r"(?:kuchim(?:iz)?|darmonim|soglig?im|axvolim) (?:[a-z]+ )?(?:etmai?|i[ou]k|kotarmai?|koima|berma)",
    r"majolim i[ou]k",
)
_FOR_SOMETHING_ELSE = begins_any("eshi[gk]", "darvoza", "kotar", "ajrat", "ushla", "och", "eri", "unga", "oniki")
_IN_DOUBT = re.compile(
    r"\bne (?:znai?u|uveren[ai]?)(?: (?:chto|poka|tochno|ia))*"
    r" (?:(?:smo[gj][a-z]*|mogu|poluchi[a-z]*|uspe[a-z]*)(?: li)?|(?:pri?e?du|poedu|vedu) li)"
    r"(?: (?:[a-z]*(?:exat|iti)|idti))?\b"
    r"|\bbor(?:ar|a ?olar)(?:man|miz)\b"
)
_NOT_WITHOUT = re.compile(
    r"\bne (?:s?mo[gj]u|mojem) ne [a-z]*(?:exat|iti|idti)\b|\bne [a-z]*(?:exat|iti|idti) ne (?:s?mogu|mojem)\b"
    rf"|\b{UZ_GO}ma(?:sam|sak|sdan|i|sa) (?:b[ou]lma(?:idi|s)(?: [a-z]*iman)?|iloj[a-z]* i[ou]k)\b"
)
_HAS_TO_GO = "boraman"
_BROKEN = begins_any(
    r"(?:mashina|moshina|taksi|avto|avtobus)[a-z]* (?:[a-z]+ )?(?:buzil|iur?ma|kelma|topilma|i[ou]k)",
    r"(?:mashina|taksi|avtobus) (?:[a-z]+ )?(?:slomal|zaglox|ne (?:pri|zavod|exa))",
    r"(?:slomal|zaglox)[a-z]* (?:mashina|taksi)",
    r"zastri?al[ai]?\b|tirbandlikda|probke\b|koleso?\b|gildira[gk]|benzin[a-z]* (?:tuga|konch)",
)


def is_in_doubt(words: Words) -> bool:
    """Whether who writes does not know if they come: «не знаю, смогу ли», "balki borarman"."""
    return _IN_DOUBT.search(" ".join(words)) is not None


def without_doubt(words: Words) -> Words:
    """The words without that."""
    return _IN_DOUBT.sub(" ", " ".join(words)).split()


def undoubled(words: Words) -> Words:
    """The words with a going where twice "not" says it: «не могу не поехать», "bormasam bo'lmaydi"."""
    return _NOT_WITHOUT.sub(_HAS_TO_GO, " ".join(words)).split()


def backs_out(words: Words) -> bool:
    """Whether a line says it."""
    said = " ".join(words)
    if any(one.search(said) for one in (_UZ_CANNOT, _SENDS_ANOTHER, _CHANGED_THEIR_MIND, _IS_UNABLE)):
        return True
    is_kept = _UZ_NOT_LET.search(said) or _RU_NOT_LET_GO.search(said)
    if _TOO_WEAK.search(said) and not _FOR_SOMETHING_ELSE.search(said):
        return True
    is_far = _IS_FAR.fullmatch(" ".join(word for word in words if word not in _BESIDE_FAR)) is not None
    return is_far or (is_kept is not None and ANOTHERS.isdisjoint(words))


def is_broken_down(words: Words) -> bool:
    """Whether their car or taxi does not go on."""
    return _BROKEN.search(" ".join(words)) is not None


def may_not_come(words: Words) -> bool:
    """Whether something is told that may keep who goes: worth asking, whatever they had said."""
    is_kept = _RU_NOT_LET_IN_OR_OUT.search(" ".join(words)) is not None and ANOTHERS.isdisjoint(words)
    return is_kept or is_broken_down(words)
