"""Make all six: python -m training.more CHECKOUTS --out WORK/more"""

import argparse
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path

from training.more import NEEDED
from training.more.names import holidays, id_tagging, natural_earth
from training.more.rows import Row, gather
from training.more.texts import nextstrain, speeches, storybooks

SOURCES: dict[str, Callable[[Path], Iterator[Row]]] = {
    "president_ua_speeches": speeches,
    "storybooks": storybooks,
    "nextstrain": nextstrain,
    "natural_earth_names": natural_earth,
    "osm_id_tagging": id_tagging,
    "holidays": holidays,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkouts", type=Path, help="a folder of the checkouts and packages of NEEDED")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    missing = [row for row in NEEDED if not (args.checkouts / row[0]).is_dir()]
    if missing:
        parser.error("not there: " + "; ".join(" ".join(row) for row in missing))
    for name, read in SOURCES.items():
        folder = args.out / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "README.md").write_text(f"# {inspect.getdoc(read)}\n", encoding="utf-8")
        for language, rows in gather(read(args.checkouts)).items():
            with (folder / f"en-{language}.tsv").open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(f"{english}\t{translation}\n" for english, translation in rows)
            print(f"{name} {language}: {len(rows):,}", flush=True)


if __name__ == "__main__":
    main()
