"""Who says that they have her with them: she is beside them or at their place, they took her, or wait at her door.

It counts as being there, so that nobody goes on searching. A clause counts only where nothing else is said in it:
"u men bilan" does, "u men bilan gaplashdi" tells of a talk.

DANGER: the words are no answer of their own (`of_contact`): beside a cry for help "he is with me" is a part of the cry.
"""

import re
from collections.abc import Sequence

from sms.answer_words.arrival import is_only_hers
from sms.language.lexicon import kinds_of
from sms.language.plain_words import Words, any_of

_KIN = any_of(
    "singlim opam onam oyim qizim dugonam yangam kelinim xolam ammam jiyanim buvim ayam apam egachim kelinoyim"
    " сестра сестрёнка сестричка дочка дочь доченька мама подруга золовка невестка сноха тётя бабушка"
)
_KIN_WHOM = any_of(
    "singlimni opamni onamni oyimni qizimni dugonamni yangamni kelinimni xolamni jiyanimni buvimni apamni"
    " сестру сестрёнку дочку дочь доченьку маму подругу золовку невестку сноху тётю бабушку"
)
_SHE = any_of("u bu она shes she")
_HER = any_of("uni buni oni ularni её ее ix")
_NAME = re.compile("[a-z]{3,}[ao]")
"""As most women are called here: Nodira, Дилноза, Barno."""

_NO_NAME = any_of(
    "kecha ertaga indinga hamma pochcha aka dada amma hola bola bolalar tog'a mashina sumka karta ruchka"
    " вчера завтра всегда когда тогда иногда машина сумка карта полиция милиция скорая работа собака кошка проблема"
    " мода вода рыба еда дома папа дядя весна хорошо плохо много мало давно только трудно тихо тесно жарко холодно"
    " зачем потому свекровь погода школа бумага невеста жена никого ничего"
)

_NO_NAME_WHOM = any_of(
    "narsani qizchani nevarani jiyanchani kurtkani papkani spravkani arizani dorixonani ko'chani barchani ikkalani"
    " сумку сразу почту куртку шапку рубашку одежду книгу папку справку зарплату передачу посылку покупку доставку"
    " коляску аптечку игрушку зарядку флешку квартиру трубку записку девочку девушку соседку бабу дачу минуту"
)
"""Beside what `_NO_NAME` has."""

_NEAR = "(?:iz)?da"
_WITH_ME = re.compile(
    r"\b(?:(?:(?:mening|meni|bizning|bizni) )?"
    rf"(?:(?:i[ou]nim|enim|i[ou]nginam|oldim|uim|mashinam|xonam|kvartiram){_NEAR})"
    r"|bizning uida|shu erda|(?:men|biz)n?ikida"
    r"|(?:men|biz)(?:ing)? (?:bilan|blan|bn)|(?:men|biz)da"
    r"|so mnoi|s nami|u menia|u nas|riadom|zdes|tut|v (?:moei|nashei) (?:mashine|kvartire|komnate)"
    r"|vitx? (?:me|us)|at (?:mi|our) (?:plase|xome|xouse)|at mine|next to me|beside me)\b"
)
_WITH_ME_ALONE = re.compile(
    rf"\b(?:(?:i[ou]nim|enim){_NEAR}|oldim{_NEAR} (?:otir|tur)ibdi|bizning uida otiribdi|(?:men|biz)(?:n)?ikida)\b"
)
"""Who else than she: it is said without a "she" too."""
_CAME_TO_ME = re.compile(
    r"\b(?:(?:menikiga|biznikiga|bizga|uimga|uimizga|ionimga|ionimizga|oldimga)"
    r" (?:[a-z]+ib |ialangoiok |oiokialang )?(?:keldi|kelib oldi)"
    r"|(?:pri(?:shla|bejala)|pri?exala) (?:ko mne|k nam)|(?:ko mne|k nam) (?:pri(?:shla|bejala)|pri?exala))\b"
)
_AS_SHE_IS = any_of(
    "hozir endi mana ha xop birga birgalikda uyda uyimda mashinada kasalxonada tirik sog' xavfsiz yaxshi tinch keldi"
    " o'tiribdi o'tiripti turibdi turipti yotibdi yig'layapti yig'lab yig'layabdi qo'rqib ketgan va ham allaqachon"
    " ekan omon eson qo'rqqan choy ichib ovqat yeb oshxonada yalangoyoq oyoqyalang yig'lab"
    " уже сейчас щас дома да и вот сидит лежит плачет жива живая целая в безопасности машине квартире больнице хорошо"
    " нормально порядке всё рядом здесь тут со мной теперь напугана на кухне пьет чай спит босиком одной рубашке халате"
    " вся избитая избита раздетая"
    " is here now safe ok home and still"
)
"""What may stand beside it."""

