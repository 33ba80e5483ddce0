"""Of whom a text speaks: me, my kin and children, my body, he."""

from sms.language.lexicon.kinds import Kind
from sms.language.morphology import nouns, of_my_body, of_the_family, with_endings, words

_THOSE_WHO_SUFFER = (
    "ana ata bola bala qiz giz o'g'il o'g'l farzand nevara chaqaloq chaqalog' go'dak go'dag' ona oyi aya opa singl"
    " singil opasi buvi dugona kelin xotin uka aka qo'shni qo'shning jiyan mama bacha ota dada qaynsingl momo"
    " ammo xola ayol"
)
_THOSE_WHO_DO_IT = (
    "er ar xo'jayin qaynona qaynana qaynene qaynota qaynata qaynog'a qaynag'a qayni qayin kuyov kuyev"
    " kuyew ota dada ada aka uka o'g'il o'g'l pochcha amaki tog'a yigit kundosh ovsin ona opa xotin kelin"
    " qo'shni buva papa otchim mama oyi chol ana ata jezde dayi ake bobo aga qaynuka qaynaka boshlig' ammo"
    " xola"
)
_PARTS = (
    "qo'l bosh burn yuz oyog' soch qorn ko'z tish bo'yn moyn bel qulog' og'z qovurg'a barmog' tomog' lab"
    " qo'yn bet hush nafas tirsag' tizza elka biqin kekirdag' bo'g'z bo'g'iz gardan bilag' jag' peshona tirnog'"
    " lablar til tomir oyoqlar qo'llar barmoqlar tishlar ko'zlar quloqlar qovurg'alar tirnoqlar sochlar"
)
_MY_BODY = of_my_body(_PARTS) - words("qornimda")

UZBEK = {
    Kind.ME: words(
        "men man meni mani menga manga mendan mandan mening maning magan meng mege homilam biz bizni bizga bizdan"
    ),
    Kind.ME_WHOM: words(
        "meni mani menga manga maga magan meng bizni bizlarni bizlani bizga bizlarga bizdi ustimga hammamizni"
        " hammamizga orqamdan ortimdan jonimga ustimdan ustimizdan menden mennen"
    )
    | _MY_BODY,
    Kind.BODY: _MY_BODY
    | words(" ".join(f"{part}im {part}imda {part}ini" for part in _PARTS.split()))
    | words("ustimga"),
    Kind.KIN_WHOM: of_the_family(_THOSE_WHO_SUFFER, "whom")
    | of_the_family(_THOSE_WHO_SUFFER, "to")
    | of_the_family(_THOSE_WHO_SUFFER, "whose")
    | words(
        "ayolni ayolga qizni qizdi gizni bolani bolalarni bolalarga bolaga xotinini xotiniga qizini o'g'lini"
        " onasini kelinni kelinga ayoldi onasiga apamdi bolalardi"
    ),
    Kind.WEAK: of_the_family("bola bala qiz o'g'l ona oyi opa singl kelin xotin ayol farzand nevara uka mama", "who")
    | words("ayol xotin bola bolalar qizcha kelin odam kimdir ayollar qiz"),
    Kind.FAMILY: of_the_family(_THOSE_WHO_DO_IT, "who") | words("kuyov kuyev otchim chol qaynota erxotin"),
    Kind.HE: of_the_family(_THOSE_WHO_DO_IT, "who")
    | of_the_family(_THOSE_WHO_DO_IT, "whose")
    | words(
        "uning qo'shnilar qo'shnilarda qo'shnida qo'shnilarnikida ayol"
        " taksist taksichi shopir haydovchi shofyor bola yigit erkaklar homilador"
        " homiladorman er u ul o'gay sobiq bular ular o'zi mast ichib ichgan iship alkash jinni narkoman odam"
        " kishi begona erkak turmush o'rtog'im o'rtog'i o'rtog'imning bolalar boshlig'im sinfdoshim kimdir"
        " notanish begonalar yigitlar jigitler xo'jayin brigadir tarbiyachi"
    ),
    Kind.HIM: of_the_family(_THOSE_WHO_DO_IT, "from")
    | words("onnan olardan undan ulardan uni unga ularni uydan bundan erkakdan"),
    Kind.SCOLDS: words("oyim oyijon ustoz domla o'qituvchi muallim ustozim"),
    Kind.EX: words("sobiq"),
    Kind.NECK: words(
        "sochimdan sochidan sochinnan bo'ynimdan bo'ynidan tomog'imdan tomog'idan yoqamdan kekirdagimdan"
        " moynımnan sochimni bo'g'zimdan bo'g'izimdan gardanimdan bo'g'zidan"
    ),
}

_HUSBANDS = (
    "муж мужик муженек отец папа отчим брат сын свекровь свекор свекр свекруха зять дядя дед дедушка мать"
    " бывший сожитель деверь мачеха парень тесть шурин племянник внук супруг жена сосед соседи родители"
    " братья родственники"
)

RUSSIAN = {
    Kind.ME: words(
        "я беременна беременная беременную мы меня мне мной мною нас нам нами мои моя мое моих моего мою моей"
        " моим наш нашу наша наше нашей нашего"
    ),
    Kind.ME_WHOM: words("мня миня меня мне мной мною нас нам нами себя"),
    Kind.BODY: nouns(
        "голов рук ног живот ше глаз губ язык вен пальц нос ребр рёбр челюст волос зуб лиц спин щек висок плеч груд"
        " горл колен"
    )
    | words("палец ребер нос бок шея шею"),
    Kind.KIN_WHOM: with_endings(
        "дет:ей,ям,ьми ребенк:а,у,ом ребёнк:а,у,ом доч:ь,ку,ери,ке,еньку сын:а,у,ом,очка мам:у,е,ы матер:и,ь"
        " мать: сестр:у,е,ы,ёнку подруг:у жен:у,е малыш:а внуч:ку внук:а бабуш:ку сестрён:ку сестрен:ку"
        " соседк:у,а женщин:у,а девушк:у девочк:у девчонк:у,а мальчик:а падчериц:у"
    ),
    Kind.WEAK: words(
        "ребенок ребёнок дети дочка дочь мама женщина девушка девочка жена мальчик соседка сын бабушка малыш"
        " соседи соседей сестра кто-то они"
    ),
    Kind.HE: words(
        f"{_HUSBANDS} супруг дядька благоверный толпа толпой таксист водитель мужики незнакомый соседей"
        " начальник он она они мужчина парни незнакомец пьяный пьяные деды хозяин хозяйка прораб пьяная бухой"
        " напился выпил сестры подруги кто-то голый злой знакомый двое трое"
    ),
    Kind.HIM: words(
        "ним ними его ему мужа отца брата отчима свекрови свекра её ее их сына папу бывшего него ней сожителя"
        " дядю папы соседа деда дяди зятя дедушки парня"
    ),
    Kind.FAMILY: words(f"otec {_HUSBANDS}"),
    Kind.SCOLDS: words("мама мамка училка учительница учитель препод преподаватель босс начальница тренер шеф"),
    Kind.EX: words("бывший незнакомец незнакомый"),
    Kind.NECK: words("волосы волос горло горла шею шеи шкирку"),
}

ENGLISH = {
    Kind.ME: words("i we me us my"),
    Kind.ME_WHOM: words("me us"),
    Kind.KIN_WHOM: words("children child daughter son sister mother kids kid mom mum wife baby"),
    Kind.HE: words("he she they husband father brother boyfriend man ex stepfather uncle drunk neighbour"),
    Kind.FAMILY: words("husband father brother boyfriend stepfather uncle"),
    Kind.HIM: words("him her them of husband father"),
}
