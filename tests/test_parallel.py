"""Work spread over processes comes back in order and the same."""

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
