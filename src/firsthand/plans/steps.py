"""The steps of plans that one report tells: which thing is planned, which word tells how far it has come.

A word of a step goes with the nearest thing of its sentence that may be planned; one that is only opened,
built or closed is planned where the report says so. A plan that is not dropped stands, one that is not
made is dropped; what else is negated tells nothing. A sentence that names no thing ("the plan was shelved")
speaks of the only plan told so far, else of none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from firsthand.model import Body, PlanStep
from firsthand.plans.again import taken_up_again
from firsthand.plans.candidate import COMMON, MODIFIERS_BEFORE, NEGOTIATED, Candidate, Span
from firsthand.plans.ground import CLAUSE_ENDS_IN_VERB, LINKS, Ground, links
from firsthand.plans.phrase import around, signs
from firsthand.reference.plan_words import Cue, Hit, PlanWords, plan_words

# A report says what it is about long before this; the bounds are for hostile input.
MOST_CHARACTERS = 30_000
MOST_CANDIDATES = 200
MOST_HITS_OF_SENTENCE = 48
# How many words may stand between a thing and the word that tells its step, and between it and its act.
FAR, MIDDLE, NEAR = 16, 8, 6
# A thing that something is done with is what a plan is about, rather than one nearer by.
ACTED_ON = 4
# Where "planned" may stand right before the noun it goes with and is no verb of another.
_PLANNED_BEFORE = frozenset({"de", "en", "nl", "sv", "pl", "cs", "ru", "uk", "bg", "el", "tr", "hu"})
# What is talked about or opposed before it is there, without a word of planning.
_DISPUTED = NEGOTIATED | {"alliance", "ban", "fee", "law", "reform", "referendum", "tax"}
# Where what is talked about may stand before the talks.
_TALKS_BEHIND = frozenset({"de", "nl", "ja", "ko", "tr", "hu", "zh", "fa"})
_RIGHT_BY = 3
# What links places, which are named with the verb: "a ferry will link Osteby with Norvik".
LINK = "link"
MOST_OF_CLAUSE = 40
_PASSIVE = ("is ", "are ", "ist ", "sind ", "est ", "sont ", "está ", "están ", "è ", "zijn ")
# What is not ruled out is possible, and no more.
_RULED_OUT = ("ruled", "rule", "descart", "scart", "écart", "ecart", "exclu")
# Where the verb follows what is done, so that the order says nothing of who plans.
_VERB_LAST = frozenset({"ja", "ko", "tr", "hu", "fa"})
# Where the noun of planning follows the thing.
_PLAN_BEHIND = frozenset({"ja", "ko", "tr", "zh", "hu"})
_DECIDED = frozenset({Cue.CONFIRMED, Cue.HOLDS, Cue.POSTPONED, Cue.DROPPED})
_UNDONE = frozenset({Cue.POSTPONED, Cue.DROPPED, Cue.HOLDS})
_OPEN, _OPEN_OR_TO_COME = frozenset({Cue.OPEN}), frozenset({Cue.OPEN, Cue.WILL})
_ASKS = re.compile(r"[?？؟][\"'»”’“」)]{0,2}\s*$")
_OPENS = re.compile(r"[\W_]{0,3}")

_STEP = {
    Cue.ASKED: PlanStep.PLANNED,
    Cue.PLANNED: PlanStep.PLANNED,
    Cue.WILL: PlanStep.PLANNED,
    Cue.PLAN: PlanStep.PLANNED,
    Cue.IN_TALKS: PlanStep.IN_TALKS,
    Cue.CONFIRMED: PlanStep.CONFIRMED,
    Cue.HOLDS: PlanStep.CONFIRMED,
    Cue.OPPOSED: PlanStep.OPPOSED,
    Cue.POSTPONED: PlanStep.POSTPONED,
    Cue.DROPPED: PlanStep.DROPPED,
    Cue.DONE: PlanStep.DONE,
}
_SOFT = frozenset({Cue.ASKED, Cue.PLANNED, Cue.WILL})
_FIRM_STEPS = frozenset(_STEP) - _SOFT - {Cue.PLAN, Cue.DONE}
_NEGATED = {
    Cue.PLANNED: PlanStep.DROPPED,
    Cue.WILL: PlanStep.DROPPED,
    Cue.DROPPED: PlanStep.CONFIRMED,
    Cue.POSTPONED: PlanStep.CONFIRMED,
}
_TAKES_BACK = frozenset({PlanStep.OPPOSED, PlanStep.POSTPONED, PlanStep.DROPPED})
_UNDOING = frozenset({PlanStep.POSTPONED, PlanStep.DROPPED})
_TAKEN_BACK = frozenset({PlanStep.IN_TALKS, PlanStep.CONFIRMED})
_SAYS = {
    PlanStep.PLANNED: "that it is planned",
    PlanStep.IN_TALKS: "that it is being discussed",
    PlanStep.CONFIRMED: "that it goes ahead",
    PlanStep.OPPOSED: "that somebody is against it",
    PlanStep.POSTPONED: "that it is put off",
    PlanStep.DROPPED: "that it is given up",
    PlanStep.DONE: "that it is done",
}


@dataclass(slots=True, eq=False)
class _Thing:
    """A thing of a sentence with the words that go with it."""

    hit: Hit
    acts: list[Hit] = field(default_factory=list)
    plans: list[Hit] = field(default_factory=list)
    cues: list[Hit] = field(default_factory=list)

    @property
    def aim(self) -> str:
        aims = {"start" if act.name == LINK else act.name for act in self.acts}
        return next(iter(aims)) if len(aims) == 1 else ""


def steps_in(body: Body) -> list[Candidate]:
    """The steps that a report tells, in order; of a text in a language without words for them none."""
    words = plan_words(body.article.language)
    if words is None:
        return []
    text = body.article.text[:MOST_CHARACTERS]
    hits = words.hits(text)
    if not any(hit.cue in _STEP or hit.cue is Cue.NONE for hit in hits):
        return []
    found: list[Candidate] = []
    starts = [hit.start for hit in hits]
    for start, end in body.sentences:
        if start >= len(text) or len(found) >= MOST_CANDIDATES:
            break
        inside = hits[bisect_left(starts, start) : bisect_left(starts, end)][:MOST_HITS_OF_SENTENCE]
        if any(hit.cue in _STEP or hit.cue is Cue.NONE for hit in inside):
            reader = _Sentence(body, text, (start, min(end, len(text))), inside, words, found)
            found.extend(reader.read())
    return [taken_up_again(one, text, words) for one in found[:MOST_CANDIDATES]]


class _Sentence(Ground):
    """One sentence and its words; `before` are the steps told by the sentences before it."""

    def __init__(
        self,
        body: Body,
        text: str,
        span: Span,
        hits: Sequence[Hit],
        words: PlanWords,
        before: Sequence[Candidate],
    ) -> None:
        super().__init__(text, span, hits, words)
        self.article, self.before = body.article.id, before

    def read(self) -> Iterator[Candidate]:
        if _ASKS.search(self.text, max(self.start, self.end - 4), self.end):
            return  # a question tells nothing
        doubted = {self.segment(hit.start) for hit in self.hits if hit.cue is Cue.IF}
        things = [
            _Thing(hit)
            for hit in self.hits
            if hit.cue is Cue.THING and self.segment(hit.start) not in doubted and not self.beside(hit)
        ]
        if not things:
            yield from self._of_the_only_plan()
            return
        for hit in self.hits:
            if hit.cue is Cue.PLAN or (hit.cue is Cue.ACT and not self.beside(hit)):
                may = [one for one in things if hit.name != LINK or links(one.hit, hit)]
                if not may:
                    continue
                thing, apart = self._nearest(may, hit, {})
                if apart <= NEAR and not (hit.cue is Cue.PLAN and self._is_another_plan(hit, thing.hit)):
                    (thing.acts if hit.cue is Cue.ACT else thing.plans).append(hit)
        favoured = {id(thing): ACTED_ON for thing in things if thing.acts or thing.plans}
        for hit in self.hits:
            if hit.cue in _STEP and hit.cue is not Cue.PLAN:
                thing, apart = self._nearest(things, hit, favoured)
                if apart <= self._reach(thing, hit) and not self._is_of_another(hit, thing, apart):
                    thing.cues.append(hit)
        for thing in things:
            yield from self._told_of(thing)

    def _reach(self, thing: _Thing, hit: Hit) -> int:
        """How far from a thing a word may stand and still tell of it."""
        said = bool(thing.acts or thing.plans)
        if hit.cue is Cue.OPPOSED and not said:
            return _RIGHT_BY if thing.hit.name in _DISPUTED else -1
        if hit.cue is Cue.IN_TALKS:
            return NEAR
        if said:
            return FAR if hit.cue in _DECIDED else MIDDLE
        if hit.cue is Cue.DONE:
            return NEAR
        return MIDDLE if hit.cue in _UNDONE or hit.cue in _SOFT else _RIGHT_BY

    def _is_of_another(self, hit: Hit, thing: _Thing, apart: int) -> bool:
        """Whether a word behind a thing has an object of its own: "closing schools and cancelling events"."""
        if hit.start < thing.hit.start:
            return self._has_own_object(hit, thing)
        if hit.cue in _SOFT:
            return False
        if thing.aim == "end" and hit.cue in _UNDONE and not thing.plans and apart > _RIGHT_BY:
            return True
        if (thing.hit.name in COMMON and self.is_content(hit)) or self.is_for_something(hit, thing.hit):
            return True
        between = any(thing.hit.end <= other.start < hit.start and other.cue in _STEP for other in self.hits)
        return not between and self.joins_on(hit)

    def _has_own_object(self, hit: Hit, thing: _Thing) -> bool:
        """Whether a word before a thing goes with something else: "cancelled trips and the closing of
        schools", "declared a strike, protesting against the wall", "approved talks on a treaty"."""
        between = [other for other in self.hits if hit.end <= other.start < thing.hit.start]
        if self.language in CLAUSE_ENDS_IN_VERB and self.segment(hit.start) != self.segment(thing.hit.start):
            return True
        if hit.cue is Cue.CONFIRMED and any(other.cue is Cue.IN_TALKS for other in between):
            return True
        if hit.cue in (Cue.OPPOSED, Cue.DROPPED) and self.begins_with_verb(hit.end):
            return True
        if self.language in _VERB_LAST and self.has_and(hit.end, thing.hit.start):
            return True
        acts = [other for other in between if other.cue is Cue.ACT]
        if acts and self.joins_on(acts[0]) and self.between(hit, acts[0]) > 1:
            return True
        return hit.cue in _SOFT and self.begins_anew(hit, thing.hit)

    def _told_of(self, thing: _Thing) -> Iterator[Candidate]:
        told: dict[PlanStep, Hit] = {}
        firm = bool(thing.acts or thing.plans) or self._is_negotiated(thing)
        if (none := self._none(thing)) is not None:
            told[PlanStep.DROPPED] = none
        else:
            strong = [hit for hit in thing.cues if hit.cue in _FIRM_STEPS and not self.may_be(hit, thing.hit)]
            for hit in strong:
                self._tell(told, hit, self._step(hit))
            taken = {self.segment(hit.start) for hit in strong}
            for hit in thing.cues:
                if hit.cue in _SOFT and self.segment(hit.start) not in taken and self._plans(thing, hit):
                    self._tell(told, hit, self._step(hit))
                    firm = True
            if not told:
                for hit in thing.cues:
                    if hit.cue is Cue.DONE:
                        self._tell(told, hit, self._step(hit))
            if not thing.cues and thing.plans and thing.acts:
                told[PlanStep.PLANNED] = thing.plans[0]
        # "put off because of doubts" tells why, and not who is against it.
        if (why := told.get(PlanStep.OPPOSED)) and not _UNDOING.isdisjoint(told) and self.is_reason(why):
            del told[PlanStep.OPPOSED]
        # "to delay the approval", "refused to discuss the bill": the one takes the other back.
        back = {self.segment(hit.start) for step, hit in told.items() if step in _TAKES_BACK}
        for step, hit in sorted(told.items(), key=lambda item: item[1].start):
            if step in _TAKEN_BACK and self.segment(hit.start) in back:
                continue
            # Who denies a plan has not given one up, unless others tell of it.
            denies = step is PlanStep.DROPPED and (hit.cue in _SOFT or hit.cue is Cue.NONE)
            yield self._candidate(thing, step, hit, firm and not denies and hit.cue is not Cue.PLAN)

    def _is_negotiated(self, thing: _Thing) -> bool:
        """Talks on an agreement are about one that is still to be made."""
        return thing.hit.name in NEGOTIATED and any(
            hit.cue is Cue.IN_TALKS
            and self.apart(hit, thing.hit) <= _RIGHT_BY
            and (hit.start < thing.hit.start or self.language in _TALKS_BEHIND)
            for hit in thing.cues
        )

    @staticmethod
    def _tell(told: dict[PlanStep, Hit], hit: Hit, step: PlanStep | None) -> None:
        if step is not None:
            told.setdefault(step, hit)

    def _is_another_plan(self, plan: Hit, thing: Hit) -> bool:
        """Whether a noun of planning is of something else: "a dam, a project in which", "the university
        announced its projects", "opponents of the plan discuss a law"; not "the bridge plan"."""
        if plan.start >= thing.start:
            return self.between(thing, plan) > (_RIGHT_BY if self.language in _PLAN_BEHIND else 0)
        cues = [other.cue for other in self.hits if plan.end <= other.start < thing.start]
        if Cue.ACT not in cues and self.between(plan, thing) > ACTED_ON:
            return True
        return not _FIRM_STEPS.isdisjoint(cues) or self.points_back(plan) or self.begins_anew(plan, thing)

    def _plans(self, thing: _Thing, hit: Hit) -> bool:
        """Whether a word of the future is about what is done with the thing, and not about another verb."""
        if hit.start > thing.hit.start and self.segment(hit.start) != self.segment(thing.hit.start):
            return False  # "an office in Tresk, and she announced that ..."
        if hit.cue is Cue.PLANNED and self.language in _PLANNED_BEFORE and self.precedes(hit, thing.hit):
            return True  # "the planned bridge"
        if hit.cue is Cue.PLANNED and self._is_said_of(hit, thing.hit):
            return True  # "the bridge is planned"
        if self._is_its_own(thing, hit):
            return False
        last = self.language in CLAUSE_ENDS_IN_VERB
        if hit.cue is Cue.WILL or (last and thing.acts and not thing.plans):
            return any(self.apart(hit, act) <= (_RIGHT_BY if last else FAR // 2) for act in thing.acts)
        return bool(thing.acts or thing.plans)

    def _is_said_of(self, hit: Hit, thing: Hit) -> bool:
        passive = self.text[hit.start : hit.end].lower().startswith(_PASSIVE)
        return passive and hit.start > thing.start and self.between(thing, hit) <= _RIGHT_BY

    def _is_its_own(self, thing: _Thing, hit: Hit) -> bool:
        """Whether a thing plans what is done with another: "the law proposes the creation of lists"."""
        if hit.cue is Cue.WILL or self.language in _VERB_LAST or thing.plans or hit.start < thing.hit.start:
            return False
        return all(act.start > hit.start for act in thing.acts)

    def _step(self, hit: Hit) -> PlanStep | None:
        if hit.cue in (Cue.CONFIRMED, Cue.DONE) and self.is_open(hit, _OPEN_OR_TO_COME):
            return None
        if hit.cue in (Cue.DROPPED, Cue.POSTPONED) and self.is_open(hit, _OPEN):
            return None  # "the threat of a delay", "could be scrapped"
        if hit.cue in (Cue.IN_TALKS, Cue.CONFIRMED) and self.is_refused(hit):
            return None
        if hit.cue is Cue.DROPPED and self.text[hit.start : hit.end].lower().startswith(_RULED_OUT):
            return None if self.negated(hit) else PlanStep.DROPPED
        if hit.cue in (Cue.DROPPED, Cue.POSTPONED) and self.negated(hit) and self.says_yet(hit):
            return None
        return _NEGATED.get(hit.cue) if self.negated(hit) else _STEP[hit.cue]

    def _none(self, thing: _Thing) -> Hit | None:
        """A heading that says there will be none, or a sentence that says so."""
        for hit in self.hits:
            if hit.cue is not Cue.NONE or hit.start > thing.hit.start or self.between(hit, thing.hit) > 3:
                continue
            opening = _OPENS.match(self.text, self.start)
            if opening is not None and hit.start <= opening.end() and not thing.cues:
                return hit
            if any(
                cue.cue in (Cue.WILL, Cue.PLANNED) and self._plans(thing, cue)
                for cue in thing.cues
                if self.segment(cue.start) == self.segment(hit.start)
            ) and not any(cue.cue in _FIRM_STEPS for cue in thing.cues):
                return hit
        return None

    def _of_the_only_plan(self) -> Iterator[Candidate]:
        """Steps of "the plan", where the report has spoken of one plan only."""
        known = {(one.thing, one.aim): one for one in self.before if one.firm}
        if len({thing for thing, _ in known}) != 1:
            return
        plans = [hit for hit in self.hits if hit.cue is Cue.PLAN]
        last = next(reversed(known.values()))
        for hit in self.hits:
            if hit.cue not in _FIRM_STEPS or not any(self.apart(hit, plan) <= NEAR for plan in plans):
                continue
            step = self._step(hit)
            if step is not None:
                yield Candidate(
                    self.article,
                    self.language,
                    step,
                    last.thing,
                    last.aim,
                    last.where,
                    last.around,
                    last.phrase,
                    self.clause((hit, plans[0])),
                    (hit.start, hit.end),
                    True,
                    last.telling,
                    last.which,
                    self._because(hit, step) + ", of the only plan told before",
                )

    def _candidate(self, thing: _Thing, step: PlanStep, hit: Hit, firm: bool) -> Candidate:
        low, high = around(self.text, thing.hit.start, thing.hit.end, self.start, self.end, self.language)
        behind = [other.start for other in self.hits if thing.hit.end <= other.start and other is not hit]
        high = min([high, *(at for at in behind if at < high)])
        where, end = signs(self.text, thing.hit.end, high, self.language)
        before, _ = signs(self.text, low, thing.hit.start, self.language)
        if self.language in MODIFIERS_BEFORE:
            where |= before
        if not where and hit.cue is Cue.WILL and thing.hit.name in LINKS and thing.acts:
            start, stop = self.clause((hit, thing.hit, *thing.acts))
            for low_, high_ in ((start, thing.hit.start), (thing.hit.end, stop)):
                where |= signs(self.text, low_, high_, self.language, MOST_OF_CLAUSE)[0]
        begin = self.opening(thing.hit, thing.acts, low)
        close = end if end > thing.hit.end else self.closing(thing.hit.end, high)
        # "We will open our offices at eight" tells no plan.
        weak = hit.cue is Cue.WILL and not thing.plans and not where
        which = self.which(thing.hit, thing.acts, begin, close)
        return Candidate(
            self.article,
            self.language,
            step,
            thing.hit.name,
            thing.aim,
            where,
            before,
            (begin, close),
            self.clause((hit, thing.hit)),
            (hit.start, hit.end),
            firm and not weak,
            bool(where or which or (before and thing.hit.name not in COMMON)),
            which,
            self._because(hit, step),
        )

    def _because(self, hit: Hit, step: PlanStep) -> str:
        words = self.text[hit.start : hit.end]
        if hit.cue is Cue.ASKED and step is PlanStep.PLANNED:
            return f"“{words}” says that it is asked for"
        denied = " with a negation" if self.negated(hit) else ""
        return f"“{words}”{denied} says {_SAYS[step]}"

    def _nearest(self, things: Sequence[_Thing], hit: Hit, favoured: dict[int, int]) -> tuple[_Thing, int]:
        ranked = [
            (self.apart(hit, thing.hit) - favoured.get(id(thing), 0), self._before(hit, thing), at)
            for at, thing in enumerate(things)
        ]
        apart, _, at = min(ranked)
        return things[at], apart + favoured.get(id(things[at]), 0)

    def _before(self, hit: Hit, thing: _Thing) -> bool:
        """Whether of two things as near the other is the object: "aid that has a cut of the tax"."""
        return self.language not in _VERB_LAST and thing.hit.start < hit.start
