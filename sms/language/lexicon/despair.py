"""What is said by who wants to end her life: by its part in "I do not want to live", "I shall kill myself"."""

from sms.language.lexicon.kinds import Kind
from sms.language.morphology import words

TO_LIVE_IN_UZBEK = words("yashagim yashashdan hayotdan yashashni yashashga yashash")
TO_DIE_IN_UZBEK = words("o'lgim o'lishni")
TO_LIVE_IN_RUSSIAN = words("жить")
TO_DIE_IN_RUSSIAN = words("умереть сдохнуть")
KILLS_HERSELF = words("повешусь отравлюсь утоплюсь застрелюсь удавлюсь вскроюсь")
"""It says all by itself."""

GLUTTED = words("наглоталась")
VEINS = words("вены venamni venalarimni tomirimni tomirlarimni bilagimni")

MYSELF = words("o'zimni o'zimizni o'zimga")
DYING = words("o'lyapman o'layapman o'lvotman умираю")
BEARS_IN_UZBEK = words("chidolmayman chidolmiman chidayolmayman chidolmayapman chiday chidab toqatim")
BEARS_IN_RUSSIAN = words("терпеть выдержу вытерплю выдержать вынесу сил")

UZBEK = {Kind.DESPAIR: TO_LIVE_IN_UZBEK | TO_DIE_IN_UZBEK | VEINS | MYSELF | DYING | BEARS_IN_UZBEK}
RUSSIAN = {Kind.DESPAIR: TO_LIVE_IN_RUSSIAN | TO_DIE_IN_RUSSIAN | KILLS_HERSELF | GLUTTED | BEARS_IN_RUSSIAN}
