"""Violence: what is done, with what, what is threatened, what she does then, what is left on her."""

from sms.language.lexicon.kinds import Kind
from sms.language.morphology import did, does_e, does_i, done, nouns, things, to_do, with_endings, words

UZBEK = {
    Kind.ASSAULTS: words(
        "kaltaklandim zo'rlandim urildim nomusimga nomusiga tahdid ta'qib po'pisa do'q qasd suiqasd kaltakdan"
        " kaltagidan zo'ravonlik zo'rlik zurlik zo'rligi zulm tegajoqlik tegajog'lik shilqimlik tajovuz hujum"
        " shantaj qiynoqqa"
        " nomusimni"
    ),
    Kind.HARMS: words(
        "tartip majburan tortib yoqmoqchi sotib sotmoqchi sotishmoqchi sotvordi qul qullikka qullikda och ochlikda"
    ),
    Kind.ME: words(
        "telefonimni pasportimni hujjatlarimni telimni hujjatimni pensiyamni oyligimni bolalarimni pulimni kalitimni"
    ),
    Kind.TORMENTS: words("janjal to'polon"),
    Kind.STRIKES: words("urishni urishdan urishga otmoqchi otvoradi otmoqchiydi"),
    Kind.THREATENS: words("tahdid po'pisa do'q shantaj"),
    Kind.TO_HURT: words("sotib yoqib o'ldirib so'yib bo'g'ib yondirib osib otib chopib"),
    Kind.WANTS: words("yuboraman tashlayman qo'yaman yubormoqchi tashlamoqchi qo'ymoqchi yuboradi yuborardi tashlaydi"),
    Kind.WILL_HURT: words("o'lasan o'lasanlar o'lim"),
    Kind.SAYS: words("dedi deb dib dep"),
    Kind.WEAPON: words(
        "pishaq pishoq pichak pichoq pichoqni pichog'i pichoqda pichoqlik bolta boltani boltasi qurol quroli"
        " to'pponcha pistolet miltiq tayoq hassasi qaynoq sigaret sigareta kaltak kislota benzin kerosin musht"
        " pichog'ini boltasini qurolini pichoqqa pichoqka boltaga miltig'i to'pponchasi to'ppanchasi mushti"
        " kamar qilich arqon pishaqti taburetka stul cho'kich ketmon oqlov dazmol belbog' o'q shnur"
        " avtomat gugurt bolg'a shoker elektroshoker"
    ),
    Kind.HOLDS: words("qarab qo'lida qo'lda ko'tardi ko'tarib chiqardi tortdi o'qtaldi sepdi turibdi yuribdi opti"),
    Kind.SPLASHES: words("to'kdi to'kvordi to'kyapti to'kishdi to'kvotti to'kmoqchi"),
    Kind.BURNS: things(
        "choy yog' moy sho'rva kislota benzin kerosin spirt xlor oqartirgich uksus essensiya ishqor qaynoq kipyatok"
    )
    | words("issiq qaynoq qaynab qaynagan qizigan"),
    Kind.POTION: things("dori zahar tabletka narkotik nasha klofelin") | words("nimadir nimanidir"),
    Kind.DUTY: things("dars vazifa majlis imtihon ovqat uroq mehnat test")
    | words("ishlashga o'qishga yeyishga tozalashga yuvishga yedirdi yeb shanba yakshanba"),
    Kind.BRUISE: words("kesilgan momataloq ko'karish ko'karishlar panjasining dog'lar"),
    Kind.WOUND: words("hushsiz hushidan qonga qontalash"),
    Kind.BLOOD: words("qon qonim qonga"),
    Kind.FLIGHT: words(
        "ko'chadaman ko'chadamiz chiqolmayapman chiqolmayman qocholmayapman ketolmayapman qocholmayman ketolmayman"
    ),
    Kind.HIDING: words("shkafdaman hojatxonadaman vannadaman hammomdaman podvaldaman shkafda tagidaman shkafga tagiga"),
    Kind.FEAR: words("qo'rqib qorqıp"),
    Kind.SLAP: words("dayak shapaloq tarsaki musht mushti kaltak tepki tayoq"),
    Kind.DEALS: words("yedim yedik yeyman yeymiz yeyapman"),
    Kind.BEHIND: words("orqamdan ortimdan izimdan"),
    Kind.FORCES: words("majbur zo'rlab majburlab zo'rlik majburan"),
    Kind.FORCED_TO: words(
        "o'g'irlikka o'g'irlik abort abortga tilanchilik yotasan yechinasan yotishga turmushga erga jinsiy"
        " yechinishga fohishalikka fohishalik nikohga"
        " uylantirmoqchi tilanchilikka erkaklar nikoh uzatmoqchi uzatmoqchilar uzatishmoqchi uzatyapti"
        " uzatishyapti"
    ),
    Kind.SEIZES: words("tortib opketdi opqoydi opqo'ydi"),
    Kind.BELONGING: words(
        "telefonimni pasportimni hujjatlarimni kalitimni pulimni passportimni telimni hujjatimni pensiyamni"
        " oyligimni kalitni pensiyasini"
    ),
    Kind.SHOWS: words("sharmanda tarqatdi tarqatmoqchi tarqatyapti tarqatib"),
    Kind.PICTURES: things("rasmim rasmlarim videom videolarim surat suratim yozishmalarim intim")
    | words("rasmimni videomni rasmlarimni videoni"),
    Kind.UNWILLING: words("roziligimsiz xohlamayman istamayman xohlamasam rozi"),
    Kind.BED: words("xonamga yonimga qo'ynimga ko'rpamga to'shagimga kravatimga yotog'imga"),
    Kind.BEGS: words("urma urmang o'ldirma o'ldirmang"),
    Kind.HAND: words("qo'l"),
    Kind.DOOR: words(
        "esik esikti esigimdi eshik eshikni eshikka eshigimni eshigimizni deraza derazani derazamni oyna oynani"
        " darvozani"
    ),
}