_TOGETHER = re.compile("birga(?:miz|man)|u bilan(?:man|miz)")
_TOGETHER_SAID = any_of(
    "kasalxonadamiz shifoxonadamiz bolnitsadamiz uydamiz mashinadamiz"
    " biz men u bilan birga hozir uyda mashinada kasalxonada turibmiz o'tiribmiz ketyapmiz kelyapmiz boryapmiz"
    " qochdik qochib ketdik chiqdik chiqib ketyapmiz uyga"
)
_WE_DO = any_of("едем еду идём иду убежали сбежали уехали ушли бежим")
_WE_SAID = any_of(
    "скорой я мы с ней вместе рядом тут здесь дома домой оттуда сейчас уже в машине больнице у меня нас едем сидим"
    " находимся стоим"
)

_UZ_WENT = (
    "(?:ket|kel|chik|bor|koch|ot|tush|koi|kir)(?:dim|dik|ganman|ganmiz)|(?:bor|kel|chik)(?:aiap|iap|vo|vot)(?:man|miz)"
)
_UZ_TOOK = re.compile(
    rf"\b(?:olib|o[bp]) (?:{_UZ_WENT})|\bo[bp](?:{_UZ_WENT})\b|\b(?:kutkar|iashir|chikar)(?:dim|dik)\b"
    r"|\bmashinamga otkazdi[mk]\b"
    r"|\bkutkarib oldi[mk]\b"
)
_UZ_TAKES_TO = re.compile(
    r"\b[a-z]{2,}ga (?:olib (?:ket|bor|kel)(?:ia?p|vo|vot|aiap)(?:man|miz)|oldi[mk]\b)|\b[a-z]{2,}ga olib o[lt]di[mk]\b"
)
_RU_TOOK = re.compile(
    "zabral[ai]?|uvez(?:la|li)?|uvel[ai]?|vivel[ai]?|vivez(?:la|li)?|privez(?:la|li)|privel[ai]|otvez(?:la|li)?"
    "|vezu|vezem|vedu|vedem|spas(?:la|li)|vitashil[ai]?|spriatal[ai]?"
)
_TAKEN_AWAY = any_of("увезли увели")
"""By others, unless "we" or "to us" is said."""
_TO_US = re.compile(r"\bk (?:sebe|nam)\b")
_I = any_of("я мы уже сам сама сами")
_SOMEBODY_ELSE = any_of("муж он свекровь скорая полиция милиция брат отец соседи родители")

_FOUND = re.compile("top(?:dim|dik)|nash(?:i?[eo]l|la|li)")
_WHERE_FOUND = any_of("у в во на под за возле около")
_NOWHERE = any_of("телефоне интернете контактах записях блокноте компьютере")
_IN_UZ = re.compile("[a-z]{3,}(?:da|dan|da(?:miz|man))")
_FOUND_AND = any_of("tirik jiva живая жива целую её ее uni ekan xavfsiz yonimda u она slava xudoga shukur hozir уже")
_EN_HAVE_HER = re.compile(
    r"(?:i|ve|iv|veve|i xave|ve xave)? ?(?:xave|found|got|pikd up|took) xer(?: (?:vitx me|xere|nov|safe|up))*"
)

