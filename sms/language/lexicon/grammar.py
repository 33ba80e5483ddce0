"""Words that turn a text: not, if, who; how, when and where."""

from sms.language.lexicon.kinds import Kind
from sms.language.morphology import places, words

UZBEK = {
    Kind.DENIES: words(
        "keragi keraki emas emes emasmi emasman emasmiz emassiz emasdi emasku kerakmas keremas keragmas"
        " keragimas shartmas kerakmi keremi keraymi garakmi zarurmi bo'lmay"
    ),
    Kind.IF: words("agar bo'lsa bo'sa bulsa bo'lsalar bo'lganda"),
    Kind.WHO: words("kimga kimlarga kimni kim kimlar nechchi qanday qanaqa nima sizga senga sizlarga qachon"),
    Kind.YOU: words("seni sizni san sen sening"),
    Kind.WITH: words("bilan minan minen penen menen bn blan"),
    Kind.LONG_AGO: words(
        "yil yili yilda yillar ilgari avvallari bolaligimda bolaligimizda ajrashgan ajrashdik ajrashganmiz"
    ),
    Kind.NOW: words("hozir bugun yana kecha endi hozirgina"),
    Kind.WHERE: places(
        "uy xona hovli ko'cha tashqari podval yerto'la hojatxona vanna hammom molxona ombor saray garaj"
        " balkon deraza yer oshxona yotoqxona qishloq mahalla zina podyezd tom"
    )
    | words("turkiyaga dubayga rossiyaga arabistonga hindistonga koreyaga erimnikiga qaynonamnikiga")
    | words("uy uyim xona ko'cha podval bu shu ichida ichidan uyden uyge mashinaga mashinadan"),
    Kind.HOW: words(
        "hozir yana tinmay har kuni doim doimo kecha bugun kechasi tinimsiz qattiq yomon rosa ustimda qon"
        " rostdan o'zi shu keyin kaltak endi qarang yarim tunda kechalari yolvordim oylik edim hammani"
        " ustimdan ustimizdan kutib bostirib galgan oldida suv qoldim qoldik qolganman yotibman o'tiribman"
        " beri buyon kechadan soatdan kundan kirsam ikkalasi ikkovi kelsa kelsam borsam ketsam bolalaringni"
        " bolangni ko'rmaysan borolmayman kirolmayapman turolmayman ololmayapman tura olmayapman turolmayapman"
        " yolg'iz yonimda juda bu va bilan ham kelib kep bir uch ikki boshqa atir atirman atirmiz jatir yatir yotir"
        " otir oldi bor topdi sababsiz bekorga bekordan uxlayapti tursa topsa bilsa"
        " olsa qolsa qaytsam qaytsak hozirgina urishni uxlab yotib kirib"
        " o'lasi qilib o'largacha ko'p"
    ),
}
DOES = {
    Kind.HOW: "qi jarohatlan yaralan bor qoldir qamal qil kel yur tur kir qayt top bil ko'r qo'y yubor tashla ket qol"
    " boshla qiynal yot chiq chiqar yig'la urush janjal kut al gal ol bos yopish to'xta ye bo'l yasha urin",
}
I_DO = {Kind.HOW: "yasha yur tur yot o'tir urin"}
I_DO_NOT = {Kind.DENIES: "bo'l qol"}
DOES_NOT = {Kind.DENIES: "bo'l qol", Kind.HOW: "to'xta"}

RUSSIAN = {
    Kind.NOT: words("не ни без нет"),
    Kind.DENIES: words("отменяется отменена"),
    Kind.IF: words("если кабы понадобится понадобиться случае"),
    Kind.YOU: words("ты тебя тебе вас"),
    Kind.WHO: words("кому кто какая какую какой чем чего вам тебе ему ей где"),
    Kind.PREPOSITION: words("у без около после в на с со по при для от из за"),
    Kind.LONG_AGO: words("раньше развелись развелась разведены лет году детстве молодости"),
    Kind.NOW: words("сегодня сейчас опять снова только вчера"),
    Kind.WHERE: words(
        "лестницы балкона крыши окна машины машине машину дом дома дому доме домой улицу улице комнате"
        " комнату подвале подвал квартире квартиру подъезде подъезд подъезда отсюда ташкенте самарканде бухаре"
        " фергане андижане намангане хиве ургенче нукусе карши термезе навои джизаке гулистане чирчике"
        " чиланзаре ванной ванне туалете балконе балкон сарае гараже кухне"
    ),
    Kind.HOW: words(
        "потому второй третий неделю месяц дня подряд час своего стучит стучат теряла потеряла пишу держит"
        " сижу лежу плачу чужого часов дышать свою вся весь под стену стенку сознание плачет тут шума стоит"
        " ходит ключи до из об опять снова сейчас каждый день все всё сильно очень постоянно уже по лицу"
        " голове животу крови ночью вчера сегодня чуть не что и за волосы руками когда так там ко к без"
        " причины при же здесь скоро идти это глазах вернется вернётся найдет найдёт узнает придет придёт"
        " увидит рядом сюда одна одной насмерть больно жестоко меня начал начала начали стал начнет начнёт"
        " начинает орет пытается всегда вечер вечером утром какой этот у него дома мой вернулся живой тех всех"
        " кто прямо просто взял берет берёт есть теперь"
    ),
}

ENGLISH = {
    Kind.NOT: words("not don't dont no never isn't without cannot cant can't"),
    Kind.IF: words("if"),
    Kind.WHO: words("can could who do how what you whoever"),
    Kind.PREPOSITION: words("the a at in out of"),
    Kind.WHERE: words("here home house"),
    Kind.HOW: words("every day now again always face hard to longer says am are is and my his still i'm im"),
}
