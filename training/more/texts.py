"""Sources of running text: speeches, stories, reports."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.corpus import LANGUAGES
from training.more.align import align
from training.more.rows import LINK, TAG, Row, beside, clean, if_as_many, sentences


def speeches(checkouts: Path) -> Iterator[Row]:
    """Speeches and messages of the President of Ukraine and others, February to May 2022.

    resistinua at 2391318, static/content/messages*.js beside messages*-en.js. CC BY 4.0: the foot of every
    page (layouts/default.vue) says "зміст доступний за ліцензією Creative Commons Attribution 4.0
    International license"; its LICENSE, of the program, is CC0 1.0. Attribution: Office of the President
    of Ukraine; Resistinua. Matched by their ids, then paragraph by paragraph where there are as many,
    otherwise aligned as a whole: sentences are matched by machine, a few wrongly.
    """
    content = checkouts / "resistinua" / "static" / "content"
    ukrainian: dict[str, tuple[str, str]] = {}
    english: dict[str, tuple[str, str]] = {}
    for part in ("messages", "messages-2", "messages-3"):
        ukrainian = _messages(content / f"{part}.js") | ukrainian
        english = _messages(content / f"{part}-en.js") | english
    for key in ukrainian.keys() & english.keys():
        title, text = english[key]
        theirs, translated = ukrainian[key]
        if not re.search("[А-Яа-я]", title):
            yield "uk", _unmarked(title), _unmarked(theirs)
        left = [paragraph for line in text.split("\n") if (paragraph := _unmarked(line))]
        right = [paragraph for line in translated.split("\n") if (paragraph := _unmarked(line))]
        if not any(re.search("[А-Яа-я]{4}", paragraph) for paragraph in left):
            yield from (("uk", *row) for row in _speech(left, right))


_SPOKEN = re.compile(
    r"(?<=[.!?…])(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bMrs\.)"
    r"[\"»”’)]?\s+(?=[«\"“(–-]?\s?[A-ZА-ЯІЇЄҐ0-9])"
)
_QUOTED = r"'((?:\\.|[^'\\])*)'"
_MESSAGE = re.compile(rf"\bid: {_QUOTED},\s*name: {_QUOTED}(.*?)\btext: `((?:\\.|[^`\\])*)`", re.DOTALL)
_NEXT_MESSAGE = "\n    id: "


def _messages(path: Path) -> dict[str, tuple[str, str]]:
    """Title and text of each message by its id; the first counts. One without a text is left out."""
    found: dict[str, tuple[str, str]] = {}
    for key, title, between, text in _MESSAGE.findall(path.read_text(encoding="utf-8")):
        if _NEXT_MESSAGE not in between:
            found.setdefault(key, (title, text))
    return found


def _unmarked(text: str) -> str:
    """Text without its escapes, emphasis, tags and links."""
    for written, meant in (("\\n", "\n"), ("\\'", "'"), ("\\`", "`"), ("**", "")):
        text = text.replace(written, meant)
    return clean(LINK.sub(r"\1", TAG.sub(" ", text)))


# A translation is so many times as long as its original, of a whole speech and of a sentence.
WHOLE, SENTENCE = (0.6, 1.6), (0.5, 2.0)
# A shorter sentence may be of any length in translation.
SHORT = 30


def _speech(left: list[str], right: list[str]) -> Iterator[tuple[str, str]]:
    """Sentences of one speech, whose paragraphs these are, with their translations."""
    if not left or not right:
        return
    ratio = sum(map(len, right)) / sum(map(len, left))
    if not WHOLE[0] < ratio < WHOLE[1]:
        return
    together = [([one], [other]) for one, other in zip(left, right, strict=False)]
    for ours, theirs in together if len(left) == len(right) else [(left, right)]:
        one = [sentence for paragraph in ours for sentence in sentences(_SPOKEN, paragraph)]
        other = [sentence for paragraph in theirs for sentence in sentences(_SPOKEN, paragraph)]
        if len(one) == len(other) and len(ours) == 1:
            matched = list(zip(one, other, strict=True))
        else:
            matched = [(" ".join(a), " ".join(b)) for a, b in align(one, other, ratio) if a and b]
        for sentence, translation in matched:
            length = len(translation) / (len(sentence) * ratio)
            if SENTENCE[0] < length < SENTENCE[1] or len(sentence) < SHORT:
                yield sentence, translation


_TOLD = re.compile(r"(?<=[.!?؟。！？])[\"”’»」]?\s+|(?<=[。！？])(?=[^」』”])")


def storybooks(checkouts: Path) -> Iterator[Row]:
    """Children's stories of the African Storybook, page by page.

    global-asp at b0193c3 (translations), asp-source at 99e0223 (English, French, Portuguese). CC BY 4.0:
    "Except where otherwise noted, the content of this project is released under a Creative Commons
    Attribution 4.0 Licence" (global-asp/LICENSE); at its foot each story says "License: [CC-BY]" or
    "[CC-BY-NC]", and the latter are left out. Attribution: the authors and translators named there;
    African Storybook Initiative.
    """
    told = {
        path.name[:4]: pages for path in _stories(checkouts / "asp-source", ["en"]) if (pages := _pages(path))
    }
    translated = [
        *_stories(checkouts / "global-asp", LANGUAGES),
        *_stories(checkouts / "asp-source", ["fr", "pt"]),
    ]
    for path in translated:
        english, translation = told.get(path.name[:4], []), _pages(path)
        if len(english) == len(translation):
            for page in zip(english, translation, strict=True):
                for row in beside(sentences(_TOLD, page[0]), sentences(_TOLD, page[1]), page):
                    yield path.parent.name, *row


def _stories(folder: Path, languages: Sequence[str]) -> list[Path]:
    return [path for language in languages for path in sorted(folder.glob(f"{language}/[0-9]*_*"))]


def _pages(path: Path) -> list[str]:
    """The title and the pages of a story; none if only for non-commercial use, or if it doesn't say."""
    text = path.read_text(encoding="utf-8")
    licence = re.search(r"License: ?\[?([^\]\n]*)", text)
    if not licence or "NC" in licence[1]:
        return []
    title, *pages = re.split(r"\n##\s*\n?", text.split("\n* License")[0])
    found = [clean(title.lstrip("# ")), *(clean(re.sub(r"[*_#]", "", page)) for page in pages)]
    while found and not found[-1]:
        found.pop()
    return found


