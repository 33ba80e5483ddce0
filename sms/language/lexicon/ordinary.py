"""What else is spoken of with the words of violence: play, where nothing happened to anybody, and things."""

from sms.language.lexicon.kinds import Kind
from sms.language.morphology import nouns, things, words

UZBEK = {
    Kind.PLAY: things(
        "gol o'yin futbol penalti to'p boks bokschi ring jamoa kino film serial multfilm yangilik pubg kontr"
        " dota tush kulgi hazil anekdot latifa kitob spektakl teatr nasos gazeta jurnal maqola televizor"
        " tennis raketka rekord chempion qo'shiq sport sartarosh kurash karate trener turnir raqib match"
        " mashg'ulot standoff telegram roman musobaqa liga hakam qo'g'irchog' nokaut raund"
    )
    | words(
        "ufc mma roblox gta mavzu mavzusini sahifa sahifasida tasodifan seminar trening loyiha o'qidim kulib"
        " hazillashdi kuldirib kuldirvor terma barsa real pvp teammatelar tush tushimda shaxmat yashirinmachoq"
    ),
    Kind.MATTER: things(
        "bank kredit tarif komissiya pul soat yurak yurag shamol yomg'ir sovuq issiq quyosh oftob do'l qor"
        " vaqt uyqu sog'inch mashina moshina avtobus telefon pashsha chivin tarakan baliq qo'y tovuq retsept"
        " soya salat pomidor ketchup kartoshka ilon qurt pishloq mayonez qalampir choy osh palov oshpaz narx"
        " aksiya chegirma imtihon dars qorong'u mix dori krem ish maktab metro bog'cha savol yuk isitma bosim"
        " go'sht yog' moy gap gaplar sevgi hid mushuk sigir buzoq ot gilam xamir daraxt velosiped tandir o'tin vazifa"
        " quyon eshak it qo'zi konspekt referat matematika fizika kimyo algebra geometriya biologiya informatika insho"
        " makaron tomat piyoz sarimsoq kolbasa sosiska pitsa burger lavash shashlik kabob tuxum smetana guruch"
    )
    | words("tilidan karamel piyozli sarimsoqli tomatli tayyor chili qalampirli achchiq soyali arzon tok"),
    Kind.FOR_SALE: things("narx aksiya chegirma sotuv buyurtma xizmat") | words("arzon"),
}
DOES = {Kind.PLAY: "o'yna yutqaz kuldir", Kind.MATTER: "og'ri sanchi"}
I_DO = {Kind.PLAY: "o'yna"}

RUSSIAN = {
    Kind.PLAY: nouns(
        "фильм сериал кин книг новост игр дот матч футбол боксер ринг гол рекорд пенальти вратар соперник"
        " музык смех шутк анекдот комп спектакл театр маньяк детектив мультик шутник игруш пабг майнкрафт сон"
        " распродаж сказк роман рассказ газет журнал телевизор мем хоккей турнир тренировк перчатк шахмат"
        " чемпионат тикток штрафн мяч президент волк тигр кошк собак котен кот кота кино шоу команд барабан"
        " сочинен объяти симс семинар тренинг лекци закон"
    )
    | words(
        "водяной водяного лол шучу ахах ахаха наши наших ржу показали читаю приснилось снилось снится"
        " смотрела смотрели посмотрели"
    ),
    Kind.MATTER: nouns(
        "врем жар мороз холод дожд ветер погод работ скук кашл кашел слез жаб зай рыб кредит цен налог банк"
        " штраф карман час сердц интернет комар экзамен темнот реклам учеб голод аллерги мух стать врач"
        " стоматолог парикмахер санкци пошлин войск планет природ любов счаст депутат любопытств запах вкус"
        " рецепт соус скорост лень тоск озноб дрож ток лихорад мысл неудач совест вопрос бессонниц зуб песн"
        " урок школ садик машин молни град температур давлени операци таблетк дров гвозд картошк мяс торт туфл"
        " кофе отчет контрольн планшет мусор диван деньг такси самолет рейс поезд двойк"
    )
    - words("цену работ тока часа")
    | words("недорого соевый головная случайно нечаянно"),
    Kind.FOR_SALE: nouns("скидк реклам ремонт бухгалтер кредит услуг распродаж акци")
    | words("недорого дешево цена цены"),
}

ENGLISH = {
    Kind.LAUGHS: words("haha hahaha"),
    Kind.PLAY: words("lol movie film game match goal record joke song ahaha ahah hahaha"),
    Kind.MATTER: words("pizza heat weather cake math food recipe sauce soup homework english essay project"),
}
