"""Convergence of the gap to the leader."""

import numpy as np
import pytest
from scipy.stats import linregress

from planner.cities.convergence import convergence

YEARS = np.arange(2005, 2015)


def test_a_gap_that_halves_each_year_closes_at_the_rate_it_was_made_with() -> None:
    """ln value_t = ln leader - d exp(-0.3 t): the speed found is 0.3 and both measures say narrowing."""
    gaps = np.array([0.0, 0.4, 0.7, 1.1])
    values = np.exp(-gaps * np.exp(-0.3 * (YEARS - 2005))[:, None])
    result = convergence(values, YEARS)
    assert result.speed == pytest.approx(0.3, rel=1e-9)
    assert result.beta.course == result.sigma_trend.course == "narrowing"
    assert result.leader.tolist() == [0] * 10
    np.testing.assert_allclose(result.sigma, gaps.std() * np.exp(-0.3 * (YEARS - 2005)), rtol=1e-12)
    assert result.mean_gap_trend.course == "narrowing"
    assert [trend.course for trend in result.gap_trend] == ["no trend", "narrowing", "narrowing", "narrowing"]


def test_trends_are_those_of_ordinary_least_squares() -> None:
    values = np.random.default_rng(4).uniform(0.3, 1.0, (10, 6))
    result = convergence(values, YEARS)
    sigma = linregress(YEARS, np.log(values).std(axis=1))
    beta = linregress(np.log(values[0]), np.log(values[-1] / values[0]) / 9)
    assert (result.sigma_trend.slope, result.sigma_trend.p_value) == pytest.approx((sigma.slope, sigma.pvalue))
    assert (result.beta.slope, result.beta.p_value) == pytest.approx((beta.slope, beta.pvalue))
    assert result.sigma_trend.course == ("no trend" if sigma.pvalue > 0.05 else result.sigma_trend.course)


def test_an_outside_city_can_be_the_measure() -> None:
    result = convergence([[0.9, 0.5, 1.0], [0.9, 0.7, 1.0]], [2005, 2014], leader=0)
    np.testing.assert_allclose(result.gap[:, 1], [1 - 5 / 9, 1 - 7 / 9])
    assert result.gap[0, 2] < 0


def test_figures_without_a_logarithm_are_refused() -> None:
    with pytest.raises(ValueError, match="above zero"):
        convergence([[1.0, 0.0], [1.0, 1.0]], [2005, 2006])
    with pytest.raises(ValueError, match="rise"):
        convergence([[1.0, 0.5], [1.0, 1.0]], [2006, 2005])
