"""What a workbook holds: a plan and its results laid out as sheets, complete before anything is written."""

from dataclasses import replace

from planner.model.expert_scores import scores_in_force
from planner.workbook.book import Book
from planner.workbook.lines import action_lines
from planner.workbook.sheets.actions import actions_sheet
from planner.workbook.sheets.budget import budget_sheet
from planner.workbook.sheets.experts import experts_sheet
from planner.workbook.sheets.gantt import gantt_sheet
from planner.workbook.sheets.guide import guide_sheet
from planner.workbook.sheets.scores import scores_sheet
from planner.workbook.sheets.sources import sources_sheet
from planner.workbook.sheets.summary import summary_sheet
from planner.workbook.sheets.weights import weights_sheet
from planner.workbook.style import FONTS
from planner.workbook.subject import Subject


def build(subject: Subject) -> Book:
    """All sheets in the order in which they are read. Pure: the same subject gives the same book."""
    texts = subject.texts
    # Every sheet shows the scores that entered: the group's where experts gave values.
    subject = replace(subject, plan=replace(subject.plan, scores=scores_in_force(subject.plan)))
    lines = action_lines(subject)
    experts = experts_sheet(subject)
    weights = weights_sheet(subject, experts)
    scores = scores_sheet(subject, weights.overall)
    budget = budget_sheet(subject, lines)
    actions = actions_sheet(subject, lines)
    summary = summary_sheet(subject, scores, budget, lines)
    gantt = gantt_sheet(subject, actions.table, lines)
    sources = sources_sheet(subject)
    answers = (
        ()
        if experts is None
        else ((experts.sheet.title, texts.tr("Every expert's answers, which the group's weights follow.")),)
    )
    purposes = (
        (summary.title, texts.tr("Verdict, ranking, actions by phase and strategy; one A3 page.")),
        (actions.sheet.title, texts.tr("Every action with duties, time, money, value, reason and rule check.")),
        (gantt.title, texts.tr("The actions over time by quarter, drawn from the action table.")),
        (scores.sheet.title, texts.tr("Scores, TOPSIS in both forms, additive value and ranks.")),
        (weights.sheet.title, texts.tr("Judgement matrices, weights, consistency, overall weights.")),
        *answers,
        (budget.sheet.title, texts.tr("Public money by phase, year and strategy against its limit.")),
        (sources.title, texts.tr("Method choices, city data, local fit, reasons, precedents.")),
    )
    guide = guide_sheet(subject, purposes)
    return Book(
        title=texts.of(subject.plan.title),
        font=FONTS[texts.language],
        date=subject.date,
        header=(texts.of(subject.plan.city.name), texts.date(subject.date)),
        sheets=(
            guide,
            summary,
            actions.sheet,
            gantt,
            scores.sheet,
            weights.sheet,
            *((experts.sheet,) if experts else ()),
            budget.sheet,
            sources,
        ),
    )
