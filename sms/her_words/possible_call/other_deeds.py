"""What is done to her of which no one word tells: left on a road, silenced, shown about, her child kept or touched."""

import re
from itertools import pairwise

from sms.her_words.possible_call.clauses import DOER, VICTIM, Clause, fits, has
from sms.language.hearing import has_any
from sms.language.lexicon import Kind
from sms.language.morphology import do_it, nouns, words
from sms.language.sounds import sound

_WASTE = re.compile("(?:ç[ou]l|daşt|y[ou]l|trasa|ormon|kır|kir|dala|step|pustin|les|pol|dorog|obocin|oboçin)[a-z]{0,4}")
_LEAVING = re.compile("taşlab|koldirib")
_GONE = re.compile("ke[tl][a-z]+|yubor[a-z]+|ko[iy]di[a-z]*|kaç[a-z]+|koç[a-z]+")
_PUT_OUT = words("высадил высадили выкинул выкинули бросил бросили оставил оставили вышвырнул")
_MY_MOUTH, _SHUT = (
    words("og'zimni og'zimizni ogzımdı"),
    re.compile("(?:yop|tos|bekit|yapıp|cap)(?:di|işdi|yapti|ib|votdi|adi)"),
)
_SHUT_IN_RUSSIAN, _TO_ME, _MOUTH = words("зажал зажимает закрыл закрывает заткнул затыкает"), words("мне"), words("рот")
_DOCTOR = words("стоматолог врач доктор do'xtir doktor shifokor hamshira стоматологу зубной гипс gips bint бинт")
_MY_PICTURES = re.compile("(?:rasm|surat|video|foto|intim)(?:lar)?i(?:m|miz)ni")
_I_SHOW = re.compile(
    "(?:koy|tarkat|taşla|yubor|çikar|joilaştir|yoy|tarat|korsat)[a-z]{0,3}(?:aman|ayman|iman|amiz|man)"
)
_THREATENS = words("угрожает угражает угрожают грозится грозит ugrojaet ugrajaet ugrojayet")
_OF_ME = words("мои моё мое мою нас меня")
_HAND, _TOUCHES = words("qo'l qo'lini"), re.compile("(?:teki?z|tegiz|tegdir|yugurt|tik)[a-z]+")
_REACHES, _ALONE = re.compile("uzat(?:adi|yapti|ayapti|vot[a-z]*)"), words("yolg'iz yolg'izligimda")
_FACE, _BLUE = words("лицо глаз глаза"), words("синее синий синие")
_AFTER, _HIM = words("после от"), words("него мужа")
_QUARRELS, _BLOOD = re.compile("uruş(?:yapti|ayapti|di|adi|ib)[a-z]*"), words("qon")
_TORMENTS, _EVERY_DAY = re.compile("kiy?na(?:yapti|ydi|idi|işadi|vot[a-z]*)"), [sound(one) for one in ("har", "kuni")]
_CHILD = re.compile("(?:bola|bala|kiz|ogl|farzand|çakalog?|çakalok)[a-z]*")
_CHILD_IN_RUSSIAN = nouns("ребенк ребёнк дочк младенц") | words("дочь дочери ребенка")
_TAKEN = words("olib alip alıp op tortib tartıp olip")
_NOT_GIVEN = re.compile("ber(?:iş)?m[aei][iy][a-z]*|bermi[a-z]+")
_BEATING, _DRIVES_OUT = words("urib kaltaklab so'kib sabap tepib"), re.compile("xa[iy]da[a-z]+|kuvdi|kuvib")
_IN_THE_STREET, _STAYED = re.compile("koçada(?:man|miz)?|uliçada"), words("qoldim qoldik qolganman yotibmiz o'tiribman")
_OUT = words("uydan eshikdan eshikka tashqariga") | words("ko'chaga hovliga")
_PUTS_OUT = re.compile("çikar(?:ib)?(?:vor|yubor|taşla|ko[iy])(?:i?ş)?(?:di|yapti|vot[dt]i|adi|gan)(?:lar|la)?")
_A_THING = re.compile(r"(?!bola|bala|farzand|kiz|ogl|çakalo)\w{2,}ni")
_FIGHT, _DOES = words("tóbeles tobeles төбелес"), words("qılıp qilip atır atir etip")
_SHAMING, _STRUCK = words("sharmanda"), words("urdi uradi uryapti")
_BEHIND_ME, _COMES = words("orqamdan ortimdan izimdan"), re.compile("k[ei][tl](?:yapti|vot[dt]i|yab?ti|adi|ayapti)")
_STRANGER = words("u ular begona kimdir notanish erkak kishi")
_SHELTER = words("boshpana убежище приют панох panoh")
_SAFE, _PLACE = words("xavfsiz безопасное безопасного havfsiz"), words("joy joyga место места")
_LEAD_THERE = do_it("bor opbor yetkaz joylashtir kochir")
_POLITE = re.compile("sora(?:mokçi|sam|sak|şim|şga)[a-z]*")


