"""What kinds of words a text is made of, as far as a call for help goes: each written once."""

from enum import Flag, auto

from sms.morphology import (
    can_you,
    did,
    do_it,
    does_e,
    does_i,
    he_does,
    he_does_not,
    i_do,
    nouns,
    of_my_body,
    of_the_family,
    things,
    with_endings,
    words,
)


class Kind(Flag):
    """What a word may be in a call; one word may be several things."""

    HELP = auto()
    """A noun for help: a call unless the words around it say otherwise."""
    OWN_HELP = auto()
    """Your help, rescue: a call only where it is needed or asked for."""
    EVERYDAY = auto()
    """To help, to the help of: a call only where it is asked for, or where it stands alone."""
    SIGNAL = auto()
    """SOS."""
    CRY = auto()
    """An imperative that asks many for rescue."""
    LOW_CRY = auto()
    """An imperative that asks one, or that is said of other things too."""
    PLEA = auto()
    NEED = auto()
    NOT = auto()
    DENIES = auto()
    """Says by itself that something is not, or not needed."""
    IF = auto()
    YOU = auto()
    WHO = auto()
    """Asks who or what, or speaks to you: help is offered."""
    ABOUT = auto()
    """After help: what became of it, what it is for, what is called so."""
    PREPOSITION = auto()
    ALONG = auto()
    """Greetings, names for people, haste: they change nothing."""
    ME = auto()
    ME_WHOM = auto()
    BODY = auto()
    """A part of the body: mine in Uzbek, anybody's in Russian."""
    KIN_WHOM = auto()
    HE = auto()
    """He, and what is said of him: drunk, came home."""
    FAMILY = auto()
    HIM = auto()
    """Whom one is afraid of, or to whom it is done."""
    HURTS = auto()
    """Violence, whoever does it."""
    TORMENTS = auto()
    """Violence where he does it; also what illness and worry do."""
    BEATS = auto()
    """Violence that is no figure of speech."""
    BEATS_PEOPLE = auto()
    """Violence that is done to people alone, whatever else is spoken of."""
    THREATENS = auto()
    """Violence where he does it, whatever he threatens with."""
    HARMS = auto()
    """Violence where it is done to a person: locks in, drives out, watches."""
    THROWS = auto()
    """Violence where it is thrown or poured on her body, or where it is a weapon."""
    KILLS = auto()
    """Violence that is also the commonest figure of speech."""
    FOLLOWS = auto()
    BEHIND = auto()
    """Behind me: who follows there follows her."""
    FORCES = auto()
    INTIMACY = auto()
    """What she is forced to: sex or marriage."""
    LOCKS = auto()
    SEIZES = auto()
    KEEPS = auto()
    """What Uzbek says after "taking" or "locking" of who leaves it so."""
    GOES = auto()
    BELONGING = auto()
    """Her phone, papers, keys."""
    BLOW = auto()
    """What is dealt with a hand: with a verb of dealing it is beating."""
    DEALS = auto()
    WITH = auto()
    WOUND = auto()
    BLOOD = auto()
    BRUISED = auto()
    SCREAMS = auto()
    EX = auto()
    LONG_AGO = auto()
    NOW = auto()
    SCOLDS = auto()
    """Of whom everybody says in jest that they kill: a mother, a teacher."""
    TO_HURT = auto()
    WANTS = auto()
    WILL_HURT = auto()
    """I shall hurt: a threat where "he says" follows."""
    SAYS = auto()
    LETS = auto()
    """Lets go, gives back: violence where "not" stands before it."""
    GIVES = auto()
    LEAVE = auto()
    """What he "does not give" her to do: a deed of his."""
    WEAPON = auto()
    HOLDS = auto()
    DOOR = auto()
    BREAKS = auto()
    HERE = auto()
    """From here, as one says who must get away."""
    HOME = auto()
    HOW = auto()
    """How, when, how often; and verbs that only help others."""
    POLICE = auto()
    CALL = auto()
    TAKE = auto()
    LEAD = auto()
    COME = auto()
    FAST = auto()
    DANGER = auto()
    IN_DANGER = auto()
    LIFE = auto()
    """Whose danger is told of."""
    FEAR = auto()
    TASK = auto()
    """After a cry: something that anybody is asked to do for one."""
    FOR_SALE = auto()
    """Makes an advertisement of the whole text."""
    OTHER_MATTER = auto()
    """Sport, films, games, money, weather, food, jokes, animals: what is told is done to nobody."""


