"""How fast it is found who said what: a fresh process, a pile of JSON Lines.

    python -m benchmarks.quoting PILE.jsonl [--jobs 2] [--peer]

Prints a JSON object: articles, characters and quotations, seconds to read the pile, then wall and processor
seconds to find credits and quotations together (`seconds`), and with --peer those of the naive way of
evals/quotations, a few regular expressions, on the same articles right after. Processor seconds include those
of the processes that were started, less what it takes to start them at all.
"""

import argparse
import json
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evals.quotations import naive

from firsthand.citations import citations
from firsthand.model import Article
from firsthand.parallel import spread_with
from firsthand.quotations import quotations
from firsthand.reference.outlets import Outlets
from firsthand.sentences import body


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the search for quotations.")
    parser.add_argument("pile", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--peer", action="store_true")
    asked = parser.parse_args()
    from firsthand import read

    outlets = Outlets.load()
    begun = time.perf_counter()
    articles = list(read([asked.pile], outlets, asked.jobs))
    told: dict[str, Any] = {
        "articles": len(articles),
        "characters": sum(len(article.text) for article in articles),
        "read_seconds": round(time.perf_counter() - begun, 2),
        **_timed(_ours, articles, outlets, asked.jobs),
    }
    if asked.peer:
        told["peer"] = _timed(_peer, articles, outlets, asked.jobs)
    print(json.dumps(told))


def _timed(
    way: Callable[[Outlets, Article], int], articles: list[Article], outlets: Outlets, jobs: int
) -> dict[str, float]:
    begun, before = time.perf_counter(), _processor()
    count = sum(spread_with(way, outlets, articles, jobs))
    return {
        "quotations": count,
        "seconds": round(time.perf_counter() - begun, 3),
        "processor_seconds": round(_processor() - before, 3),
    }


def _processor() -> float:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in spent)


def _ours(outlets: Outlets, article: Article) -> int:
    report = body(article)
    citations(report, outlets)
    return len(quotations(report, outlets))


def _peer(outlets: Outlets, article: Article) -> int:
    return len(naive.quotations(body(article)))


if __name__ == "__main__":
    main()
