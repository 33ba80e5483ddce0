"""Words of a call for help: help, cries, pleas, needs, and what changes nothing beside them."""

from sms.language.lexicon.kinds import Kind
from sms.language.morphology import can_you, do_it, things, with_endings, words

_HELP = "yordam yerdam yrdam yrdm ydm yardam yrodam jardem"
_YOURS = "ing ingiz ingizi iz izi ingizlar inglar ingla laring laringiz larin"
_YOUR_HELP = " ".join(f"{help_}{yours}" for help_ in _HELP.split() for yours in _YOURS.split())

UZBEK = {
    Kind.HELP: words(f"{_HELP} jardim jerdem qutqaruv"),
    Kind.OWN_HELP: things(_YOUR_HELP)
    | words(
        "xalos qutqaruvchi qutqaruvchilar najot najod nayot imdod imdat imdad madad ko'mak"
        " ko'magingiz kómek kómegiń kómegińiz"
    ),
    Kind.EVERYDAY: words(
        "yordamga yordamda yordamdan yordamni yordamdagi yordmga yrdamga yerdamga jardemge qutqarib qutqazib"
    ),
    Kind.CRY: do_it("qutqar qutqaz qutqarib yordamlash yordamlashib kómekles járdemles")
    | words("qutqar qutqaz qutqarvor yordambering"),
    Kind.LOW_CRY: do_it("asra himoyala") | words("asra himoya dod voydod vaydod"),
    Kind.PLEA: do_it(
        "ber bar ver qil qi qilib so'ra yubor jo'nat kel yet yetkaz ko'rsat shosh shoshil ayt et at qol ket"
    )
    | can_you("ber bar ver qil ko'rsat yubor jo'nat")
    | words(
        "beriń berińler berińiz berińlar бериңлер бериңиз etiń etińler etińiz етиңиз етиңлер"
        " iltimos iltmos iltmoz ber ver qil muhtojman muhtojmiz bersin barsin kelsin qilsin bo'lsin brng brn"
        " zorman zormiz olasizmi olasizlarmi olasanmi olmaysizmi olmaysizlarmi olmaysanmi olarmikansiz yo'qmi"
    ),
    Kind.NEED: words(
        "kerak kerey kere kerek keree garak gerek garek kk krk zarur lozim darkor kerakku kerakda keraku"
        " garakku garakda gerakda"
    ),
    Kind.ABOUT: words(
        "uchun ushin haqida bo'yicha tufayli yo'lda puli pullari pul jamg'armasi fondi fondiga kunlari kuni"
        " qutichasi qutisi markazi markazlari markaziga dasturi guruhi stoli xizmati mashinasi raqami telefoni"
        " shifokori darsi kursi"
    ),
    Kind.ALONG: words(
        "manzil adres manzilim adresim qilaman yolvoraman yalinaman o'tinaman bizga men man biz bizni siz"
        " sizni sizlar sizlarni sizning sizlarning sizdan sizlardan bera bere berib so'rab olib kutib yetib"
        " yozyapman qolaman qolamiz yuboryapman edi edim deb ham juda shunchaki faqat shart tez tezroq tezro"
        " tezda zudlik bilan shoshilinch darhol hozir hoziroq salom assalomu assalom alaykum vaalaykum allo"
        " alo opa opajon opajonlar opalar aka akajon jon og'a odamlar xalq xaloyiq yaxshi yaxshilar kimdir"
        " birov biror hamma bolam bolajonim qizim o'g'lim singlim qizlar xudo haqi haqqi xudoyim nolam jonim a"
        " ey hey ana mana ha hech yo'q rahmat oldindan menda bizda bor ga ka doktor voy vay"
    ),
}
I_DO = {Kind.PLEA: "so'ra so'rav kut iltija so'ramoqchi"}

RUSSIAN = {
    Kind.HELP: words(
        "помощь помощи помош помощ помащ памощь памащь памашь помошь помошч помошчь помщь пмощь пощь помоц"
    ),
    Kind.OWN_HELP: words("защита защиты защиту"),
    Kind.EVERYDAY: words("помочь памочь помоч спасти спасать"),
    Kind.CRY: with_endings(
        "помог:ите спас:ите,айте спос:ите выруч:айте,ите вызвол:ите защит:ите памаг:ите,ити пмгт: пмгит: пмгите:"
    ),
    Kind.LOW_CRY: with_endings("помги: памги: помог:и памаг:и помаг:и спас:и,ай спос:и выруч:и,ай защит:и")
    | words("караул"),
    Kind.PLEA: words(
        "пожалуйста пожалуста пожалста пажалуста пажалста пожалуйсто пж пжл пжлст плиз прошу просим жду ждем"
        " ждём умоляю молю нуждаюсь нуждаемся требую окажите окажи пришлите пришли отправьте вышлите дайте"
        " подайте зову"
    ),
    Kind.NEED: with_endings("нужн:а,о,ы,у нужен: над:о,а необходим:а,о треб:уется,овалась"),
    Kind.ABOUT: with_endings(
        "приех:ала,али прие:дет пришл:а,и приш:ёл прибы:ла,ли едет: идет: идёт: буд:ет,у,ут был:а,и уже:"
        " оказ:ана,ано,ывают получ:ена,или,ил подоспел:а пути: помог:ла,ли,ло недорого: юриста: студентам:"
        " пострадавшим: собира:ют,ем дому: нашл:ась повар:а"
    ),
    Kind.ALONG: words(
        "срочно срочная срочна скорее скорей быстрее побыстрее мне меня нам нас на ваша ваше вашей вашу твоя"
        " твоей вас вы очень люди добрые ради бога бог кто господи боже здравствуйте здрасте привет алло ало"
        " нибудь девушки девочки девчонки ребята подруги доченька дочка сынок внучок мама мам сестра брат"
        " можете можешь сможете могли бы ли я мы сейчас все всё спасибо заранее о об маме женщине старой чтоб"
        " это эй ну же больше да"
    ),
    Kind.TASK: words(
        "выбрать найти купить продать решить сделать проголосовать разобраться починить собрать написать"
        " перевести понять подобрать установить настроить скачать удалить отремонтировать переехать заказать"
        " оформить советом деньгами определиться придумать посоветовать подсказать choose pick translate"
    ),
}

ENGLISH = {
    Kind.HELP: words("help hlp helpp hellp heelp хелп хэлп халп halp hilp"),
    Kind.SIGNAL: words("sos soss ssos сос"),
    Kind.CRY: words("helpme saveme"),
    Kind.LOW_CRY: words("save rescue"),
    Kind.PLEA: words("please pls plz send me us"),
    Kind.NEED: words("need needs needed required necessary"),
    Kind.ABOUT: words(
        "is was has are arrived came coming wanted desk center centre book yourself line with tips hours for"
    ),
    Kind.ALONG: words("us i we your send urgent urgently now asap somebody someone anybody hello hi hey god oh thanks"),
}