_THOSE_WHO_SUFFER = (
    "bola bala qiz giz o'g'il o'g'l farzand nevara chaqaloq go'dak ona oyi aya opa singl singil opasi"
    " buvi dugona kelin xotin uka aka"
    " qo'shni qo'shning jiyan"
)
_THOSE_WHO_DO_IT = (
    "er ar xo'jayin qaynona qaynana qaynene qaynota qaynata qaynog'a qaynag'a qayni qayin kuyov kuyev"
    " ota dada ada aka uka o'g'il o'g'l pochcha"
    " amaki tog'a yigit kundosh ovsin ona opa xotin kelin qo'shni buva"
)
_MY_BODY = of_my_body(
    "qo'l bosh burn yuz oyog' soch qorn ko'z tish bo'yn bel qulog' og'z qovurg'a"
    " barmog' tomog' lab qo'yn bet hush nafas tirsag' tizza elka biqin"
) - words("qornimda")
_HELP = "yordam yerdam yrdam yrdm yardam yrodam jardem"
_YOURS = "ing ingiz ingizi iz izi ingizlar inglar ingla laring laringiz larin"
_YOUR_HELP = " ".join(f"{help_}{yours}" for help_ in _HELP.split() for yours in _YOURS.split())

UZBEK: dict[Kind, frozenset[str]] = {
    Kind.HELP: words(f"{_HELP} qutqaruv"),
    Kind.OWN_HELP: things(_YOUR_HELP) | words("xalos qutqaruvchi qutqaruvchilar najot imdod madad ko'mak ko'magingiz"),
    Kind.EVERYDAY: words("yordamga yerdamga jardemge qutqarib"),
    Kind.CRY: do_it("qutqar qutqaz qutqarib yordamlash yordamlashib") | words("qutqar qutqaz qutqarvor yordambering"),
    Kind.LOW_CRY: do_it("asra himoyala") | words("asra himoya"),
    Kind.PLEA: do_it(
        "ber bar ver qil qi qilib so'ra yubor jo'nat kel yet yetkaz ko'rsat shosh shoshil ayt et at qol ket"
    )
    | can_you("ber bar ver qil ko'rsat yubor jo'nat")
    | i_do("so'ra so'rav kut iltija so'ramoqchi")
    | words(
        "iltimos iltmos iltmoz ber ver qil muhtojman muhtojmiz bersin barsin kelsin qilsin bo'lsin brng brn"
        " olasizmi olasizlarmi olasanmi olarmikansiz yo'qmi"
    ),
    Kind.NEED: words(
        "kerak kerey kere kerek keree garak gerek garek kk krk zarur lozim darkor kerakku kerakda keraku garakku"
        " garakda gerakda"
    ),
    Kind.DENIES: words("keragi keraki")
    | words(
        "emas emes emasmi emasman emasmiz emassiz emasdi emasku kerakmas keremas keragmas keragimas"
        " shartmas kerakmi"
        " keremi keraymi garakmi zarurmi"
    )
    | he_does_not("bo'l qol")
    | words("bo'lmay"),
    Kind.IF: words("agar bo'lsa bo'sa bulsa bo'lsalar bo'lganda"),
    Kind.WHO: words("kimga kimlarga kimni kim kimlar qanday qanaqa nima sizga senga sizlarga qachon"),
    Kind.ABOUT: words(
        "uchun ushin haqida bo'yicha tufayli yo'lda puli pullari pul jamg'armasi fondi fondiga kunlari"
        " kuni qutichasi qutisi"
        " markazi markazlari markaziga dasturi guruhi stoli xizmati mashinasi raqami telefoni shifokori"
        " darsi kursi"
    ),
    Kind.ALONG: words(
        "manzil adres manzilim adresim qilaman yolvoraman yalinaman o'tinaman bizga men man biz bizni"
        " siz sizni sizlar sizlarni sizning sizlarning"
        " sizdan sizlardan bera berib so'rab olib kutib yetib yozyapman qolaman qolamiz yuboryapman edi"
        " edim deb ham"
        " juda shunchaki faqat shart tez tezroq tezro tezda zudlik bilan shoshilinch darhol hozir hoziroq salom"
        " assalomu"
        " assalom alaykum vaalaykum allo alo opa opajon opajonlar opalar aka akajon jon og'a odamlar xalq"
        " xaloyiq yaxshi"
        " yaxshilar kimdir birov biror hamma bolam bolajonim qizim o'g'lim singlim qizlar xudo haqi"
        " haqqi xudoyim nolam"
        " jonim a ey hey ana mana ha hech yo'q rahmat oldindan menda bizda bor ga ka doktor"
    ),
    Kind.ME: words("men man meni mani menga manga mendan mandan mening maning magan meng mege biz bizni bizga bizdan"),
    Kind.ME_WHOM: words(
        "meni mani menga manga maga magan meng bizni bizlarni bizlani bizga bizlarga"
        " bizdi ustimga hammamizni hammamizga"
    )
    | words("orqamdan ortimdan jonimga ustimdan ustimizdan")
    | _MY_BODY,
    Kind.BODY: _MY_BODY | words("ustimga"),
    Kind.KIN_WHOM: of_the_family(_THOSE_WHO_SUFFER, "whom")
    | of_the_family(_THOSE_WHO_SUFFER, "to")
    | words("ayolni ayol ayolga qizni gizni bolani bolalarni xotinini qizini o'g'lini onasini"),
    Kind.FAMILY: of_the_family(_THOSE_WHO_DO_IT, "who"),
    Kind.HE: of_the_family(_THOSE_WHO_DO_IT, "who")
    | of_the_family(_THOSE_WHO_DO_IT, "whose")
    | words("uning")
    | words(
        "qo'shnilar qo'shnilarda ayol taksist haydovchi shofyor bola yigit erkaklar homilador"
        " homiladorman bir er u ul o'gay sobiq"
        " bular ular o'zi bu va bilan ham mast ichib ichgan kelib kep alkash jinni narkoman odam"
        " kishi begona erkak turmush o'rtog'im o'rtog'i o'rtog'imning"
    ),
    Kind.HIM: of_the_family(_THOSE_WHO_DO_IT, "from") | words("undan ulardan uni unga ularni uydan bundan erkakdan"),
    Kind.BEATS: he_does("qamchila tarsakila ur kaltakla savala do'ppos do'ppasla do'pposla tep tepkila pichoqla")
    - he_does("urish"),
    Kind.BEATS_PEOPLE: he_does("kaltakla do'ppos do'pposla zo'rla qamchila bo'g'"),
    Kind.HURTS: he_does(
        "itar turt yiqit ur kaltakla kaltaklan savala qamchila tarsakila ezg'ila o'ldur do'ppos"
        " do'pposla tep tepkila"
        " bo'g' o'ldir oltir so'y pichoqla zo'rla yarala"
        " jarohatla haqoratla musht mushtla shapaloqla quv quvla quvala qama"
    )
    - he_does("urish")
    | words("kaltaklandim zo'rlandim urildim nomusimga nomusiga tahdid ta'qib po'pisa do'q qasd suiqasd"),
    Kind.THREATENS: words("tahdid po'pisa do'q") | he_does("qo'rqit"),
    Kind.TORMENTS: he_does("teg qiyna qo'rqit xo'rla azobla") | words("janjal to'polon"),
    Kind.HARMS: he_does(
        "tegish ushla urish qulfla o'g'irla hayda sudra kuzat majburla tiq"
        " bog'la ergash paypasla yondir kuydir tortqila poyla qoch"
    )
    | he_does_not("kirgiz kirit chiqar chiqaz shig'ar chigar ber qo'y jo'nat ko'rsat")
    | words("tegajoqlik tortib tartip ushlab majburan yoqmoqchi hujum tajovuz zulm zo'ravonlik tegajog'lik shilqimlik"),
    Kind.TO_HURT: words("yoqib o'ldirib so'yib bo'g'ib yondirib"),
    Kind.WANTS: words(
        "yuboraman tashlayman qo'yaman yubormoqchi tashlamoqchi qo'ymoqchi yubor yuboradi yuborardi tashlaydi"
    ),
    Kind.WILL_HURT: words("o'lasan o'lasanlar")
    | i_do("yoq osib tashla o'ldir o'ldur o'ltir so'y chop ot yoqib tashla ur pichoqla bo'g' sep yondir kuydir"),
    Kind.SAYS: words("dedi deb dib dep") | he_does("de di diy"),
    Kind.WEAPON: words(
        "pishaq pishoq pichak pichoq pichoqni pichog'i pichoqda bolta boltani qurol"
        " quroli to'pponcha pistolet miltiq tayoq"
    )
    | words("qaynoq sigaret sigareta kaltak kislota benzin kerosin musht mushti kamar qilich arqon"),
    Kind.HOLDS: words(
        "minan minen penen menen bn qo'lida qo'lda oldi ko'tardi ko'tarib chiqardi tortdi"
        " o'qtaldi sepdi bor turibdi bilan"
    )
    | he_does("ko'tar o'qtal tira"),
    Kind.DOOR: words("eshik eshikni eshikka eshigimni eshigimizni deraza derazani derazamni oyna oynani darvozani"),
    Kind.BREAKS: he_does("buz sindir tep qoq yor qayir yul tort"),
    Kind.HERE: words("yerdan erdan"),
    Kind.HOME: words(
        "xonamga xonamda yonimga zinadan mashinaga mashinadan balkondan uyden uyge uy uyga uyda uydan"
        " uyim uyimdan uyimga"
        " uyimda xona xonaga xonada hovlida ko'cha ko'chaga ko'chada podval"
        " podvalga yerto'laga hojatxonaga vannaga yerdan yerga bu shu ichida ichidan"
    ),
    Kind.HOW: words(
        "потому второй третий неделю месяц дня подряд час "
        "своего стучит стучат теряла потеряла пишу держит взаперти сижу лежу плачу прячусь спряталась"
        " чужого часов дышать"
        " hozir yana tinmay har kuni doim doimo kecha bugun kechasi tinimsiz qattiq yomon rosa boshladi"
        " tashladi ketdi"
        " qo'ydi qo'yadi qo'yyapti yubordi qoldi yuribdi turibdi yotibdi bo'ldi bo'lyapti bo'lib qildi"
        " qiladi yedi"
        " ustimda keldi ketyapti olib tortib chopib qon rostdan o'zi shu keyin kaltak endi qarang"
        " tashlab kelgan"
    )
    | he_does("qil kel yur tur kir qayt top bil ko'r qo'y yubor tashla ket qol boshla yot chiqar")
    | he_does("baqir qichqir dodla yig'la urush janjal")
    | words("yarim kecha tunda kechalari yig'lab yolvordim oylik edim olgan hammani ustimdan ustimizdan kutib")
    | he_does("kut al gal kir bos yopish bostir")
    | words("bostirib galgan galib")
    | words("hammani oldida suv atir jatir qoldim qoldik qolganman yotibman o'tiribman qilib urib")
    | words(
        "beri buyon kechadan soatdan kundan to'xtamay to'xtamayapti"
        "kirsam ikkalasi ikkovi alip olip "
        " kelsa kelsam borsam ketsam bolalaringni bolangni ko'rmaysan borolmayman kirolmayapman"
        " turolmayman chiqolmayapman chiqolmayman ketolmayman ololmayapman qocholmayman tura olmayapman"
        " turolmayapman"
    )
    | i_do("yasha yur tur")
    | words("yolg'iz yonimda"),
    Kind.THROWS: he_does("quy sep ot uloqtir"),
    Kind.KILLS: he_does("o'ldir"),
    Kind.FOLLOWS: he_does("kel yur ergash tush quv"),
    Kind.BEHIND: words("orqamdan ortimdan izimdan"),
    Kind.FORCES: he_does("majburla zo'rla") | words("majbur"),
    Kind.INTIMACY: words("yotishga turmushga erga jinsiy yechinishga"),
    Kind.LOCKS: he_does("qulfla") | words("qulflab quliflab qamab berkitib"),
    Kind.KEEPS: he_does("qo'y qoch") | i_do("qo'y qoch") | words("olgan oldi qochib"),
    Kind.GOES: he_does("ket"),
    Kind.BELONGING: words("telefonimni pasportimni hujjatlarimni kalitimni pulimni passportimni"),
    Kind.BRUISED: he_does("ko'kar momataloq") | words("momataloq ko'karib"),
    Kind.BLOW: words("dayak shapaloq tarsaki musht mushti kaltak tepki"),
    Kind.DEALS: he_does("ur tushir tort sol ye") | i_do("ye") | words("yedim yedik"),
    Kind.WITH: words("bilan minan minen penen menen bn blan"),
    Kind.WOUND: he_does("yoril sin shish qona"),
    Kind.BLOOD: words("qon qonim qonga"),
    Kind.SCREAMS: he_does("qichqir dodla baqir"),
    Kind.EX: words("sobiq"),
    Kind.LONG_AGO: words("yil yili yilda yillar ilgari avvallari bolaligimda ajrashgan ajrashdik ajrashganmiz"),
    Kind.NOW: words("hozir bugun yana kecha endi hozirgina"),
    Kind.SCOLDS: words("oyim oyijon ustoz domla o'qituvchi muallim ustozim"),
    Kind.POLICE: with_endings(
        "militsiya:,ni,ga militsia:,ni milisiya:,ni,ga milisa:,ni,ga militsa:,ni melisa:,ni,ga milsa:,ni"
        " politsiya:,ni,ga"
        " polisiya:,ni,ga mentlarni: uchastkavoy:,ni uchastkovoy:,ni uchastka:,voyga ishlar:,ga inspektor:,ni"
        " profilaktika: xodimlarini: 102:"
    ),
    Kind.CALL: do_it("chaqir chaqirib chaqirt yubor yuborib jo'nat ayt")
    | words("chaqirib sms sim chaqir telefon tel zvonit qo'ng'iroq xabar ichki"),
    Kind.TAKE: words("olib olip alip op ob") | do_it("opket obket opchiq opqoch"),
    Kind.LEAD: words("ket chiqib ketib qochib")
    | do_it("ket ketib qol chiq chiqib qoch yasha opket obket opchiq opqoch"),
    Kind.COME: do_it("kel kelib yet yetib yetkel") | words("kel kelsin"),
    Kind.FAST: words("tez tezroq tezro tezda tezgina zudlik shoshilinch darhol srochno hoziroq hozir"),
    Kind.DANGER: words("xavf xatar"),
    Kind.IN_DANGER: words(
        "xavfdaman xavfdamiz xavfda xavfdadir ostida ostidaman ostidamiz xatardaman xatarda qamalganman qamalib"
        " qamaldim"
    ),
    Kind.LIFE: words(
        "xavfdaman xavfdamiz ostidaman ostidamiz xatardaman qamalganman qamaldim hayotim hayotimiz"
        " jonim men biz man"
        " bolalarim bolalarimiz bolalar bolam qizim o'g'lim singlim opam onam"
    ),
    Kind.FEAR: i_do("qo'rq cho'chi qo'rqib yashirin berkin") | words("qo'rqib yashirinib yashirindim berkindim"),
    Kind.FOR_SALE: things("narx aksiya chegirma sotuv buyurtma xizmat") | words("arzon"),
    Kind.OTHER_MATTER: things(
        "gol o'yin futbol penalti to'p boks bokschi ring jamoa kino film serial multfilm yangilik pubg"
        " kontr dota bank"
        " kredit tarif komissiya pul soat yurak shamol yomg'ir sovuq issiq quyosh oftob do'l qor kulgi"
        " hazil anekdot"
        " latifa vaqt uyqu sog'inch mashina moshina avtobus telefon mushuk it pashsha chivin tarakan"
        " baliq qo'y tovuq"
        " retsept soya salat pomidor ketchup kartoshka pishloq mayonez qalampir choy osh palov oshpaz"
        " narx aksiya"
        " chegirma kitob spektakl teatr imtihon dars qorong'u"
        " nasos mix gazeta jurnal maqola televizor sartarosh dori krem tennis raketka rekord chempion"
        " ish maktab metro bog'cha qo'shiq savol"
    )
    | words("o'qidim tayyor chili qalampirli achchiq soyali arzon kulib hazillashdi tok"),
}

