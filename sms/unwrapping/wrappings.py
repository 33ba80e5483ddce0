"""What a text was before a careless gateway wrapped it: in entities, percent signs, hexadecimal digits, escapes, tags.

A wrapping goes where a call for help is found in it, else only where the text looks more like words without it, and
never where that would cost a call for help.
Who sends a text so could send it plainly: nothing is proved by it.
"""

import html
import quopri
import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from unicodedata import normalize
from urllib.parse import unquote_to_bytes

from doors.octets import as_far_as_it_goes
from sms.her_words.read import Word, read
from sms.unwrapping.misread import misread_cyrillic, misread_utf8, misread_utf16

MOST_WRAPPINGS = 4

_ENTITY = re.compile(r"&(?:#(?:(\d{1,7})|[xX]([0-9a-fA-F]{1,6}));?|[A-Za-z]{2,8};)")
_NUMBERED = re.compile(r"&#(\d{1,3});")
_PERCENT = re.compile(r"%u[0-9a-fA-F]{4}|%[0-9a-fA-F]{2}")
_UNICODE_PERCENT = re.compile(r"%u([0-9a-fA-F]{4})")
_ESCAPE = re.compile(r"\\+u([0-9a-fA-F]{4})")
_HEXADECIMAL = re.compile(r"(?:0[xX])?((?:[0-9a-fA-F]{2}[\s:]?){4,})")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{4,}={0,2}")
_BETWEEN_SIGNS = re.compile("(?:@[^@]){3,}@?|(?:[^@]@){3,}[^@]?")
_QUOTED_LETTER = re.compile(r"=[C-F][0-9A-F]=[0-9A-F]{2}")
_WORD_OF_MAIL = re.compile(r"=\?[\w-]{2,20}\?[BbQq]\?[^?\s]+\?=")
_UTF7 = re.compile(r"\+[A-Za-z0-9+/]{3,}-?")
_OCTET = re.compile(r"(?:\\x[0-9a-fA-F]{2})+")
_FORM = re.compile(
    r"\??\w{1,20}=[^&]*&(?:.*&)?(?:text|message|msg|body|sms|content)=([^&]*)", re.IGNORECASE | re.DOTALL
)
_JSON = re.compile(
    r"""\s*\{.*["'](?:text|message|msg|body|sms|content)["']\s*:\s*(["'])((?:(?!\1)[^\\]|\\.)*)(?:\1|\Z)""",
    re.IGNORECASE | re.DOTALL,
)
_NAME = re.compile(r"""\w+=|["']\w+["']\s*:|=\?[\w-]+\?[BbQq]\?""")
"""Of a field of a form, of a member in JSON, of the alphabet of a word of mail."""
_TAG = re.compile(
    r"<!\[CDATA\[|\]\]>|<\?xml[^<>]*>|</?(?:html|head|body|div|span|p|b|i|u|em|strong|font|br|text|sms|msg|message|content)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_CALLS: dict[Word | None, int] = {Word.HELP: 2, Word.POSSIBLE: 1}
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")

_WORD = re.compile(r"(?<![\w\\&%=])[^\W\d_]+(?:['`\u2018\u2019\u02bb\u02bc-][^\W\d_]+)*(?!\d)")
"""Not what a wrapping is made of: the u of an escape, the name of an entity, hexadecimal digits."""
_LIKE_LATIN = "АВСЕНКМОРТХУасеікмортху"
_LATIN = re.compile(rf"(?=.*[AEIOUYaeiouyáéíóúı])[A-Za-z\u0100-\u024fáéíóú'`\u2018\u2019\u02bb\u02bc{_LIKE_LATIN}-]+")
_CYRILLIC = re.compile("(?=.*[АЕЁИОУЫЭЮЯЎІаеёиоуыэюяўіұүөaeoAEO])[А-яЁёЎўІі\u048a-\u04ff'ABCEHKMOPTXYabcehkmoptxy-]+")
_OURS = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff\u02bb\u02bc]")
_USUAL = re.compile(r"[\s\d.,:;!?()'\"+*-]")
_TURNED_CASE = re.compile("[a-zа-яё][A-ZА-ЯЁ]")
_LONG_FIGURES = re.compile(r"\d(?:[\s:]?\d){13,}")
"""Longer than any telephone number, key or PIN."""


