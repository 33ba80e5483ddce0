"""What she says during her open alert instead of SAFE: that no help is needed, that all is well, that it was a mistake.

Such words take back an open alert, unproved as SAFE without a PIN, and without one they are nothing. They do only where
nothing else stands in the text: a plea, what happens to her, he, "for now", "he told me to write it" or a question is
no such word. SAFE beside any of them, or beside a courtesy, is as good as each alone.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import dropwhile, pairwise

from sms.her_words.by_mistake import has_any, may_tell_of_a_mistake, stand_together, was_a_mistake
from sms.her_words.own_words import CALLED_OFF, SAFE, SAFE_PLACE
from sms.language.hearing import Heard
from sms.language.lexicon import Kind
from sms.language.morphology import words
from sms.language.sounds import sounds
from sms.language.spelling import Token
from sms.language.word_forms import Word, form_of

_NEED = words("kerak kerey kere kerek keree garak krk shart lozim zarur hojat")
_NOT = words("emas emes emasdi mas emay bo'lmay yo'q qolmadi")
_NEEDLESS = words("kerakmas keremas kereymas kerekmas keragmas keragimas garakmas shartmas keraemas kerakemas krkmas")
_NEED_RU = words("надо nada нужна нужно нужен нужны требуется needed need")
_NOT_RU = words("не ne not no don't dont без")
_NOT_ASKED = words(
    "so'ramagandim so'ramaganman so'ramadim so'ramagandik so'ramovdim so'ramaganmiz chaqirmadim chaqirmaganman"
    " chaqirmagandim"
)
_EVER_ASKED = words("so'raganim chaqirganim")
_ASKED_RU = words("просила просил просили вызывала вызывал вызывали звала")
"""With "not": that help was never asked for."""
_WORRY_RU = words("волнуйтесь волнуйся беспокойтесь беспокойся переживайте переживай worry")
_BEGGED = words("надо nada")
_NEEDED = words("needed")
_FOR_HELP = Kind.HELP | Kind.OWN_HELP | Kind.EVERYDAY
_HELP = words("yordam")
"""As which every word for help is taken, however it is spelt: the lexicon alone lists them."""
_DENIED_HELP = _HELP | words(
    "yordami hech narsa endi больше уже ничего помогать спасибо rahmat мне приезжать ехать приходить идти"
)
_SEND_NONE = words("kelmasin kelmasinlar bermang bermanglar yubormang yubormanglar jo'natmang")
"""Said of help, and of nobody else."""
_WELL = words(
    "yaxshi yaxshiman yahshi yahshiman yaqshi tinch tinchman joyida tuzuk tuzukman jaqsı jaqsi omon omonman sog'man"
    " хорошо нормально порядке порядок норм нормал ок horosho fine okay ok well"
)
_CALM, _CALMED = words("tinch tinchib"), words("bo'ldi qoldi")
_ALL_CALM, _PAST = words("tinchidi tinchlandi"), words("прошло позади обошлось")
_I_AM_WELL = words("yaxshiman yahshiman yaxwiman tinchman tuzukman omonman sog'man jaqsıman")
_DO_NOT_WORRY = words(
    "xavotirlanmang xavotirlanmanglar tashvishlanmang tashvishlanmanglar qayg'urmang xavotirlanma olmang olmanglar olma"
    " bo'lmang bo'lmanglar bo'lma tortmang qo'rqmang qo'rqmanglar qo'rqma"
)
_WORRY = words("xavotir havotir tashvish xovotir")
_ALL_IS = words(
    "hammasi hamması xammasi hamma xamma barchasi men mende menda я мне меня со всё все мной everything all i'm im i"
)
"""Of whom or what it is said that it is well: «хорошо» alone says "yes"."""
_MOST_WORDS = 16
_COMING = words("kelish kelishingiz borish приезжать ехать приходить идти")
_DANGER = words("xavf xatar")
_ALONG = words(
    "men menga biz bizga edi kerakmi hammasi hamma xammasi endi hozir xozir hech narsa rahmat raxmat ketdi ketibdi"
    " qo'ydim qo'ying qo'yinglar bo'ldi qoldi qolibdi uzr kechirasiz kechiring yordami salom assalomu alaykum ha mendan"
    " tugmani bekor cancel отмена отбой o'tdi o'tib hammaga hammangizga опасность прошла миновала всем"
    " я мне нам нас меня со мной нас всё все уже больше помогать спасибо извините простите это по в"
    " сейчас да ничего здравствуйте теперь вас ваша"
    " so'ragan edim никакой никакую помощь это о об"
    " i i'm im am we are is it everything all right now thanks thank you sorry by any a"
)
_SAFELY = words("xavfsiz")
"""As which the command is taken, however it is spelt."""
_SAFE = _SAFELY | SAFE | CALLED_OFF
_COURTESIES = words(
    "men biz ha rahmat raxmat hammaga hammangizga barchaga uzr kechirasiz kechiring salom assalomu alaykum opa endi"
    " hozir xozir bo'ldi qiling qilinglar qilaman iltimos я мы да уже теперь сейчас больше в спасибо вам всем извините"
    " простите пожалуйста здравствуйте i'm im i am we are now thanks thank you sorry please"
)
_NO = words("yo'q нет")
"""Before the rest: an answer to whoever asks."""
_FALLEN_APART = (("у", "меня"), ("у", "нас"), ("jiddiy", "emas"))
"""Two words that say what one of them alone does not: "u" is he, and what is not serious is no denial of the rest."""
_ALL = (
    _NEED | _NOT | _NEEDLESS | _NEED_RU | _NOT_RU | _WORRY_RU | _WELL | _DO_NOT_WORRY | _WORRY | _ALL_IS | _COMING
    | _NOT_ASKED | _EVER_ASKED | _ASKED_RU | words("so'ramagan qanday")
    | _DANGER | _HELP | _ALONG | _SEND_NONE | _CALM | _ALL_CALM | _PAST | _SAFE | _COURTESIES | SAFE_PLACE
)  # fmt: skip


def says_that_none_is_needed(heard: Sequence[Heard]) -> bool:
    """Tell whether a text says nothing but that no help is needed, or that the alert was a mistake."""
    spoken = _spoken(heard)
    if not 0 < len(spoken) <= _MOST_WORDS or any(word.token.is_asked for word in heard):
        return False
    if not all(one & _ALL or may_tell_of_a_mistake(one) for one in spoken):
        return False
    rest = _without_safety(spoken)
    is_safe = len(rest) < len(spoken)
    return _is_said(spoken) or (
        is_safe and (all(one & _COURTESIES for one in rest) or _is_said(rest) or _is_said([_WELL, *rest]))
    )


def _without_safety(spoken: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """What is left beside that she is safe, at a safe place, or calls it off; all of it where that is denied."""
    beyond = [*spoken[1:], frozenset()]
    left = [
        one
        for one, after in zip(spoken, beyond, strict=True)
        if not (one & _SAFE or (one & SAFE_PLACE and not after & _NOT))
    ]
    is_denied = any(one & _SAFE and after & _NOT for one, after in zip(spoken, beyond, strict=True))
    return list(spoken) if is_denied else left


def _is_said(spoken: Sequence[frozenset[str]]) -> bool:
    parts = ((spoken[:end], spoken[end:]) for end in range(len(spoken) + 1))
    return any(_says_it(one, other) or _says_it(other, one) for one, other in parts)


def _says_it(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    """That it was a mistake, or that no help is needed; or both, in either order."""
    return (was_a_mistake(one) and (not other or _is_needless(other))) or (not one and _is_needless(other))


def _is_needless(spoken: Sequence[frozenset[str]]) -> bool:
    if not all(one & _ALL for one in spoken):
        return False
    is_well = has_any(spoken, _WELL)
    is_not_needed = _is_not_needed(spoken) and (is_well or not _may_be_begged(spoken))
    is_no_worry = is_well and _is_no_worry(spoken)
    all_is_well = has_any(spoken, _I_AM_WELL) or (is_well and has_any(spoken, _ALL_IS))
    is_safe = stand_together(spoken, _DANGER, _NOT)
    is_calm = has_any(spoken, _ALL_CALM) or stand_together(spoken, _CALM, _CALMED) or _is_past(spoken)
    is_told = is_not_needed or is_no_worry or all_is_well or is_safe or is_calm
    return is_told and _is_nothing_else_denied(spoken)


def _is_past(spoken: Sequence[frozenset[str]]) -> bool:
    return has_any(spoken, _PAST | words("o'tib")) and has_any(spoken, _ALL_IS)


def _spoken(heard: Sequence[Heard]) -> list[frozenset[str]]:
    """How each word may sound; one that was taken apart counts once, a number or a "no" at the beginning not at all."""
    parts = Counter(word.token for word in heard if not word.sound.isdigit())
    for_help = {word.token for word in heard if word.is_a(_FOR_HELP) and parts[word.token] == 1}
    spoken = [frozenset(sounds(token.word)) | _also(token, for_help) for token in parts]
    spoken = list(dropwhile(lambda one: bool(one & _NO), spoken))
    apart = {at for at, pair in enumerate(pairwise(spoken)) if any(_is_pair(pair, known) for known in _FALLEN_APART)}
    said = {at + 1 for at in apart if spoken[at + 1] & _NOT}
    return [one for at, one in enumerate(spoken) if at not in apart | said]


def _also(token: Token, for_help: Collection[Token]) -> frozenset[str]:
    form = form_of(token.meant)
    return (_HELP if token in for_help else frozenset()) | (_SAFELY if form and form.word is Word.SAFE else frozenset())


def _is_pair(pair: tuple[frozenset[str], frozenset[str]], known: tuple[str, str]) -> bool:
    return all(words(spelt) & one for spelt, one in zip(known, pair, strict=True))


def _is_not_needed(spoken: Sequence[frozenset[str]]) -> bool:
    return (
        has_any(spoken, _NEEDLESS)
        or stand_together(spoken, _NEED, _NOT)
        or stand_together(spoken, _NOT_RU, _NEED_RU)
        or (has_any(spoken, _NOT_RU) and has_any(spoken, _NEEDED))
        or stand_together(spoken, _HELP, _SEND_NONE)
        or _was_never_asked(spoken)
    )


def _was_never_asked(spoken: Sequence[frozenset[str]]) -> bool:
    """ "Yordam so'ramagandim", «я не просила помощи»."""
    in_uzbek = has_any(spoken, _NOT_ASKED | words("so'ramagan")) or stand_together(spoken, _EVER_ASKED, _NOT)
    return has_any(spoken, _HELP) and (in_uzbek or stand_together(spoken, _NOT_RU, _ASKED_RU))


def _is_no_worry(spoken: Sequence[frozenset[str]]) -> bool:
    return stand_together(spoken, _NOT_RU, _WORRY_RU) or has_any(spoken, _DO_NOT_WORRY)


def _may_be_begged(spoken: Sequence[frozenset[str]]) -> bool:
    """«Не надо» alone is said to him."""
    return has_any(spoken, _BEGGED) and not has_any(spoken, _DENIED_HELP)


def _is_nothing_else_denied(spoken: Sequence[frozenset[str]]) -> bool:
    """Every need is denied, and nothing but a need and a worry is: neither "yaxshi emas" nor «не всё нормально»."""
    beside = list(zip([frozenset(), *spoken], spoken, [*spoken[1:], frozenset()], strict=False))
    for before, one, after in beside:
        if one & _NEED and not after & _NOT:
            return False
        if one & _NOT and not before & (_NEED | _DANGER | _EVER_ASKED):
            return False
        if one & _NEED_RU and not (before & _NOT_RU or one & _NEEDED):
            return False
        if one & _SEND_NONE and not before & _HELP:
            return False
        if one & _NOT_RU and not after & (_NEED_RU | _WORRY_RU | _HELP | _ASKED_RU):
            return False
    return True
