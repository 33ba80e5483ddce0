"""The words with which people answer, as few rules: stems and endings, in one spelling for three scripts.

Uzbek and Russian words are compared as they sound, in Latin letters: еду, yedu and edu are one word, so are бораман and
boraman. What a contact says about going is in the first person; "boring" and "u boradi" are about somebody else.
"""

import re
from itertools import pairwise

from sms.answer_words.arrival import SELF, SOMEBODY_ELSE, is_of_another, is_there, will_be_there
from sms.answer_words.backs_out import (
    ANOTHERS,
    UZ_GO,
    backs_out,
    is_broken_down,
    is_in_doubt,
    may_not_come,
    undoubled,
    without_doubt,
)
from sms.answer_words.closed_by_mistake import was_sent_by_mistake
from sms.answer_words.how_soon import RIDE, takes_a_ride
from sms.answer_words.reported import tells_of_another_who_goes
from sms.language.plain_words import Words, any_of

_I = "(?:man|miz|men|mn|mz)"
_NOW = "(?:a|ai|aia|ia|v|vo|ai?o|ae)?(?:p|b|t|m|tir|ut|op)?"
_UZ_GOES = re.compile(
    rf"{UZ_GO}(?:{_NOW}|v[ao]la?){_I}(?:da)?|{UZ_GO}(?:dim|dik)|{UZ_GO}mokchi{_I}|{UZ_GO}ai(?:in|lik)?|i[ou]lda{_I}"
)
_UZ_GOES_IN = re.compile(rf"kir(?:{_NOW}|v[ao]la?){_I}(?:da)?")
_SOON = any_of("hozir birpasda birpas darrov darhol tez")
_UZ_HOME = any_of("uyga uyimga ishga ishxonaga")
_UZ_NO = re.compile(rf"(?:{UZ_GO}|ber|kil|iur)(?:ol|al|o)?m(?:ai|a|i)(?:{_I}|dim|dik|iap{_I})")
_UZ_CONVERB = re.compile(rf"{UZ_GO}(?:a|ib)|bera|kila")
_UZ_NOT_ABLE = re.compile(rf"olm(?:ai|a|i)(?:{_I}|dim|dik)")
_UZ_I_DO = re.compile(rf"(?:kol|tur|ol|kel|bor|tush|chik)(?:{_NOW}{_I}|dim|dik|ib{_I})")
_UZ_ON_THE_WAY = re.compile("i[ou]lga")
_STAYS = "kolib"
_NEARLY = any_of("почти deyarli")
_UZ_IS_ON_THE_WAY = re.compile("i[ou]lda")
_OF_ME = [[one] for one in any_of("я мы men biz лежу болею работаю сижу живу уехал уехала")]
_UZ_OF_ME = re.compile("[a-z]{3,}(?:man|miz)")
_UZ_NO_WAY = re.compile("(?:iloj|imkon|vakt)[a-z]*")
_UZ_NONE = any_of("yo'q yuq yoq")

_RU_GOES = re.compile(
    "(?:|po|pr|do|za|pod|vi)(?:edu|edem)|(?:|po|pr|do|za|podo|vo|vi)(?:idu|idem)|pri?(?:du|dem)|vidu"
    "|(?:v|vi|pod|do|za|pr)ezja(?:i?u|em)|(?:vi|pod|pri|za)xo(?:ju|dim)"
    "|(?:vi|pod)?bega?(?:iu|u)|beju|bejim|lechu|mchus|speshu|vidvigaius?|nadevaiu|odevai?us|obuvai?us|sajus"
)
_RU_WENT = re.compile("(?:vi|po|pri|podo|do)sh(?:i?[eo]l|la|li)|(?:v|po|pr|pod|do)exal[ai]?")
_WE_WITH = ("mi", "s")
_RU_ABLE = any_of("могу смогу магу смагу можем сможем сумею доберусь вырвусь успею успеваю успеваем успеем")
_RU_WORKS_OUT = re.compile("polut?ch(?:i|ae)si?a")
_RU_DID_NOT_ARRIVE = re.compile("do(?:exal[ai]?|bral(?:sia|as))")
_RU_FIND = any_of("найти отыскать разыскать")
_RU_GO_INFINITIVE = re.compile(
    "[a-z]*(?:exat|ezjat|idti|iti|xodit)|pomoch|pomogat|okaz(?:iv)?at|bit|dobrasia|virvasia|uspet"
)
_INFINITIVE = re.compile("[a-z]{2,}(?:at|et|it|ut|ot|iat|ti|ch|isia|asia)")
_NO_VERBS = any_of("работы сети брат")
_RU_WHERE = any_of("пути дороге подходе")
_RU_RIDES = any_of("такси машине автобусе маршрутке метро")
_UZ_RIDES = re.compile(f"{RIDE}da(?:man|miz)")
_RU_SOON = any_of("щас ща скоро там через сейчас уже минут минуты мин час часа рядом")

