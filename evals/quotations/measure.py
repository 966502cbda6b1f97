"""Who said what: German and English news with annotated quotations, and our own cases by language."""

from collections.abc import Mapping
from pathlib import Path

from evals.measurement import Measurement, fingerprint
from evals.quotations import english, german, naive, own
from evals.quotations.engine import found
from evals.quotations.showing import table

# What is gated of the two sets; the rest of their scores is for tuning.
GERMAN = ("quote", "roles", "joint", "speaker", "direct")
ENGLISH = ("content", "content precision", "content recall", "speaker", "speaker where content found")
SPLIT = "quotes-de and quotes-en: dev (tuned on train); own: held (tuned on tune)"


def measure(data: Path | None) -> Measurement | None:
    """Own cases and both sets of news; without their data the own cases are printed, and None answered."""
    scores, cases, baselines = own_part()
    if data is None or not (german.path(data, "dev").is_file() and english.path(data, "dev").is_file()):
        print(f"quotations: {len(cases)} own cases, {SPLIT.split('; ')[1]}\n{table(scores)}")
        return None
    for more in (_german(data), _english(data)):
        scores, cases, baselines = scores | more[0], cases | more[1], baselines | more[2]
    files = [german.path(data, "dev"), english.path(data, "dev"), *own.files("held")]
    return Measurement(scores, cases, fingerprint(files), SPLIT, baselines)


# Scores, the outcome of each case, and what the naive way scores.
Part = tuple[dict[str, float], dict[str, str], dict[str, float]]


def own_part() -> Part:
    known = own.cases("held")
    answers = own.answered(known, found([case.body for case in known]))
    simple = own.answered(known, [naive.quotations(case.body) for case in known])
    outcomes = {case.name: own.outcome(case, system) for case, system in answers}
    return _named("own", own.score(answers)), outcomes, _named("own", own.score(simple))


def _german(data: Path) -> Part:
    texts = german.documents(data, "dev")
    answers = german.answered(texts, found([text.body for text in texts]))
    simple = german.answered(texts, [naive.quotations(text.body) for text in texts])
    outcomes = {f"de {text.name}": german.outcome(text, system) for text, system in answers}
    return (
        _named("German news", german.score(answers), GERMAN),
        outcomes,
        _named("German news", german.score(simple), GERMAN),
    )


def _english(data: Path) -> Part:
    texts = english.documents(data, "dev")
    answers = english.answered(texts, found([text.body for text in texts]))
    simple = english.answered(texts, [naive.quotations(text.body) for text in texts])
    outcomes = {f"en {text.name}": english.outcome(text, system) for text, system in answers}
    return (
        _named("English news", english.score(answers), ENGLISH),
        outcomes,
        _named("English news", english.score(simple), ENGLISH),
    )


def _named(task: str, scores: Mapping[str, float], only: tuple[str, ...] | None = None) -> dict[str, float]:
    return {f"{task}: {name}": round(score, 4) for name, score in scores.items() if not only or name in only}
