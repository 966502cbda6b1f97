"""Quotations in Japanese: the cue ends the clause, `と` ends the words, and `は` ends the speaker.

A cue is read backwards: what links it to the words decides where they end, and the first topic that can
speak decides where they begin. A clause without such a topic is said by nobody the sentence names.
"""

import re
from collections.abc import Iterator

from firsthand.model import QuotationKind
from firsthand.quotations.east_japanese_links import (
    AS_LINK,
    CLAUSE_THAT,
    DESCRIBED,
    DESCRIBES,
    DIRECT_ENDS,
    GROUND,
    HEARSAY,
    NO_CONDITION,
    NO_GROUND,
    NO_LINK,
    NOT_A_CLAUSE,
    NOUN_LINK,
    PREDICATE,
    QUOTE_LINK,
    REQUEST_LINK,
    RIGHT_AFTER,
    RISES,
    SPOKEN,
    TAIL,
    TAKES_TO,
    THING_LINK,
    THUS,
    TOWARDS_LINK,
    UNLISTED,
    VERBAL,
    VIEW_LINK,
    WHETHER_LINK,
)
from firsthand.quotations.east_japanese_sources import SHORTEST_CLAUSE, source
from firsthand.quotations.east_japanese_speakers import JapaneseSpeakers
from firsthand.quotations.east_reading import (
    HIDDEN,
    Hit,
    Lexicon,
    Reading,
    Unit,
    end_of_words,
    lone_quote,
    next_quote,
)
from firsthand.quotations.found import Found, Span
from firsthand.reference.quotation_cues_east import Takes

# How far before a cue its link may stand: "と、記者団に強い口調で述べた".
REACH = 60
LONGEST_CLAUSE = 600


