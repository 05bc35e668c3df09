from planner.ranking.dominance import dominance


def test_better_once_and_worse_never_dominates_and_equal_rows_do_not() -> None:
    table = [[0.9, 0.5], [0.9, 0.4], [0.2, 1.0], [0.9, 0.5], [0.1, 0.4]]
    assert dominance(table) == [(0, 1), (0, 4), (1, 4), (2, 4), (3, 1), (3, 4)]
