"""Measure each stage on made-up piles, and the reuse stage beside a named peer.

    python -m benchmarks [--sizes 1000 4000 16000] [--jobs 2] [--out benchmarks/results.json]

Every figure is of a whole process of its own: wall seconds, processor seconds of it and its children, and
the peak memory of its largest process, as the operating system counts them. Growth is the exponent of
seconds over articles, from the least-squares line through their logarithms. The peer (rensa: MinHash with
locality-sensitive hashing) is run where it is installed and only finds candidates; it is there to tell a
slow machine from slow code.
"""

import argparse
import json
import math
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import encoder
from benchmarks.pile import write_copies, write_pile, write_translations
from benchmarks.quoted import write_dear, write_quoted

COMMAND = [sys.executable, "-m", "firsthand"]
PEER = Path(__file__).with_name("peer.py")
STAGES = ("read", "reuse", "stories", "quotations", "dossier")
# How often one report stands in each of thirteen languages.
VERSIONS = (20, 40, 80)
# What one article may cost in all stages together: 100 articles a second on two cores.
BUDGET_MS = 20.0


class Cost(NamedTuple):
    """What one command took: wall and processor seconds, MiB of its largest process."""

    wall: float
    processor: float
    peak: float


def measured(command: list[str]) -> Cost:
    """Run one command; ends the benchmark if it fails."""
    child = (
        "import resource, subprocess, sys, time\n"
        "t = time.perf_counter()\n"
        "r = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
        "s = time.perf_counter() - t\n"
        "u = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(s, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024, r.returncode)\n"
    )
    done = subprocess.run([sys.executable, "-c", child, *command], capture_output=True, text=True, check=True)
    *cost, code = done.stdout.split()
    if int(code):
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return Cost(*map(float, cost))


def stage_command(stage: str, pile: Path, out: Path, jobs: int) -> list[str]:
    target = out / "dossier" if stage == "dossier" else out / f"{stage}.jsonl"
    return [*COMMAND, stage, str(pile), "--out", str(target), "--jobs", str(jobs)]


def growth(sizes: list[int], seconds: list[float]) -> float:
    """The exponent of the power law that fits seconds over sizes best."""
    xs, ys = [math.log(n) for n in sizes], [math.log(s) for s in seconds]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / sum(
        (x - mean_x) ** 2 for x in xs
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure speed and memory.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 4000, 16000])
    parser.add_argument("--stages", nargs="*", choices=STAGES, default=list(STAGES))
    parser.add_argument("--jobs", type=int, default=min(os.cpu_count() or 1, 2))
    parser.add_argument(
        "--copies", type=int, default=500, help="how often one report stands in the pile of copies"
    )
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    results: dict[str, Any] = {
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "jobs": asked.jobs,
    }
    start_up = min(measured([*COMMAND, "--help"]).wall for _ in range(3))
    print(f"firsthand --help: {start_up:.2f} s")
    results["help_seconds"] = round(start_up, 3)
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        results["encoder"] = _encoder(here)
        piles = {str(size): here / f"{size}.jsonl" for size in asked.sizes}
        for size, path in piles.items():
            write_pile(path, int(size))
        piles["copies"] = here / "copies.jsonl"
        write_copies(piles["copies"], asked.copies, edited=False)
        piles["edited"] = here / "edited.jsonl"
        write_copies(piles["edited"], asked.copies, edited=True)
        for stage in asked.stages:
            if stage == "quotations":  # has piles of its own, in which somebody speaks
                results[stage] = _quoted(asked.sizes, here, asked.jobs)
                continue
            results[stage] = _stage(stage, piles, asked.sizes, asked.copies, here, asked.jobs)
            if stage == "reuse":  # right after, so that both meet the same machine
                results["peer"] = _peer(piles[str(asked.sizes[0])], asked.sizes[0], results[stage])
        if "dossier" in asked.stages:
            results["translated"] = _translated(here, asked.jobs)
        results["budget_ms"] = _budget(piles[str(asked.sizes[0])])
    if asked.out:
        asked.out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


