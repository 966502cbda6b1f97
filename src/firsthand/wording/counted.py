"""The labels of each story, counted by outlet: which thing each is of, and which are one label."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from firsthand.encode import Encoder
from firsthand.model import Article, Body, Passage, Person, Quotation, Reuse, ReuseKind, Story, Wording
from firsthand.wording.events import IN_MARKS, MOST_PHRASES, Key, event_uses, longer
from firsthand.wording.people import Known, known_persons
from firsthand.wording.same import same_phrases
from firsthand.wording.scan import MOST_READ, Scan, scan, within
from firsthand.wording.slots import Version, slot_uses
from firsthand.wording.told import Told, line
from firsthand.wording.uses import BODY, PERSON, STATE, Referent, Use

# Lines of a story.
MOST_REFERENTS = 40
# Pairs of versions of a story that are held against each other.
MOST_VERSIONS = 40


@dataclass(slots=True)
class _Report:
    """One article of a story, and its labels as they are found."""

    body: Body
    scan: Scan
    people: list[tuple[str, str]]
    uses: list[Use] = field(default_factory=list)

    @property
    def article(self) -> Article:
        return self.body.article

    def events(self, known: Mapping[Key, str]) -> list[Use]:
        """The uses of set phrases in the report proper."""
        text, sentences = self.article.text[:MOST_READ], self.body.sentences
        found = event_uses(text, self.scan.phrases, known, self.scan.language)
        return [use for use in found if within(sentences, use.start)]


def wording(
    bodies: Iterable[Body],
    stories: Iterable[Story],
    persons: Iterable[Person],
    quotations: Iterable[Quotation],
    reuses: Iterable[Reuse] = (),
    encoder: Encoder | None = None,
    scans: Iterable[Scan] | None = None,
) -> tuple[Wording, ...]:
    """One line for each person, state, body or event of a story that has two labels or a loaded one.

    By story, then by weight: loaded uses, outlets, uses. `quotations` have their persons filled in. `reuses`
    show what stands in the place of a name in another version of a sentence. `encoder` joins set phrases
    of two languages; without one they stay apart. `scans` are of the same articles, where workers made
    them; by default they are made here.
    """
    by_id = {body.article.id: body for body in bodies}
    said: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        said[quotation.content.article].append(quotation)
    if scans is None:
        scans = [scan(body, said[id]) for id, body in by_id.items()]
    scanned = {one.article: one for one in scans}
    people = {person.id: person for person in persons}
    versions: dict[str, list[Reuse]] = defaultdict(list)
    for reuse in reuses:
        if reuse.kind is not ReuseKind.TRANSLATED:
            versions[reuse.left.article].append(reuse)
    found: list[Wording] = []
    for story in sorted(stories, key=lambda story: story.id):
        ids = [one for one in sorted(story.articles) if one in scanned and one in by_id]
        reports = [_Report(by_id[one], scanned[one], _people(said[one], by_id[one])) for one in ids]
        near = [reuse for one in ids for reuse in versions[one]]
        found += _of_story(story, reports, people, near, encoder)
    return tuple(found)


def _people(quoted: Sequence[Quotation], body: Body) -> list[tuple[str, str]]:
    language = body.article.language or ""
    return [(one.person, language) for one in quoted if one.person is not None]


def _of_story(
    story: Story,
    reports: Sequence[_Report],
    people: Mapping[str, Person],
    versions: Sequence[Reuse],
    encoder: Encoder | None,
) -> list[Wording]:
    known = known_persons(
        (one for report in reports for one in report.people),
        people,
        (one for report in reports for one in report.scan.holders),
    )
    recurring = _recurring(reports, encoder)
    for report in reports:
        phrases = recurring.get(report.scan.language, {})
        report.uses = _resolved(report.scan, known, report.events(phrases) if phrases else [])
    _by_versions(reports, versions)
    labels: dict[Referent, list[Told]] = defaultdict(list)
    for report in reports:
        seen: set[tuple[int, int]] = set()
        for use in sorted(report.uses, key=lambda use: (use.start, -use.end, use.key)):
            if (use.start, use.end) not in seen:
                seen.add((use.start, use.end))
                labels[use.referent].append(Told(report.article, report.scan, use))
    lines = [line(referent, labels[referent], known.names, story.id) for referent in sorted(labels)]
    weighed = [one for one in lines if one is not None]
    weighed.sort(key=lambda one: (*one[0], one[1].referent))
    return [each for _, each in weighed[:MOST_REFERENTS]]


def _resolved(scanned: Scan, known: Known, events: Sequence[Use]) -> list[Use]:
    """The labels of one article of which it is known what they are of."""
    # "Asian NATO" does not name NATO.
    taken = {place for use in events for place in range(use.start, use.end)}
    found = list(events)
    for use in scanned.uses:
        if use.start not in taken and (use.rests is None or use.rests not in taken):
            found.append(use)
    told: set[int] = set()
    for holder in scanned.holders:
        person = known.of(holder) if holder.use.start not in told else None
        if person is not None:
            told.add(holder.use.start)
            found.append(replace(holder.use, referent=(PERSON, person)))
    return found


def _recurring(reports: Sequence[_Report], encoder: Encoder | None) -> dict[str, dict[Key, str]]:
    """The phrases of a story that stand in it twice, by language, each with the one by which it is shown."""
    shown: dict[tuple[str, Key], Counter[str]] = defaultdict(Counter)
    for report in reports:
        for phrase in report.scan.phrases:
            shown[report.scan.language, phrase.key][phrase.shown] += 1
    often = sorted(shown, key=lambda of: (-sum(shown[of].values()), of))[:MOST_PHRASES]
    if not often:
        return {}
    counts: Counter[tuple[str, Key]] = Counter()
    for report in reports:
        language = report.scan.language
        joined = {key: "\0".join(key) for of, key in often if of == language}
        for use in report.events(joined) if joined else ():
            key = tuple(use.referent[1].split("\0"))
            counts[language, key] += 1
            if use.key != IN_MARKS:
                shown[language, key][report.article.text[use.start : use.end]] += 1
    found: dict[str, dict[Key, str]] = defaultdict(dict)
    for language, key in often:
        if counts[language, key] > 1:
            spelled = shown[language, key]
            found[language][key] = min(spelled, key=lambda text: (len(text), text))
    for language, signs in found.items():
        own = {key: dict(spelled) for (of, key), spelled in shown.items() if of == language}
        found[language] = {**longer(signs, own), **signs}
    return same_phrases(found, encoder)


def _by_versions(reports: Sequence[_Report], versions: Sequence[Reuse]) -> None:
    """Add the labels that stand in the place of a name in another version of a sentence."""
    by_id = {report.article.id: report for report in reports}
    added: list[tuple[_Report, Use]] = []
    for reuse in versions[: min(MOST_VERSIONS, len(reports))]:
        left, right = by_id.get(reuse.left.article), by_id.get(reuse.right.article)
        if left is None or right is None or left.scan.language != right.scan.language:
            continue
        sides = _version(left, reuse.left), _version(right, reuse.right)
        added += [(left, use) for use in slot_uses(sides[0], sides[1])]
        added += [(right, use) for use in slot_uses(sides[1], sides[0])]
    for report, use in added:
        report.uses.append(use)


def _version(report: _Report, passage: Passage) -> Version:
    names = [use for use in report.uses if use.referent[0] in {STATE, BODY}]
    text, end = report.article.text, min(passage.end, MOST_READ)
    return Version(text, report.scan.language, passage.start, end, names, report.scan.loose)
