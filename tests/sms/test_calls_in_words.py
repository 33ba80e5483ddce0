"""How often a call is missed, and an ordinary text taken for one: over lists of texts as people write them.

The held-out lists were written before any rule and are not looked at when rules are changed.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from sms.answers.of_whom import calls_for_themselves
from sms.her_words.read import Word, read
from sms.language.lexicon import Kind, helping
from sms.language.morphology import words
from texts.catalogue import load_words
from texts.transliterate import to_cyrillic, to_latin
from vocabulary.languages import OFFERED, RU, UZ, Language

DATA = Path(__file__).parent / "data"
WORDS_PAGE = Path(__file__).parents[2] / "docs" / "words.md"
CALLS = (Word.HELP, Word.POSSIBLE)
UZBEK_LATIN = re.compile("[A-Za-z' !.,]+")
CYRILLIC = re.compile("[А-Яа-яЁё !.,]+")


def _texts(file: str) -> list[str]:
    lines = (DATA / file).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


def _is_help(text: str) -> bool:
    return read(text).word is Word.HELP


def _is_heard(text: str) -> bool:
    """A call, or a possible one: somebody is told."""
    return read(text).word in CALLS


def _is_let_be(text: str) -> bool:
    return not _is_heard(text)


@pytest.mark.parametrize(
    ("file", "is_right", "wrong"),
    [
        (
            "help_texts.txt",
            _is_help,
            {
                "нужно чтобы помогли",
            },
        ),
        (
            "help_texts_held_out.txt",
            _is_help,
            set(),
        ),
        (
            "help_other_voices.txt",
            _is_help,
            {
                "yordam telefonim yo'q boshqaniki",
                "meni saqlab qoling",
            },
        ),
        (
            "help_between.txt",
            _is_help,
            set(),
        ),
        (
            "ordinary_between.txt",
            _is_let_be,
            {
                "Yozda yordam lagerida ishladim",
                "На работе помощь коллег кстати",
                "Dad will help me fix bike",
                "Сизлардан ёрдам кутаман тўйда",
                "Обед помощь на кухне маме",
                "menga járdem bergeni ushın raxmet",
            },
        ),
        (
            "help_command_first.txt",
            _is_help,
            set(),
        ),
        (
            "help_bare_word.txt",
            _is_help,
            set(),
        ),
        (
            "heard_bare_word.txt",
            _is_heard,
            set(),
        ),
        (
            "ordinary_bare_word.txt",
            _is_let_be,
            {
                "katta yordam",
                "yordam kerak edi o'tib ketdi",
                "помощь нужна с переездом в субботу",
                "помощь на кухне нужна маме",
            },
        ),
        (
            "heard_unanswered.txt",
            _is_heard,
            {"не от кого ждать помощи"},
        ),
        (
            "ordinary_command_first.txt",
            _is_let_be,
            {"dadam uy vazifamga yordam bermayapti", "NAJOT 1"},
        ),
        (
            "possible_from_outside.txt",
            _is_heard,
            {"забиритя миня"},
        ),
        (
            "ordinary_from_outside.txt",
            _is_let_be,
            {
                "kecha qo'shnimning eri uni urgan ekan, ajrashishdi o'tgan yili",
                "помогите материально на операцию ребёнка карта 8600",
                "yordam bering operatsiyaga karta raqam 8600",
                "дед с ружьем на охоте",
            },
        ),
        (
            "heard_from_outside_again.txt",
            _is_heard,
            {"почему никто не едет", "подожгу себя если не приедете"},
        ),
        (
            "ordinary_from_outside_again.txt",
            _is_let_be,
            {"помощь соседей очень помогла", "pasportimni bermayapti hali passport stoli"},
        ),
        (
            "help_asked_politely.txt",
            _is_help,
            set(),
        ),
        (
            "possible_other_deeds.txt",
            _is_heard,
            set(),
        ),
        (
            "ordinary_other_deeds.txt",
            _is_let_be,
            {
                "он высадил меня у работы и уехал",
                "Erim keldi eshikni och",
                "orqamdan kelyapti ukam ham",
            },
        ),
        (
            "possible_texts.txt",
            _is_heard,
            {
                "he took my child",
                "kelib olib keting",
            },
        ),
        (
            "possible_held_out.txt",
            _is_heard,
            {
                "102 ga qo'ng'iroq qiling men uchun",
            },
        ),
        (
            "possible_other_voices.txt",
            _is_heard,
            {
                "dadam mast",
                "pichoq",
                "ударил головой об стену",
                "эшикни кулфлаб кетди",
                "нож",
                "kelib meni ol",
                "tilla taqinchoqlarimni olib haydadi",
            },
        ),
        (
            "possible_later_voices.txt",
            _is_heard,
            {
                "opamni erkaklar olib ketdi",
                "муж сломал телефон чтоб не звонила",
                "hovliga qamab it bilan qo'rqitdi",
            },
        ),
        (
            "possible_by_speaker.txt",
            _is_heard,
            set(),
        ),
        (
            "possible_from_other_lives.txt",
            _is_heard,
            {
                "pulini yashirgansan deb tizzalab o'tirg'izib uryapti",
                "erim basıma taqıldattı qan ketip atır",
                "ученица пришла в ожогах говорит мачеха",
                "divan tagiga kirib oldim topsa o'ldiradi",
                "tishlarim orasida qon qo'llarim qaltirayapti u yana keldi",
                "on razbil telefon pishu s telefona sina opyat' budet bit'",
                "uni kutib o'tiribman qo'rquvdan o'laman keladiyu uradi",
            },
        ),
        (
            "possible_last_voices.txt",
            _is_heard,
            {
                "kecha kechasi chorbog'da yashirindik ertalabgacha",
                "ichganda hech kimni tanimaydi pichoqqa yopishadi",
                "o'gay onam issiq qoshiqni qo'limga bosdi",
                "мне 14 сосед зовет к себе и показывает свое хозяйство",
                "он пригвоздил дверь чтоб не ушла",
                "он перерезал провод телефона и закрыл ставни",
                "бьет головой об батарею и смеется",
                "он сказал что найдет меня и детей под землей",
                "qarz beruvchilar meni o'rmonga olib chiqib qabr qazdirishdi",
                "uyda qamoqdaman derazaga panjara qo'ygan erim",
                "ko'chada er xotinini avtomobil bilan bosmoqchi",
                "шкафга кирдим топса тамом",
                "o'g'lim pul bermasam urmoqchi",
            },
        ),
        (
            "possible_fresh_voices.txt",
            _is_heard,
            {
                "bugun ham do'pposladi qovurg'am og'riyapti",
                "elektr simini tegizdi qo'limga",
                "tokka ulab qo'yaman deyapti meni",
            },
        ),
        (
            "possible_other_kinds.txt",
            _is_heard,
            {
                "u majburlab suratga oldi",
            },
        ),
        (
            "help_many_hands.txt",
            _is_help,
            set(),
        ),
        (
            "possible_many_hands.txt",
            _is_heard,
            set(),
        ),
        (
            "ordinary_many_hands.txt",
            _is_let_be,
            {
                "помоги господи",
                "SOS kredit: 10 mln so'm 15 daqiqada",
                "голова болит убивает",
            },
        ),
        (
            "heard_unseen.txt",
            _is_heard,
            set(),
        ),
        (
            "heard_karakalpak.txt",
            _is_heard,
            set(),
        ),
        (
            "ordinary_unseen.txt",
            _is_let_be,
            {
                "help me choose a dress",
                "yordam bering qaysi rangni olay",
                "ukam meni tishladi o'ynab",
                "tishimni sug'urib tashladi do'xtir",
                "Yo rabbim o'zing yordam ber deb duo qildim",
            },
        ),
        (
            "ordinary_other_kinds.txt",
            _is_let_be,
            {
                "спаси господи как жарко",
                "нож у мамы на кухне",
                "u bolta ko'tarib o'rmonga ketdi",
                "tishimni oldirdim qon ketyapti",
                "boltani sindirdi",
                "qo'limdan pichoq tushib ketdi",
                "meni majburlab to'yga olib borishdi dugonalarim",
                "скажи полиция далеко от вас",
            },
        ),
        (
            "ordinary_fresh_voices.txt",
            _is_let_be,
            {
                "шнур от утюга порвался",
            },
        ),
        (
            "ordinary_sentences.txt",
            _is_let_be,
            {
                "телефон разбила",
                "нож тупой, наточи",
                "yordam olasizmi",
                "помощь психолога онлайн",
                "помощь соседке",
                "help on the way",
                "забери меня от мамы",
            },
        ),
        (
            "ordinary_held_out.txt",
            _is_let_be,
            {
                "топор у соседа",
                "приезжайте скорее, пирог остывает",
            },
        ),
        (
            "ordinary_other_voices.txt",
            _is_let_be,
            {
                "Россия угрожает НАТО",
                "ot tepdi mol bozorda",
                "bola yiqilib boshini urdi",
                "kelib menga yordam bervor ko'chyapmiz ertaga",
                "ударил по воротам мимо",
            },
        ),
        (
            "ordinary_later_voices.txt",
            _is_let_be,
            {
                "брат кидает мне деньги",
                "толкнули в автобусе телефон украли",
                "ударил в грязь лицом",
            },
        ),
        (
            "ordinary_by_speaker.txt",
            _is_let_be,
            {
                "ot tepdi dadamni oyog'ini",
                "мама упала на льду сломала руку",
                "bolam meni tishladi emizayotganda",
                "он кусается потому что зубы режутся",
                "qornimda bola tepyapti",
                "раньше отец бил ремнем сейчас дружим",
            },
        ),
        (
            "ordinary_from_other_lives.txt",
            _is_let_be,
            {
                "дочка стукнула брата совочком в песочнице",
                "qizcham oynani sindirib qo'ydi meni ko'rib qochdi",
                "hokim korrupsiyaga qo'l urgani uchun qamaldi",
                "bankirni qamashdi pora olgan ekan",
                "боюсь что свекровь обидится на подарок",
            },
        ),
        (
            "help_in_other_words.txt",
            _is_help,
            set(),
        ),
        (
            "possible_in_other_words.txt",
            _is_heard,
            set(),
        ),
        (
            "ordinary_in_other_words.txt",
            _is_let_be,
            set(),
        ),
        (
            "heard_not_come_home.txt",
            _is_heard,
            {"o'g'limdan xabar yo'q darsdan chiqib ketgan"},
        ),
        (
            "ordinary_errands.txt",
            _is_let_be,
            {"haydovchi meni topib oladi", "u meni instagramdan topadi", "сын не пришел из магазина а уже дома"},
        ),
        (
            "ordinary_last_voices.txt",
            _is_let_be,
            {
                "avtobusda oyog'imni bosib olishdi",
                "ari chaqdi ko'zim shishib ketdi",
                "библиотекарша выгнала нас за шум",
                "o'rgimchak odam yovuzni urib yiqitdi",
                "помогите составить букет",
                "мама забрала у меня телефон чтобы я спала",
                "dars tayyorlashga yordamlashing",
                "dadam tishini oldirdi",
                "tez kel kutvommiz",
                "соседи затопили нас ночью",
                "tez yordam buvimga ukol qilib ketdi",
            },
        ),
    ],
)
def test_what_is_judged_wrongly_is_known_and_less_than_one_in_twenty(
    file: str, is_right: Callable[[str], bool], wrong: set[str]
) -> None:
    texts = _texts(file)
    assert {text for text in texts if not is_right(text)} == wrong
    assert len(wrong) * 20 <= len(texts)
    assert f"| `{file}` | {len(texts)} | {len(wrong)} |" in WORDS_PAGE.read_text("utf-8")


@pytest.mark.parametrize(
    "cry",
    [
        "to'yga majburlashyapti yordam bering",
        "to'yga olib ketishyapti yordam",
        "marosimga olib keldi yordam bering",
        "yordam remontga kelgan usta bosib keldi",
        "yordam bering deb duo qilyapman",
    ],
)
def test_a_cry_that_names_a_feast_or_a_prayer_and_says_more_is_heard(cry: str) -> None:
    assert read(cry).word is Word.HELP


@pytest.mark.parametrize(
    ("cry", "word"),
    [
        ("yordam kerak bolam darsdan qaytmadi", Word.HELP),
        ("помогите сын не вернулся со школы", Word.HELP),
        ("qizim maktabdan kelmadi yordam", Word.HELP),
        ("дочь не пришла с уроков", Word.POSSIBLE),
        ("qizim maktabdan qaytmadi, yordam kerak emas", Word.POSSIBLE),
        ("Он меня сейчас найдёт", Word.POSSIBLE),
        ("сын не пришел со школы?", None),
        ("kursda yordam kerak", Word.HELP),
        ("darsdaman yordam kerak", Word.HELP),
    ],
)
def test_a_child_who_is_not_home_calls_whatever_lesson_is_named(cry: str, word: Word | None) -> None:
    assert read(cry).word is word


def test_what_takes_back_is_read_so_and_what_only_looks_so_is_not() -> None:
    assert [text for text in _texts("take_back_texts.txt") if read(text).word is not Word.SAFE] == []
    assert [text for text in _texts("no_take_back.txt") if read(text).word is Word.SAFE] == []


TAKEN_BACK = (
    "taken_back_many_hands.txt",
    "taken_back_unseen.txt",
    "taken_back_in_passing.txt",
    "taken_back_from_outside.txt",
    "taken_back_from_outside_again.txt",
    "taken_back_in_other_words.txt",
)
NOT_TAKEN_BACK = (
    "no_not_needed.txt",
    "no_taken_back_from_outside.txt",
    "no_taken_back_from_outside_again.txt",
    "no_taken_back_in_other_words.txt",
)


def test_what_says_that_no_help_is_needed_is_read_so_and_what_only_looks_so_is_not() -> None:
    assert [text for text in _texts("not_needed.txt") if read(text).word is not Word.NEEDLESS] == []
    taken_back = [text for file in TAKEN_BACK for text in _texts(file)]
    assert [text for text in taken_back if read(text).word not in (Word.NEEDLESS, Word.SAFE)] == []
    not_taken_back = [text for file in NOT_TAKEN_BACK for text in _texts(file)]
    assert [text for text in not_taken_back if read(text).word in (Word.NEEDLESS, Word.SAFE)] == []


WORDS_FOR_HELP = sorted(
    frozenset().union(*(said[Kind.HELP] for said in (helping.UZBEK, helping.RUSSIAN, helping.ENGLISH)))
    | words("qutqaruv ko'mak madad imdod najot yordamingiz yrdamingiz járdem жәрдем ёрдам помаш хелп")
)


@pytest.mark.parametrize("word", WORDS_FOR_HELP)
def test_every_word_for_help_calls_and_denied_says_that_none_is_needed(word: str) -> None:
    assert [read(f"{word} kerak").word, read(f"нужна {word}").word] == [Word.HELP, Word.HELP]
    for denied in ("kerak emas", "kerakmas", "endi kerak emas rahmat"):
        assert read(f"{word} {denied}").word is Word.NEEDLESS
    for denied in (f"не нужна {word}", f"{word} не нужна", f"{word} больше не надо", f"no {word} needed"):
        assert read(denied).word is Word.NEEDLESS
    assert read(f"{word} kerak emasmi?").word is None


@pytest.mark.parametrize(
    "beside", ["u meni uryapti", "yordam bering", "deb ayt dedi", "он заставил написать", "qo'rqyapman"]
)
def test_nothing_beside_it_leaves_it_a_taking_back(beside: str) -> None:
    said = [*_texts("not_needed.txt"), *_texts("taken_back_many_hands.txt")]
    texts = [form.format(text, beside) for text in said for form in ("{} {}", "{1}, {0}")]
    assert [text for text in texts if read(text).word in (Word.NEEDLESS, Word.SAFE)] == []


@pytest.mark.parametrize("language", OFFERED)
@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("main.help", Word.HELP),
        ("nav.help", Word.HELP),
        ("nav.start", Word.MENU),
        ("main.centres", Word.CENTRE),
        ("help.safe", Word.SAFE),
        ("help.do_take_back", Word.SAFE),
        ("settings.erase", Word.ERASE),
        ("settings.language", Word.LANGUAGE),
        ("settings.region", Word.REGION),
        ("place.region", Word.REGION),
        ("contacts.add", Word.ADD),
        ("contacts.remove", Word.REMOVE),
        ("contacts.ready_come", Word.POSSIBLE),
        ("contacts.ready_police", Word.POSSIBLE),
        ("contacts.ready_children", Word.POSSIBLE),
    ],
)
def test_what_the_menu_shows_can_be_texted(key: str, word: Word, language: Language) -> None:
    label = load_words("menu").say(key, language)
    assert read(label).word is word
    assert read(label.upper()).word is word


@pytest.mark.parametrize(
    "text", ["забудь меня", "meni unuting", "мени унут", "Забудьте меня пожалуйста", "удалите всё", "hammasini o'chir"]
)
def test_who_asks_to_be_forgotten_says_erase(text: str) -> None:
    assert read(text).word is Word.ERASE


@pytest.mark.parametrize(
    "text", ["забудь об этом", "удали фото", "rasmlarni o'chir", "meni unutma", "все удали кроме фото"]
)
def test_who_speaks_of_something_else_erases_nothing(text: str) -> None:
    assert read(text).word is not Word.ERASE


def test_a_pin_after_taking_back_in_words_goes_on() -> None:
    assert (read("bekor qiling 4821").word, read("bekor qiling 4821").rest) == (Word.SAFE, "4821")


HEARD = [text for file in ("help_texts.txt", "possible_texts.txt") for text in _texts(file) if _is_heard(text)]
LET_BE = [text for text in _texts("ordinary_sentences.txt") if read(text).word is None]


def _changed(texts: Iterable[str], *others: Callable[[str], str]) -> list[str]:
    """The texts that become something else when they are written otherwise."""
    return [text for text in texts if {read(other(text)).word for other in others} != {read(text).word}]


def test_case_changes_nothing_but_for_the_sauce_that_is_called_sos() -> None:
    texts = [text.lower() for text in [*HEARD, *LET_BE] if not {"sos", "сос"} & set(text.lower().split())]
    assert _changed(texts, str.upper, str.capitalize) == []
    assert (read("sos retsepti").word, read("SOS RETSEPTI").word) == (None, Word.HELP)


def test_neither_marks_nor_a_signature_change_what_a_text_is() -> None:
    texts = [text for text in [*HEARD, *LET_BE] if not text.endswith("?")]
    signed = ("{}!!!", "«{}»", "{}.\nZulfiya", "{}\nЗульфия Каримова", "{}\nSent from my phone")
    assert _changed(texts, *(form.format for form in signed)) == []


def test_neither_a_greeting_nor_a_courtesy_hides_a_call() -> None:
    polite = ("Salom. {}", "Здравствуйте! {}", "Assalomu alaykum, {}")
    assert _changed(HEARD, *(form.format for form in polite)) == []
    for courtesy in ("{}, iltimos", "{}, пожалуйста", "{}. rahmat"):
        texts = [text for text in HEARD if not text.endswith("?")]
        assert [text for text in texts if not _is_heard(courtesy.format(text))] == []


def test_uzbek_is_heard_alike_in_cyrillic() -> None:
    latin = [text for text in [*HEARD, *LET_BE] if UZBEK_LATIN.fullmatch(text) and "zh" not in text]
    assert _changed(latin, to_cyrillic) == []


def test_what_is_written_in_cyrillic_is_heard_in_latin_letters() -> None:
    cyrillic = [text for text in HEARD if CYRILLIC.fullmatch(text)]
    deaf = [text for text in cyrillic if not any(_is_heard(to_latin(text, language)) for language in (RU, UZ))]
    assert deaf == ["мени улдиради"]


CRIES = [
    text
    for file in ("help_texts.txt", "possible_texts.txt", "possible_many_hands.txt", "heard_unseen.txt")
    for text in _texts(file)
    if _is_heard(text) and not re.search(r"\b[^\W\d_][ .,]{1,2}[^\W\d_]\b|he+ ?l ?p|[,\n?]", text, re.IGNORECASE)
]


@pytest.mark.parametrize(
    "slip",
    [
        pytest.param(lambda text: text.replace(" ", "."), id="a dot for every blank"),
        pytest.param(lambda text: text.replace(" ", "\n"), id="a line for every word"),
        pytest.param(lambda text: text.replace(" ", ", "), id="a comma behind every word"),
        pytest.param(lambda text: text.replace(" ", " 😭 "), id="a picture behind every word"),
        pytest.param(lambda text: text.replace(" ", "\u00a0\u200b"), id="blanks that are none"),
        pytest.param(lambda text: f"\u202e{text}\u202c", id="from right to left"),
        pytest.param(lambda text: text.replace(" ", "_"), id="lines below for blanks"),
        pytest.param(
            lambda text: re.sub(r"[^\W\d_](?=\W|$)", r"\g<0>" * 3, text), id="the last key of each word is held"
        ),
        pytest.param(lambda text: re.sub(r"(?<=\w)[oо](?=\w)", "0", text), id="zeros for o"),
    ],
)
def test_no_slip_of_the_keys_makes_a_cry_unheard(slip: Callable[[str], str]) -> None:
    assert [slip(text) for text in CRIES if not _is_heard(slip(text))] == []


@pytest.mark.parametrize(
    "text",
    [
        "помогитесбежать отсюда",
        "qutqaringlarbizi",
        "erim menikaltakladi",
        "meni urdiyordam bering",
        "qamalib.qoldim",
        "насильн0 увозят меня",
    ],
)
def test_a_blank_that_is_missing_or_a_digit_for_a_letter_hides_no_cry(text: str) -> None:
    assert _is_heard(text)


@pytest.mark.parametrize(
    "text", ["yordamsiz qoldik", "yordamchi keldi", "akamga yordam berolmayman", "uyda, dars qildim"]
)
def test_no_word_is_cut_into_a_cry(text: str) -> None:
    assert not _is_heard(text)


@pytest.mark.parametrize(
    ("cry", "denied"),
    [
        ("yordam kerak", "yordam kerak emas"),
        ("yordam bering", "yordam bermang"),
        ("ёрдам керак", "ёрдам керак эмас"),
        ("нужна помощь", "не нужна помощь"),
        ("помощь нужна", "помощь не нужна"),
        ("помогите мне", "не помогите мне"),
        ("help me", "don't help me"),
        ("i need help", "i don't need help"),
        ("erim meni uradi", "erim meni urmaydi"),
        ("эрим мени уряпти", "эрим мени урмаяпти"),
        ("он меня бьет", "он меня не бьет"),
        ("мне угрожают", "мне не угрожают"),
        ("militsiya kerak", "militsiya kerak emas"),
        ("я в опасности", "я не в опасности"),
        ("undan qo'rqaman", "undan qo'rqmayman"),
    ],
)
def test_a_denial_turns_it_off(cry: str, denied: str) -> None:
    assert _is_heard(cry)
    assert not _is_heard(denied)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Chilonzor yordam kerak", "Chilonzor"),
        ("yordam bering Qarshidaman", "Qarshidaman"),
        ("yordamkerak Urganch", "Urganch"),
        ("🆘 Sergeli 7", "Sergeli 7"),
        ("помогите мне Чирчик", "Чирчик"),
    ],
)
def test_her_place_goes_on_whatever_words_called(text: str, rest: str) -> None:
    assert (read(text).word, read(text).rest) == (Word.HELP, rest)


@pytest.mark.parametrize(
    "text", ["можете мне помочь он меня бьет", "ko'mak kerak erim urayapti", "yordamingiz kerak, erim meni urdi"]
)
def test_a_word_for_help_beside_violence_makes_it_a_call(text: str) -> None:
    assert read(text).word is Word.HELP


@pytest.mark.parametrize(
    ("violence", "ordinary"),
    [
        ("u bizni urdi", "u bizni 3:0 urdi"),
        ("он меня убил ножом", "он меня убил 😂"),
        ("ona bila menya", "vchera ona bila u menya"),
        ("otam meni maktabda urdi", "maktab meni urdi"),
        ("муж меня пырнул", "муж меня любит"),
        ("сожитель меня куда то волочит", "сожитель у меня на даче"),
        ("он говорит убьет", "мама говорит убьет"),
    ],
)
def test_the_same_words_are_ordinary_where_something_ordinary_is_told(violence: str, ordinary: str) -> None:
    assert _is_heard(violence)
    assert not _is_heard(ordinary)


@pytest.mark.parametrize(
    ("violence", "ordinary"),
    [
        ("вызовите милицию только молча", "вызовите такси только молча"),
        ("milisa chaqiring jimgina", "ustani chaqiring jimgina"),
        ("qizimga qaynoq choy sepdi", "qizimga choy quyib berdi"),
        ("erim menga issiq choy otdi", "erim menga issiq choy berdi"),
        ("вылил на меня кипяток", "вылил мне чаю"),
        ("tok bilan urdi meni", "tok urdi meni rozetkadan"),
        ("vyzovitepoliciyu", "vyzovitetaksi"),
        ("ukamurdimeni", "ukamkeldibugun"),
    ],
)
def test_the_same_words_are_ordinary_where_nobody_is_hurt_with_it(violence: str, ordinary: str) -> None:
    assert _is_heard(violence)
    assert not _is_heard(ordinary)


@pytest.mark.parametrize(
    "text",
    [
        "жәрдем пулы түсти",
        "járdem ushın raxmet",
        "járdem bere almayman",
        "көмек бере алмайман",
        "жәрдем керек емес",
        "maǵan járdem kerek pe",
        "militsiyada isleydi",
        "esikti jawıp ket",
        "tez jet toy baslandı",
    ],
)
def test_karakalpak_that_asks_for_nothing_is_let_be(text: str) -> None:
    assert not _is_heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "yordam bering Şofirkon",
        "çaqirib bering militsiya",
        "erim meni öldirmoqçi",
        "eşikni buzyapti",
        "qõrqyapman undan, ğamdaman",
    ],
)
def test_the_new_letters_of_uzbek_are_heard(text: str) -> None:
    assert _is_heard(text)


@pytest.mark.parametrize("text", ["ko'k", "Ko'k choy", "кўк", "kok piyoz"])
def test_blue_is_no_word_for_help_and_sos_in_latin_letters_is_one(text: str) -> None:
    assert read(text).word is None
    assert read("COC").word is Word.HELP


@pytest.mark.parametrize("text", ["yordam chaqiraman", "ёрдам чақиряпман", "militsiya chaqiraman", "вызываю полицию"])
def test_who_says_that_she_calls_for_help_tells_a_possible_call_and_who_was_told_answers(text: str) -> None:
    assert read(text).word is Word.POSSIBLE
    assert not calls_for_themselves(text)


@pytest.mark.parametrize(
    "text", ["yordam chaqiraymi?", "sizga yordam chaqiraman", "tez yordam chaqirdim", "зову подругу"]
)
def test_who_offers_or_tells_of_it_does_not(text: str) -> None:
    assert not _is_heard(text)


def test_what_is_told_goes_on_in_her_own_words() -> None:
    assert read("Erim meni urayapti, eshik qulf").rest == "Erim meni urayapti, eshik qulf"


@pytest.mark.parametrize(
    "text",
    [
        '"Yordam kerak" dedi singlim, hozir boraman',
        'Opam "yordam bering" dedi, nima gap',
        "singlim yordam kerak dedi, boraman",
        "u yordam deb baqiryapti",
        "опам ёрдам беринг деяпти",
        'Она мне написала "помогите", еду',
        "сестра сказала помогите, еду",
        "она кричит помогите!",
        "U meni aldadi",
        "u meni aldayapti, unga ishonmang",
        "он меня обманывает, она в порядке",
    ],
)
def test_a_cry_that_somebody_else_is_said_to_have_cried_and_a_lie_are_no_call_of_a_contacts_own(text: str) -> None:
    assert not calls_for_themselves(text)


@pytest.mark.parametrize(
    "text",
    [
        "Menga yordam kerak dedim",
        "erim yordam bermayman dedi meni uryapti",
        'u "yordam bering" deb yozdi, menga ham yordam kerak',
        "erim yordam so'rasang o'ldiraman dedi meni",
        'eri meni ham uryapti "jim bo\'l" dedi yordam bering',
        "она кричит, помогите нам обеим",
        "она кричит помогите нам",
        "он меня обманул и запер",
        "u meni aldab uydan chiqarmayapti",
    ],
)
def test_a_call_of_their_own_beside_what_another_said_stays_one(text: str) -> None:
    assert calls_for_themselves(text)
