"""Whether a name or words would call an alarm off before it was raised: "do not come", "a joke", "all is well" (S5).

Her words may ask for whatever brings help. They may not say that nothing is the matter, nor when or how to answer, nor
what is wrong with her: whoever holds her phone says such things, and she does not.
"""

import re

from texts.alphabet import fold
from texts.sounds import sound

_WORD = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*")
_SOUND_ALIKE = {"тесть": "svekor"}
"""Her father-in-law sounds as "test" does, once the soft sign is gone."""

_A_JOKE = (
    r"hazil\S*|(?:po)?sh[uo](?:ch|t[ikl])\S*|prikol\S*|rozigr\S*|joke\S*|prank\S*|fake|feyk|oyin(?:chok)? \S+"
    r"|eto oyin|(?:tel|bola|kizi|ogl|ugl|jiyan)\S* (?:\S+ ){0,3}oyna(?:y|d|g|b|sh)\S*|igra(?:et|yut|l)\S*"
    r"|balu\S*|bolalar\S* oyin\S*|ertak|shunchaki|\d+ aprel"
)
_A_TEST = (
    r"sinov(?!e|ya)\S*|sina(?:b|sh|ya|dim)\S*|test(?:i|oviy|ovoe|ing)?|testirov\S*|tekshir(?:uv|yap|ayap)\S*"
    r"|mashk(?:i|lar)?|mashgulot\S*|prob(?:a|niy|noe)|tajriba\S*|avtomat\S*|virus\S*"
    r"|telefon\S* (?:buz|ogirlangan)\S*|prover(?:k|ya|och)\S*|trenir(?!ovki(?!\S))\S*|ucheb\S*|repeti(?!tor)\S*|demo"
    r"|reklam\S*|spam|ras+il\S*|ak[ts]+iya|chegirma|skidk\S*"
)
_A_MISTAKE = (
    r"adash(?!boy|ali)\S*|hatolik\S*|oshib\S*|sluchayn\S*|nechayan\S*|lojn\S*|naydendi|\S+rong number"
    r"|ne tot nomer|ne tuda (?:popal|otprav|nabr|naj)\S*|(?:rakam|nomer)\S* hato"
    r"|eski (?:rakam|nomer)\S*|stariy nomer|(?:hato|notogri)$"
    r"|(?:hato|notogri) (?:bo|ket|bos|yubor|rakam|nomer|tush|ter)\S*"
)
_NOT_NEEDED = (
    r"kelma|kelma(?:ng|sin|s[ai]nla)\S*|borma(?:ng|y|sin)\S*|keragmas\S*|kerakmas\S*|keremas\S*|bekor\S*"
    r"|otmen\S*|otboy|ahamiyat\S*|parvo\S*|kutm[a-z]*|unutib yub\S*"
    r"|(?:kerak|shart|hojat|lozim) (?:emas|emes|mas|yok|ek)|pomosh ne (?:nuj|nado|treb)\S*|ignor\S*"
    r"|(?<!nikto )ne (?:prie[zj]|prihod(?!il)|priv|ed(?:u|te|em)|ezd|nado|nuj|obra|volnu|hodi|idi|slusha"
    r"|bespok|reag|otvechay|vizi|spesh|torop|pere[jz])\S*"
    r"|(?:do ?nt|don t|not) (?:kome|come|need)\S*|kaytib ket(?:ing|aver)\S*|orkaga kayt\S*"
    r"|(?:havotir|tashvish|bezovta|etibor)\S* (?:olma|tortma|kilma|bolma|berma|tushma)\S*"
    r"|(?:havotir|tashvish)lanma\S*|etiborsiz\S*|chakirma\S*"
    r"|hech kim\S* (?:\S+ )?(?:ayt|kel|bor|chik)ma(?:ng\S*|sin\S*)?(?! de)|nikomu (?:\S+ )?ne \S+"
    r"|ne (?:gov|skaz)\S* nikomu|(?:sms|habar)\S* (?:\S+ )?ochir\S*|udali\S*"
)
_ALL_IS_WELL = (
    r"behatar\S*|joyida\S*|yahshi$|yahshim[ai]\S*|tinch(?:man|miz|dir)?|hotirjam\S*"
    r"|hamm?as[ie] (?:yahsh|tinch|joy|tuzuk|zor|ok|nazorat)\S*|muammo (?:ek|emas)\S*"
    r"|hech (?:narsa|gap|nima) (?:bol|ek)\S*|yarash(?:dik|gan|ib|di)\S*|[uo]tib ketdi"
    r"|v[sc]e? (?:horosho|norm|ok|v poryad|otlich|prekras|spokoy|tih|proshlo)\S*|v poryadke"
    r"|(?:doma|u nas) (?:\S+ )?(?:tiho|spokoyno|normalno)|(?:horosho|normalno)$|net problem|problem net"
    r"|pomiril\S*|razber[eiu]\S*|hal (?:kil|bol)\S*|oilaviy \S+|semya (?:sama|reshit)|vopros reshe\S*"
    r"|all (?:is )?(?:well|ok|good|fine)"
)
_LATER = (
    r"kechikib kel\S*|shoshilma\S*|shoshilinch(?: em?a?s|mas)\S*|bemalol\S*|(?:hozir|bugun) (?:emas|mas)|ne seychas"
    r"|(?:ertaga|indin\S*|keyin(?:rok)?|ertalab) (?:\S+ )?(?:kel|bor)(?:ing|inglar|asiz|sangiz|aver\S*)?"
    r"|(?:posle)?zavtra (?:\S+ )?pri\S*|po(?:tom|zje|pozje) (?:\S+ )?pri\S*|pri\S* (?:zavtra|potom|pozje)"
)
_HOW_TO_ANSWER = (
    r"stop\S*|javob (?:ber|ez|yubor|kaytar)(?:ma)?(?:i?ng(?:lar|iz)?|sin)?|otve(?:t(?:te|it|ay)|chay)\S*"
    r"|deb (?:ez|yubor)ing\S*|deng(?:lar|iz)?|dema(?:ng|sin)\S*"
    r"|(?:[0-9]|bir|ikki|odin|dva)(?:ni)? (?:deb|de|boraman|borol\S*|ez\S*|yubor\S*|bos\S*|ter\S*)"
    r"|boshka (?:rakam|nomer)i?(?:ga|dan)|(?:na)?(?:pishi|jmi|beri|otprav)\S* (?:\S+ )?[0-9]|drugo\S* nomer\S*"
    r"|otvech\S* [0-9]|[0-9] emas|[0-9] rakam\S* (?:ez|yubor|bos)\S*"
)
_OF_HER = (
    r"hotinim\S*|rafikam\S*|moya jena|jena (?:moya|s|bol|pyan)\S*|bu (?:hotin|ayol)\S*|ozi aybdor\S*"
    r"|sama vinovat\S*"
)

