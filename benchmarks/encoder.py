"""How fast sentences become vectors: a fresh process, one core, pieces of 20 words.

    python -m benchmarks.encoder SENTENCES.txt [--peer]

Prints a JSON object: seconds to load, sentences a second the first time (every word is new) and the second,
peak memory. The peer is model2vec's StaticModel over a WordPiece vocabulary and a random table, 32,768 rows
of 256 floats: what it answers is nonsense, what it takes is what such a model takes.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.pile import Writer

SENTENCES, WORDS = 20_000, 20
# 20 words of English are about so many Chinese signs.
SIGNS = 33
ROWS, DIMENSIONS = 1 << 15, 256
NEWS = Path("parallel/dev/wmt_newstest_2008_2018")
# What is read of the news: the file and the column of each language.
FILES = {
    "en": (("multiway-2008-2013", 1), ("en-de.2014-2018", 0)),
    "de": (("multiway-2008-2013", 2), ("en-de.2014-2018", 1)),
    "ru": (("multiway-2008-2013", 8), ("en-ru.2014-2018", 1)),
    "zh": (("en-zh.2014-2018", 1),),
}
MADE_UP = ("en", "de", "ru")


def write_sentences(folder: Path) -> dict[str, Path]:
    """Files of up to 20,000 pieces by language: of news where FIRSTHAND_EVAL_DATA has it, else made up."""
    news = Path(os.environ.get("FIRSTHAND_EVAL_DATA", "")) / NEWS
    found = {}
    for language in FILES if news.is_dir() else MADE_UP:
        texts = _news(news, language) if news.is_dir() else _made_up(language)
        found[language] = folder / f"sentences-{language}.txt"
        pieces = _signs(texts) if language == "zh" else _words(texts)
        found[language].write_text("\n".join(pieces), encoding="utf-8", newline="\n")
    return found


def _news(folder: Path, language: str) -> Iterator[str]:
    from training.corpus import lines

    for name, column in FILES[language]:
        rows = (line.split("\t") for line in lines(folder / f"{name}.tsv.zst"))
        yield from (row[column] for row in rows if len(row) > column and len(row[column]) > 2)


def _made_up(language: str) -> Iterator[str]:
    random, writer = Random(SENTENCES), Writer(language)
    while True:
        yield from writer.report(random, writer.event(random))


def _words(texts: Iterator[str]) -> list[str]:
    words: list[str] = []
    for text in texts:
        words += text.split()
        if len(words) >= SENTENCES * WORDS:
            break
    return [" ".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS + 1, WORDS)][:SENTENCES]


def _signs(texts: Iterator[str]) -> list[str]:
    text = "".join(texts)
    return [text[at : at + SIGNS] for at in range(0, len(text) - SIGNS + 1, SIGNS)][:SENTENCES]


def told(sentences: Path) -> dict[str, dict[str, float]]:
    """Ours and the peer's figures, each of a process of its own; ours alone where there is no model2vec."""
    found = {}
    for name, options in (("ours", []), ("peer", ["--peer"])):
        command = [sys.executable, "-m", "benchmarks.encoder", str(sentences), *options]
        one_core = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
        done = subprocess.run(command, capture_output=True, text=True, env=one_core, check=False)
        if done.returncode == 0:
            found[name] = json.loads(done.stdout)
        elif name == "ours":
            raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return found


def measured(load: Callable[[], Any], sentences: list[str]) -> dict[str, float]:
    """What loading took, and encoding twice, in processor time of this one core."""
    clock = time.process_time
    wall, begin = time.perf_counter(), clock()
    encoder = load()
    loaded, waited = clock() - begin, time.perf_counter() - wall
    rates = []
    for _ in range(2):
        begin = clock()
        encoder.encode(sentences)
        rates.append(round(len(sentences) / (clock() - begin)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "sentences": len(sentences),
        "load_seconds": round(loaded, 3),
        "load_seconds_wall": round(waited, 3),
        "first_per_second": rates[0],
        "again_per_second": rates[1],
        "peak_mib": round(peak),
    }


def _peer(sentences: list[str]) -> Callable[[], Any]:
    import numpy as np
    from model2vec import StaticModel
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(vocab_size=ROWS, special_tokens=["[UNK]", "[PAD]"])
    # Trained on every tenth piece: as of a model from elsewhere, it does not know every word whole.
    tokenizer.train_from_iterator(sentences[::10], trainer)
    vectors = np.random.default_rng(1).standard_normal((tokenizer.get_vocab_size(), DIMENSIONS), np.float32)
    return lambda: StaticModel(vectors, tokenizer, normalize=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how fast sentences become vectors.")
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--peer", action="store_true", help="model2vec instead")
    asked = parser.parse_args()
    sentences = asked.sentences.read_text(encoding="utf-8").split("\n")
    if asked.peer:
        load = _peer(sentences)
    else:
        from firsthand.encode import shipped as load
    print(json.dumps(measured(load, sentences)))


if __name__ == "__main__":
    main()
