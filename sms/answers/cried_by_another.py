"""What a contact tells of another's cry ("yordam kerak" dedi singlim), and of a lie: no call of the contact's own."""

import re

_OTHERS_SAY = (
    "dedi|deyapti|deyabdi|devotti|yozdi|yozibdi|yozgan|yozishdi|yozyapti|yozvotti|aytdi|aytyapti|baqiryapti|baqirdi|baqirvotti|qichqiryapti"
    "|qichqirdi|so'rayapti|so'radi|деди|деяпти|ёзди|ёзибди|ёзган|ёзяпти|айтди|бақиряпти|бақирди|қичқиряпти|сўраяпти|сўради"
    "|сказала?|написала?|говорит|пишет|кричит|кричала|просит|просила|звала|зов[её]т|said|wrote|says|writes|shouts|screams"
)
_SAYS = re.compile(rf"\b(?:{_OTHERS_SAY})\b", re.IGNORECASE)
_QUOTE = re.compile('["«“„][^"«»“”„\n]{2,100}["»”“]')
_WANTED_UZ = "kerak|kere|kerek|bering|beringlar|ber|iltimos|qiling|menga|deb|керак|беринг|беринглар|менга|деб"
_CRIED = r"(?:yordam|ёрдам|sos|qutqar\w*|қутқар\w*)"
_TOLD_UZ = re.compile(rf"\b{_CRIED}(?:[,! ]+{_CRIED})*(?:,? (?:{_WANTED_UZ}))* (?:{_OTHERS_SAY})\b", re.IGNORECASE)
_TOLD_RU = re.compile(
    r"\b(?:она|сестра|подруга|мама|дочь|дочка|соседка|ona|sestra) (?:\w+ ){0,2}"
    r"(?:сказала|написала|говорит|пишет|кричит|кричала|просит|звала|krichit|pishet)[ :]+(?:на |о )?"
    r"(?:помог\w+|помощ\w+|спас\w+|pomog\w+|sos|сос)\b(?! (?:нам|мне|нас|меня|обе|и мне|nam|mne))",
    re.IGNORECASE,
)
"""«Она кричит, помогите нам» is a cry of the contact's own."""
_EXPECTED = re.compile(
    r"\b(?:yordam|ёрдам)\w*(?: \w+)? (?:kutma|кутма)\w*|\b(?:не ждите|не жди)(?: \w+){0,3} помощи", re.IGNORECASE
)
"""Help that nobody is to expect from the sender."""
_LIES = re.compile(r"\b(?:alda|алда|обман|obman)\w*|\b(?:вр[её]т|соврала?|лж[её]т)\b", re.IGNORECASE)


def without_cries_of_others(text: str) -> str:
    """A text without what it says that somebody else cried, that nobody is to expect help, and that somebody lies."""
    outside = _QUOTE.sub(" ", text)
    own = outside if _SAYS.search(outside) else text
    return _LIES.sub(" ", _EXPECTED.sub(" ", _TOLD_RU.sub(" ", _TOLD_UZ.sub(" ", own))))
