"""Credits that need no verb: datelines, agency marks at the end, bylines, and a bare link as source.

Their shape is much the same in every language: "BERLIN (dpa) –", "MOSCOW, May 3 (TASS)",
"МОСКВА, 3 мая. /ТАСС/.", "(Reuters) -", "EFE.-", "dpa/AFP". A name alone in brackets counts only
where it is one we know or reads as a medium's, because "Vilnius (Lithuania)" looks the same.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from firsthand.citations.aggregators import linked
from firsthand.citations.patterns import CAPITAL
from firsthand.citations.phrases import Grammar
from firsthand.citations.scope import Credit
from firsthand.citations.units import Unit
from firsthand.model import Article, OutletKind, Role
from firsthand.reference.outlets import Outlets

# A dateline stands after headline, standfirst and byline; an agency mark before what a site adds at the end.
HEAD_UNITS = 10
TAIL_UNITS = 4
LONGEST_LINE = 140
# Initials are written exactly or mean something else.
SHORT_NAME = 4
LONGEST_BYLINE = 90
# The first kana; the letters from here on know no capitals and hardly ever spaces.
FIRST_UNCASED = "\u3040"
# Arabic, Persian, Indian, Thai, Japanese, Chinese and Korean letters know no capitals.
_CASELESS = r"[\u0600-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7ff]"
_PLACE = (
    rf"(?:{_CASELESS}{{2,20}}(?:[ -]{_CASELESS}{{1,20}}){{0,3}}"
    rf"|{CAPITAL}[^\W\d]*(?:[.'’-][^\W\d]+)*\.?(?:[ \u00a0/,-]{{1,2}}{CAPITAL}[\w.'’-]*){{0,5}})"
)
_MONTH = r"[^\W\d]{3,12}\.?"
_DATE = (
    rf"(?:(?:\d{{4}}\.\s)?{_MONTH}\s\d{{1,2}}\.?(?:,\s[^\W\d]{{4,12}})?|\d{{1,2}}\.?(?:º|er)?(?:\sde)?\s{_MONTH}"
    r"|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\.?|\d{1,2}[月월]\s?\d{1,2}[日일])(?:,?\s(?:de\s)?\d{4})?"
)
_WHERE = (
    rf"(?:{_PLACE}(?:\s\([^()\n]{{2,30}}\)(?=,))?)?"
    rf"(?:[,.]?\s{{0,2}}(?:[–—-]\s)?(?:le\s|am\s|on\s)?{_DATE})?"
)
_BRACKETED = re.compile(
    rf"\W{{0,3}}(?P<where>{_WHERE})[,.:]?\s{{0,3}}[–—-]{{0,2}}\s?"
    r"(?:[(\[](?P<names>[^()\[\]\n]{2,50})[)\]]|/(?P<slashed>[^()\[\]\n/]{2,40})/)"
    r"\s{0,2}(?P<mark>[.:,]?\s{0,2}[–—-]{0,2})"
)
_DASHED = re.compile(
    rf"(?P<where>{_WHERE}[,.]?\s{{0,3}}(?:[–—-]{{1,2}}\s)?)(?P<names>{CAPITAL}[^\n().,;:–—]{{1,30}}|dpa|afp|efe|sda)"
    rf"(?P<mark>\s{{0,2}}(?:\.-|\.\s?[–—-]|\s[–—-]{{1,2}}(?=\s)|\.(?=\s|\Z)))"
)
# "تهران - ایرنا - ": letters without capitals, between dashes.
_CASELESS_DASHED = re.compile(
    rf"(?P<where>{_CASELESS}{{2,20}}(?:\s{_CASELESS}{{2,20}}){{0,2}})\s?[–—-]\s?"
    rf"(?P<names>{_CASELESS}{{2,20}}(?:\s{_CASELESS}{{2,20}}){{0,2}})\s?[–—:-]\s"
)
_END = re.compile(
    r"(?:[(\[（](?:(?:avec|mit|with|con|com|med|met|cu|dengan|με|ile)\s(?:l['’]|der\s)?)?|(?<=\s)/)(?P<names>[^()\[\]（）/\n]{2,40}(?:/[^()\[\]（）/\n]{2,20}){0,4})(?:[)\]）]|/)\W{0,3}\Z"
)
_ALONE = re.compile(r"[\W_]{0,4}(?P<names>\w[^\n()]{1,40}?)[\W_]{0,3}\Z")
_SEPARATOR = re.compile(
    r"\s?[/,;|+&、，・·／]\s?|\s(?:und|and|y|et|и|e|with|mit)\s|\s[–—-]\s",
)
# What is a word of many other phrases too: it parts names only where it stands between two we know.
_BETWEEN = re.compile(
    r"\s(?:i|oraz|a|och|en|ve|και|și|és|і|й|та|và|dan"
    r"|via|through|über|par|przez|tramite|através de|через|чрез|üzerinden|lewat|qua)\s|-"
)
# "【東京共同】", "【ベルリン＝時事通信】", "(서울=연합뉴스)", "［東京３日　ロイター］": the agency is last.
_LENTICULAR = re.compile(
    r"(?:【(?P<names>[^【】\n]{2,40})】"
    r"|[(\[（［](?=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7ff])(?P<placed>[^()\[\]（）［］\n]{2,40})[)\]）］])"
)
_LINK = re.compile(r"\W{0,3}(?:\w{2,12}\s?:\s?)?(?P<names>(?:https?://|www\.)[^\s<>\"]{4,2000})\W{0,2}\Z")
_DIGIT = re.compile(r"\d")


def agencies(
    article: Article, units: list[Unit], outlets: Outlets, grammar: Grammar | None
) -> Iterator[Credit]:
    """Each credit of these kinds, in order of place."""
    read = _Reader(article, outlets, grammar)
    for unit in units[:HEAD_UNITS]:
        yield from read.dateline(unit) or read.byline(unit) or read.alone(unit)
    tail = units[-TAIL_UNITS:]
    for unit in units[HEAD_UNITS:]:
        if unit.credit or unit.place >= tail[0].place:
            yield from read.end(unit) or read.alone(unit)
    for unit in units[:HEAD_UNITS]:
        if unit.place >= tail[0].place:
            yield from read.end(unit)
    yield from read.links(units)


class _Reader:
    """One article, and who may be named in it."""

    def __init__(self, article: Article, outlets: Outlets, grammar: Grammar | None) -> None:
        self.article = article
        self.text = article.text
        self.outlets = outlets
        self.groups = grammar.groups if grammar else frozenset({"Agencies"})
        self.photo = grammar.photo if grammar else None
        self.written_by = grammar.byline if grammar else None
        self.titles = frozenset(grammar.book.titles if grammar else ())

    def dateline(self, unit: Unit) -> list[Credit]:
        line = self._line(unit)
        if found := _LENTICULAR.match(line):
            group = found.lastgroup or "names"
            credits = self._last(unit, unit.start + found.start(group), found[group])
            if credits or group == "names":
                return credits
        bracketed = any(mark in line for mark in "([/")
        if bracketed and (found := _BRACKETED.match(line)):
            where, mark = found["where"].strip(), found["mark"].strip()
            group = "names" if found["names"] else "slashed"
            dashed = mark[-1:] in ("–", "—", "-")
            credits = self._named(unit, unit.start + found.start(group), found[group], unlisted=dashed)
            # "프레스 어소시에이션(PA)은" is a name and its initials: only a dash makes it a place.
            if not mark and where and where[0] >= FIRST_UNCASED:
                credits = []
            formal = dashed or group == "slashed" or _DIGIT.search(where) or not where or where.isupper()
            if credits and (formal or self._all_agencies(credits)):
                return credits
        if found := _DASHED.match(line):
            credits = self._named(unit, unit.start + found.start("names"), found["names"])
            if credits and self._all_agencies(credits):
                return credits
        if found := _CASELESS_DASHED.match(line):
            credits = self._named(unit, unit.start + found.start("names"), found["names"])
            if self._all_agencies(credits):
                return credits
        return []

    def _last(self, unit: Unit, start: int, written: str) -> list[Credit]:
        """The agencies whose names end `written` or a part of it before "=", the longest such names."""
        credits = []
        for part in re.finditer(r"[^=＝・]+", written):
            name = part[0].rstrip()
            for at in range(len(name) - 1):
                bearers = self.outlets.candidates(name[at:])
                if bearers and name[at] not in " \u3000":
                    low = start + part.start()
                    ids = tuple(outlet.id for outlet in bearers)
                    credits.append(self._credit(unit, low + at, low + len(name), ids))
                    break
        return credits if self._all_agencies(credits) else []

    def byline(self, unit: Unit) -> list[Credit]:
        line = self._line(unit)
        if (
            self.written_by is None
            or len(line) > LONGEST_BYLINE
            or not (found := self.written_by.match(line))
        ):
            return []
        last = re.split(r"[,|(]\s?|\s[–—-]\s", line[found.end() :])[-1].rstrip(" .)")
        at = unit.start + line.rindex(last) if last else unit.start
        credits = self._named(unit, at, last)
        return credits if self._all_agencies(credits) else []

    def end(self, unit: Unit) -> list[Credit]:
        low = max(unit.start, unit.end - LONGEST_LINE)
        if self.photo and self.photo.search(self.text, low, unit.end):
            return []
        if not (found := _END.search(self.text, low, unit.end)):
            return []
        credits = self._named(unit, found.start("names"), found["names"])
        return credits if self._all_agencies(credits) else []

    def alone(self, unit: Unit) -> list[Credit]:
        """A line that is nothing but agencies; in a marked credit line they may stand among other words."""
        line = self._line(unit)
        if len(line) > LONGEST_BYLINE and not unit.credit:
            return []
        # "Fot. PAP": what stands before it in its line says whose it is, though a full stop parts them.
        low = max(unit.start - LONGEST_LINE, 0)
        begin = max(self.text.rfind("\n", low, unit.start) + 1, low)
        if self.photo and self.photo.search(self.text, begin, unit.start + len(line)):
            return []
        if len(line) <= LONGEST_BYLINE and (found := _ALONE.match(line)):
            at = unit.start + found.start("names")
            credits = self._named(unit, at, found["names"])
            if self._all_agencies(credits):
                return credits
        if not unit.credit:
            return []
        return [
            self._credit(unit, mention.start, mention.end, mention.outlets)
            for mention in self.outlets.mentions(
                self.text, unit.start, min(unit.end, unit.start + LONGEST_LINE)
            )
            if self._agency(mention.outlets[0] if len(mention.outlets) == 1 else None)
        ]

    def links(self, units: list[Unit]) -> list[Credit]:
        """The link that stands alone as the last word of a report; several are a list of further reading."""
        found = []
        for unit in units[-TAIL_UNITS:]:
            if unit.end - unit.start < 400 and (link := _LINK.match(self.text[unit.start : unit.end])):
                start = unit.start + link.start("names")
                outlet = linked(link["names"], self.outlets)
                own = self.article.outlet and outlet and self.article.outlet.id == outlet.id
                if outlet and not own and outlet.kind is not OutletKind.AGGREGATOR:
                    key = outlet.id
                    end = start + len(link["names"])
                    found.append(Credit(start, end, None, Role.REPUBLISHED_FROM, outlet.id, key, unit))
        return found if len(found) == 1 else []

    def _named(self, unit: Unit, start: int, written: str, unlisted: bool = False) -> list[Credit]:
        """The parts of `dpa/AFP`: all of them where one is an outlet we know, and none otherwise.

        With `unlisted`, a name that reads as a medium's ("Nordlys Press") will do, as it does beside
        an aggregator ("Nordlys Press via Yahoo News"), which passes a report on and is not its source.
        """
        credits, place, sure, passed_on = [], 0, False, False
        parts = self._parts(written)
        carried = len(parts) > 1 and any(self._aggregates(part) for part in parts)
        for part in parts:
            at = written.index(part, place)
            place = at + len(part)
            name = part.strip(" .:–—-*")
            if not name or len(name) > 60:
                return []
            at += part.index(name)
            bearers = self.outlets.candidates(name)
            candidates = tuple(outlet.id for outlet in bearers)
            if carried and self._aggregates(part):
                passed_on = True
                continue
            # "dpa" is written so; "time" in lower case is no magazine, and "Pa" no agency but a state.
            loose = len(name) > SHORT_NAME and not name.islower()
            if any(loose or name in (outlet.name, *outlet.aliases) for outlet in bearers):
                one = self.outlets.named(name, self.article.language)
                candidates = (one.id,) if one else candidates
            elif name not in self.groups:
                if candidates:
                    return []
                if not ((unlisted or carried) and self._reads_as_medium(name)):
                    continue
            sure = True
            credits.append(self._credit(unit, start + at, start + at + len(name), candidates))
        if passed_on:
            credits = [
                c if self._agency(c.outlet) else replace(c, role=Role.REPUBLISHED_FROM) for c in credits
            ]
        return credits if sure else []

    def _parts(self, written: str) -> list[str]:
        """The names in `dpa/AFP`, `TT-AFP` or `ČTK a Reuters`; `dpa-AFX` is one."""
        parts = []
        for part in _SEPARATOR.split(written):
            apart = [] if self.outlets.candidates(part.strip()) else _BETWEEN.split(part)
            known = [half for half in apart if self.outlets.candidates(half.strip())]
            divided = len(apart) > 1 and (len(known) == len(apart) or any(map(self._aggregates, known)))
            parts += apart if divided else [part]
        return parts

    def _aggregates(self, name: str) -> bool:
        bearers = self.outlets.candidates(name.strip(" .:–—-*"))
        return bool(bearers) and all(outlet.kind is OutletKind.AGGREGATOR for outlet in bearers)

    def _reads_as_medium(self, name: str) -> bool:
        """Several words in capitals, one of them such as media are called by: no town, state or party."""
        words = name.split()
        return len(words) > 1 and all(w[0].isupper() for w in words) and not self.titles.isdisjoint(words)

    def _credit(self, unit: Unit, start: int, end: int, ids: tuple[str, ...]) -> Credit:
        outlet = ids[0] if len(ids) == 1 else None
        name = self.text[start:end]
        return Credit(start, end, None, Role.AGENCY, outlet, outlet or f"name {name.casefold()}", unit)

    def _all_agencies(self, credits: list[Credit]) -> bool:
        return bool(credits) and all(
            c.role is Role.REPUBLISHED_FROM
            or self._agency(c.outlet)
            or self.text[c.start : c.end] in self.groups
            for c in credits
        )

    def _agency(self, outlet: str | None) -> bool:
        facts = self.outlets.get(outlet) if outlet else None
        return facts is not None and facts.kind is OutletKind.AGENCY

    def _line(self, unit: Unit) -> str:
        """The line from the unit on: a dateline's date may end a sentence for the splitter."""
        stop = self.text.find("\n", unit.start, unit.start + LONGEST_LINE)
        return self.text[unit.start : stop if stop >= 0 else unit.start + LONGEST_LINE].rstrip()