def is_done_otherwise(clause: Clause) -> bool:
    """Tell whether it tells of one of these."""
    if has_any(clause, _DOCTOR):
        return False
    return (
        _is_left(clause)
        or _is_silenced(clause)
        or _is_child_touched_or_kept(clause)
        or _is_driven_out(clause)
        or _is_touched(clause)
        or _is_marked(clause)
        or _is_put_out(clause)
        or _are(clause, _FIGHT, _DOES)
        or (has(clause, DOER) and has_any(clause, _SHAMING) and has_any(clause, _STRUCK))
        or (has_any(clause, _BEHIND_ME) and fits(clause, _COMES) and has_any(clause, _STRANGER))
    )


def asks_for_shelter(clause: Clause) -> bool:
    """Tell whether she needs a safe place, for herself or her child; or asks for help because of him."""
    is_place = has_any(clause, _SHELTER) or _are(clause, _SAFE, _PLACE)
    is_of_us = has(clause, Kind.ME | VICTIM | Kind.WEAK) or fits(clause, _CHILD)
    if is_place and is_of_us and has(clause, Kind.NEED | Kind.PLEA) and not has(clause, Kind.MATTER | Kind.NOT):
        return True
    if _are(clause, _SAFE, _PLACE) and has_any(clause, _LEAD_THERE) and not has(clause, Kind.MATTER | Kind.NOT):
        return True
    is_asked = has(clause, Kind.HELP | Kind.OWN_HELP) and fits(clause, _POLITE)
    return is_asked and has(clause, DOER) and not has(clause, Kind.MATTER | Kind.PLAY)


def _is_left(clause: Clause) -> bool:
    in_uzbek = any(_LEAVING.fullmatch(one.sound) and _GONE.fullmatch(two.sound) for one, two in pairwise(clause))
    is_left = in_uzbek or has_any(clause, _PUT_OUT)
    return is_left and has(clause, Kind.ME_WHOM) and fits(clause, _WASTE)


def _is_touched(clause: Clause) -> bool:
    """A man of the family lays a hand on her, or reaches out while she is alone."""
    lays = any(
        one.sound in _HAND and (_TOUCHES.fullmatch(two.sound) or _REACHES.fullmatch(two.sound))
        for one, two in pairwise(clause)
    )
    return lays and has(clause, Kind.FAMILY) and (has(clause, Kind.ME_WHOM & ~Kind.BODY) or has_any(clause, _ALONE))


def _is_marked(clause: Clause) -> bool:
    """Her face is blue after him, her nose bled in a quarrel, or she is tormented every day."""
    is_blue = _are(clause, _FACE, _BLUE) and any(
        one.sound in _AFTER and two.sound in _HIM for one, two in pairwise(clause)
    )
    bled = fits(clause, _QUARRELS) and has_any(clause, _BLOOD) and has(clause, Kind.BODY)
    torments = bool(clause) and _TORMENTS.fullmatch(clause[0].sound) is not None
    return is_blue or bled or (torments and [word.sound for word in clause[1:]] == _EVERY_DAY)


def _is_silenced(clause: Clause) -> bool:
    in_uzbek = has_any(clause, _MY_MOUTH) and fits(clause, _SHUT)
    return in_uzbek or (has_any(clause, _SHUT_IN_RUSSIAN) and _are(clause, _TO_ME, _MOUTH))


def is_shown_about(clause: Clause) -> bool:
    """Tell whether pictures of her will be shown, wherever that is: a messenger is no game."""
    in_uzbek = fits(clause, _MY_PICTURES) and fits(clause, _I_SHOW) and has(clause, Kind.SAYS)
    return in_uzbek or (has_any(clause, _THREATENS) and has(clause, Kind.PICTURES) and has_any(clause, _OF_ME))


def _is_child_touched_or_kept(clause: Clause) -> bool:
    is_child = fits(clause, _CHILD) or has_any(clause, _CHILD_IN_RUSSIAN)
    is_touched = any(one.sound in _HAND and _TOUCHES.fullmatch(two.sound) for one, two in pairwise(clause))
    is_kept = has_any(clause, _TAKEN) and fits(clause, _NOT_GIVEN)
    return is_child and has(clause, VICTIM) and (is_touched or is_kept)


def _is_driven_out(clause: Clause) -> bool:
    is_beaten = any(one.sound in _BEATING and _DRIVES_OUT.fullmatch(two.sound) for one, two in pairwise(clause))
    stays = any(_IN_THE_STREET.fullmatch(one.sound) and two.sound in _STAYED for one, two in pairwise(clause))
    return is_beaten or (stays and fits(clause, _CHILD) and has(clause, Kind.WITH))


def _is_put_out(clause: Clause) -> bool:
    pairs = any(_PUTS_OUT.fullmatch(one.sound + two.sound) for one, two in pairwise(clause))
    is_said = has_any(clause, _OUT) and (pairs or fits(clause, _PUTS_OUT))
    is_a_thing = any(_A_THING.fullmatch(word.sound) and not word.is_a(VICTIM) for word in clause)
    return is_said and has(clause, VICTIM | DOER) and not is_a_thing


def _are(clause: Clause, one: frozenset[str], other: frozenset[str]) -> bool:
    return any(first.sound in one and second.sound in other for first, second in pairwise(clause))
