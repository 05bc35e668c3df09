"""What the chapters are written from: the plan with its results, as the workbook has it, and what else is known."""

from dataclasses import dataclass, replace
from functools import cached_property

from planner.analysis.answers import words
from planner.cities.catalogue import load_catalogue
from planner.cities.diagnosis import diagnosis
from planner.model.answers import Answers
from planner.model.city import Figure
from planner.model.diagnosis import Finding
from planner.model.evaluation import Evaluation
from planner.model.expert_scores import scores_in_force
from planner.model.message import Message
from planner.model.plan import Plan
from planner.text.texts import Texts
from planner.workbook.lines import ActionLine, action_lines
from planner.workbook.subject import Subject, subject_of


@dataclass(frozen=True)
class Source:
    """`findings` are those of the city's diagnosis, `result` the sentences of the report on the ranking."""

    subject: Subject
    findings: tuple[Finding, ...]
    result: tuple[Message, ...]
    warnings: tuple[Message, ...]

    @property
    def texts(self) -> Texts:
        return self.subject.texts

    @property
    def plan(self) -> Plan:
        return self.subject.plan

    @cached_property
    def lines(self) -> tuple[ActionLine, ...]:
        """The actions of the plan by start; those without a place come last."""
        return action_lines(self.subject)

    @property
    def placed(self) -> tuple[ActionLine, ...]:
        return tuple(line for line in self.lines if line.placed is not None)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The city's figures in force: the planner's own stand in for the catalogue's."""
        city = self.plan.city
        known = dict.fromkeys(figure.indicator for figure in (*city.figures, *city.own_figures))
        return tuple(figure for indicator in known if (figure := city.figure(indicator)) is not None)

    def indicator(self, id: str) -> str:
        """Its name, or the id of one the program does not know."""
        measure = self.subject.measures.get(id)
        return id if measure is None else self.texts.of(measure.name)

    def investment(self, lines: tuple[ActionLine, ...]) -> float | None:
        """The whole cost of actions in 10,000 yuan (万元); None where that of one is not known."""
        costs = [line.wan for line in lines]
        return None if None in costs else sum(cost for cost in costs if cost is not None)


def source_of(
    plan: Plan, evaluation: Evaluation, texts: Texts, today: str | None = None, answers: Answers | None = None
) -> Source:
    """Everything the document says of a plan; see `planner.document.write_document` for what it takes and raises."""
    subject = subject_of(plan, evaluation, texts, today, answers)
    return Source(
        subject=replace(subject, plan=replace(plan, scores=scores_in_force(plan))),
        findings=diagnosis(load_catalogue(), plan.city).findings,
        result=words(plan, evaluation, answers),
        warnings=tuple(message for message in evaluation.messages if message.severity == "warning"),
    )
