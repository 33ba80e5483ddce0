"""What the answers of "Check" come to: signs to be named, never a diagnosis, never that she is safe.

No tool of this kind was found validated in Uzbek or over USSD. The four questions about the past year are HARK's in our
own words (humiliated, afraid, raped, kicked): any "yes" means that support is offered. Sensitivity 81 %, specificity
95 % in the original study: Sohal, Eldridge, Feder, "The sensitivity and specificity of four questions (HARK) to
identify intimate partner violence", BMC Family Practice 2007;8:49. The questions of how often follow the kinds of
violence that the law ZRU-561 names, two for each, and are nobody's scale: counting is the whole rule.
"""

ACUTE_FROM = 3
"""Answers "often" and "always" of ten; few rather than many, because what follows is an offer."""


def is_acute(often: int) -> bool:
    """Tell whether so many answers "often" and "always" mean that it cannot wait."""
    return often >= ACUTE_FROM
