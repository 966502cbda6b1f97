"""A dossier in about ten lines, for the terminal."""

from firsthand.model import Answer, Dossier, Lineage, ReuseKind, Story
from firsthand.render.speakers import OPEN, identity
from firsthand.render.spelling import label, many, number
from firsthand.render.story import counts

STORIES_NAMED = 4
NAME = 60


def summary(dossier: Dossier) -> str:
    """What the pile is, its largest stories with their origins, and what was not read."""
    reports, outlets, languages = counts(dossier.articles)
    several = sorted(
        (story for story in dossier.stories if len(story.articles) > 1),
        key=lambda story: (-len(story.articles), story.label, story.id),
    )
    alone = len(dossier.stories) - len(several)
    verdicts = [derivation for lineage in dossier.lineage for derivation in lineage.derivations]
    decided = [derivation for derivation in verdicts if derivation.taken_from is not None]
    takers = {derivation.taken_by for derivation in decided}
    translated = {found.taken_by for found in decided if found.reuse.kind is ReuseKind.TRANSLATED}
    sharing = {id for derivation in verdicts for id in (derivation.reuse.left, derivation.reuse.right)}
    # A pair may stay open although both are accounted for: counted are the reports that nothing accounts for.
    undecided = sharing - takers - {derivation.taken_from for derivation in decided}
    nameless = sum(article.outlet is None for article in dossier.articles)
    unnamed = f", {number(nameless)} without an outlet's name" if nameless else ""
    taken = f"{many(len(takers), 'report')} found to be taken from another"
    taken += f", {number(len(translated))} by translation" if translated else ""
    open_ = f"; {many(len(undecided), 'more shares', 'more share')} text, who took it from whom is open"
    lines = [
        f"{many(reports, 'report')} of {many(outlets, 'outlet')} in {many(languages, 'language')}{unnamed}",
        f"{many(len(several), 'story', 'stories')} told by several reports, {many(alone, 'report')} alone",
        (taken if takers else "no report found to be taken from another") + (open_ if undecided else ""),
    ]
    if dossier.quotations:
        speakers = len({identity(quotation) for quotation in dossier.quotations} - {OPEN})
        lines.append(f"{many(len(dossier.quotations), 'quotation')} of {many(speakers, 'speaker')}")
    lineage = {found.story: found for found in dossier.lineage}
    lines += [_story(story, lineage.get(story.id)) for story in several[:STORIES_NAMED]]
    if len(several) > STORIES_NAMED:
        lines.append(f"  and {many(len(several) - STORIES_NAMED, 'more story', 'more stories')}")
    if dossier.not_read:
        lines.append(f"{many(len(dossier.not_read), 'item')} not read, first: {_not_read(dossier)}")
    else:
        lines.append("everything was read")
    return "\n".join(lines)


def _story(story: Story, lineage: Lineage | None) -> str:
    told = f"  {number(len(story.articles)):>5} reports, {_origins(lineage)}: {label(story.label, NAME)}"
    return told.rstrip(": ")


def _origins(lineage: Lineage | None) -> str:
    if lineage is None:
        return "origins not traced"
    if lineage.origins.answer is Answer.NOT_ESTABLISHED:
        return "origins not established"
    return f"{lineage.origins.answer.value} {many(lineage.origins.count or 0, 'origin')}"


def _not_read(dossier: Dossier) -> str:
    first = dossier.not_read[0]
    where = label(first.path, NAME) + (f", line {first.line}" if first.line else "")
    return f"{where} ({label(first.why, 80)})"