DOES = {
    Kind.ASSAULTS: "kaltakla savala sava saba qamchila tarsakila shapaloqla shapatila do'ppos do'ppasla do'pposla"
    " tepkila dubbala dumbala pichoqla bo'g'izla zo'rla zurla haqoratla mushtla ezg'ila majaqla pachaqla jarohatla"
    " yarala do'v gijik ta'qib jazola chopqila nayzala talpila turtkila nomusla qama",
    Kind.STRIKES: "ur tep o'ldir o'ldur o'ltir oltir ultir so'y itar turt yiqit tishla yumdala chimchila tirna tirnoqla"
    " bo'g' buv quv quvla quvala musht siltala sulat ag'dar",
    Kind.KILLS: "o'ldir o'ltir",
    Kind.TORMENTS: "top qidir izla teg tiyis qiyna qo'rqit xo'rla azobla so'k so'kin tahqirla kamsit qarg'a baqir",
    Kind.SCOLDS: "urish",
    Kind.HARMS: "ushla urish qulfla o'g'irla hayda haydat sudra suyra süyre kuzat majburla tiq bog'la zanjirla"
    " kishanla ergash paypasla siypala yondir kuydir tortqila poyla bostir yechintir echintir quvg'in"
    " quvip tupur os osib sug'ur suykal yopish tashlan qist chirmash dodlat tuhmat haqorat urla yulib"
    " uloqtir",
    Kind.THREATENS: "qo'rqit tahdidla",
    Kind.SAYS: "de di diy ayt yoz",
    Kind.HOLDS: "ko'tar ko'ter o'qtal tira uz qarat kut o'tir yopish yugur",
    Kind.DOSES: "ichir uxlat hidlat",
    Kind.BREAKS: "kes buz sindir tep qoq yor qayir yul tort majaqla qirq",
    Kind.BRUISE: "ko'kar",
    Kind.WOUND: "yoril sin shish qona",
    Kind.SCREAMS: "qichqir dodla baqir chinqir yig'la",
    Kind.DEALS: "ur tushir tort sol ye sal",
    Kind.THROWS: "quy sep ot uloqtir bos",
    Kind.SPLASHES: "sep sach purka ot",
    Kind.FOLLOWS: "kel yur ergash tush quv quvla poyla",
    Kind.FORCES: "majburla zo'rla",
    Kind.SEIZES: "tortib tortol opket opqo'y yirt yoq yulib",
    Kind.KEEPS: "qo'y qoch",
    Kind.LIFTS: "ko'tar ko'ter",
    Kind.DETAINS: "ushla tort sudra suyra bo'g' ol",
    Kind.CREEPS: "kir yot kel",
    Kind.LIES: "yot",
    Kind.GENTLE: "sev kut chaqir ko'r o'rgat boq davola tabrikla sog'in quchoqla o'pib erkala so'ra uyg'ot kiyintir"
    " cho'miltir tanisht tushun esla maqta ishon uqala kechir kuldir tingla uchrat hurmat yoqtir qo'llab"
    " himoya asra",
}
I_DO = {
    Kind.SHOWS: "tarqat tashla jo'nat yubor ko'rsat chiqar",
    Kind.KEEPS: "qo'y qoch ket",
    Kind.WILL_HURT: "ko'm portlat zaharla cho'ktir sindir yor kes qamat ot yoq osib os o'ldir o'ldur o'ltir so'y chop"
    " yoqib ur pichoqla bo'g' sep yondir kuydir tashla yo'qot qurit kaltakla otib tepkila gumdon",
    Kind.FEAR: "qo'rq cho'chi qo'rqib",
    Kind.FLIGHT: "qoch qochib yashirin berkin yashirinib berkinib",
}
DOES_NOT = {
    Kind.HARMS: "kirgiz kirit chiqar chiqaz shig'ar chigar qo'y jo'nat ko'rsat yubor ber qaytar tushir",
}