_DOOR_UZ = (
    "(?:eshi[gk](?:i|ining)?|darvoza(?:si|sining)?|ui(?:ining|ni)?|podezd(?:i|ining)?|deraza(?:si|lari)?"
    "|kvartira(?:si)?|domi?)"
)
_AT_UZ = "(?:oldi|tagi|i[ou]ni|eni|orka(?:si)?|ki?rishi)"
_WAITS_UZ = "(?:(?:kutib )?(?:tur|otir)(?:i?b|ip|vo|gan)(?:man|miz)|kut(?:iap|vo|vot|aiap|ib)(?:man|miz))"
_AT_DOOR_UZ = re.compile(
    rf"\b(?:{_DOOR_UZ} {_AT_UZ}da (?:uni )?{_WAITS_UZ}|podezda {_WAITS_UZ}|{_DOOR_UZ} {_AT_UZ}da(?:man|miz))"
)
_AT_DOOR_RU = re.compile(
    r"\b(?:stoiu|stoim|jdu|jdem|sijdu|sidim|sidiu|dejurim|dejuriu|ia|mi)"
    r"(?: (?:e|tut|zdes|uje|seichas))? (?:u|pod|pered|vozle|okolo|za|na)(?: e| nei)?"
    r" (?:podezda|podezde|podezdom|dveri|dveriu|dverei|dveriami|oknami|oknom|okon|okna|doma|domom|vorot|vorotami"
    r"|kalitki|kvartiri|poroge)\b"
)

_HERE = re.compile(
    r"(?:(?:ia|mi) )?uje (?:tut|zdes|tam|na meste)|(?:ia|mi) (?:tut|zdes)(?: uje)?"
    r"|(?:(?:ia|mi|uje|tut|k nei|ei) )*(?:stuch(?:u|im)|zvon(?:iu|im))(?: (?:k nei|ei))? v (?:dver|domofon)"
    r"|(?:(?:men|biz|uning|uni) )*eshi[gk](?:i|ini|ni|ining)? (?:takilat|kok|taraklat)[a-z]*(?:man|miz|dim|dik)"
    r"|(?:uning )?(?:podezd|podezdi|podezdi|xovlisi|kvartirasi|eshigi)da(?:man|miz)|(?:uning )?podezdaman"
    r"|(?:ia |mi )?v e (?:podezde|dvore|kvartire|dome)"
    r"|stuchus k nei|u e (?:dveri|podezda|doma)"
    r"|(?:u|pod|vozle|okolo) (?:e )?(?:podezda|dveri|doma|oknami|kalitki) (?:stoiu|stoim|jdu|jdem)"
)
"""Nothing else in its clause: «я тут ни при чём» is elsewhere."""


def is_with_her(clauses: Sequence[Words]) -> bool:
    """Whether one of the clauses of a line says it."""
    return is_beside_her(clauses) or any(_found_her(clause) or _waits_for_her(" ".join(clause)) for clause in clauses)


def is_beside_her(clauses: Sequence[Words]) -> bool:
    """Whether one says that she is with them: then a door is locked behind them, and home is where they take her."""
    return any(
        _is_with_me(clause, said := " ".join(clause)) or _are_together(clause) or _took_her(clause, said)
        for clause in clauses
    )


def _waits_for_her(said: str) -> bool:
    return _HERE.fullmatch(said) is not None or any(one.search(said) for one in (_AT_DOOR_UZ, _AT_DOOR_RU))