def unwrapped(text: str) -> str:
    """A text without its wrappings, one within the other; one that has none is given back as it is.

    So is one that says a word of ours, however misspelt («хвфсз»), where no call is found in it.
    """
    found = _all_within(text)
    best = max(found, key=_worth) if len(found) > 1 else text
    is_ours = best != text and read(text).word is not None and read(best).word not in _CALLS
    return text if is_ours else best


def _all_within(text: str) -> list[str]:
    """The text, and what it may have been, with up to so many wrappings taken off."""
    found, outer = [text], [text]
    for _ in range(MOST_WRAPPINGS):
        inner = dict.fromkeys(inner for one in outer for take_off in _WRAPPINGS for inner in take_off(one))
        outer = [one for one in inner if one not in found]
        found += outer
    return found


def _worth(text: str) -> tuple[int, int]:
    return _CALLS.get(read(text).word, 0), _likeness(text)


def _likeness(text: str) -> int:
    """How much a text looks like words: letters of such and pictures, less all that no text is made of."""
    text = normalize("NFKC", text)
    letters = sum(len(word) for word in _WORD.findall(_NAME.sub(" ", _TAG.sub(" ", text))) if _is_word(word))
    pictures = sum("\U0001f000" <= character <= "\U0001faff" for character in text)
    foreign = sum(character == "\ufffd" or (character.isalpha() and not _OURS.match(character)) for character in text)
    usual = len(_USUAL.findall(_WORD.sub("", text)))
    endless = sum(len(run) for run in _LONG_FIGURES.findall(text))
    return 2 * letters + 10 * pictures - (len(text) - letters - pictures - usual) - 9 * foreign - endless


def _is_word(word: str) -> bool:
    return bool(_LATIN.fullmatch(word) or _CYRILLIC.fullmatch(word)) and not _TURNED_CASE.search(word)


def _entities(text: str) -> Iterator[str]:
    """HTML 5 §13.5, and as if each number were the letter itself; two halves of an emoji too."""
    if _ENTITY.search(text):
        yield _joined(_ENTITY.sub(_meant, text))
        yield _joined(_NUMBERED.sub(lambda found: chr(int(found[1])), text))


def _meant(entity: re.Match[str]) -> str:
    digits = entity[1] or entity[2]
    if not digits:
        return html.unescape(entity[0])
    number = int(digits, 10 if entity[1] else 16)
    is_kept = number < ord(" ") or _is_half(number)
    return chr(number) if is_kept else html.unescape(f"&#{number};")


def _is_half(number: int) -> bool:
    return 0xD800 <= number <= 0xDFFF


def _percents(text: str) -> Iterator[str]:
    """RFC 3986 §2.1 and what JavaScript's `escape` writes; there is no blank in what is encoded so."""
    text = text.strip()
    if ("+" in text or _PERCENT.search(text)) and not re.search(r"\s", text):
        text = _joined(_UNICODE_PERCENT.sub(lambda found: chr(int(found[1], 16)), text.replace("+", " ")))
        yield as_far_as_it_goes(unquote_to_bytes(text))


def _escapes(text: str) -> Iterator[str]:
    r"""As in JSON and in program texts: \u041f, also with the stroke doubled, and octets: \xcf."""
    if _ESCAPE.search(text):
        yield _joined(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text))
    if _OCTET.search(text):
        yield _OCTET.sub(lambda found: as_far_as_it_goes(bytes.fromhex(found[0].replace("\\x", ""))), text)


