"""The timeline of a story: what its reports place in time, in order, without copies, and bounded."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations

from evals.times.measure import written

from firsthand.model import Body, Story, TimelineEntry
from firsthand.times import timeline, times
from firsthand.times.timeline import LONGEST_PASSAGE, MOST_ENTRIES


def report(id: str, text: str, published: str | None = "2031-05-08", language: str = "en") -> Body:
    body = written(text, language, published)
    return Body(replace(body.article, id=id), body.sentences)


def of(*bodies: Body) -> tuple[TimelineEntry, ...]:
    told = {body.article.id: times(body) for body in bodies}
    return timeline(bodies, told, [Story("s", tuple(sorted(told)), "", "")])


A = report("a", "The council met on Tuesday. It will close the bridge in September.")
B = report("b", "The council met on Tuesday. In 2029 the bridge was built.", "2031-05-07")
C = report("c", "Der Rat tagte am Dienstag.", "2031-05-09", "de")


def test_entries_are_in_order_of_time_with_their_clause_and_words() -> None:
    told = [(e.words.text, e.passage.text, e.passage.article) for e in of(A, B) if e.words]
    assert told == [
        ("2029", "In 2029 the bridge was built.", "b"),
        ("Tuesday", "The council met on Tuesday.", "b"),
        ("September", "It will close the bridge in September.", "a"),
    ]


def test_each_publication_is_an_entry_with_the_first_sentence() -> None:
    published = [(e.passage.article, e.passage.text) for e in of(A, B) if not e.words]
    assert published == [("b", "The council met on Tuesday."), ("a", "The council met on Tuesday.")]


def test_copied_sentences_of_one_day_are_one_entry_of_the_earliest() -> None:
    tuesday = [e for e in of(A, B, C) if e.words and e.when.earliest == datetime(2031, 5, 6)]
    assert [e.passage.article for e in tuesday] == ["b", "c"]


def test_the_order_of_the_reports_changes_nothing() -> None:
    assert len({of(*order) for order in permutations((A, B, C))}) == 1


def test_where_publication_is_unknown_only_dates_written_out_are_placed() -> None:
    entries = of(report("a", "The council met on Tuesday. It met on 3 May 2030.", None))
    assert [e.words.text for e in entries if e.words] == ["3 May 2030"]
    assert len(entries) == 1


def test_a_story_has_so_many_entries_at_most_and_days_are_kept_before_years() -> None:
    day = datetime(2029, 1, 1)
    days = " ".join(f"Hut {at} burnt on {day + timedelta(days=at):%d %B %Y}." for at in range(70))
    entries = of(report("a", f"In 1999 it rained. {days}"))
    assert len(entries) == MOST_ENTRIES
    assert all(e.words is None or e.words.text != "1999" for e in entries)


def test_a_long_sentence_is_cut_to_the_clause() -> None:
    text = (
        "The mayor, "
        + "who had said so before, " * 20
        + "closed the bridge on 3 May 2030, "
        + "and left, " * 20
    )
    (entry,) = (e for e in of(report("a", text)) if e.words and e.words.text == "3 May 2030")
    assert len(entry.passage.text) <= 2 * LONGEST_PASSAGE
    assert "closed the bridge on 3 May 2030" in entry.passage.text
    assert entry.passage.text == text[entry.passage.start : entry.passage.end]
