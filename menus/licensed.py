"""A licensed test while she takes it: only how often she chose each answer is carried, and nothing of it is stored."""

from menus.scores import SCALES, LicensedTest, Question, Score, score
from menus.situation import Gone, Situation

COUNTED = "answer"
"""Answers are counted under this word and their position, from the least to the most."""


def chosen_test(situation: Situation) -> LicensedTest:
    """The test that she chose, as long as the operator has it in her language."""
    wanted = situation.answer("test")
    for test in situation.material.tests:
        if test.id == wanted and test.language == situation.language:
            return test
    raise Gone("test")


def question_now(situation: Situation) -> Question | None:
    """The question that she answers next; None when she has answered all."""
    questions, answered = chosen_test(situation).questions, sum(_times(situation))
    return questions[answered] if answered < len(questions) else None


def is_done(situation: Situation) -> bool:
    """Has she answered all questions?"""
    return question_now(situation) is None


def is_positive(situation: Situation) -> bool:
    """Has she answered all, and do the answers come to the published cut-off?"""
    return is_done(situation) and _score(situation).is_positive


def is_urgent(situation: Situation) -> bool:
    """Do the answers name danger?"""
    return is_positive(situation) and chosen_test(situation).is_urgent


def _score(situation: Situation) -> Score:
    return score(chosen_test(situation), _times(situation))


def _times(situation: Situation) -> list[int]:
    kinds = len(SCALES[chosen_test(situation).name].points)
    return [situation.count(f"{COUNTED} {position}") for position in range(kinds)]
