"""Words with which many ordinary texts begin: none of them may be the safe word of hers that asks for help.

A greeting, a thank you, an answer, one's family, where one is and when. All as they sound, in their forms.
"""

import re

from sms.answer_words.stems import is_bare, of_contact
from sms.her_words.read import read
from sms.language.lexicon import kinds_of
from sms.language.morphology import did, do_it, nouns, readings, stems_of, things, with_endings, words
from sms.language.sounds import sound_in_plain_letters, sounds
from sms.language.spelling import readable, tokens_of

_TALK = words(
    "salom assalom assalomu alaykum vaalaykum rahmat raxmat rahmatlar tashakkur alloh xudo iltimos kechir kechirasiz"
    " uzr mayli yaxshi yahshi"
    " tushundim tushunarli bo'pti bo'ldi xo'p xayr zo'r qalay qalaysiz yaxshimisiz tinchmi tinchlikmi marhamat"
    " tabriklayman albatta rostdan rostmi kerak kerakmas keremas bilmadim bilmayman bilaman eshitdim ko'rdim"
    " hello thanks thank please sorry okay good morning yes"
    " привет здравствуй здравствуйте спасибо пожалуйста ладно хорошо понятно понял поняла ясно конечно извини извините"
    " спс пжл доброе добрый пока давай давайте поздравляю нормально отлично можно нужно надо нельзя знаю видел алло"
)
_SMALL = words(
    "bugun ertaga kecha hozir xozir keyin endi ertalab kechqurun tushda nima nega qayer qayerda qachon kim qanday"
    " nimaga nimadir hamma hammasi menga sizga bizga menda sizda ular bilan uchun lekin agar faqat ham yana shunday"
    " qancha necha senga sanga mani meni"
    " сегодня завтра вчера сейчас потом скоро утром вечером днем почему зачем когда куда откуда сколько какой какая"
    " меня тебя тебе мне если только тоже опять ещё уже есть нету"
)
_PEOPLE = things(
    "ona oyi dada ada buva buvi aka opa uka singil qiz o'g'il bola er xotin do'st amaki xola amma tog'a"
) | (nouns("мам пап бабушк дедушк сестр брат сын дочк муж жен подруг друг тет дяд"))
_OWNED = words(
    "onam onajon oyijon dadam dadajon adam akam akajon opam opajon ukam ukajon singlim qizim qizlar o'g'lim bolam"
    " bolalar bolalarim erim xotinim do'stim dugonam buvim azizim jonim asalim"
    " мамочка папочка доченька солнышко милая милый дорогая дорогой любимый любимая девочки ребята"
)
_PLACES = things("uy ish maktab bog'cha bozor do'kon shahar qishloq telefon pul avtobus ko'cha joy") | nouns(
    "дом работ школ садик рынк магазин город телефон деньг денег автобус улиц"
)
_VERBS = "kel ket bor ol ber qil ayt yoz kut tur yot chiq kir o'tir ishla uxla o'qi ko'r bil tushun gaplash qayt kechir"
_STEMS = stems_of(_VERBS)
_DOES = (
    do_it(_VERBS)
    | words("keldim ketdim bordim oldim berdim qildim aytdim yozdim kelaman ketaman keldi ketdi keldingmi kelasanmi")
    | did("пришё пош приш уеха приеха позвони написа сказа взя купи жда")
    | words("пришла пришел пошла пошел иду еду жду приеду приду буду позвони перезвони напиши скажи купи")
    | with_endings("позвон:ю,ите напиш:у,ите скаж:у,ите куп:лю,ите")
)
_WHO = re.compile("(?:man|miz|san|siz|sizlar)?(?:mi|ku)?$")
_EVERYDAY = _TALK | _SMALL | _PEOPLE | _OWNED | _PLACES | _DOES


def is_common(word: str) -> bool:
    """Tell whether a word means something in a text already, or begins many a text that asks for no help."""
    if read(word).word is not None:
        return True
    return any(map(_is_said_often, (spelt for token in tokens_of(readable(word)) for spelt in token.meant)))


def _is_said_often(spelt: str) -> bool:
    answer = sound_in_plain_letters(spelt)
    known = any(one in _EVERYDAY or kinds_of(one) for one in map(_without_who, sounds(spelt)))
    return known or any(map(_is_everyday, sounds(spelt))) or is_bare(answer) or bool(of_contact([answer]))


def _is_everyday(sounded: str) -> bool:
    return sounded in _EVERYDAY or any(readings(sounded, _STEMS))


def _without_who(sounded: str) -> str:
    """Leave out who is so, and whether it is asked: ishdaman, qayerdasan, uydami."""
    return _WHO.sub("", sounded)
