"""Train the table: a sentence near its translation, and away from all others of its batch.

    python -m training.train WORK/prepared --out WORK/trained

The loss is a softmax over cosines in both directions; the optimiser is Adagrad with one rate a row, since
each batch touches a small part of the table (Duchi et al. 2011). In the last quarter the rows are rounded
as they will be packed, and the gradient passes through the rounding (Bengio et al. 2013, *Estimating or
Propagating Gradients Through Stochastic Neurons*). One seed, one number of threads, one machine: one table.
"""

import argparse
import time
import warnings
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path

import numpy as np
import scipy.sparse as sp
import torch

from training.draw import Batch, Corpus

# Cosines are multiplied by this before the softmax: 10 .721, 14 .718, 20 .685, 30 .597 (mean P@1 of the
# ten languages of the trials, README.md).
SCALE = 12.0
RATE = 0.07
# Rows begin at random and never at zero: what was never seen still is itself. .02 instead: .714 for .720.
BEGIN = 0.05
# The share of the steps after which rows are rounded.
ROUNDED_FROM = 0.75
# The step between evenly spaced levels that loses least of a Gaussian, in standard deviations (Max 1960,
# *Quantizing for Minimum Distortion*).
STEPS = {4: 0.9957, 16: 0.3352}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("prepared", type=Path, help="the folder that training.prepare wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=8000)
    parser.add_argument("--batch", type=int, default=2048)
    parser.add_argument("--dimensions", type=int, default=512)
    parser.add_argument("--own", type=int, default=230_000, help="features with rows of their own")
    parser.add_argument("--shared", type=int, default=45_000, help="rows that all others share")
    parser.add_argument("--levels", type=int, choices=sorted(STEPS), default=4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    warnings.filterwarnings("ignore", message="Sparse", category=UserWarning)
    torch.set_num_threads(args.threads)
    corpus = Corpus(args.prepared, args.own, args.shared, args.steps, args.batch, args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    np.save(args.out / "keys.npy", corpus.keys)
    random = torch.Generator().manual_seed(args.seed)
    table = torch.randn(corpus.size, args.dimensions, generator=random) * BEGIN
    met = torch.zeros(corpus.size)
    context = get_context("fork")
    queue: Queue[Batch] = context.Queue(6)
    context.Process(target=_draw, args=(corpus, args.seed, queue), daemon=True).start()
    begun, losses = time.time(), 0.0
    for step in range(1, args.steps + 1):
        batch = queue.get()
        levels = args.levels if step > args.steps * ROUNDED_FROM else None
        rate = RATE * (1.02 - (step - 1) / args.steps)
        losses += learn(table, met, batch, rate, levels)
        if step % 100 == 0:
            each = (time.time() - begun) / step
            print(f"{step} of {args.steps}: loss {losses / 100:.3f}, {each * 1000:.0f} ms a step", flush=True)
            losses = 0.0
        if step % 1000 == 0 or step == args.steps:
            np.save(args.out / "table.npy", table.numpy())


def _draw(corpus: Corpus, seed: int, queue: "Queue[Batch]") -> None:
    """Prepare batches in a process of its own, a few ahead."""
    torch.set_num_threads(1)
    random = np.random.default_rng(seed + 1)
    for rows in corpus.plan:
        queue.put(corpus.batch(rows, random))


@torch.no_grad()
def learn(table: torch.Tensor, met: torch.Tensor, batch: Batch, rate: float, levels: int | None) -> float:
    """One step; `met` holds the squared gradients of each row so far. Returns the loss."""
    index = torch.from_numpy(batch.table.astype(np.int64))
    rows = table[index]
    units = _sparse(batch.units) @ (rounded(rows, levels) if levels else rows)
    sums = _sparse(batch.sentences) @ units
    loss, gradient = contrast(sums, batch.sides)
    gradient = _sparse(batch.units_transposed) @ (_sparse(batch.sentences_transposed) @ gradient)
    met[index] += gradient.pow(2).mean(1)
    table[index] = rows - rate * gradient / (met[index].sqrt() + 1e-8)[:, None]
    return loss


def rounded(rows: torch.Tensor, levels: int) -> torch.Tensor:
    """Rows as they will be once packed: each value at one of `levels` multiples of the row's step."""
    step = rows.pow(2).mean(1, keepdim=True).sqrt_().mul_(STEPS[levels]).clamp_min_(1e-9)
    middle = (levels - 1) / 2
    return (rows / step).add_(middle).round_().clamp_(0, levels - 1).sub_(middle).mul_(step)


def contrast(sums: torch.Tensor, sides: np.ndarray) -> tuple[float, torch.Tensor]:
    """The loss of a batch, and its gradient by the sums of its sentences times the number of pairs.

    A sentence that stands in the batch twice is no wrong answer to itself. By hand, in place: three times
    as fast as automatic differentiation.
    """
    pairs = len(sums) // 2
    length = sums.norm(dim=1, keepdim=True).clamp_min(1e-6)
    unit = sums / length
    likely = unit[:pairs] @ unit[pairs:].T
    left, right = unit[:pairs].bfloat16(), unit[pairs:].bfloat16()
    likely.sub_(1.0).mul_(SCALE).exp_()
    for side in (sides[:pairs], sides[pairs:]):
        for one, other in _twice(side):
            likely[one, other] = likely[other, one] = 0.0
    own = likely.diagonal().clone()
    of_rows, of_columns = likely.sum(1), likely.sum(0)
    loss = -((own / of_rows).log() + (own / of_columns).log()).mean().item() / 2
    likely.mul_((1.0 / of_rows)[:, None] + (1.0 / of_columns)[None, :])
    likely.diagonal().sub_(2.0)
    pull = likely.mul_(SCALE / 2).bfloat16()
    gradient = torch.cat([(pull @ right).float(), (pull.T @ left).float()])
    gradient -= unit * (gradient * unit).sum(1, keepdim=True)
    return loss, gradient / length


def _twice(side: np.ndarray) -> list[tuple[int, int]]:
    """Pairs of places that hold the same sentence."""
    order = np.argsort(side, kind="stable")
    found = []
    for at in np.flatnonzero(np.diff(side[order]) == 0):
        end = at + 1
        while end < len(side) and side[order[end]] == side[order[at]]:
            found.append((int(order[at]), int(order[end])))
            end += 1
    return found


def _sparse(matrix: sp.csr_matrix) -> torch.Tensor:
    return torch.sparse_csr_tensor(
        torch.from_numpy(matrix.indptr.astype(np.int64)),
        torch.from_numpy(matrix.indices.astype(np.int64)),
        torch.from_numpy(matrix.data),
        size=matrix.shape,
    )


if __name__ == "__main__":
    main()