def _is_with_me(clause: Words, said: str) -> bool:
    where = _CAME_TO_ME if _CAME_TO_ME.search(said) else _WITH_ME
    if not where.search(said):
        return False
    beside = where.sub(" ", said).split()
    whom = [word for at, word in enumerate(beside) if word in _SHE | _KIN or (at == 0 and _is_name(word))]
    is_all = all(word in _AS_SHE_IS or word in whom for word in beside)
    return is_all and (bool(whom) or _WITH_ME_ALONE.search(said) is not None)


def _is_name(word: str) -> bool:
    return _NAME.fullmatch(word) is not None and word not in _AS_SHE_IS and not kinds_of(word) and word not in _NO_NAME


def _are_together(clause: Words) -> bool:
    said = set(clause)
    if any(map(_TOGETHER.fullmatch, clause)):
        return said - {one for one in clause if _TOGETHER.fullmatch(one)} <= _TOGETHER_SAID
    is_beside_her_there = said == {"bilan", "u"} | (
        said & {"kasalxonadamiz", "shifoxonadamiz", "bolnisadamiz", "uidamiz", "mashinadamiz"}
    )
    if is_beside_her_there and len(said) > 2:
        return True
    is_uz = "birga" in said and said <= _TOGETHER_SAID and any(word.endswith(("miz", "dik")) for word in said)
    is_ours = bool(({"ia", "mi"} | _WE_DO) & said)
    return is_uz or (said <= _WE_SAID | _WE_DO and bool({"nei", "vmeste"} & said) and is_ours)


def _took_her(clause: Words, said: str) -> bool:
    whom = _HER | _KIN_WHOM
    is_hers = any(word in whom and not is_only_hers(word, clause[at + 1 :]) for at, word in enumerate(clause))
    if (_UZ_TOOK.search(said) or _UZ_TAKES_TO.search(said)) and (is_hers or _is_named_in_uzbek(clause)):
        return True
    for at, word in enumerate(clause):
        named = _named_in_russian(clause, at)
        is_of_others = word in _TAKEN_AWAY and "mi" not in clause and not _TO_US.search(said)
        if _RU_TOOK.fullmatch(word) and (is_hers or named) and not is_of_others:
            before, after = [one for one in clause[:at] if one not in named], clause[at + 1 :]
            is_mine = all(one in _I or one in whom for one in before) and (not before or bool(set(before) & _I))
            return is_mine and _SOMEBODY_ELSE.isdisjoint(after[:3])
    return False


def _is_named_in_uzbek(clause: Words) -> bool:
    """Her name, as whom ("Nodirani olib ketdim"), and nothing that is hers ("Nodirani telefonini")."""
    whom = [word for word in clause if word.endswith("ni")]
    return len(whom) == 1 and whom[0] not in _NO_NAME_WHOM and _is_name(whom[0].removesuffix("ni"))


def _named_in_russian(clause: Words, at: int) -> set[str]:
    """Her name, as whom, right beside a verb («забрал Нодиру»); «забрали Нодиру» may have been others."""
    if clause[at].endswith("li") and "mi" not in clause:
        return set()
    beside = {*clause[max(at - 1, 0) : at], *clause[at + 1 : at + 2]} - _NO_NAME_WHOM
    return {word for word in beside if word.endswith("u") and _is_name(word.removesuffix("u") + "a")}


def _found_her(clause: Words) -> bool:
    if _EN_HAVE_HER.fullmatch(" ".join(clause)):
        return True
    for at, word in enumerate(clause):
        if not _FOUND.fullmatch(word) or not set(clause[:at]) <= _I | _HER | _KIN_WHOM | {"men", "biz"}:
            continue
        beside = clause[at + 1 :]
        if (clause[at - 1 : at] and clause[at - 1] in _KIN_WHOM) or (beside[:1] and beside[0] in _KIN_WHOM):
            return True
        if beside and beside[0] in _WHERE_FOUND:
            return len(beside) <= 3 and _NOWHERE.isdisjoint(beside)
        return all(one in _FOUND_AND or _IN_UZ.fullmatch(one) for one in beside)
    return False