_SAYS_FALSE = (
    r"ishonm\S*|aldaya?p\S*|ald[ao]v\S*|aldok\S*|aldamchi\S*|elgon\S*|yolgon\S*|loj|obman\S*|vret|vrat|vrunya\S*"
    r"|pridumal\S*|oylab top\S*|borttir\S*|ne ver(?!n)\S*|e[tz]o (?:ne pravd|nepravd)\S*"
)
_IS_NOT_HERSELF = (
    r"jinni\S*|telba\S*|akldan oz\S*|akli (?:joyida|past)\S*|savdoyi\S*|ruhiy\S*|asab\S*"
    r"|ichib (?:ol|yur)\S*|ichgan\S*|mast(?:man|dir|ligi)?|sumas\S*|s uma \S+|bolna\S*|psih(?!olog)\S*"
    r"|nenormal\S*|pyan\S*|napil\S*|isteri\S*|alkash\S*|opyat (?:za|chudit)\S*|ichkilik\S*"
    r"|(?:doimo?|har (?:doim|kuni|safar)) (?:shu|bu|ozi)\S*|vsegda tak\S*"
)
_OF_HIM = (
    r"[ae]rim\S*|ota(?:m|si)\S*|dada\S*|kayn(?:ona|ota|og|im)\S*|kuyov\S*|aka(?:m|si)\S*|uka(?:m|si)\S*"
    r"|o?u?glim\S*|koshni\S*|muj\S*|nego|sve[kr]\S*|papa|otets|otek|otchim|brat|sin|sosed\S*|paren|parni|opam"
)
_DO_NOT = (
    r"(?:polits|milits)\S* (?:\S+ ){0,2}\S+ma(?:ng|sin)\S*"
    r"|(?!(?:takillat|kechik(?:tir)?|kol|koldir|kuy|ayt|och|ket|gapir|gaplash|ez|unut|kir|chal|ber|kil|ishon"
    r"|tegin|yur|kor|bakir|sol|koy)ma)\S+ma(?:ng(?:lar|iz|izlar)?|sin(?:lar)?)"
    r"|halakit \S+"
    r"|ne (?!zvon|stuch|govor|otkr|opazd|ostav|bros|zabud|der|shum|krich|ver|uhod|puska|dava|molch|pomog)\S+te(?:s)?"
)
"""A command not to do something, but for the few that keep her, or who comes, from harm."""
_A_DEED = (
    r"ur(?:a|y|ib|gan|vot)\S*|oldir\S*|soyama?\S*|kuv\S*|sindir\S*|kuydi|pichok\S*|bolta\S*|oklov\S*"
    r"|b[ei]?[ey]t|udar\S*|ubi\S*|noj\S*|topor\S*|kurol\S*|miltik\S*|pistolet\S*|orujie\S*|kida\S*|krush\S*|lomit\S*|dolbit\S*"
)


def _anywhere(*kinds: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{'|'.join(kinds)})(?!\S)")


_CALLS_OFF = _anywhere(_A_JOKE, _A_TEST, _A_MISTAKE, _ALL_IS_WELL, _HOW_TO_ANSWER)
_OF_HER_ALONE = (
    (_anywhere(_NOT_NEEDED, _LATER, _OF_HER), _anywhere(_A_DEED)),
    (_anywhere(_DO_NOT), _anywhere(_A_DEED, "esli", "agar")),
    (_anywhere(_SAYS_FALSE), _anywhere(_OF_HIM, _A_DEED)),
    (_anywhere(_IS_NOT_HERSELF), _anywhere(_OF_HIM, _A_DEED, "u(?! nee)", "on")),
)
"""What keeps them away where it is said of her, and what tells that it is said of him, or of what he does."""


def calls_off(text: str) -> bool:
    """Whether who reads it beside her alarm would not come, in Uzbek, Russian or English, however it is spelt."""
    words = " ".join(
        _SOUND_ALIKE.get(word) or sound(word) for word in _WORD.findall(fold(text).casefold().replace("'", ""))
    )
    return bool(_CALLS_OFF.search(words)) or any(
        said.search(words) and not of_another.search(words) for said, of_another in _OF_HER_ALONE
    )
