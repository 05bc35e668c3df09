"""What a workbook holds: a plan and its results laid out as sheets, complete before anything is written."""

from collections.abc import Mapping
from dataclasses import replace

from planner.model.expert_scores import scores_in_force
from planner.workbook.book import Area, Book, Sheet
from planner.workbook.home.marks import Stamp, marked
from planner.workbook.lines import action_lines
from planner.workbook.sheets.actions import actions_sheet
from planner.workbook.sheets.budget import budget_sheet
from planner.workbook.sheets.decision_log import decision_log_sheet
from planner.workbook.sheets.dependencies import dependencies_sheet
from planner.workbook.sheets.expert_scores import expert_scores_sheet
from planner.workbook.sheets.experts import experts_sheet
from planner.workbook.sheets.gantt import gantt_sheet
from planner.workbook.sheets.group import GroupSheet
from planner.workbook.sheets.guide import guide_sheet
from planner.workbook.sheets.indicators import indicators_sheet
from planner.workbook.sheets.limits import limits_sheet
from planner.workbook.sheets.scores import scores_sheet
from planner.workbook.sheets.sensitivity import sensitivity_sheet
from planner.workbook.sheets.sources import sources_sheet
from planner.workbook.sheets.summary import summary_sheet
from planner.workbook.sheets.weights import WeightsSheet, weights_sheet
from planner.workbook.style import FONTS
from planner.workbook.subject import Subject
from planner.workbook.together import Together
from planner.workbook.uses import Uses


def build(subject: Subject) -> Book:
    """All sheets in the order in which they are read. Pure: the same subject gives the same book."""
    texts = subject.texts
    # Every sheet shows the scores that entered: the group's where experts gave values.
    subject = replace(subject, plan=replace(subject.plan, scores=scores_in_force(subject.plan)))
    lines = action_lines(subject)
    weights, given, consulted = _consulted(subject)
    scores = scores_sheet(subject, weights.overall, given)
    uses, together = Uses(subject, lines), Together(subject, lines)
    actions = actions_sheet(subject, lines, uses, together)
    budget = budget_sheet(subject, lines, uses, actions.table)
    summary = summary_sheet(subject, scores, budget, uses)
    gantt = gantt_sheet(subject, actions.table, lines)
    parts: tuple[tuple[Sheet | None, str], ...] = (
        (summary, texts.tr("Verdict, ranking, actions by phase and strategy; one A3 page.")),
        (actions.sheet, texts.tr("Every action with duties, time, money, value, reason and rule check.")),
        (gantt, texts.tr("The actions over time by quarter, drawn from the action table.")),
        (
            indicators_sheet(subject, lines),
            texts.tr("Targets against what the actions add up to, KPIs of the actions, results framework."),
        ),
        (
            dependencies_sheet(subject, lines),
            texts.tr("Risk grid, what must be finished before what, and the risks with what is done about them."),
        ),
        (
            limits_sheet(subject, uses, together),
            texts.tr("Capacity of the lead units, groups of actions and shares of the strategies, checked live."),
        ),
        (scores.sheet, texts.tr("Scores, TOPSIS in both forms, additive value and ranks.")),
        (weights.sheet, texts.tr("Judgement matrices, weights, consistency, overall weights.")),
        *consulted,
        (sensitivity_sheet(subject, scores), texts.tr("One weight moved live; how sure the ranking is, as values.")),
        (budget.sheet, texts.tr("Money by phase, year, funding source and strategy against its limits.")),
        (decision_log_sheet(subject), texts.tr("Meetings and decisions, with who made them and when.")),
        (sources_sheet(subject), texts.tr("Method choices, city data, local fit, reasons, precedents.")),
    )
    present = tuple((sheet, purpose) for sheet, purpose in parts if sheet is not None)
    guide = guide_sheet(subject, tuple((sheet.title, purpose) for sheet, purpose in present))
    book = Book(
        title=subject.title,
        font=FONTS[texts.language],
        date=subject.date,
        header=(texts.of(subject.look.organisation) or texts.of(subject.plan.city.name), texts.date(subject.date)),
        sheets=(guide, *(sheet for sheet, _ in present)),
        palette=subject.look.palette,
    )
    return marked(book, stamp(subject), texts.tr("Exported values"))


def stamp(subject: Subject, department: str = "") -> Stamp:
    """What tells one export from another when it comes back."""
    city, title, texts = subject.plan.city.id, subject.plan.title, subject.texts
    return Stamp(city, texts.of(title), texts.language, subject.date, department)


def _consulted(subject: Subject) -> tuple[WeightsSheet, Mapping[tuple[str, str], Area], tuple[tuple[Sheet, str], ...]]:
    """The weights sheet, where the experts' scores stand, and with their purposes the sheets a group has besides."""
    if not _several(subject):
        return weights_sheet(subject), {}, ()
    texts, group = subject.texts, GroupSheet(subject)
    experts = experts_sheet(subject, group.influences)
    weights = weights_sheet(subject, experts.cells, group.put_weights(experts.cells))
    together = group.sheet(weights.blocks, weights.overall, weights.total_ratio)
    sheets = [
        (together, texts.tr("Influence, weights by expert and of the group, consensus, overall weights of each.")),
        (experts.sheet, texts.tr("Every expert's answers, which the group's weights follow.")),
    ]
    given = expert_scores_sheet(subject, group.influences)
    if given is None:
        return weights, {}, tuple(sheets)
    sheets.append((given.sheet, texts.tr("Every expert's scores of the strategies, and the group's values.")))
    return weights, given.cells, tuple(sheets)


def _several(subject: Subject) -> bool:
    """Where one person judged all pairs and scored alone, the sheets of weights and scores hold the answers."""
    weights = subject.ranking.weights
    valued = any(node.way != "pairwise" and node.experts for node in weights.nodes)
    excluded = any(not expert.heard for expert in weights.experts)
    return len(weights.experts) > 1 or valued or excluded or bool(subject.plan.expert_scores)