_EN_GOES, _EN_NO = any_of("going coming omw"), any_of("cannot cant")
_YES = any_of(
    "ha xa haa da ага угу yes ya'xshi bo'ladi buladi mayli albatta конечно согласен согласна можно roziman rozi"
)
_GOOD = any_of("davay davayte давай давайте bemalol bajonidil могу смогу готов готова")
_HELPS = re.compile(
    r"\b(?:iordam (?:beraman|beramiz|kilaman|kilamiz|berishga)|taior(?:man|miz)|pomogu|pomojem|(?:na|v) pomosh)\b"
)
_READY = re.compile(r"\bgotova? pomo|\b(?:io|e)rdam ber(?:a?man|amiz|ishga)|\bpomo(?:gu|jem|ch gotov)")
_NOT_THEIRS = re.compile(
    r"\b(?:(?:io|e)zma(?:ng|nglar|sin|ngiz|)|tanima[a-z]*|adash(?:di|ib|asiz|ayap)[a-z]*|bezovta kilma[a-z]*"
    r"|(?:rak?am|nomer)[a-z]* (?:xato|notogri)|menga aloka[a-z]* i[ou]k|odamni (?:bilma|tanima)[a-z]*"
    r"|xato (?:raka|nomer)[a-z]*|(?:singlim|opam|onam|kizim|menga|meniki|raka?m|nomer)[a-z]* emas"
    r"|bilma(?:iman|imiz|idim) uni|ne pishi[a-z]*|ne tuda"
    r"|oshibl[a-z]+|oshib[a-z]* nomer[a-z]*|ostan(?:te|ites|)\b|ne znai?u"
    r"|ne bespoko[a-z]+|otpishi[a-z]*|vrong (?:number|person)|(?:do not|dont) (?:vrit|text|kontakt|mes)[a-z]*)"
)
"""It came to another than was meant, or none is wanted: nothing of hers is to go there."""
_MOST_OF_AN_OFFER = 2
_WHEN_NEEDED = any_of("bo'lsa bulsa bolsa если надо нужно понадобится")
_NO = any_of("yo'q yuq yoq net нет no нельзя kerakmas keremas otkaz отказываюсь")
_NOT_TO_COME = re.compile(
    r"\b(?:kel(?:ish|m[ae])\w* (?:shart|kerak|xojat)(?: emas|mas)|kelma(?:ng|i)\w*|ne (?:pri|pr|vi|po)?e(?:z?j|x)a\w*"
    r"|ne (?:nado|nujno) (?:pri)?(?:exat|ezjat|prezjat|prexat)|otboi"
    r"|iop(?:ing(?:iz|lar)?|savering|sangiz|ish mumkin)"
    r"|zakr(?:oi|ivai)(?:te)?|(?:mojno|nado) zakr\w*|zakrit (?:mojno|nado)"
    r"|xal b[ou]l\w*|(?:vs[ei]o?|vopros) (?:ulaj|uregulir|reshe)\w*)\b"
)
_AGREE = any_of("roziman rozi")
_IS_NOT = "emas"
_HEARD = (
    any_of(
        "ok okay okey okei ок окей хоп xop xo'p xup bo'pti bupti хорошо ладно понял поняла понятно понятен ясно принял"
    )
    | any_of(
        "tushundim tushunarli tushunarl ko'rdim oldim принято приняла спасибо rahmat raxmat plus good horosho ponyal"
    )
    | _YES
)
_NOT_WHICH = re.compile(
    "band(?:man|miz)?|zaniat[ai]?|uzok(?:da(?:man|miz)?)?|daleko|ishda(?:man|miz)?|rabote|kech[a-z]*"
)
_COURTESY = any_of(
    "assalomu alaykum salom salam opa aka uka singlim здравствуйте привет пожалуйста iltimos men мен я biz мы"
)