class Japanese:
    """Reads one sentence of Japanese after another."""

    def __init__(self, words: Lexicon) -> None:
        self._who = JapaneseSpeakers(words)

    def found(self, read: Reading, unit: Unit, before: Unit | None) -> Iterator[Found]:
        """The quotations of one sentence; `before` is the one before it, None at the start."""
        left, last = unit.start, None
        taken: set[int] = set()
        for number, hit in enumerate(unit.hits):
            if hit.takes is Takes.SOURCE:
                if found := source(self._who, read, unit, hit):
                    last = found
                    yield found
                continue
            if read.masked.startswith("して", hit.start):
                ask = any(later.takes is Takes.ASK for later in unit.hits[number + 1 :])
                if not (ask and read.masked.startswith("、", hit.end)) or not GROUND.search(
                    read.masked, unit.start, hit.start
                ):
                    continue
            for found in self._said(read, unit, hit, left, last, before):
                inside = last is not None and last.content[0] <= found.content[0] < last.content[1]
                if found.content[0] in taken or (inside and found.kind is QuotationKind.REPORTED):
                    continue
                taken.add(found.content[0])
                last = found
                yield found
            if last is not None and last.cue == (hit.start, hit.end):
                left = hit.reach
        for found in self._grounds(read, unit, taken):
            last = found
            yield found
        if last is None:
            yield from self._without_cue(read, unit)

    def _grounds(self, read: Reading, unit: Unit, taken: set[int]) -> Iterator[Found]:
        """`Xは…として控訴した`: what somebody acts on he says, where no other cue has said it."""
        for hit in unit.hits:
            masked = read.masked
            if (
                not masked.startswith("して", hit.start)
                or masked.startswith(NO_GROUND, hit.end)
                or not GROUND.search(masked, unit.start, hit.start)
            ):
                continue
            for found in self._said(read, unit, hit, unit.start, None, None):
                spoken = found.kind is not QuotationKind.DIRECT or SPOKEN.fullmatch(read.text, *found.content)
                if spoken and found.speaker and found.content[0] not in taken:
                    taken.add(found.content[0])
                    yield found

    def _said(
        self, read: Reading, unit: Unit, hit: Hit, left: int, last: Found | None, before: Unit | None
    ) -> Iterator[Found]:
        masked = read.masked
        window = masked[max(left, hit.start - REACH) : hit.start]
        offset = hit.start - len(window)
        # "としている" and "とした" are a cue right after "と", and part of any verb elsewhere.
        does = masked.startswith(RIGHT_AFTER, hit.start)
        if does and not window.endswith(("と", "とも", "とは")):
            return
        if link := QUOTE_LINK.search(window):
            yield from self._quoted(read, unit, hit, (left, offset + link.start("rest")), link, last)
            return
        if does and window.endswith("と") and not CLAUSE_THAT.search(window):
            return
        if DESCRIBES.match(masked, hit.end - 1):
            return
        if masked.startswith("示", hit.start) and not NOUN_LINK.search(window):
            return
        placed = self._clause_end(window, hit, masked[hit.start : hit.end])
        if placed is None:
            if found := self._thus(read, unit, hit, before):
                yield found
            return
        end, mid, thing = placed
        yield from self._clause(read, hit, (left, offset + end), (offset + mid, hit.start), thing, last)

    def _clause_end(self, window: str, hit: Hit, text: str) -> tuple[int, int, bool] | None:
        """Where a clause before the cue ends, where what stands between begins, and whether it is a thing."""
        if hit.takes is Takes.VIEW or (hit.takes is Takes.OBJECT and window.endswith(("との", "という"))):
            view = VIEW_LINK.search(window)
            return (view.start(), len(window), False) if view else None
        if hit.takes is Takes.ASK:
            if ask := REQUEST_LINK.search(window):
                return ask.start(), ask.start("mid"), False
            if ground := AS_LINK.search(window):
                return ground.start(), ground.start("mid"), False
        elif hit.takes in (Takes.WORDS, Takes.OBJECT):
            if hit.takes is Takes.WORDS and (ask := REQUEST_LINK.search(window)):
                return ask.start(), ask.start("mid"), False
            for pattern in (NOUN_LINK, WHETHER_LINK, AS_LINK):
                if link := pattern.search(window):
                    end = link.start("rest") if pattern is WHETHER_LINK and link["rest"] else link.start()
                    if pattern is WHETHER_LINK:
                        end = link.end("rest") if link["rest"] else link.start() + 1
                    return end, link.start("mid"), False
        that = self._that(window, hit)
        if that is not None:
            return that, that + 1, False
        if hit.takes is Takes.OBJECT and ("を" in text or text.startswith(TAKES_TO)):
            towards = TOWARDS_LINK.search(window)
            return (towards.end("thing"), towards.start("mid"), True) if towards else None
        if hit.takes in (Takes.OBJECT, Takes.ASK) and (thing := THING_LINK.search(window)):
            return thing.end("thing"), thing.start("mid"), True
        return None

    def _that(self, window: str, hit: Hit) -> int | None:
        """The last `と` that ends a clause and not a noun, None where there is none."""
        at = len(window)
        for _ in range(4):
            at = window.rfind("と", 0, at)
            if at <= 0:
                return None
            mid, said = window[at + 1 :], window[:at]
            if mid[:1] in ("も", "は") and said[-1:] in "だたるいう" and len(mid) <= 12:
                return at
            if said.endswith(NO_LINK) or (hit.takes is Takes.QUOTE and not NO_CONDITION.search(said)):
                continue
            if mid.startswith(("して", "も", "は", "の", "い", "み", "こ", "き", "っ")) and mid[:2] not in (
                "市民",
                "記者",
            ):
                continue
            if not re.search(rf"{PREDICATE}\Z", said):
                noun_ends = not mid and hit.takes is Takes.WORDS
                if not noun_ends or said[-1:] in "をにはが、":
                    continue
            if "を" in mid or re.search(r"[^はがも]、.", mid.lstrip("、")):
                continue
            return at
        return None

    def _quoted(
        self, read: Reading, unit: Unit, hit: Hit, span: Span, link: re.Match[str], last: Found | None
    ) -> Iterator[Found]:
        masked, (left, end) = read.masked, span
        if "。" in link["mid"] or (
            link["rest"].endswith(("との", "という")) and hit.takes not in (Takes.VIEW, Takes.OBJECT)
        ):
            noun = NOUN_LINK.search(masked[end - 1 : hit.start])
            if noun is None:
                return
        quotes = [quote for quote in unit.quotes if left <= quote[0] and quote[1] <= end]
        if not quotes or quotes[-1][1] != end:
            return
        first = len(quotes) - 1
        while first and masked[quotes[first - 1][1] : quotes[first][0]] in ("", "、", "や"):
            first -= 1
        if first and masked[quotes[first - 1][1]] in "、" and masked[quotes[first - 1][0] - 1] in "はが":
            yield from self._listed(masked, left, quotes[first - 1])
            left = quotes[first - 1][1] + 1
        quotes = quotes[first:]
        start = quotes[0][0]
        # "call snow 「…」" and "made 「…」 its name" name something
        called = start > left and masked[start - 1] == "を" and masked.startswith("言", hit.start)
        does = masked.startswith("し", hit.start)
        if called or (does and not self._who.subject(masked, left, start) and last is None):
            return
        after = self._who.after(masked, hit.start - len(link["mid"]), hit.start, any_name=True)
        after = after or self._who.cleft(masked, hit.end, unit.end)
        named = after or self._who.from_whom(masked, left, start, hit.start)
        named = named or self._who.subject(masked, left, start)
        if named is None and DESCRIBES.match(masked, hit.end - 1):
            named = self._described(masked, hit.end, unit.end)
            after = named
            if named is None and last is None and not self._who.first_topic(masked, left, start):
                return
        opening = self._who.over(masked, left, start)
        inner = self._who.frame(masked, named[1], start) if named and not after else opening
        closing = self._who.frame(
            masked, after[1] if after and after[1] <= hit.start else hit.start - len(link["mid"]), hit.start
        )
        at, listener, via = (
            inner[0],
            inner[1] or closing[1] or opening[1],
            inner[2] or closing[2] or opening[2],
        )
        rest = masked[at:start].strip()
        if named is None and (topic := self._who.any_topic(masked, at, start)):
            named, rest = topic, ""
        elif named is None and (opens := self._who.first_topic(masked, at, start)):
            at, heard, read_in = self._who.frame(masked, opens[1], start)
            named, rest = opens, masked[at:start].strip()
            listener, via = listener or heard, via or read_in
        speaker = named[0] if named else None
        if speaker is None and last is not None:
            speaker = last.speaker
        kind = QuotationKind.DIRECT
        if rest and not DIRECT_ENDS.search(rest) and len(rest) <= LONGEST_CLAUSE:
            kind, quotes = QuotationKind.MIXED, [(at, end)]
        for quote in quotes:
            yield Found(
                quote,
                kind,
                cue=(hit.start, hit.end),
                speaker=speaker,
                addressee=listener,
                via=via,
                carried=speaker is None and not masked.startswith(RISES, hit.start),
            )

    def _described(self, masked: str, low: int, high: int) -> tuple[Span, int] | None:
        """`「…」と語った監督は…`: the noun after the cue speaks."""
        who = DESCRIBED.match(masked, low, high)
        return (who.span("who"), high) if who and self._who.speaks(who["who"]) else None

    def _listed(self, masked: str, left: int, quote: Span) -> Iterator[Found]:
        """`Aは「…」、Bは「…」と語った`: the first of two that share a cue."""
        start = self._who.over(masked, left, quote[0])[0]
        named = self._who.subject(masked, left, quote[0]) or self._who.any_topic(masked, start, quote[0])
        if named:
            yield Found(quote, QuotationKind.DIRECT, speaker=named[0])

    def _clause(
        self, read: Reading, hit: Hit, span: Span, mid: Span, thing: bool, last: Found | None
    ) -> Iterator[Found]:
        masked, (left, end) = read.masked, span
        after = self._who.after(masked, *mid, any_name=False)
        named = after or self._who.from_whom(masked, left, end, hit.start)
        named = named or self._who.subject(masked, left, end)
        if named is None and last is None:
            named = self._who.plain_topic(masked, left, end, masked.startswith("よう", end))
        opening = self._who.over(masked, left, end)
        inner = self._who.frame(masked, named[1], end) if named and not after else opening
        closing = self._who.frame(masked, after[1] if after else mid[0], hit.start)
        start, listener = inner[0], inner[1] or closing[1] or opening[1]
        via = inner[2] or closing[2] or opening[2]
        speaker = named[0] if named else None
        if speaker is None and last is not None and last.speaker:
            speaker = last.speaker
        if hit.takes is Takes.ASK and not listener:
            start, listener = self._who.asked(masked, start, end)
        if (thing or hit.takes in (Takes.OBJECT, Takes.QUOTE)) and speaker is None:
            return
        if not SHORTEST_CLAUSE <= end - start + thing <= LONGEST_CLAUSE or NOT_A_CLAUSE.search(
            masked[start:end]
        ):
            return
        content = masked[start:end]
        hidden = any(sign in content for sign in HIDDEN)
        kind = QuotationKind.INDIRECT
        if thing:
            kind = QuotationKind.REPORTED
        elif hidden:
            kind = QuotationKind.MIXED
        yield Found(
            (start, end),
            kind,
            cue=(hit.start, hit.end),
            speaker=speaker,
            addressee=listener,
            via=via,
            carried=speaker is None and not masked.startswith(RISES, hit.start),
        )

    def _thus(self, read: Reading, unit: Unit, hit: Hit, before: Unit | None) -> Found | None:
        """A sentence that only says who spoke: `「…」。Xはそう話した。`, or `Xはこう話す。「…」`."""
        masked = read.masked
        if before and (cleft := self._who.cleft(masked, hit.end, unit.end)) and hit.start - unit.start <= 12:
            quote, cue = lone_quote(read, before), (hit.start, hit.end)
            return Found(quote, QuotationKind.DIRECT, cue=cue, speaker=cleft[0]) if quote else None
        said_so = masked.startswith(("そう", "こう"), hit.start - 2) and before is not None
        if end_of_words(read.text, hit.end, unit.end) > hit.end and not said_so:
            return None
        lead = masked[unit.start : hit.start]
        named = self._who.subject(masked, unit.start, hit.start)
        named = named or self._who.first_topic(masked, unit.start, hit.start)
        if named is None or len(lead) > 80:
            return None
        thus = read.text[hit.start : hit.start + 2] in ("そう", "こう") or THUS.search(lead) is not None
        at, listener, via = self._who.frame(masked, named[1], hit.start)
        quote = lone_quote(read, before) if before else None
        if not thus and at < hit.start and not (quote and hit.takes is Takes.QUOTE):
            return None
        if quote is None and (thus or at == hit.start):
            quote = next_quote(read, unit.end)
        if quote is None:
            return None
        cue = (hit.start, hit.end)
        return Found(quote, QuotationKind.DIRECT, cue=cue, speaker=named[0], addressee=listener, via=via)

    def _without_cue(self, read: Reading, unit: Unit) -> Iterator[Found]:
        """`「…」とX市長。`, `X市長は「…」と。` and a sentence that goes on with `という。`."""
        masked = read.masked
        if unit.quotes:
            quote = unit.quotes[-1]
            names = masked[quote[0] - 1 : quote[0]] == "を"  # 新製品を「そよ風」と命名した
            if not names and (unlisted := UNLISTED.match(masked, quote[1], unit.end)):
                named = self._who.subject(masked, unit.start, quote[0])
                if SPOKEN.fullmatch(read.text, *quote):
                    start = self._who.over(masked, unit.start, quote[0])[0]
                    named = named or self._who.first_topic(masked, start, quote[0])
                    named = named or self._who.any_topic(masked, start, quote[0])
                if named and (
                    unlisted["cue"][-1] in "たるうくすむぶぐつ" or SPOKEN.fullmatch(read.text, *quote)
                ):
                    yield Found(quote, QuotationKind.DIRECT, cue=unlisted.span("cue"), speaker=named[0])
                    return
            tail = TAIL.search(masked, max(unit.start, unit.end - 40), unit.end)
            if tail is None:
                return
            who = tail.span("who")
            if tail["who"] and self._who.speaks(tail["who"]):
                yield Found(quote, QuotationKind.DIRECT, speaker=who)
            elif not tail["who"] and (named := self._who.subject(masked, unit.start, quote[0])):
                yield Found(quote, QuotationKind.DIRECT, speaker=named[0])
            return
        hearsay = HEARSAY.search(masked, max(unit.start, unit.end - 8), unit.end)
        if hearsay and hearsay[0].startswith(("という", "とのこと", "のだという")):
            start = self._who.over(masked, unit.start, hearsay.start())[0]
            if hearsay.start() - start >= 6 and VERBAL.search(masked, start, hearsay.start()):
                yield Found((start, hearsay.start()), QuotationKind.INDIRECT, carried=True)
