"""What a workbook holds: a plan and its results laid out as sheets, complete before anything is written."""

from dataclasses import replace

from planner.model.expert_scores import scores_in_force
from planner.workbook.book import Book, Sheet
from planner.workbook.home.marks import Stamp, marked
from planner.workbook.lines import action_lines
from planner.workbook.sheets.actions import actions_sheet
from planner.workbook.sheets.budget import budget_sheet
from planner.workbook.sheets.experts import experts_sheet
from planner.workbook.sheets.gantt import gantt_sheet
from planner.workbook.sheets.guide import guide_sheet
from planner.workbook.sheets.record import record_sheet
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
    parts: tuple[tuple[Sheet | None, str], ...] = (
        (summary, texts.tr("Verdict, ranking, actions by phase and strategy; one A3 page.")),
        (actions.sheet, texts.tr("Every action with duties, time, money, value, reason and rule check.")),
        (gantt, texts.tr("The actions over time by quarter, drawn from the action table.")),
        (scores.sheet, texts.tr("Scores, TOPSIS in both forms, additive value and ranks.")),
        (weights.sheet, texts.tr("Judgement matrices, weights, consistency, overall weights.")),
        (
            None if experts is None else experts.sheet,
            texts.tr("Every expert's answers, which the group's weights follow."),
        ),
        (budget.sheet, texts.tr("Public money by phase, year and strategy against its limit.")),
        (record_sheet(subject), texts.tr("Meetings and decisions, with who made them and when.")),
        (sources_sheet(subject), texts.tr("Method choices, city data, local fit, reasons, precedents.")),
    )
    present = tuple((sheet, purpose) for sheet, purpose in parts if sheet is not None)
    guide = guide_sheet(subject, tuple((sheet.title, purpose) for sheet, purpose in present))
    book = Book(
        title=texts.of(subject.plan.title),
        font=FONTS[texts.language],
        date=subject.date,
        header=(texts.of(subject.plan.city.name), texts.date(subject.date)),
        sheets=(guide, *(sheet for sheet, _ in present)),
    )
    return marked(book, stamp(subject), texts.tr("Exported values"))


def stamp(subject: Subject, department: str = "") -> Stamp:
    """What tells one export from another when it comes back."""
    city, title, texts = subject.plan.city.id, subject.plan.title, subject.texts
    return Stamp(city, texts.of(title), texts.language, subject.date, department)