def _stage(
    stage: str, piles: dict[str, Path], sizes: list[int], copies: int, here: Path, jobs: int
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    seconds = []
    for name, pile in piles.items():
        size = int(name) if name.isdigit() else copies
        (here / name).mkdir(exist_ok=True)
        cost = measured(stage_command(stage, pile, here / name, jobs))
        if name.isdigit():
            seconds.append(cost.wall)
        print(f"{stage:<8} {name:>7}: {_told(cost, size)}", flush=True)
        found[name] = _recorded(cost, size)
    if len(sizes) > 1:
        exponent = growth(sizes, seconds)
        print(f"{stage:<8}  growth: {exponent:.2f}")
        found["growth"] = round(exponent, 2)
    return found


def _quoted(sizes: list[int], here: Path, jobs: int) -> dict[str, Any]:
    """The search for credits and quotations beside the naive way, and the whole command, over each size.

    Then the search through one article of a megabyte for each of the ways to make it dear.
    """
    found: dict[str, Any] = {}
    seconds = []
    for size in sizes:
        pile = here / f"quoted{size}.jsonl"
        write_quoted(pile, size)
        search = _searched(pile, jobs, "--peer")
        peer = search["peer"]
        figures = {
            "seconds": search["seconds"],
            "per_second": round(size / search["seconds"]),
            "processor_ms_each": round(1000 * search["processor_seconds"] / size, 2),
            "characters_each": round(search["characters"] / size),
            "quotations_each": round(search["quotations"] / size, 1),
            "peer_processor_ms_each": round(1000 * peer["processor_seconds"] / size, 2),
            "peer_quotations_each": round(peer["quotations"] / size, 1),
            "to_peer": round(search["processor_seconds"] / peer["processor_seconds"], 1),
        }
        print(
            f"credits and quotations {size:>7}: {figures['seconds']:7.2f} s  "
            f"{figures['per_second']:7} articles/s  "
            f"{figures['processor_ms_each']:6.2f} ms of processor each, "
            f"{figures['to_peer']} times that of the naive way",
            flush=True,
        )
        seconds.append(search["seconds"])
        cost = measured(stage_command("quotations", pile, here, jobs))
        print(f"quotations {size:>7}: {_told(cost, size)}", flush=True)
        found[str(size)] = {"search": figures, "command": _recorded(cost, size)}
    if len(sizes) > 1:
        found["growth"] = round(growth(sizes, seconds), 2)
        print(f"credits and quotations  growth: {found['growth']:.2f}")
    found["dear_seconds"] = {}
    for name, pile in write_dear(here).items():
        spent = _searched(pile, 1)["processor_seconds"]
        found["dear_seconds"][name] = round(spent, 2)
        print(f"one article of 1 MB, {name:<18}: {spent:6.2f} s of processor", flush=True)
    return found


def _searched(pile: Path, jobs: int, *more: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.quoting", str(pile), "--jobs", str(jobs), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def _translated(here: Path, jobs: int) -> dict[str, Any]:
    """The dossier of one report in thirteen languages, each as often as VERSIONS says."""
    found: dict[str, Any] = {}
    sizes, seconds = [], []
    for versions in VERSIONS:
        pile, out = here / f"translated{versions}.jsonl", here / f"translated{versions}"
        out.mkdir()
        size = write_translations(pile, versions)
        cost = measured(stage_command("dossier", pile, out, jobs))
        sizes.append(size)
        seconds.append(cost.wall)
        print(f"dossier  13 x {versions:>3}: {_told(cost, size)}", flush=True)
        found[str(versions)] = _recorded(cost, size)
    found["growth"] = round(growth(sizes, seconds), 2)
    print(f"dossier  growth: {found['growth']:.2f}")
    return found


def _told(cost: Cost, size: int) -> str:
    return (
        f"{cost.wall:7.2f} s  {size / cost.wall:7.0f} articles/s  "
        f"{1000 * cost.processor / size:6.2f} ms of processor each  {cost.peak:6.0f} MiB"
    )


def _recorded(cost: Cost, size: int) -> dict[str, float]:
    return {
        "seconds": round(cost.wall, 2),
        "per_second": round(size / cost.wall),
        "processor_ms_each": round(1000 * cost.processor / size, 2),
        "peak_mib": round(cost.peak),
    }


def _peer(pile: Path, size: int, ours: dict[str, Any]) -> dict[str, float] | None:
    try:
        cost = measured([sys.executable, str(PEER), str(pile)])
    except SystemExit:
        print("peer: not measured: rensa is not installed (pip install rensa)")
        return None
    found = _recorded(cost, size)
    times = ours[str(size)]["processor_ms_each"] / found["processor_ms_each"]
    print(f"peer     {size:>7}: {_told(cost, size)}; reuse takes {times:.1f} times its processor time")
    return {**found, "reuse_to_peer": round(times, 1)}


def _encoder(here: Path) -> dict[str, Any]:
    found = {}
    for language, sentences in encoder.write_sentences(here).items():
        found[language] = encoder.told(sentences)
        for name, figures in found[language].items():
            print(
                f"encoder  {language} {name}: {figures['sentences']:,.0f} sentences, "
                f"{figures['first_per_second']:,.0f} a second, again {figures['again_per_second']:,.0f}, "
                f"loaded in {figures['load_seconds']:.3f} s, {figures['peak_mib']:.0f} MiB",
                flush=True,
            )
        if "peer" not in found[language]:
            print("encoder: the peer was not measured: model2vec is not installed (pip install model2vec)")
    return found


def _budget(pile: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.stages", str(pile)]
    spent = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    for stage, each in spent.items():
        print(f"budget: {stage:<32} {each:6.2f} ms per article")
    print(f"budget: {'in all':<32} {sum(spent.values()):6.2f} of {BUDGET_MS:.0f} ms per article")
    return {str(stage): float(each) for stage, each in spent.items()}


if __name__ == "__main__":
    main()