def _hexadecimal(text: str) -> Iterator[str]:
    """Octets of UCS-2 or of an alphabet of one octet; of figures alone the former, for others may be any number."""
    found = _HEXADECIMAL.fullmatch(text.strip())
    if not found:
        return
    octets = bytes.fromhex(found[1].replace(":", " "))
    is_figures = not re.search("[a-fA-F]", found[1])
    if len(octets) % 2 == 0 and len(octets) > (4 if is_figures else 2):
        yield from (octets.decode(codec, "replace").lstrip("\ufeff") for codec in ("utf-16-be", "utf-16-le"))
    if not is_figures:
        yield as_far_as_it_goes(octets)


def _two_octets(text: str) -> Iterator[str]:
    """Octets of UCS-2 that were taken for letters."""
    if re.search("[\0\4\xd8-\xdb\xff]", text) and max(text) <= "\xff":
        octets = text.encode("latin-1")
        yield from (octets[: len(octets) // 2 * 2].decode(codec, "replace") for codec in ("utf-16-be", "utf-16-le"))
        yield (octets + b" ").decode("utf-16-be", "replace")


def _zeros_for_signs(text: str) -> Iterator[str]:
    """Octets of UCS-2 that were taken for GSM 7-bit letters, where the first octet of a Latin one is "@"."""
    if _BETWEEN_SIGNS.fullmatch(text.strip()):
        yield text.replace("@", "")


def _quoted_printable(text: str) -> Iterator[str]:
    """RFC 2045 §6.7, where letters that are no ASCII are written so."""
    if _QUOTED_LETTER.search(text):
        yield as_far_as_it_goes(quopri.decodestring(text.encode()))


def _words_of_mail(text: str) -> Iterator[str]:
    """RFC 2047: =?UTF-8?B?0J8=?="""
    if _WORD_OF_MAIL.search(text):
        with suppress(LookupError, ValueError, HeaderParseError):
            if words := str(make_header(decode_header(text))).strip():
                yield words


def _utf7(text: str) -> Iterator[str]:
    """RFC 2152, where letters of ours come of it: +BB8-. What does not is a number or a sum."""
    if text.isascii() and _UTF7.search(text):
        yield _UTF7.sub(_in_utf7, text)


def _in_utf7(run: re.Match[str]) -> str:
    with suppress(UnicodeDecodeError):
        letters = f"{run[0].removesuffix('-')}-".encode().decode("utf-7")
        if all(_OURS.match(letter) or not letter.isalpha() for letter in letters):
            return letters
    return run[0]


def _fields(text: str) -> Iterator[str]:
    """The words in a form or in JSON that a gateway passed on as it was."""
    if form := _FORM.match(text):
        yield next(_percents(form[1]), form[1])
    if in_json := _JSON.match(text):
        yield in_json[2]


def _base64(text: str) -> Iterator[str]:
    """RFC 4648 §4, of what is surely text."""
    text = "".join(text.split())
    if _BASE64.fullmatch(text) and len(text) % 4 == 0 and not text.isdecimal():
        with suppress(UnicodeDecodeError):
            yield b64decode(text).decode()


def _tags(text: str) -> Iterator[str]:
    """Tags of HTML and of XML that say nothing."""
    if "<" in text:
        yield _TAG.sub(" ", text).strip(" \t\r\n")


def _joined(text: str) -> str:
    """Halves of an emoji made one, and a half alone marked."""
    whole = _SURROGATES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return _HALF.sub("\ufffd", whole)


_WRAPPINGS: tuple[Callable[[str], Iterator[str]], ...] = (
    _entities,
    _percents,
    _escapes,
    _hexadecimal,
    _two_octets,
    _zeros_for_signs,
    misread_utf8,
    misread_cyrillic,
    misread_utf16,
    _quoted_printable,
    _words_of_mail,
    _utf7,
    _tags,
    _fields,
    _base64,
)