_TAKE_ME = with_endings(
    "забер:ите,и увез:ите,и вытащ:ите,и отпуст:ите вывез:ите,и увед:ите,и забир:айте,ай выпуст:ите освобод:ите"
)

_THROBS = words("бьется бьются ударился ударилась ударились")
"""What a heart does, and who hits himself."""

RUSSIAN: dict[Kind, frozenset[str]] = {
    Kind.HELP: words(
        "помощь помощи помош помощ помащ памощь памащь памашь помошь помошч помошчь помщь пмощь пощь помоц"
    ),
    Kind.OWN_HELP: words("защита защиты защиту"),
    Kind.EVERYDAY: words("помочь памочь помоч"),
    Kind.CRY: with_endings("помог:ите спас:ите,айте спос:ите выруч:айте,ите вызвол:ите защит:ите памаг:ите,ити"),
    Kind.LOW_CRY: with_endings("помог:и памаг:и помаг:и спас:и,ай спос:и выруч:и,ай защит:и"),
    Kind.PLEA: words(
        "пожалуйста пожалуста пожалста пажалуста пажалста пожалуйсто пж пжл пжлст плиз прошу просим жду ждем"
        " ждём умоляю"
        " молю нуждаюсь нуждаемся требую окажите окажи пришлите пришли отправьте вышлите дайте подайте зову"
    ),
    Kind.NEED: with_endings("нужн:а,о,ы,у нужен: над:о,а необходим:а,о треб:уется,овалась"),
    Kind.NOT: words("не ни без нет"),
    Kind.DENIES: words("отменяется отменена"),
    Kind.IF: words("если кабы понадобится понадобиться случае"),
    Kind.YOU: words("ты"),
    Kind.WHO: words("кому кто какая какую какой чем чего вам тебе ему ей где"),
    Kind.ABOUT: with_endings(
        "приех:ала,али прие:дет пришл:а,и приш:ёл прибы:ла,ли едет: идет: идёт: буд:ет,у,ут был:а,и уже:"
        " оказ:ана,ано,ывают"
        " получ:ена,или,ил подоспел:а пути: помог:ла,ли,ло недорого: юриста: студентам: пострадавшим:"
        " собира:ют,ем дому:"
        " нашл:ась повар:а"
    ),
    Kind.PREPOSITION: words("в на с со по при для от из за"),
    Kind.ALONG: words(
        "срочно срочная срочна скорее скорей быстрее побыстрее мне меня нам нас на ваша ваше вашей вашу твоя"
        " твоей вас вы"
        " очень люди добрые ради бога бог кто господи боже здравствуйте здрасте привет алло ало нибудь"
        " девушки девочки"
        " девчонки ребята подруги доченька дочка сынок внучок мама мам сестра брат можете можешь сможете могли"
        " бы ли я мы"
        " сейчас все всё спасибо заранее о об маме женщине старой чтоб это эй ну же больше да"
    ),
    Kind.ME: words(
        "я беременна беременная беременную мы меня мне мной мною нас нам нами мои моя мое моих моего мою моей моим"
    ),
    Kind.ME_WHOM: words("мня миня меня мне мной мною нас нам нами себя"),
    Kind.BODY: words(
        "голова головой живот горло шею шея глаз рука нога губу губа пальцы руку руки нос"
        " ногу ребра рёбра челюсть голову волосы зуб зубы лицо палец"
    ),
    Kind.KIN_WHOM: with_endings(
        "дет:ей,ям,ьми ребенк:а,у,ом ребёнк:а,у,ом доч:ь,ку,ери,еньку сын:а,у,ом,очка мам:у,е,ы матер:и,ь мать:"
        " сестр:у,е,ы,ёнку"
        " подруг:у жен:у малыш:а внуч:ку внук:а бабуш:ку соседк:у,а женщин:у,а девушк:у"
    ),
    Kind.HE: words(
        "таксист водитель мужик мужики незнакомый какой соседи соседей начальник дома он она они муж"
        " мужик муженек мужчина свекровь свекор свекр свекруха отец папа отчим брат сын сосед"
        " бывший парень братья родственники родители парни"
        " сожитель зять дядя дед мать мачеха незнакомец мой этот и пьяный пьяная бухой напился выпил вернулся у"
        " него дома"
        " сестры подруги кто-то"
    ),
    Kind.HIM: words(
        "ним ними его ему мужа отца брата отчима свекрови свекра её ее их сына папу бывшего него ней сожителя дядю"
    ),
    Kind.BEATS_PEOPLE: did("изби избива изнасилова насилова") | does_e("избива избь насилу"),
    Kind.HURTS: did(
        "изби би удари ударя убива уби избива души придуши задуши реза зареза пореза насилова изнасилова угрожа"
        " грози запугива"
        " пина запина пну колоти поколоти лупи отлупи издева шантажирова покалечи стреля поби доби домога"
        " приста трепа напа"
        " наброси накину толкну толка швыря швырну преследова похити терроризирова пырну мутузи хлеста"
        " выпори порол"
    )
    - _THROBS
    | did("прире выпо отмете лапа щупа замахну обжё обже ошпари рани изувечи загрыз искуса кида души")
    | does_e("дер лапа щупа щипл куса замахива")
    | does_e(
        "бь убь избь прибь побь убива избива ударя реж зареж пореж насилу изнасилу угрожа запугива пина издева"
        " шантажиру"
        " стреля приста домога трепл напада набрасыва накидыва толка швыря преследу терроризиру хлещ сожж бь"
    )
    - _THROBS
    | does_i(
        "душ придуш задуш гроз колот лупит луп покалеч прикончит прикончит застрел повес отрав мутуз буян"
        " дебошир изувеч"
    )
    | words("побои побоев ударов грохнет прикончит бит пиздит отпиздил отпиздит застрелит"),
    Kind.THREATENS: did("угрожа грози пригрози запугива") | does_e("угрожа запугива") | does_i("гроз"),
    Kind.BEATS: (did("изби избива би удари поби пну пина") - _THROBS) | does_e("бь избива избь пина") - _THROBS,
    Kind.FAMILY: words("otec муж отец папа отчим брат сын свекровь свекор свекр зять дядя дед мать бывший сожитель"),
    Kind.TORMENTS: with_endings("муча:ет,ют пуга:ет оскорбля:ет унижа:ет обижа:ет"),
    Kind.HARMS: did(
        "столкну спихну сброси связа привяза прикова туши выстави похища запира закры закрыва караули"
        " выгна выгоня хвата схвати таска тащи кида броса отобра отня отнима облива"
        " обли поджига лез"
        " выталкива трога раздева"
    )
    | does_e(
        "удержива запира закрыва выгоня хвата таска кида броса отнима отбира облива поджига выталкива"
        " трога раздева лез гоня гон"
    )
    | does_i("караул подкараул гон след тащ выгон")
    | words("ломится ломятся тушит запер заперли заперла поджег поджёг взаперти силой силком насильно заложниках"),
    Kind.TO_HURT: with_endings(
        "убить: задушить: зарезать: избить: бить: ударить: изнасиловать: сжечь: порезать: прибить:"
        " убивать: забрать:"
        " душить: пристрелить: покалечить: насиловать: похитить: поджечь: отобрать: облить: выгнать:"
        " избавиться: расправиться:"
    ),
    Kind.WANTS: with_endings(
        "хоч:ет хот:ят,ел,ели,ит пыта:ется,лся,ются обеща:л,ет,ют угрожа:ет,л,ют гроз:ится,ит,ился"
        " собира:ется,лся,ются начал:"
        " стал: сказал: говорит: попыт:ался решил:"
    ),
    Kind.SAYS: words("пишет сказала сказал сказали говорит говорят кричит орет орёт обещает обещал"),
    Kind.GIVES: words("дает даёт дают дал дала дали"),
    Kind.LEAVE: words("выходить выйти уйти уехать позвонить спать жить видеться видеть домой"),
    Kind.LETS: did("выпуска выпусти отпуска отпусти отда отдава пуска возвраща")
    | does_e("выпуска отпуска отда пуска возвраща"),
    Kind.WEAPON: nouns(
        "нож топор ружь пистолет молот кислот оружи бит палк ремн кулак дубинк труб бензин кипятк сигарет утюг"
    )
    | words("ружье ружьё ногами"),
    Kind.HOLDS: words(
        "у него с пришел пришёл приехал стоит сидит ждет ждёт ходит взял схватил достал берет берёт идет идёт"
        " вытащил размахивает машет наставил в руках руке есть бегает"
        " кидается бросается на"
    ),
    Kind.DOOR: words("дверью квартиру дверь двери окно окна калитку замок ворота"),
    Kind.BREAKS: did(
        "распуска поднима подня проломи расшиби лома слома вылома выламыва выбива выби вышиба выноси"
        " вскрыва долби взламыва взлома разби"
        " разбива выверну выкручива"
    )
    | (does_e("распуска поднима лома слома вылома выбива выламыва вышиба взламыва разбива бь пина выкручива") - _THROBS)
    | does_i("лом вынос долб колот"),
    Kind.HERE: words("отсюда"),
    Kind.HOME: words(
        "лестницы балкона крыши окна машины машине дом дома дому доме домой улицу улице комнате комнату"
        " подвале подвал квартире квартиру подъезде"
        " подъезда"
        " отсюда ташкенте самарканде бухаре фергане андижане намангане хиве ургенче нукусе карши термезе навои"
        " джизаке гулистане чирчике чиланзаре ванной туалете балконе балкон сарае"
    ),
    Kind.HOW: words(
        "свою вся весь под стену стенку сознание кричит плачет орет тут шума стоит ходит ключи до из об"
        " опять снова сейчас каждый день все всё сильно очень постоянно уже по лицу голове животу до крови"
        " ночью вчера"
        " сегодня чуть не что и за волосы руками когда так там ко к без причины при же тут здесь скоро"
        " идти это глазах"
        " вернется вернётся найдет найдёт узнает придет придёт увидит что рядом сюда одна одной насмерть больно"
        " жестоко меня"
    ),
    Kind.WILL_HURT: words(
        "умрешь сдохнешь умрете убью зарежу задушу прибью сожгу подожгу изобью побью застрелю прирежу"
        " покалечу изувечу порежу оболью"
        " прикончу закопаю"
    ),
    Kind.KILLS: did("уби убива") | does_e("убь прибь убива"),
    Kind.THROWS: did("кину швырну броси запусти кида броса") | does_e("кида броса швыря"),
    Kind.FOLLOWS: words("идет идёт идут ходит едет бежит следит шел шёл ходят крадется"),
    Kind.BEHIND: words("мной"),
    Kind.FORCES: did("заставля застави принужда принуди") | does_e("заставля принужда") | words("насильно силой"),
    Kind.INTIMACY: words("сексу секс интиму близости замуж раздеваться раздеться постель"),
    Kind.SEIZES: did("забра отобра отня вырва спрята порва отбира отнима")
    | words("сжег сжёг поджег поджёг")
    | does_e("отбира отнима прячет"),
    Kind.BELONGING: words("телефон паспорт документы деньги ключи одежду вещи пенсию зарплату"),
    Kind.BRUISED: nouns("синяк") | words("избита"),
    Kind.BLOW: words("пощечину пощёчину оплеуху подзатыльник"),
    Kind.DEALS: did("да влепи отвеси"),
    Kind.WOUND: words("разбита сломана проломлена разбил сломал опухла опухло рассечена разбито"),
    Kind.BLOOD: words("кровь крови кровью"),
    Kind.SCREAMS: words("кричит кричат орет визжит плачет"),
    Kind.EX: words("бывший незнакомец незнакомый"),
    Kind.LONG_AGO: words("раньше развелись развелась разведены лет году детстве молодости то давно"),
    Kind.NOW: words("сегодня сейчас опять снова только вчера"),
    Kind.SCOLDS: words("мама мамка училка учительница учитель препод преподаватель босс начальница"),
    Kind.POLICE: with_endings(
        "милиси:ю,я милици:я,ю,и,ей полици:я,ю,и,ей мент:ов,ы участков:ого,ый,ому скор:ую наряд: 102: 103: 112:"
    ),
    Kind.CALL: with_endings(
        "вызов:ите,и вызыва:йте,й позвон:ите,и звон:ите пришл:ите отправ:ьте вышл:ите позов:ите,и сообщ:ите"
    ),
    Kind.TAKE: _TAKE_ME,
    Kind.LEAD: _TAKE_ME,
    Kind.COME: with_endings("приезж:айте,ай придите: приди: приход:ите приех:ать приед:ьте,те подъед:ьте"),
    Kind.FAST: words("скорее скорей быстрее побыстрее поскорее срочно быстро немедленно"),
    Kind.DANGER: words("опасность"),
    Kind.IN_DANGER: words("опасности беде заперта заперты взаперти избита"),
    Kind.LIFE: words("я мы моя мои моей жизнь жизни дети дочь сын наша нахожусь находимся"),
    Kind.FEAR: words("прячусь прячемся спряталась спрятались боюс боюсь страшно боимся"),
    Kind.TASK: words(
        "выбрать найти купить продать решить сделать проголосовать разобраться починить собрать написать"
        " перевести понять"
        " подобрать установить настроить скачать удалить отремонтировать переехать заказать оформить"
        " советом деньгами"
    ),
    Kind.FOR_SALE: nouns("скидк реклам ремонт бухгалтер кредит услуг распродаж акци")
    | words("недорого дешево цена цены"),
    Kind.OTHER_MATTER: nouns(
        "фильм сериал кин книг новост игр дот матч футбол боксер ринг гол рекорд пенальти вратар соперник врем"
        " жар мороз холод"
        " дожд ветер погод работ скук музык кашл кашел слез смех шутк анекдот жаб зай рыб кредит цен налог банк"
        " штраф карман"
        " час сердц интернет комп комар спектакл театр маньяк экзамен темнот реклам учеб голод аллерги"
        " детектив мульт"
        " роман рассказ мух стать газет журнал телевизор врач стоматолог парикмахер президент санкци"
        " пошлин войск мем"
        " волк тигр кошк собак котен планет природ любов счаст депутат любопытств запах вкус рецепт соус"
        " скорост лень тоск"
        " озноб дрож ток лихорад мысл неудач совест вопрос бессонниц зуб песн урок школ садик машин мяч"
        " молни град"
    )
    - words("цену работ тока часа")
    | words("время наши наших недорого лол шучу ахах хаха соевый головная"),
}

