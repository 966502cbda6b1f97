"""Measure each stage on made-up piles, and the reuse stage beside a named peer.

    python -m benchmarks [--sizes 1000 4000 16000] [--jobs 2] [--out benchmarks/results.json]

Every figure is of a whole process of its own: wall seconds and peak memory as the operating system counts
them. Growth is the exponent of seconds over articles, from the least-squares line through their logarithms.
The peer (rensa: MinHash with locality-sensitive hashing) is run where it is installed and only finds
candidates; it is there to tell a slow machine from slow code.
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

from benchmarks.pile import write_copies, write_pile

COMMAND = [sys.executable, "-m", "firsthand"]
PEER = Path(__file__).with_name("peer.py")
STAGES = ("read", "reuse", "stories", "dossier")


def measured(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak MiB (of the largest process) of one command; ends the run if it fails."""
    child = (
        "import resource, subprocess, sys, time\n"
        "t = time.perf_counter()\n"
        "r = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
        "s = time.perf_counter() - t\n"
        "print(s, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, r.returncode)\n"
    )
    done = subprocess.run([sys.executable, "-c", child, *command], capture_output=True, text=True, check=True)
    seconds, peak, code = done.stdout.split()
    if int(code):
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return float(seconds), float(peak)


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
    parser.add_argument("--stages", nargs="+", choices=STAGES, default=list(STAGES))
    parser.add_argument("--jobs", type=int, default=min(os.cpu_count() or 1, 2))
    parser.add_argument(
        "--copies", type=int, default=500, help="how often one report stands in the pile of copies"
    )
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    results: dict[str, object] = {"machine": f"{platform.system()} {platform.machine()}", "jobs": asked.jobs}
    start_up = min(measured([*COMMAND, "--help"])[0] for _ in range(3))
    print(f"firsthand --help: {start_up:.2f} s")
    results["help_seconds"] = round(start_up, 3)
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        piles = {str(size): here / f"{size}.jsonl" for size in asked.sizes}
        for size, path in piles.items():
            write_pile(path, int(size))
        piles["copies"] = here / "copies.jsonl"
        write_copies(piles["copies"], asked.copies, edited=False)
        piles["edited"] = here / "edited.jsonl"
        write_copies(piles["edited"], asked.copies, edited=True)
        for stage in asked.stages:
            results[stage] = _stage(stage, piles, asked.sizes, asked.copies, here, asked.jobs)
        results["peer"] = _peer(piles[str(asked.sizes[0])], asked.sizes[0])
    if asked.out:
        asked.out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


def _stage(
    stage: str, piles: dict[str, Path], sizes: list[int], copies: int, here: Path, jobs: int
) -> dict[str, object]:
    found: dict[str, object] = {}
    seconds = []
    for name, pile in piles.items():
        size = int(name) if name.isdigit() else copies
        (here / name).mkdir(exist_ok=True)
        took, peak = measured(stage_command(stage, pile, here / name, jobs))
        if name.isdigit():
            seconds.append(took)
        print(
            f"{stage:<8} {name:>7}: {took:7.2f} s  {size / took:7.0f} articles/s  "
            f"{1000 * took / size:6.2f} ms each  {peak:6.0f} MiB"
        )
        found[name] = {"seconds": round(took, 2), "per_second": round(size / took), "peak_mib": round(peak)}
    if len(sizes) > 1:
        exponent = growth(sizes, seconds)
        print(f"{stage:<8}  growth: {exponent:.2f}")
        found["growth"] = round(exponent, 2)
    return found


def _peer(pile: Path, size: int) -> dict[str, object] | None:
    try:
        took, peak = measured([sys.executable, str(PEER), str(pile)])
    except SystemExit:
        print("peer: not measured: rensa is not installed (pip install rensa)")
        return None
    print(f"peer     {size:>7}: {took:7.2f} s  {size / took:7.0f} articles/s  {peak:6.0f} MiB")
    return {"seconds": round(took, 2), "per_second": round(size / took), "peak_mib": round(peak)}


if __name__ == "__main__":
    main()
