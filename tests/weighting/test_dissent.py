"""Who differs from the group, and on what."""

import pytest

from planner.edits import experts
from planner.model.criterion import GOAL
from planner.weighting.dissent import consensus_level, differences, leaf_spread, node_spread
from planner.weighting.weigh import weigh
from tests.factories import ECONOMY, ENVIRONMENT
from tests.group import LI, WANG, ZHAO, small_group

GROUP = small_group()


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (-0.1, "very low"),
        (0.4999, "very low"),
        (0.5, "low"),
        (0.625, "moderate"),
        (0.7499, "moderate"),
        (0.75, "high"),
        (0.875, "very high"),
        (1.0, "very high"),
    ],
)
def test_goepels_words_for_consensus(value: float, word: str) -> None:
    """AHP Consensus Word Scale, bpmsg.com: < 0.5, 0.5-0.625, 0.625-0.75, 0.75-0.875, > 0.875."""
    assert consensus_level(value) == word


def test_the_one_furthest_from_the_group_comes_first_with_criterion_and_pair() -> None:
    node = weigh(GROUP).node(GOAL)
    found = differences(node)
    assert [difference.expert for difference in found] == [LI, ZHAO, WANG]
    zhao = found[1]
    assert zhao.own == pytest.approx(1 / 6)
    assert zhao.group == pytest.approx(node.weights[0])
    assert zhao.distance == pytest.approx(abs(1 / 6 - node.weights[0]))
    assert (zhao.criterion, zhao.first, zhao.second) == (ECONOMY, ECONOMY, ENVIRONMENT)
    assert zhao.own_ratio == pytest.approx(1 / 5)
    assert zhao.group_ratio == pytest.approx(node.weights[0] / node.weights[1])


def test_the_spread_is_that_of_the_experts_heard() -> None:
    economy = node_spread(weigh(GROUP).node(GOAL))[0]
    assert (economy.low, economy.high) == pytest.approx((1 / 6, 5 / 6))
    assert economy.mean == pytest.approx((3 / 4 + 5 / 6 + 1 / 6) / 3)
    only_two = experts.exclude_expert(GROUP, ZHAO, "other", "未到会", who="王", date="2026-11-26")
    assert node_spread(weigh(only_two).node(GOAL))[0].low == pytest.approx(3 / 4)
    assert len(leaf_spread(weigh(only_two))) == 4
    only_one = experts.exclude_expert(only_two, LI, "other", "未到会", who="王", date="2026-11-26")
    assert leaf_spread(weigh(only_one)) == ()
