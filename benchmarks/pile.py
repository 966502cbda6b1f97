"""Made-up piles of any size that weigh on the stages as real ones do.

Words are drawn by Zipf's law from vocabularies built of syllables, half of them real function words, so
that language, sentences, names, numbers and credits are all found; one report in two is a copy, an edited
copy or an independent report of another's event. The same size gives the same bytes.
"""

import json
from pathlib import Path
from random import Random

WORDS_PER_REPORT = 350
VOCABULARY = 30_000
NAMES = 6_000
FUNCTION = {
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
    "er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor",
    "en": "the of and to in a is that for it was on are as with his they be at one have this from or had by but "
    "some what there we can out other were all your when up use how said an each she which do their time if will",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ou "
    "son aux cette ont mais comme on sa tout nous ses leur même fait elle deux aussi peut entre sans était été",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si "
    "sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi",
    "ru": "и в не на я быть он с что а по это она этот к но они мы весь который из у за свой от так о для ты же "
    "все год мочь человек один сказать такой тот или если только его еще бы себя уже до время когда другой",
}
# Invented sentences that stand in every language.
CASES = Path(__file__).parents[1] / "evals" / "encoder" / "cases.jsonl"
SENTENCES = 20
TRANSLATED = "en de fr es it pt nl pl ru uk tr ar zh".split()
VOWELS = {"ru": "аеиоуыэя"}
CONSONANTS = {"ru": "бвгдзклмнпрстхш"}


class Writer:
    """Writes reports in one language, from its own vocabulary."""

    def __init__(self, language: str) -> None:
        self._random = Random(f"benchmark {language}")
        self._function = FUNCTION[language].split()
        self._content = [self._word(2, 5) for _ in range(VOCABULARY)]
        self._names = [self._word(2, 4).capitalize() for _ in range(NAMES)]

    def _word(self, least: int, most: int) -> str:
        language = "ru" if "и" in self._function else ""
        vowels, consonants = VOWELS.get(language, "aeiou"), CONSONANTS.get(language, "bdfghklmnprstvwz")
        syllables = self._random.randint(least, most)
        return "".join(
            self._random.choice(consonants) + self._random.choice(vowels) for _ in range(syllables)
        )

    def event(self, random: Random) -> list[str]:
        """The names that reports of one event share."""
        return random.sample(self._names, 8)

    def report(self, random: Random, names: list[str]) -> list[str]:
        """The sentences of one report."""
        sentences, words = [], 0
        while words < WORDS_PER_REPORT:
            sentence = [self._next(random, names) for _ in range(random.randint(8, 26))]
            words += len(sentence)
            sentences.append(" ".join(sentence).capitalize() + ".")
        return sentences

    def edited(self, random: Random, sentences: list[str], names: list[str]) -> list[str]:
        """A copy in which a tenth of the words and a few sentences are other ones."""
        kept = [s for s in sentences if random.random() > 0.1]
        return [
            " ".join(self._next(random, names) if random.random() < 0.1 else w for w in s.split())
            for s in kept
        ]

    def _next(self, random: Random, names: list[str]) -> str:
        draw = random.random()
        if draw < 0.45:
            return random.choice(self._function)
        if draw < 0.53:
            return random.choice(names)
        if draw < 0.56:
            return str(random.randint(2, 2_400))
        # Zipf: the n-th word is drawn about 1/n as often as the first.
        return self._content[int(VOCABULARY ** random.random()) - 1]


def write_pile(path: Path, size: int) -> None:
    """Write `size` articles as JSON Lines: per event one report, a copy, an edited copy, an independent one."""
    random, writers = Random(size), {language: Writer(language) for language in FUNCTION}
    with path.open("w", encoding="utf-8") as file:
        number = 0
        while number < size:
            language = random.choice(sorted(writers))
            writer = writers[language]
            names = writer.event(random)
            first = writer.report(random, names)
            texts = [first]
            if random.random() < 0.5:
                texts += [first, writer.edited(random, first, names), writer.report(random, names)]
            for text in texts[: size - number]:
                file.write(line(number, text, language, random))
                number += 1


def write_copies(path: Path, size: int, edited: bool) -> None:
    """Write one report `size` times, verbatim or each time edited."""
    random, writer = Random(size), Writer("en")
    names = writer.event(random)
    first = writer.report(random, names)
    with path.open("w", encoding="utf-8") as file:
        for number in range(size):
            text = writer.edited(random, first, names) if edited else first
            file.write(line(number, text, "en", random))


def write_translations(path: Path, copies: int) -> int:
    """Write one report in thirteen languages, each so many times with a sentence left out; their number."""
    rows = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()][:SENTENCES]
    random = Random(copies)
    with path.open("w", encoding="utf-8") as file:
        for number in range(copies * len(TRANSLATED)):
            language = TRANSLATED[number % len(TRANSLATED)]
            sentences = [row[language] for row in rows]
            del sentences[random.randrange(len(sentences))]
            file.write(line(number, sentences, language, random))
    return copies * len(TRANSLATED)


def line(number: int, sentences: list[str], language: str, random: Random) -> str:
    """One article as JSON Lines have it, three sentences a paragraph."""
    outlet = f"outlet{random.randint(1, 400)}.example"
    day, hour = random.randint(1, 28), random.randint(0, 23)
    article = {
        "id": f"article-{number:06}",
        "url": f"https://{outlet}/{number}",
        "outlet": outlet,
        "title": sentences[0][:70],
        "published": f"2031-05-{day:02}T{hour:02}:00:00Z",
        "text": "\n".join(" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3)),
    }
    return json.dumps(article, ensure_ascii=False) + "\n"
