"""Work spread over processes comes back in order and the same."""

import time
from pathlib import Path

import pytest

from firsthand.parallel import default_jobs, spread, spread_with


def double(number: int) -> int:
    return 2 * number


def look_up(table: dict[int, str], number: int) -> str:
    return table[number % 3]


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("size", [0, 1, 127, 500])
def test_results_come_in_the_order_of_the_items(jobs, size):
    assert list(spread(double, range(size), jobs)) == [2 * n for n in range(size)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_process_has_the_table(jobs):
    table = {0: "a", 1: "b", 2: "c"}

    assert "".join(spread_with(look_up, table, range(300), jobs)) == "abc" * 100


def test_there_is_at_least_one_job():
    assert 1 <= default_jobs() <= 8


def leave_a_mark(folder: str, number: int) -> int:
    Path(folder, str(number)).touch()
    return number


def test_the_processes_work_before_they_are_asked_for_what_they_found(tmp_path):
    asked = spread_with(leave_a_mark, str(tmp_path), range(300), jobs=2)
    by = time.monotonic() + 60
    while len(list(tmp_path.iterdir())) < 300 and time.monotonic() < by:
        time.sleep(0.01)

    assert len(list(tmp_path.iterdir())) == 300
    assert list(asked) == list(range(300))