_BARE = (
    any_of("boraman boramiz borolmayman bora olmayman еду едем иду идем могу смогу не i go going can cannot cant")
    | any_of("code kod код javob ответ answer")
    | _HEARD
    | _COURTESY
    | _NO
)
"""What our texts offer, and courtesies: beside them nothing is left for a human to read."""
_FOR_ALL = re.compile("ikala[a-z]*|ikis[a-z]*|ikov[a-z]*|xamasiga|ob(?:a|e|oix|oim|eim|eix)|vsem|both|all")
_NUMBERS = {"bir": 1, "odin": 1, "iki": 2, "dva": 2}
_EXISTS_OR_GO = "bor"
_ANSWER = any_of("javob ответ answer")
_BEFORE_A_QUOTE = 3
_IS_GIVEN = re.compile("ber|kait|i[ou]k|kel|bol")
_CANNOT_TALK = re.compile(
    r"\b(?:(?:kant|kanot|kan not)(?: [a-z]+)? (?:talk|speak|ansver|pik)"
    r"|javob (?:ber|kaitar)(?:a ol|ol|a o)ma?[a-z]*|(?:gaplash|gapir)(?:a ol|ol|a o)m[a-z]*"
    r"|ne (?:s?mogu)(?: seichas)? (?:govorit|razgovarivat|otvetit|otvechat))\b"
)
"""What a phone writes by itself while it is busy."""
_NO_MACHINE = any_of("автоответ автоответчик бот робот шутка обман спам мошенник мошенники")
_GIVES_HELP = any_of("qila bera ko'rsata berishga qilishga не оказать оказывать дать")

_TAKE = re.compile(
    "ol(?:dim|dik|di?[mk]|aman|amiz|iap(?:man|miz)|ama|indi)|kabul|ber(?:u|em)|vzial[ai]?|vozmu|prinial?[aio]?|priniato"
    "|taken?|ishlaia?p(?:man|miz)|zanima(?:i?us|emsia)"
)
_NUMBERS_BESIDE_A_KEY = {"bir": {1}, "odin": {1}, "iki": {2}, "dva": {2}}
"""All that is said beside a key; no word for 0 closes."""
_IT_IS_OURS = any_of("menda bizda")
PASS = re.compile(
    "boshka[a-z]*|uzat(?:ing|dim|dik|aman|amiz|ildi)|ot?kaz(?:ing|dim|dik)|pereda(?:t|iu|m|l[ai]?|ite|no)|pas"
)
_IS_DONE = "(?:di|gan|ib|sin)(?:lar|dir|di|ti)?"
_CLOSE = re.compile(
    f"(?:io|e)p(?:il{_IS_DONE}|dim|dik|aman|amiz|ing(?:lar|iz)?|ik)?|bajaril{_IS_DONE}"
    "|zakr(?:it|iva|il|oi)[a-z]*|sdelan[oa]|klosed?|done"
)
_DONE = re.compile(
    "(?:[a-z]+(?:di?[mk]|di|dilar|gan|ib)|vzial[ai]?|prinial?[aio]?|priniato|pereda(?:l[ai]?|no)|zakri(?:l[ai]?|t[oai])"
    "|sdelan[oa]|taken?|klosed?|done)"
)


def of_contact(words: Words) -> set[int]:
    """1 who says that they go to her, 2 who says that they cannot."""
    words = undoubled(without_doubt(words))
    said, is_busy = set(), _says_that_they_are_busy(words)
    for position, word in enumerate(words):
        before, after = words[:position], words[position + 1 :]
        if _goes(word, before, after):
            said.add(2 if _is_denied(before) else 1)
        if not is_busy and _cannot(word, before, after):
            said.add(2)
    if len(words) == 1 and words[0] in _NUMBERS:
        return {_NUMBERS[words[0]]}
    if takes_a_ride(words):
        said.add(1)
    if not is_busy and (backs_out(words) or (not said and _is_no_with_a_reason(words))):
        said.add(2)
    return said or ({2} if words and set(words) <= _NO | _COURTESY and _NO & set(words) else set())


def of_duty(words: Words) -> set[int]:
    """1 taken, 2 passed on, 0 closed."""
    said = set()
    for position, word in enumerate(words):
        for digit, verb in ((1, _TAKE), (2, PASS), (0, _CLOSE)):
            if verb.fullmatch(word) and not _is_denied(words[:position]):
                said.add(digit)
    if not said and len(words) == 1:
        return _NUMBERS_BESIDE_A_KEY.get(words[0], {1} if words[0] in _IT_IS_OURS else set())
    return said


