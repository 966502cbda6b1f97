"""A plan that is given up for now, and is to be looked at again, is put off."""

from dataclasses import replace

from firsthand.model import PlanStep
from firsthand.plans.candidate import Candidate
from firsthand.reference.plan_words import PlanWords, folded

# Behind a plan that is given up, so far may it be told that it is to be taken up again.
AGAIN_WITHIN = 160
# Not to be taken up again.
_NEVER = ("not", "never", "nicht", "nie", "niet", "nooit", "jamais", "nunca", "nigdy", "никогда")


def taken_up_again(one: Candidate, text: str, words: PlanWords) -> Candidate:
    """What is given up for now is put off: "shelved the plan. It will look at it again in June"."""
    if one.step is not PlanStep.DROPPED or not one.firm:
        return one
    behind = folded(text[one.clause[0] : one.words[1] + AGAIN_WITHIN])
    again = words.again.search(behind)
    if again is None or any(f" {no} " in behind[: again.start()] for no in _NEVER):
        return one
    because = f"{one.because}, and “{again[0]}” that it is put off"
    return replace(one, step=PlanStep.POSTPONED, because=because)
