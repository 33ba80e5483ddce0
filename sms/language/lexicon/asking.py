"""What she asks for instead of help: the police, to be taken away, to come quickly; and that she is in danger."""

from sms.language.lexicon.kinds import Kind
from sms.language.morphology import do_it, with_endings, words

_TAKE_ME = with_endings(
    "забер:ите,и увез:ите,и вытащ:ите,и отпуст:ите вывез:ите,и увед:ите,и забир:айте,ай выпуст:ите освобод:ите"
)

UZBEK = {
    Kind.I_CALL: words(
        "chaqiraman chaqiramiz chaqirvotman chaqirvoman chaqiryapman chaqirayapman chaqiryapmiz chaqirtiraman"
    ),
    Kind.POLICE: with_endings(
        "militsiya:,ni,ga militsia:,ni milisiya:,ni,ga milisa:,ni,ga militsa:,ni melisa:,ni,ga milsa:,ni"
        " politsiya:,ni,ga polisiya:,ni,ga mentlar:,ni,ga mentla:,ni,ga ment:,ni mentovka:,ga uchastkavoy:,ni"
        " uchastkovoy:,ni,ga uchastka:,voyga"
        " mirshab:,ni,ga полиция:ны,га militsiya:nı polıciya:,nı skoriy:,ga,ni patrul:,ga,ni"
        " ishlar:,ga inspektor:,ni profilaktika: xodimlarini: 102:"
    ),
    Kind.CALL: do_it("shaqır chaqir chaqirib chaqirt yubor yuborib jo'nat ayt")
    | words("chaqirib sms sim chaqir telefon tel zvonit qo'ng'iroq xabar ichki qilib mashinasini"),
    Kind.TAKE: words("olib olip alip op ob chiqarib") | do_it("chiqar chiqarvor opket obket opchiq opqoch"),
    Kind.LEAD: words("ket chiqib ketib qochib")
    | do_it("ol ber chiqar chiqarvor ket ketib qol chiq chiqib qoch yasha opket obket opchiq opqoch"),
    Kind.COME: do_it("kel kelib yet yetib yetkel jet") | words("kel kelsin jetip"),
    Kind.QUIETLY: words("jim jimgina jimjit sekin sekingina sekinroq ovozsiz sirenasiz ovoz chiqarmasdan chiqarmay")
    | words("sezdirmasdan sezdirmay bildirmasdan bildirmay yashirincha faqat"),
    Kind.FAST: words("tez tezroq tezro tezda tezgina zudlik shoshilinch darhol srochno hoziroq hozir"),
    Kind.HERE: words("yerdan erdan"),
    Kind.DANGER: words("xavf xatar"),
    Kind.IN_DANGER: words(
        "xavfdaman xavfdamiz xavfda xavfdadir ostida ostidaman ostidamiz xatardaman xatarda qamoqdaman qamalganman"
        " qamalib qamaldim"
    ),
    Kind.LIFE: words(
        "xavfdaman xavfdamiz ostidaman ostidamiz xatardaman qamalganman qamaldim hayotim hayotimiz jonim men"
        " biz man bolalarim bolalarimiz bolalar bolam qizim o'g'lim singlim opam onam"
    ),
}

RUSSIAN = {
    Kind.I_CALL: words("вызываю вызову зову позову вызываем вызовем зовем зовём позовем кричу"),
    Kind.POLICE: with_endings(
        "милиси:ю,я милици:я,ю,и,ей полици:я,ю,и,ей мент:ов,ы,ам,овку мусоров: участков:ого,ый,ому скор:ую наряд:"
        " 102: 103: 112:"
    ),
    Kind.CALL: with_endings(
        "вызов:ите,и вызыва:йте,й позвон:ите,и звон:ите пришл:ите отправ:ьте вышл:ите позов:ите,и сообщ:ите"
        " скаж:ите,и переда:йте"
    ),
    Kind.TAKE: _TAKE_ME,
    Kind.LEAD: _TAKE_ME,
    Kind.COME: with_endings("приезж:айте,ай придите: приди: приход:ите приех:ать приед:ьте,те подъед:ьте"),
    Kind.QUIETLY: words("тихо тихонько потихоньку потише молча незаметно тайно шума звука сирены только негромко"),
    Kind.FAST: words("скорее скорей быстрее побыстрее поскорее срочно быстро немедленно"),
    Kind.HERE: words("отсюда отсуда"),
    Kind.DANGER: words("опасность"),
    Kind.IN_DANGER: words(
        "опасности беде заперта заперты взаперти избита связана привязана прикована похищена связаны закрыта"
    ),
    Kind.LIFE: words("я мы моя мои моей жизнь жизни дети дочь сын наша нахожусь находимся"),
}

ENGLISH = {
    Kind.POLICE: words("police cops ambulance"),
    Kind.CALL: words("call send"),
    Kind.TAKE: words("take get"),
    Kind.LEAD: words("away out"),
    Kind.COME: words("come hurry"),
    Kind.FAST: words("quickly fast quick now"),
    Kind.HERE: words("here"),
    Kind.IN_DANGER: words("danger"),
    Kind.LIFE: words("i we life my"),
}
