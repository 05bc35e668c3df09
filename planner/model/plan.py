"""The plan: one frozen value from which everything shown is computed."""

from dataclasses import dataclass, field

from planner.model.action import Action, AdoptedSchedule, Phase, PlanMilestone, ScheduleRules
from planner.model.bilingual import Bilingual
from planner.model.city import CityProfile, Means
from planner.model.cover import Cover
from planner.model.criterion import CriteriaTree
from planner.model.funding import CapacityLimit, FundingPool, MoneyLimit
from planner.model.log import LogEntry
from planner.model.portfolio import ActionGroup, StrategyShare
from planner.model.ranking import RankingChoices, Scenario
from planner.model.strategy import ExpertScore, LocalFit, Score, ScoreAggregation, Strategy
from planner.model.targets import Result, Target
from planner.model.tracking import Report
from planner.model.weighting import Weighting


@dataclass(frozen=True, slots=True)
class Plan:
    """Inputs only; see `planner.evaluate` for what follows from them.

    `first_year` is the first year in which an action may start.
    `catalogue_edition` names the edition of the facts copied in. `scores` are the planner's own cells; where
    experts heard gave theirs, `planner.model.expert_scores` says what enters instead.
    """

    title: Bilingual
    city: CityProfile
    criteria: CriteriaTree
    weighting: Weighting
    strategies: tuple[Strategy, ...]
    fits: tuple[LocalFit, ...]
    scores: tuple[Score, ...]
    actions: tuple[Action, ...]
    phases: tuple[Phase, ...]
    rules: ScheduleRules
    first_year: int
    catalogue_edition: str
    means: Means = field(default_factory=Means)
    ranking: RankingChoices = field(default_factory=RankingChoices)
    scenarios: tuple[Scenario, ...] = ()
    schedule: AdoptedSchedule | None = None
    reports: tuple[Report, ...] = ()
    expert_scores: tuple[ExpertScore, ...] = ()
    score_aggregation: ScoreAggregation = "median"
    log: tuple[LogEntry, ...] = ()
    cover: Cover = field(default_factory=Cover)
    pools: tuple[FundingPool, ...] = ()
    money_limits: tuple[MoneyLimit, ...] = ()
    capacity_limits: tuple[CapacityLimit, ...] = ()
    groups: tuple[ActionGroup, ...] = ()
    strategy_shares: tuple[StrategyShare, ...] = ()
    results: tuple[Result, ...] = ()
    targets: tuple[Target, ...] = ()
    milestones: tuple[PlanMilestone, ...] = ()

    def strategy(self, id: str) -> Strategy:
        for strategy in self.strategies:
            if strategy.id == id:
                return strategy
        raise KeyError(id)

    def action(self, id: str) -> Action:
        for action in self.actions:
            if action.id == id:
                return action
        raise KeyError(id)

    def pool(self, id: str) -> FundingPool:
        for pool in self.pools:
            if pool.id == id:
                return pool
        raise KeyError(id)

    def target(self, id: str) -> Target:
        for target in self.targets:
            if target.id == id:
                return target
        raise KeyError(id)

    def result(self, id: str) -> Result:
        for result in self.results:
            if result.id == id:
                return result
        raise KeyError(id)

    def score(self, strategy: str, criterion: str) -> Score | None:
        for score in self.scores:
            if score.strategy == strategy and score.criterion == criterion:
                return score
        return None

    def fit(self, strategy: str) -> LocalFit | None:
        for fit in self.fits:
            if fit.strategy == strategy:
                return fit
        return None

    @property
    def last_year(self) -> int:
        return max(phase.last_year for phase in self.phases)

    def phase_of(self, year: int) -> Phase | None:
        for phase in self.phases:
            if phase.first_year <= year <= phase.last_year:
                return phase
        return None