_BEATS_PAST = (
    "поколачива излупи отмутузи дуба отшлепа снасильнича насильнича искалечи калечи терза истерза затрави"
    " изби избива колоти поколоти лупи отлупи пина запина мутузи хлеста выпори порол изнасилова насилова"
    " пырну ударя изувечи покалечи трепа издева домога приста пристава шантажирова терроризирова"
    " преследова придуши задуши пинну прижига прижё обжига оскорбля унижа истяза дубаси отдубаси отметели мета"
    " надруга"
)
_STRIKES_PAST = (
    "подсыпа подсыпи подмеша подмешива опои одурмани вреза вмаза вломи двину засвети заеха долбану шарахну стукну"
    " шлёпну шлепа пихну швырну выстрели"
    " тресну трясну дёрга придави приставля пристави би удари убива уби души реза зареза пореза угрожа"
    " грози запугива стреля застрели поби доби приби напа наброси накину толкну толка швыря похити пну"
    " прире выпо отмете лапа щупа замахну обжё обже ошпари рани загрыз искуса"
)
_HARMS_PAST = (
    "затолка вытолка выкину выкида прогна заточи волоки уволок подстерега вырыва сорва пробра вламыва"
    " изводи тряс круши столкну спихну сброси связа привяза прикова туши выстави похища запира запер закры"
    " закрыва караули выгна выгоня хвата схвати таска тащи затащи кида броса отобра отня отнима облива"
    " обли поджига лез полез выталкива вытолкну трога раздева вышвырну вышвыря преследова удержива мори"
    " гна прижа прижима гоня сжё сже"
)

