"""What a few lines find: words in quotation marks with a speaker beside a verb, and "X said that"."""

import re
from collections.abc import Iterator

from firsthand.model import Body, Passage, Quotation, QuotationKind

# At least three words, or as many letters as three words have where none are set apart.
MARKED = re.compile(
    r"„[^“”„\n]{,600}[“”]|“[^“”\n]{,600}”|\"[^\"\n]{,600}\"|«[^«»\n]{,600}»|「[^「」\n]{,600}」"
)
LEAST_WORDS, LEAST_LETTERS = 3, 8
VERBS = {
    "de": "sagte|erklärte|betonte|teilte|meinte|so|hieß|berichtete|kritisierte|forderte",
    "en": "said|says|told|added|wrote|tweeted|asked|explained|argued|insisted",
    "fr": "a déclaré|a affirmé|a dit|explique|estime|a annoncé",
    "es": "dijo|afirmó|declaró|aseguró|explicó|anunció",
    "it": "ha detto|ha dichiarato|ha spiegato|ha annunciato|ha affermato",
    "pt": "disse|afirmou|declarou|explicou|anunciou",
    "ru": "сказал|сказала|заявил|заявила|сообщил|сообщила|отметил|отметила",
}
THAT = {"de": "dass", "en": "that", "fr": "que", "es": "que", "it": "che", "pt": "que", "ru": "что"}
_NAME = r"(?:[A-ZÄÖÜÀ-ÝА-Я][\w’'-]+(?: [A-ZÄÖÜÀ-ÝА-Я][\w’'-]+){,3}|\w+)"


def quotations(body: Body) -> tuple[Quotation, ...]:
    return (*_direct(body), *_indirect(body))


def _direct(body: Body) -> Iterator[Quotation]:
    text, verbs = body.article.text, VERBS.get(body.article.language or "", r"(?!)")
    after = re.compile(rf",? ?[—–-]? ?(?P<cue>{verbs}) (?P<speaker>{_NAME})")
    before = re.compile(rf"(?P<speaker>{_NAME}) (?P<cue>{verbs})[,:]? ?\Z")
    for match in MARKED.finditer(text):
        words, letters = len(match[0].split()), len(match[0])
        if words < LEAST_WORDS and not (words == 1 and letters >= LEAST_LETTERS and not match[0].isascii()):
            continue
        start = max(match.start() - 80, 0)
        if said := after.match(text, match.end()):
            yield _made(body, QuotationKind.DIRECT, match.span(), said.span("cue"), said.span("speaker"))
        elif said := before.search(text[start : match.start()]):
            cue, speaker = said.span("cue"), said.span("speaker")
            yield _made(
                body, QuotationKind.DIRECT, match.span(), (cue[0] + start, cue[1] + start),
                (speaker[0] + start, speaker[1] + start),
            )  # fmt: skip
        else:
            yield _made(body, QuotationKind.DIRECT, match.span(), None, None)


def _indirect(body: Body) -> Iterator[Quotation]:
    language = body.article.language or ""
    if language not in THAT:
        return
    said = re.compile(rf"(?P<speaker>{_NAME}) (?P<cue>{VERBS[language]}),? (?P<that>{THAT[language]}) ")
    for start, end in body.sentences:
        if match := said.search(body.article.text, start, end):
            stop = end - (body.article.text[end - 1] == ".")
            content = (match.start("that"), stop)
            yield _made(body, QuotationKind.INDIRECT, content, match.span("cue"), match.span("speaker"))


Place = tuple[int, int]


def _made(
    body: Body, kind: QuotationKind, content: Place, cue: Place | None, speaker: Place | None
) -> Quotation:
    article = body.article

    def passage(place: Place | None) -> Passage | None:
        return Passage(article.id, *place, article.text[place[0] : place[1]]) if place else None

    frame = (min(cue[0], speaker[0]), max(cue[1], speaker[1])) if cue and speaker else None
    name = article.text[speaker[0] : speaker[1]] if speaker else None
    return Quotation(
        id=f"{article.id}:{content[0]}",
        content=Passage(article.id, *content, article.text[content[0] : content[1]]),
        kind=kind,
        cue=passage(cue),
        speaker=passage(speaker),
        addressee=None,
        frame=passage(frame),
        name=name,
        via=None,
    )
