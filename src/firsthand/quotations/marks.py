"""What stands in quotation marks, and whether somebody is quoted by it.

The same marks hold words somebody said, words the reporter keeps at a distance ("so-called"), titles, ships
and nicknames. Only where the clause around them gives them to a speaker do a few words count; what reads
as a sentence of its own counts also where nobody is named beside it, and its speaker is then left open.
"""

import re
from collections.abc import Iterator

from firsthand.quotes import quotations as in_marks

# Fewer words than this in marks are a name or a word kept at a distance, unless a verb gives them away.
SENTENCE_WORDS = 5
# A passage longer than this shows nothing: several paragraphs in one pair of marks are given to this length.
LONGEST = 6_000
MOST_PARAGRAPHS = 20
_CLOSING = "”“»«\"’‘'›‹」』"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NESTED = re.compile(
    r"(?<!\w)[‘‚](?:[^‘‚’\n]|(?<=\w)’(?=\w)){8,1000}[’‘](?!\w)|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w)){8,1000}'(?!\w)"
    r"|“[^“”]{8,1000}”|„[^„“]{8,1000}“|›[^›‹]{8,1000}‹|‹[^›‹]{8,1000}›"
)


def quoted(text: str, more: re.Pattern[str] | None = None) -> list[tuple[int, int]]:
    """Where each quotation in marks starts and ends, its marks included; paragraphs of one are joined.

    `more` finds marks that only the language of the text has.
    """
    found: list[tuple[int, int]] = []
    going_on = False
    for start, end in _reopened(text, more):
        closed = end - start > 1 and text[end - 1] in _CLOSING
        while end > start and text[end - 1].isspace():
            end -= 1
        if going_on and not text[found[-1][1] : start].strip() and end - found[-1][0] <= LONGEST:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        going_on = not closed
    return found


def _reopened(text: str, more: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """The quotations in marks; one whose next paragraph begins with » goes on to the mark after it."""
    last = 0
    spans = _with_more(text, more) if more else in_marks(text)
    for start, end in spans:
        if start < last:
            continue
        for _ in range(MOST_PARAGRAPHS):
            if text[start] != "«" or text[end - 2 : end] != "\n»" or not text[end : end + 1].strip():
                break
            close = text.find("»", end, end + 2_000)
            if close < 0 or "«" in text[end:close]:
                break
            end = close + 1
        last = end
        yield start, end


def _with_more(text: str, more: re.Pattern[str]) -> list[tuple[int, int]]:
    known = list(in_marks(text))
    own = [match.span() for match in more.finditer(text)]
    taken = sorted(known + own, key=lambda span: (span[0], span[1] - span[0]))
    apart: list[tuple[int, int]] = []
    for span in taken:
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart


def nested(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Quotations in inner marks within the one from `start` to `end`."""
    for match in _NESTED.finditer(text, start + 1, end - 1):
        if len(_WORD.findall(match[0])) >= 3 or match[0][:-1].rstrip().endswith(("!", "?")):
            yield match.span()


def inside(text: str, start: int, end: int) -> str:
    """What stands between the marks."""
    return text[start:end].strip("“”„«»\"'‘’‚‹›`「」『』 \u00a0\n")


def word_count(text: str, start: int, end: int, most: int = 40) -> int:
    """How many words stand between the marks, counted up to `most`."""
    count = 0
    for _ in _WORD.finditer(text, start, end):
        count += 1
        if count >= most:
            break
    return count


def is_title(text: str, start: int, end: int) -> bool:
    """Whether the words in marks have capitals as a title has them: "The Salt Road", "Nordlys"."""
    long = [w for w in _WORD.findall(inside(text, start, end)) if len(w) > 3]
    return bool(long) and all(word[0].isupper() for word in long)


def ends_a_sentence(text: str, start: int, end: int) -> bool:
    """Whether the words in marks end as a sentence or a clause that is broken off: `…,”`, `….“`."""
    inner = inside(text, start, end)
    return bool(inner) and inner[-1] in ".!?…,。！？"
