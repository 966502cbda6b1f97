"""Read who said what: every quotation, statement, formula, person and chain names what is there."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from firsthand.check.passages import CheckError, slices
from firsthand.model import (
    Article,
    Chain,
    Dossier,
    Formula,
    Person,
    Quotation,
    SpeakerKind,
    Statement,
    VersionKind,
)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Identified = TypeVar("_Identified", bound=_HasId)


def check_speech(dossier: Dossier, articles: Mapping[str, Article]) -> None:
    """Raise CheckError on the first of them that does not hold."""
    quotations = _by_id("quotation", dossier.quotations)
    statements = _by_id("statement", dossier.statements)
    persons = _by_id("person", dossier.persons)
    _by_id("formula", dossier.formulas)
    for quotation in dossier.quotations:
        _quotation(quotation, quotations, articles)
        for kind, named, known in (
            ("statement", quotation.statement, statements.keys()),
            ("person", quotation.person, persons.keys()),
        ):
            if named is not None and named not in known:
                raise CheckError(_name(quotation), f"there is no {kind} {named!r}")
    for statement in dossier.statements:
        _statement(statement, quotations, articles)
    for formula in dossier.formulas:
        _formula(formula, quotations, articles)
    for person in dossier.persons:
        _person(person, quotations, persons, articles)
    for chain in dossier.chains:
        _chain(chain, quotations, articles)
    said = {version.quotation for statement in dossier.statements for version in statement.versions}
    spoken = {identity for person in dossier.persons for identity in person.quotations}
    for quotation in dossier.quotations:
        if (quotation.statement is not None) != (quotation.id in said):
            raise CheckError(_name(quotation), f"statement {quotation.statement!r} does not list it")
        if (quotation.person is not None) != (quotation.id in spoken):
            raise CheckError(_name(quotation), f"person {quotation.person!r} does not list it")


def _by_id(kind: str, values: Iterable[_Identified]) -> dict[str, _Identified]:
    known: dict[str, _Identified] = {}
    for value in values:
        if not value.id or value.id in known:
            raise CheckError(f"{kind} {value.id!r}", "an id is unique in the pile and never empty")
        known[value.id] = value
    return known


def _name(quotation: Quotation) -> str:
    return f"quotation {quotation.id!r} of article {quotation.content.article!r}"


def _quotation(
    quotation: Quotation, quotations: Mapping[str, Quotation], articles: Mapping[str, Article]
) -> None:
    name, content = _name(quotation), quotation.content
    beside = [quotation.cue, quotation.speaker, quotation.addressee, quotation.frame, quotation.named]
    passages = [content, *quotation.parts, *(p for p in (*beside, quotation.office) if p)]
    slices(passages, articles, name)
    if any(passage.article != content.article for passage in passages):
        raise CheckError(name, "one of its passages is of another article")
    at = content.start
    for part in quotation.parts:
        if not at <= part.start < part.end <= content.end:
            raise CheckError(name, "its parts are no pieces of its content in order")
        at = part.end
    if quotation.speaker_kind is SpeakerKind.OPEN and (quotation.name or quotation.person):
        raise CheckError(name, "its speaker is left open and has a name")
    if quotation.named and _folded(quotation.named.text) != _folded(quotation.name or ""):
        raise CheckError(name, f"its speaker is {quotation.name!r}, the passage of the name says otherwise")
    if quotation.inside is None:
        return
    outer = quotations.get(quotation.inside)
    if outer is None:
        raise CheckError(name, f"it is inside {quotation.inside!r}, which is no quotation")
    around = outer.content
    if around.article != content.article or not around.start <= content.start < content.end <= around.end:
        raise CheckError(name, f"it is not inside quotation {outer.id!r}")
    if around.end - around.start == content.end - content.start:
        raise CheckError(name, f"it is as long as quotation {outer.id!r}, which it is said to be a part of")


def _folded(name: str) -> str:
    """A name without its line breaks: it may stand over two lines of its report."""
    return " ".join(name.split())


def _statement(
    statement: Statement, quotations: Mapping[str, Quotation], articles: Mapping[str, Article]
) -> None:
    name = f"statement {statement.id!r}"
    if not statement.versions:
        raise CheckError(name, "it has no versions")
    first = quotations.get(statement.versions[0].quotation)
    told: set[str] = set()
    for position, version in enumerate(statement.versions):
        quotation = quotations.get(version.quotation)
        if quotation is None or first is None:
            raise CheckError(name, f"there is no quotation {version.quotation!r}")
        if quotation.id in told:
            raise CheckError(name, f"quotation {quotation.id!r} is a version of it twice")
        told.add(quotation.id)
        if quotation.statement != statement.id:
            raise CheckError(name, f"quotation {quotation.id!r} is of statement {quotation.statement!r}")
        if not version.kinds or (VersionKind.EARLIEST in version.kinds) != (position == 0):
            raise CheckError(name, "the first version is the earliest, and each other differs in some way")
        slices(version.evidence, articles, name)
        between = {first.content.article, quotation.content.article}
        if not {passage.article for passage in version.evidence} <= between:
            raise CheckError(name, f"what differs in {quotation.id!r} stands in another article")
        if VersionKind.TRANSLATED in version.kinds:
            _translated(name, [articles[article].language for article in sorted(between)])


def _translated(name: str, languages: Sequence[str | None]) -> None:
    spoken = {(language or "").partition("-")[0].lower() for language in languages}
    if spoken and "" not in spoken and len(spoken) == 1:
        raise CheckError(name, f"a version in {min(spoken)} is translated from {min(spoken)}")


def _formula(formula: Formula, quotations: Mapping[str, Quotation], articles: Mapping[str, Article]) -> None:
    name = f"formula {formula.label!r}"
    if not formula.uses:
        raise CheckError(name, "nobody uses it")
    for use in formula.uses:
        slices((use.passage,), articles, name)
        if use.quotation is None:
            continue
        quotation = quotations.get(use.quotation)
        if quotation is None or quotation.content.article != use.passage.article:
            raise CheckError(name, f"{use.quotation!r} is no quotation of {use.passage.article!r}")
    if formula.since is not None and formula.since not in {use.passage.article for use in formula.uses}:
        raise CheckError(name, f"it is not used in {formula.since!r}, which is said to be first")


def _person(
    person: Person,
    quotations: Mapping[str, Quotation],
    persons: Mapping[str, Person],
    articles: Mapping[str, Article],
) -> None:
    name = f"person {person.name!r}"
    if not person.name:
        raise CheckError(name, "a person has a name")
    slices((spelling.passage for spelling in person.names), articles, name)
    for identity in person.quotations:
        if identity not in quotations:
            raise CheckError(name, f"there is no quotation {identity!r}")
        if quotations[identity].person != person.id:
            raise CheckError(name, f"quotation {identity!r} is of person {quotations[identity].person!r}")
    for other in person.undecided:
        if other not in persons or other == person.id:
            raise CheckError(name, f"it may be {other!r}, which is no other person")


def _chain(chain: Chain, quotations: Mapping[str, Quotation], articles: Mapping[str, Article]) -> None:
    name = f"chain of article {chain.article!r}"
    if chain.article not in articles:
        raise CheckError(name, "there is no such article")
    if not chain.steps:
        raise CheckError(name, "it has no steps")
    for step in chain.steps:
        if step.article is not None and step.article not in articles:
            raise CheckError(name, f"there is no article {step.article!r}")
        if step.article is None and not step.outlet and not step.name:
            raise CheckError(name, "a step is an article, an outlet, a person or a document")
        slices([step.passage] if step.passage else (), articles, name)
    for identity in chain.quotations:
        if identity not in quotations or quotations[identity].content.article != chain.article:
            raise CheckError(name, f"{identity!r} is no quotation of it")