ENGLISH: dict[Kind, frozenset[str]] = {
    Kind.HELP: words("help hlp helpp hellp heelp хелп хэлп халп halp hilp"),
    Kind.SIGNAL: words("sos soss ssos сос coc"),
    Kind.CRY: words("helpme saveme"),
    Kind.LOW_CRY: words("save rescue"),
    Kind.PLEA: words("please pls plz send me us"),
    Kind.NEED: words("need needs needed required necessary"),
    Kind.NOT: words("not don't dont no never isn't without cannot cant can't"),
    Kind.IF: words("if"),
    Kind.WHO: words("can could who do how what you whoever"),
    Kind.PREPOSITION: words("the a at in out of"),
    Kind.ABOUT: words(
        "is was has are arrived came coming wanted desk center centre book yourself line with tips hours for"
    ),
    Kind.ALONG: words("us i we your send urgent urgently now asap somebody someone anybody hello hi hey god oh thanks"),
    Kind.ME: words("i we me us my"),
    Kind.ME_WHOM: words("me us"),
    Kind.KIN_WHOM: words("children child daughter son sister mother kids kid mom mum wife baby"),
    Kind.HE: words(
        "he she they husband father brother my his boyfriend man ex stepfather uncle drunk is and neighbour"
    ),
    Kind.HIM: words("him her them of husband father"),
    Kind.HURTS: words(
        "beats beat beating hit hits hitting kill kills killing choke chokes choking raped rapes raping"
        " threatens"
        " threatened threatening strangles strangling stabbed attacks attacked hurts hurting abuses punched"
        " kicks kicking"
    ),
    Kind.HARMS: words("locked locks follows following stalks stalking drags dragging"),
    Kind.TO_HURT: words("kill beat rape hurt hit choke"),
    Kind.WANTS: words("wants will going want tries"),
    Kind.WEAPON: words("knife gun axe weapon"),
    Kind.HOLDS: words("has with a holds holding"),
    Kind.DOOR: words("door window"),
    Kind.BREAKS: words("breaking breaks broke kicking banging"),
    Kind.HERE: words("here"),
    Kind.HOME: words("here home house"),
    Kind.HOW: words("every day now again always face hard to longer says am are still i'm im"),
    Kind.POLICE: words("police cops ambulance"),
    Kind.CALL: words("call send"),
    Kind.TAKE: words("take get"),
    Kind.LEAD: words("away out"),
    Kind.COME: words("come hurry"),
    Kind.FAST: words("quickly fast quick now"),
    Kind.IN_DANGER: words("danger"),
    Kind.LIFE: words("i we life my"),
    Kind.FEAR: words("scared afraid"),
    Kind.OTHER_MATTER: words(
        "lol movie film game match goal record pizza heat weather joke cake math food recipe sauce soup song"
    ),
}

LEXICON: dict[str, int] = {}
"""Every sound that is known, with all kinds that it may be, as bits: flags are slow to put together."""
for _language in (UZBEK, RUSSIAN, ENGLISH):
    for _kind, _sounds in _language.items():
        _bit = _kind.value
        for _sound in _sounds - {""}:
            LEXICON[_sound] = LEXICON.get(_sound, 0) | _bit
for _sound, _bits in LEXICON.items():
    if _bits != Kind.OTHER_MATTER.value:
        LEXICON[_sound] = _bits & ~Kind.OTHER_MATTER.value
