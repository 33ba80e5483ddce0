"""A safe word is one that begins no ordinary text: else a thank you would alarm her people."""

import pytest

from sms.her_words.common_words import is_common

OFTEN = """
rahmat raxmat rahmatlar salom assalomu mayli yaxshi opajon onam uyda ishdaman keldim ketyapman bozorga hozir ertaga
qayerdasan qalaysan nima uxlayapman alloh kechir kechirasiz xo'p tushundim boraman yo'ldaman kelasanmi telefon pulni
bolalar dadam akajon dugonam maktabda avtobusda aytdim yozaman kutyapman bilmadim qachon
рахмат салом яхши уйда опажон ишдаман эртага керак тушундим келаман кетдим майли
спасибо привет хорошо ладно понял мама мамочка дома позвони перезвони сегодня завтра нормально отлично телефон
подруга сестра школе автобусе напишу скажи конечно здравствуйте почему
privet spasibo horosho ladno ponyal pozvoni segodnya zavtra
yordam помощь xavfsiz menyu
"""
SELDOM = """
chinor bahor ko'klam o'rik shaftoli qaldirg'och samovar gilos kamalak lochin yulduz kapalak sumalak nilufar binafsha
Лола атиргул лимон ромашка берёза ласточка тюльпан гранат фиалка сирень капалак
"""


@pytest.mark.parametrize("word", OFTEN.split())
def test_what_many_texts_begin_with_is_common(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", SELDOM.split())
def test_a_word_of_her_own_is_not(word: str) -> None:
    assert not is_common(word)