def says_of_alert(words: Words) -> bool:
    """Whether the last word of a duty phone says that an alert is taken, passed on or closed, or will be."""
    return bool(words) and any(verb.fullmatch(words[-1]) for verb in (_TAKE, PASS, _CLOSE))


def says_done(word: str) -> bool:
    """Whether a word says it of what was done: "oldim", «закрыто»; «закрою» is of what will be."""
    return _DONE.fullmatch(word) is not None


def of_invited(words: Words) -> set[int]:
    """1 yes, 2 no."""
    is_unwilling = any(one in _AGREE and two.startswith(_IS_NOT) for one, two in pairwise(words))
    is_no = bool(_NO & set(words)) or "emasman" in words or is_unwilling or _is_denied(words)
    goes = of_contact(words)
    is_no = is_no or 2 in goes or _NOT_THEIRS.search(" ".join(words)) is not None
    is_offer = 1 in goes and (not _WHEN_NEEDED.isdisjoint(words) or len(words) <= _MOST_OF_AN_OFFER)
    is_yes = is_offer or bool((_YES | _HEARD | _GOOD) & set(words)) or _HELPS.search(" ".join(words)) is not None
    return {2} if is_no else {1} if is_yes else set()


def says_yes_or_no(words: Words) -> bool:
    """Whether yes or no is said in it, and not only whether somebody goes."""
    return not (_YES | _HEARD | _GOOD | _NO).isdisjoint(words)


def says_there(words: Words) -> bool:
    """Whether it says that they are there by now."""
    return any(is_there(word, words[:at], words[at + 1 :]) for at, word in enumerate(words))


def says_not_to_come(words: Words) -> bool:
    """Whether it says that nobody need come, that all is off or settled, or that it be closed."""
    return _NOT_TO_COME.search(" ".join(words)) is not None


def says_going(words: Words) -> bool:
    """Whether the last word says that they go."""
    return bool(words) and _goes(words[-1], words[:-1], ())


def is_heard(words: Words) -> bool:
    """Whether it says that the text was seen, or speaks of going without saying which: worth one question."""
    begins = [word for place, word in enumerate(words[:2]) if place == 0 or word != "da"]
    is_vague = any(_NOT_WHICH.fullmatch(word) for word in words) or list(words) == [_EXISTS_OR_GO]
    is_vague = is_vague or may_not_come(words) or was_sent_by_mistake(words)
    is_vague = is_vague or is_in_doubt(words) or tells_of_another_who_goes(words)
    return is_vague or not _HEARD.isdisjoint(begins) or _says_that_they_are_busy(words)


def _is_no_with_a_reason(words: Words) -> bool:
    """«Нет, я на работе», "yo'q, kasalman": no, and then of me; «нет, она дома» is of her."""
    if not words or words[0] not in _NO or not ANOTHERS.isdisjoint(words):
        return False
    return words[1:2] in _OF_ME or any(_UZ_OF_ME.fullmatch(one) for one in words[1:])


def offers_help(words: Words) -> bool:
    """Whether it offers help and does not say whether they come: worth one question."""
    said = " ".join(words)
    return _HELPS.search(said) is not None or _READY.search(said) is not None


def is_not_theirs(words: Words) -> bool:
    """Whether it says that the text came to another than was meant, or that none is wanted: worth one question too."""
    return _NOT_THEIRS.search(" ".join(words)) is not None


def _says_that_they_are_busy(words: Words) -> bool:
    return _CANNOT_TALK.search(" ".join(words)) is not None


def is_only_heard(words: Words) -> bool:
    """Whether it says that the text was seen and nothing else."""
    return bool(words) and all(word in _HEARD | _COURTESY for word in words)


def is_only_yes(words: Words) -> bool:
    """Whether it says yes and nothing else."""
    return any(word in _YES for word in words) and all(word in _YES | _COURTESY or word.isdecimal() for word in words)


def is_quoted(words: Words) -> bool:
    """Whether our text stands in it, be it cut off: much before "Javob:"; "javob bermayapti" is of her."""
    return any(
        word in _ANSWER and not any(map(_IS_GIVEN.match, words[at + 1 : at + 2]))
        for at, word in enumerate(words)
        if at >= _BEFORE_A_QUOTE
    )