RUSSIAN = {
    Kind.ASSAULTS: did(_BEATS_PAST)
    | does_e(
        "избива избь насилу изнасилу пина издева поколачива шантажиру приста домога терроризиру хлещ преследу"
        " прижига обжига оскорбля унижа истяза трепл"
    )
    | does_i("колот поколот лупит луп мутуз покалеч изувеч придуш задуш отлуп дубас")
    | words("прижёг прижег удары побои побоев насилует прикончит отпиздит отпиздил пиздит"),
    Kind.STRIKES: did(_STRIKES_PAST)
    | does_e(
        "лапа щупа щипл куса замахива бь убь прибь побь убива ударя реж зареж пореж угрожа запугива стреля"
        " напада набрасыва накидыва толка швыря сожж прирежет приреж"
    )
    | does_i("душ гроз застрел повес отрав буян дебошир удар")
    | words("обжёг обжег забили дерутся ударов грохнет застрелит зарезал"),
    Kind.KILLS: did("уби убива") | does_e("убь прибь убива"),
    Kind.HARMS: did(_HARMS_PAST)
    | does_e(
        "удержива запира закрыва выгоня хвата таска кида броса отнима отбира облива поджига выталкива трога"
        " раздева лез гоня гон преследу прижима выкин вышвырн выброс трясёт тряс"
    )
    | does_i("караул подкараул гон след тащ выгон мор круш ломит прогон")
    | words(
        "ломится ломятся тушит запер заперли заперла поджег поджёг взаперти силой силком насильно заложниках"
        " полез замке замок нашел нашёл"
    ),
    Kind.DETAINS: words("держит держат держал держали удерживает удерживают"),
    Kind.GENTLE: with_endings(
        "люб:ит,ят,ил жд:ет,ут,ал зов:ет,ут встре:тил,тит,чает,тила провод:ил,ит провожа:ет отв:ез,езет,езла"
        " прив:ез,езет,езли вез:ет,ёт забер:ет,ут заб:ерёт уч:ит,ат науч:ил,ит корм:ит,ят накорм:ил леч:ит,ат"
        " поздрав:ил,или,ляет обня:л,ла,ли обнима:ет целу:ет поцелова:л буд:ит разбуд:ил слыш:ит,ал"
        " вид:ит,ел,ела зна:ет,ют понима:ет понял: помн:ит прост:ил хвал:ит похвал:ил,и спрос:ил,ит"
        " спрашива:ет прос:ит,ил попрос:ил,ила поддерж:ал,ивает позва:л,ли пригла:сил,шает,сили познаком:ил"
        " устро:ил рад:ует смеш:ит удив:ил,ляет достал:,а бес:ит ревну:ет брос:ил,ает остав:ил,ляет напуг:ал"
        " жале:ет"
        " убед:ил,ила,или,ит убежд:ает,ают,ал,ала переубед:ил,ила убол:тал,тала уверя:ет уверил:"
        " уваж:ает слуша:ет ожида:ет выруч:ил успоко:ил,ит подвез:ет,ёт,ла подв:ёз отпуст:ил,или"
        " пуст:ил уговор:ил угости:л,т повыс:или возьм:ет,ёт взял:,а,и увид:ел подожд:ет спас:ли,ла,ло"
        " спас:ает обид:ел,ела выбра:л,ли вызва:л,ли веж: стри:жет развлека:ет устраива:ет интересу:ет"
        " волну:ет трево:жит каса:ется себе: гуля:ем"
    ),
    Kind.TORMENTS: words("дерется дерётся")
    | with_endings("пыта:ет,ли,л муча:ет,ют,л пуга:ет,ют обижа:ет,ют,л ищ:ет,ут оскорбля:ет унижа:ет"),
    Kind.THREATENS: did("угрожа грози пригрози запугива шантажирова")
    | does_e("угрожа запугива шантажиру")
    | does_i("гроз"),
    Kind.TO_HURT: to_do(f"{_BEATS_PAST} {_STRIKES_PAST} {_HARMS_PAST}")
    | with_endings(
        "сжечь: забрать: пристрелить: поджечь: избавиться: расправиться: выбросить: лупить: зарезать: увезти:"
    ),
    Kind.WANTS: with_endings(
        "хоч:ет хот:ят,ел,ели,ит пыта:ется,лся,ются обеща:л,ет,ют угрожа:ет,л,ют гроз:ится,ит,ился"
        " собира:ется,лся,ются начал: начала: стал: сказал: говорит: попыт:ался решил: начин:ает начн:ет,ёт"
    ),
    Kind.WILL_HURT: words(
        "умрешь сдохнешь умрете убью зарежу задушу прибью сожгу подожгу изобью побью застрелю прирежу"
        " покалечу изувечу порежу оболью прикончу закопаю утоплю взорву сломаю отравлю вышвырну попрощайся"
        " молись поплатишься"
    )
    | does_e("убь зареж прибь изобь сожж приреж порешит")
    | does_i("задуш застрел покалеч прикончит прикончит"),
    Kind.SAYS: words(
        "пишет сказала сказал сказали говорит говорят кричит орет орёт обещает обещал грозится угрожает сказали пишут"
    ),
    Kind.WEAPON: nouns(
        "нож топор ружь канистр арматур швабр линейк вилк шнур провод пистолет молотк кислот оружи бит палк"
        " ремн кулак дубинк труб бензин кипятк сигарет утюг отвертк бутылк стул сковородк табуретк скалк"
        " ножниц шокер электрошокер"
    )
    | words("ружье ружьё ружьём ногами"),
    Kind.HOLDS: words(
        "пришел пришёл приехал стоит сидит ждет ждёт ходит схватил достал вытащил размахивает машет наставил"
        " руках руке приставил махал махает палит бегает кидается бросается гоняет гонится грозит кинулся"
    ),
    Kind.POTION: nouns("таблетк снотворн наркотик клофелин яд")
    | words("снотворным наркотой отравой отраву чемто чтото chemto ядом"),
    Kind.DOSES: did("накача напои накорми усыпи вколо подлива подли"),
    Kind.DUTY: words(
        "работать учить учиться есть съесть кушать читать убирать убираться мыть сдавать сдать ходить уроки урок работу"
        " субботу суп кашу зарядку"
    ),
    Kind.BRUISE: nouns("синяк")
    | done("избит изнасилован")
    | nouns("рубц ссадин гематом")
    | words("фингал рубцы следы"),
    Kind.WOUND: done("разбит сломан проломлен рассечен опухл ранен порезан зарезан")
    | words("истекаю ожогах истекает опухло"),
    Kind.BLOOD: words("кровь крови кровью"),
    Kind.SCREAMS: words("кричит кричат орет визжит плачет плачут крики орут зовет дерутся крик"),
    Kind.HIDING: words("шкафу столом кроватью чердаке крыше подвале туалете ванной ванне сарае подъезде балконе"),
    Kind.FLIGHT: words(
        "прячусь прячемся спряталась спрятались спрятался сбежала убежала бежала убежали сбежали закрылась"
        " закрылись заперлась заперлись выскочила выбежала скрываюсь босая босиком раздетая"
    ),
    Kind.FEAR: words("боюс боюсь страшно боимся"),
    Kind.SLAP: words("пощечину пощёчину оплеуху подзатыльник синяк фингал"),
    Kind.DEALS: did("да влепи отвеси постави"),
    Kind.THROWS: did("выли вылива опрокину кину швырну броси запусти кида броса") | does_e("кида броса швыря"),
    Kind.SPLASHES: did("плесну плеска выплесну обли облива ошпари брызну")
    | does_e("плеска облива оболь выплескива ошпарива плесн"),
    Kind.BURNS: nouns("кипятк кипяток чай масл суп кислот бензин керосин уксус спирт щелоч растворител хлорк")
    | words("горячим горячий горячую горячего кипящим водой воду чаем"),
    Kind.FOLLOWS: words("идет идёт идут ходит едет бежит следит шел шёл ходят крадется"),
    Kind.BEHIND: words("мной"),
    Kind.FORCES: did("заставля застави принужда принуди") | does_e("заставля принужда") | words("насильно силой хотят"),
    Kind.CREEPS: words("лезет лез ложится приходит заходит залез заползает"),
    Kind.BED: words("комнату постель кровать одеяло"),
    Kind.BEGS: words("бей бейте убивай трогай надо"),
    Kind.FORCED_TO: words(
        "милостыню попрошайничать воровать рожать аборт проституцией целоваться выдают спать сексу"
        " секс интиму близости замуж раздеваться раздеться постель"
    ),
    Kind.SEIZES: did("выдра забра увози отобра отня вырва спрята порва отбира отнима")
    | words("сжег сжёг поджег поджёг прячет увез увёз")
    | does_e("отбира отнима"),
    Kind.BELONGING: words("телефон паспорт документы деньги ключи одежду вещи пенсию зарплату"),
    Kind.PICTURES: words("голые голую голая голой фото фотки видео фотографии интимные переписку"),
    Kind.SHOWS: words(
        "выложит разошлет разослать выложить слить сольет покажет выкладывает рассылает шантажирует требует"
    ),
    Kind.LIFTS: did("подня поднима распуска распусти") | does_e("поднима распуска"),
    Kind.HAND: words("руку руки"),
    Kind.DOOR: words("дверью квартиру дверь двери окно окна калитку замок ворота"),
    Kind.BREAKS: did(
        "отреза поре надре проломи расшиби лома руби изруби переруби слома вылома сорва выламыва выбива выби вышиба"
        " выноси"
        " вскрыва долби взламыва взлома разби разбива выверну выкручива выкрути круши"
    )
    | does_e("лома слома вылома выбива выламыва вышиба взламыва разбива бь пина выкручива")
    | does_i("лом вынос долб колот руб круш"),
    Kind.GIVES: words("дает даёт дают дал дала дали"),
    Kind.LEAVE: words(
        "лекарства воды спать выходить выйти уйти уехать позвонить спать жить видеться видеть домой еды есть"
    ),
    Kind.LETS: did("выпуска выпусти отпуска отпусти отда отдава пуска возвраща")
    | does_e("выпуска отпуска отда пуска возвраща"),
}

ENGLISH = {
    Kind.ASSAULTS: words(
        "chokes choking raped rapes raping strangles strangling stabbed abuses punched threatens threatened threatening"
    ),
    Kind.STRIKES: words(
        "beats beat beating hit hits hitting kill kills killing choke attacks attacked hurts hurting kicks kicking"
    ),
    Kind.HARMS: words("locked locks follows following stalks stalking drags dragging"),
    Kind.TO_HURT: words("kill beat rape hurt hit choke"),
    Kind.WANTS: words("wants will going want tries"),
    Kind.WEAPON: words("knife gun axe weapon"),
    Kind.HOLDS: words("has with a holds holding"),
    Kind.FEAR: words("scared afraid"),
    Kind.DOOR: words("door window"),
    Kind.BREAKS: words("breaking breaks broke kicking banging"),
}

OTHERS = words(
    "бьется бьются ударился ударилась ударились бился билась бились кусается кусаются ломается ломаются"
    " сломался сломалась сломались разбился разбилась разбивается savob"
)
"""What a heart does, and who hits himself."""
