"""Who had said that they go or are there, and are there no more: «ушла, никого нет», "qaytib ketdim, eri haydadi".

In fewer words than somebody says it who had said nothing before (`sms.answer_words.not_now`): a reason stands for the
way back.
"""

import re
from collections.abc import Sequence

from sms.answer_words.arrival import SELF, SOMEBODY_ELSE
from sms.answer_words.not_now import has_left
from sms.language.plain_words import Words, any_of

_RU_LEFT = re.compile(
    "ush(?:i?[eo]l|la|li)|uexal[ai]?|[us]bejal[ai]?|vernul(?:sia?|as|is)|razvernul(?:sia?|as|is)|uxo(?:ju|dim)|uezja(?:iu|em)"
    "|ubega(?:iu|em)|ed[ue]m? (?:obratno|nazad|domoi)|po(?:exal[ai]?|sh(?:i?[eo]l|la|li)) (?:obratno|nazad|domoi)"
    "|vozvrasha(?:ius?|emsia)|(?:po|s)vernul[ai]? (?:obratno|nazad)"
)
_RU_HAD_TO = re.compile(r"\bprishlos u(?:ti|iti|exat|bejat)")
_RU_FROM = any_of("с из от за к")
_RU_DRIVEN_OUT = re.compile(
    r"(?:vi|pro)gnal[ai]?|vistavil[ai]?|vitolkal[ai]?|vitolknul[ai]?|ne (?:v|za)?pusti?l[ai]?|ne (?:v|za)?puskaiu?e?t"
)
_UZ_LEFT = re.compile(
    r"ketib koldi[mk]|orkaga ket(?:di[mk]|ia?p(?:man|miz))"
    r"|koch(?:ib|ip) (?:ket|chik|kel|kol)(?:di[mk]|iap(?:man|miz)|gan(?:man|miz))"
    r"|kaitib kel(?:di[mk]|gan(?:man|miz))"
)
_UZ_DRIVEN_OUT = re.compile(
    r"xaidab (?:iubor|chikar|sol)[a-z]*|xaida(?:di|gan|ldi[mk])|kuv(?:ib (?:chikar|iubor|sol)[a-z]*|di|ladi|lab [a-z]+)"
    r"|kirit(?:ma|ishma)[a-z]*|kirgizma[a-z]*|iakinlashtirma[a-z]*"
)
_UZ_LEAVES = re.compile("ket(?:di[mk]|ia?p(?:man|miz)|vo?m(?:man|miz)|gan(?:man|miz)|aman|amiz)")
_DROVE_ME_OUT = re.compile(
    r"\b(?:xaidab (?:iubor|chikar|sol)[a-z]*|xaida(?:di|gan|ldi[mk])|kuv(?:ib (?:chikar|iubor|sol)[a-z]*|di|ladi)"
    r"|(?:vi|pro)gnal[aio]?|vistavil[aio]?|vitolkal[aio]?)\b"
)
_BY_MY_OWN = re.compile(
    r"\b(?:er|ota|ona|dada|oii|aka|uka|kainona|kainota|kelin|ogl|qiz|kiz)(?:im|m|imiz|miz)\b|\bmoi(?:a)?\b"
    r"|(?<!e )\b(?:muj|otes|svekrov|papa|mama)\b"
)
""" «Её муж» is hers; a bare «муж» may be the sender's."""
_FROM_HOME = re.compile(r"\b(?:iz (?:doma|kvartiri)|uidan|uiimdan)\b")
_EN_LEFT = re.compile("(?:i|ve) (?:left|vent bak|kame bak|turned bak|ran avai)|going bak")


_UZ_TO_HER = re.compile(
    r"\bkait(?:ib|ip)? (?:kel(?:ia?p|aiap|vo)|bor)[a-z]* (?:ioniga|oldiga|unga|uiga)|(?:ioniga|unga) kaitib"
)
SELF_NAMED = any_of("я мы men biz")
_IS_TOLD = re.compile(r"\b(?:sosed[a-z]*|govor(?:it|iat)|skazal[aio]?|soobshil[ai]?|koshni[a-z]* (?:ait|de)[a-z]*)\b")
"""Others say it, of her."""
_SHE_IS_DRIVEN_OUT = re.compile(
    r"\b(?:uni|oni|singlimni|opamni|kizimni|onamni|ee|e) (?:uidan |iz doma |iz kvartiri )?"
    r"(?:xaida|kuv|vignal|progna|vistavi)[a-z]*|(?:vignal|prognal|vistavil)[ai]? (?:ee|e)\b|xaidab [a-z]+ uni\b"
)
_GOES_TO_HER = re.compile(r"\b(?:ioniga|oldiga|unga|uniga)\b|\bk (?:nei|sestre|dochke|mame)\b")
_SHE_OR_HE = any_of("u eri bu singlim opam qizim")


def says_that_they_left(clauses: Sequence[Words]) -> bool:
    """Whether one of the clauses of a text says it, or two of them together."""
    words = [word for clause in clauses for word in clause]
    said = " ".join(words)
    if _IS_TOLD.search(said):
        clauses = [clause for clause in clauses if not SELF_NAMED.isdisjoint(clause)]
    is_of_her = _SHE_IS_DRIVEN_OUT.search(said) or _GOES_TO_HER.search(said)
    if has_left(words) and not _UZ_TO_HER.search(said):
        return True
    is_driven_out = not is_of_her and (_UZ_DRIVEN_OUT.search(said) or _RU_DRIVEN_OUT.search(said))
    if is_driven_out and any(_leaves(clause) or any(map(_UZ_LEAVES.fullmatch, clause)) for clause in clauses):
        return True
    return any(_leaves(clause) for clause in clauses)


def drives_out_from_her_door(words: Words) -> list[str]:
    """Which words say that the sender was driven out; none where it may be from their own home or by their kin."""
    said = " ".join(words)
    if _FROM_HOME.search(said) or _BY_MY_OWN.search(said):
        return []
    return [word for found in _DROVE_ME_OUT.finditer(said) for word in found[0].split()]


def _leaves(clause: Words) -> bool:
    """Of themselves: nobody else is named before, and it is not said from whom or for whom."""
    spoken = [word for word in clause if word not in SELF]
    said = " ".join(spoken)
    if _UZ_LEFT.search(said) and spoken[0] not in _SHE_OR_HE:
        return True
    if _RU_HAD_TO.search(said) or _EN_LEFT.search(" ".join(clause)):
        return True
    found = _RU_LEFT.match(said)
    following = said[found.end() :].split()[:1] if found else []
    return found is not None and _RU_FROM.isdisjoint(following) and SOMEBODY_ELSE.isdisjoint(following)