def is_bare(word: str) -> bool:
    """Whether a word is one that our texts offer, or a courtesy."""
    return word in _BARE


def gives_help(word: str) -> bool:
    """Whether a word stands between "help" and "I cannot"."""
    return word in _GIVES_HELP


def _goes(word: str, before: Words, after: Words) -> bool:
    last = before[-1] if before else ""
    but_nearly = before[:-1] if last in _NEARLY else before
    if (_says_it_alone(word) and last != _STAYS) or will_be_there(word, before) or is_there(word, but_nearly, after):
        return True
    if _UZ_IS_ON_THE_WAY.fullmatch(word):
        return set(before) <= _COURTESY | _HEARD and not is_broken_down(after)
    if _UZ_GOES_IN.fullmatch(word):
        return not _SOON.isdisjoint(before) and _UZ_HOME.isdisjoint(before)
    if _RU_WENT.fullmatch(word):
        is_mine = last in SELF | _HEARD | {""} or tuple(before[-3:-1]) == _WE_WITH
        return is_mine and SOMEBODY_ELSE.isdisjoint(after[:1]) and not is_of_another(before)
    if _UZ_I_DO.fullmatch(word):
        return bool(_UZ_CONVERB.fullmatch(last) or _UZ_ON_THE_WAY.fullmatch(last))
    if word in _RU_WHERE:
        is_way = last in ("v", "na", "po") and not is_broken_down(before)
        return is_way and not is_of_another(before[:-1])
    if word in _RU_RIDES:
        is_mine = len(before) == 1 or SELF.issuperset(before[-2:-1])
        return last == "v" and is_mine and not is_of_another(before[:-1])
    is_soon = word == "budu" and not _RU_SOON.isdisjoint((*before, *after))
    return is_soon or (last, word) in (("mi", "vai"), ("i", "go"))


def _says_it_alone(word: str) -> bool:
    is_uzbek = _UZ_GOES.fullmatch(word) or _UZ_RIDES.fullmatch(word)
    return is_uzbek is not None or _RU_GOES.fullmatch(word) is not None or word in _EN_GOES


def _cannot(word: str, before: Words, after: Words) -> bool:
    last = before[-1] if before else ""
    if _UZ_NO.fullmatch(word):
        return not (word.startswith("kil") and last.startswith(("telefon", "kon", "kun", "sms")))
    if _UZ_NOT_ABLE.fullmatch(word):
        return _UZ_CONVERB.fullmatch(last) is not None
    if _UZ_NO_WAY.fullmatch(word):
        return bool(after) and after[0] in _UZ_NONE
    if word == "emasman":
        return last.endswith("da")
    if word in _EN_NO or (word == "not" and last == "kan"):
        return True
    if word == "gorode":
        return tuple(before[-2:]) == ("ne", "v")
    if word in ("vozmojnosti", "vremeni"):
        return last == "net"
    return _is_unable(word, before) and not _is_about_something_else(after)


def _is_unable(word: str, before: Words) -> bool:
    if word.startswith("ne") and (word[2:] in _RU_ABLE or (len(word) > 4 and _RU_GOES.fullmatch(word[2:]))):
        return True
    if _RU_DID_NOT_ARRIVE.fullmatch(word):
        return before[-1:] == ["ne"] and SOMEBODY_ELSE.isdisjoint(before)
    is_ability = word in _RU_ABLE or _RU_WORKS_OUT.fullmatch(word) is not None
    return is_ability and (_is_denied(before) or before[-1:] == ["ni"])


def _is_about_something_else(after: Words) -> bool:
    """ "I cannot talk now" says nothing of going."""
    verb = next((word for word in after[:2] if _INFINITIVE.fullmatch(word) and word not in _NO_VERBS), "")
    return bool(verb) and (verb in _RU_FIND or not _RU_GO_INFINITIVE.fullmatch(verb))


def is_for_all(words: Words) -> bool:
    """Whether it is said for both or all ("ikkalasiga ham", «обеим»)."""
    return any(_FOR_ALL.fullmatch(word) for word in words)


def _is_denied(before: Words) -> bool:
    is_doubted = "vriad" in before[-3:] or tuple(before[-3:-1]) == ("ne", "dumaiu") or "dumaiu" in before[-2:-1]
    if is_doubted:
        return True
    return "ne" in before[-2:] and _NO_MACHINE.isdisjoint(before[-1:])
