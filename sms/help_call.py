"""Whether a text is a call for help, by a few rules that lean to yes: a lost call is worse than a false alarm.

1. A cry ("помогите", "qutqaring", "SOS") is a call wherever it stands, unless "not" stands before it.
2. Another word for help is a call where it opens a clause, with or without words that go with a call ("iltimos", "мне
   нужна", "please"); where a plea stands beside it ("bering", "kerak", "нужна", "me"); and at the end of an Uzbek text.
   It may be misspelt only where it opens a clause.
3. "Помочь" and "yordamga" are everyday words: a call only where nothing but words that go with one surround them.
4. No word of 2 is a call when the next ones say that help is not needed, or only tell of it ("emas", "uchun rahmat").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from sms.spelling import Token, spellings
from sms.word_forms import Form, Word, form_of
from texts.languages import RU, UZ, UZ_CYRL
from texts.transliterate import to_cyrillic, to_latin


def _spelt(words: str) -> frozenset[str]:
    return frozenset(spellings(word)[0] for word in words.split())


def _uzbek(words: str) -> frozenset[str]:
    return _spelt(words) | _spelt(to_cyrillic(words))


def _russian(words: str) -> frozenset[str]:
    """As it is spelt, and as it is typed in Latin letters (нужна: nuzhna or nujna)."""
    return _spelt(words) | _spelt(to_latin(words, RU)) | _spelt(to_latin(words, UZ_CYRL))


_CRIES = (
    _uzbek("yordambering qutqaring qutqaringlar qutqaringla")
    | _russian("помогите памагите памагити спасите")
    | _spelt("sos сос helpme")
)
_EVERYDAY = _uzbek("yordamga") | _russian("помочь")
_PLEA_BEFORE = _russian("нужна нужно прошу срочно срочная требуется") | _spelt("need please pls plz send")
_PLEA_AFTER = (
    _uzbek("bering beringlar beringiz bersangiz kerak zarur") | _russian("нужна нужно") | _spelt("me us please")
)
_NOT = _russian("не") | _spelt("not don't no never")

_COMPANIONS = (
    _uzbek(
        "iltimos menga manga meni mani bizga bering beringlar beringiz bersangiz ber kerak zarur lozim shart tez tezroq"
        " tezda zudlik bilan shoshilinch darhol hozir salom assalomu alaykum allo opa opajon aka odamlar kimdir"
        " so'rayman qiling keling kelinglar sizdan"
    )
    | _russian(
        "пожалуйста пожалуста плиз срочно срочная мне меня нам на ваша нужна нужно требуется очень скорее скорей"
        " быстрее люди ради бога прошу умоляю здравствуйте алло ало кто нибудь девушки девочки"
    )
    | _spelt("please pls plz me us i we your need send urgent urgently now asap somebody someone hello hi hey")
)
_ANY_MORE = _uzbek("endi boshqa hali") | _russian("больше уже пока") | _spelt("is")
_TELLS_OF_IT = _uzbek(
    "emas kerakmas kerakmi berdi berdim berdik berdingiz beraman beramiz beradi beray bergan berish berishdi"
    " oldim oldik"
) | _spelt("yourself")
_TELLS_OF_IT_IN_TWO = (
    (_uzbek("uchun"), _uzbek("rahmat raxmat tashakkur minnatdorman")),
    (_russian("не"), _russian("нужна нужно надо требуется понадобилась")),
    (_spelt("not isn't no"), _spelt("needed required necessary longer")),
)


@dataclass(frozen=True, slots=True)
class Call:
    """A call for help: the form of its word, and where that word stands among the words of the text."""

    form: Form
    position: int


def find_call(tokens: Sequence[Token]) -> Call | None:
    """Find the first call for help among the words of a text."""
    opening = False
    for position, token in enumerate(tokens):
        opening = opening or token.opens_clause
        form = form_of(token.meant)
        if form and form.word is Word.HELP:
            call = Call(form, position)
            is_certain = opening or form.spelling in token.meant
            if _is_cry(tokens, call) or (is_certain and _is_meant(tokens, call, opening)):
                return call
        opening = opening and goes_with_a_call(token)
    return None


def goes_with_a_call(token: Token) -> bool:
    """Tell whether a word says how much help is needed, or whom it asks, but not where."""
    return _is_one(token, _COMPANIONS)


def _is_cry(tokens: Sequence[Token], call: Call) -> bool:
    return call.form.spelling in _CRIES and not _is_negated(tokens, call.position)


def _is_meant(tokens: Sequence[Token], call: Call, opening: bool) -> bool:
    before, after = tokens[: call.position], tokens[call.position + 1 :]
    if _is_one(tokens[call.position], _EVERYDAY):
        return all(goes_with_a_call(token) for token in (*before, *after))
    ends = not after and call.form.language in (UZ, UZ_CYRL)
    return (opening or ends or _is_pleaded(tokens, call.position)) and not _only_tells(after)


def _is_pleaded(tokens: Sequence[Token], position: int) -> bool:
    if position and _is_one(tokens[position - 1], _PLEA_BEFORE) and not _is_negated(tokens, position - 1):
        return True
    return any(_is_one(token, _PLEA_AFTER) for token in tokens[position + 1 : position + 2])


def _is_negated(tokens: Sequence[Token], position: int) -> bool:
    return position > 0 and not tokens[position].opens_clause and _is_one(tokens[position - 1], _NOT)


def _only_tells(after: Sequence[Token]) -> bool:
    clause = takewhile(lambda token: not token.opens_clause, after)
    telling = dropwhile(lambda token: _is_one(token, _COMPANIONS | _ANY_MORE), clause)
    first, second = next(telling, None), next(telling, None)
    if first is None:
        return False
    if _is_one(first, _TELLS_OF_IT):
        return True
    return second is not None and any(_is_one(first, one) and _is_one(second, two) for one, two in _TELLS_OF_IT_IN_TWO)


def _is_one(token: Token, words: frozenset[str]) -> bool:
    return not words.isdisjoint(token.meant)