_REPORTED = re.compile(r"(?<=[.!?؟])\s+(?=\S)")
_REPORTED_UNSPACED = re.compile(r"(?<=[。！？])")


def nextstrain(checkouts: Path) -> Iterator[Row]:
    """Situation reports on the spread of SARS-CoV-2, 2020, translated by volunteers.

    narratives at 20a6e65, ncov_sit-rep_DATE.md beside ncov_sit-rep_XX_DATE.md. CC BY 4.0: the later reports
    say `license: "CC-BY"` and `licenseLink: "https://creativecommons.org/licenses/by/4.0/"` at their head,
    some of the early translations do not. Attribution: the authors and translators named there; Nextstrain.
    """
    for path in sorted((checkouts / "narratives").glob("ncov_sit-rep_[a-z][a-z]_*.md")):
        _, _, language, date = path.stem.split("_", 3)
        original = path.with_name(f"ncov_sit-rep_{date}.md")
        if not original.exists():
            continue
        for ours, theirs in if_as_many(_sections(original), _sections(path)):
            for whole in if_as_many(ours, theirs):
                end = _REPORTED_UNSPACED if language in ("zh", "ja") else _REPORTED
                for row in beside(sentences(_REPORTED, whole[0]), sentences(end, whole[1]), whole):
                    yield language, *row


_HEADING = re.compile(r"#+\s*\[(.*)\]\((\S+)\)\s*$")


def _sections(path: Path) -> list[list[str]]:
    """The slides of a report: each its title and its lines of text, without Markdown."""
    text = re.sub(r"^---.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->", "", re.sub(r"```.*?```", "\n", text, flags=re.DOTALL), flags=re.DOTALL)
    found: list[list[str]] = []
    for line in text.split("\n"):
        if heading := _HEADING.match(line):
            found.append([heading[1]])
        elif found:
            line = LINK.sub(r"\1", re.sub(r"!\[[^\]]*\]\([^)]*\)", "", line))
            line = re.sub(r"https?://\S+", "", TAG.sub(" ", line))
            line = clean(re.sub(r"[*_`]{1,3}", "", re.sub(r"^[\s#>*\-]+", "", line)))
            if len(line) > 1:
                found[-1].append(line)
    return found
