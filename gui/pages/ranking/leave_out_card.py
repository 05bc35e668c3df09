"""What the order hangs on: one criterion, expert or department left out at a time."""

from gui.context import Context
from gui.models.text_table import Look, TextCell, TextTable
from gui.pages.ranking.figures_view import FiguresView
from gui.questions import Answered
from gui.widgets.answer_card import AnswerCard
from gui.widgets.choice import Choice
from planner.analysis.leave_out import leave_out_summary
from planner.checks.names import left_out_name
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from planner.model.trials import LeaveOutTrial, LeftOutKind
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

Trials = tuple[LeaveOutTrial, ...]
KINDS: dict[LeftOutKind, str] = {
    "criterion": mark("Criteria"),
    "expert": mark("Experts"),
    "department": mark("Departments of experts"),
}
FEW = {
    "expert": mark("With one expert there is nobody to leave out. Experts are entered in step 3."),
    "department": mark("With one department there is none to leave out. Departments are entered in step 3."),
}


class LeaveOutCard(AnswerCard[Trials]):
    """A row an item left out, the ranks without it in the columns; a changed rank has an arrow."""

    title = mark("What does the order hang on?")

    def __init__(self, context: Context) -> None:
        self.table = TextTable()
        self.view = FiguresView(context, self.table)
        super().__init__(context, context.questions.leave_out, self.view, self.view.whole_size)
        self.kind = Choice()
        self.kind.activated.connect(self.refresh)
        self.add_control(self.kind)

    def show_answer(self, answered: Answered[Trials]) -> None:
        texts, tokens, plan, ranking = self.context.texts, self.context.tokens, answered.plan, answered.ranking
        self.kind.show_choices(tuple(texts.tr(word) for word in KINDS.values()), max(0, self.kind.currentIndex()))
        self.kind.setAccessibleName(texts.tr("What is left out"))
        kind = list(KINDS)[self.kind.currentIndex()]
        trials = tuple(trial for trial in answered.answer if trial.kind == kind)
        if not trials:
            self.show_instead(texts.tr(self.title), texts.tr(FEW[kind]) if kind in FEW else "")
            return
        places = {strategy.id: place for place, strategy in enumerate(plan.strategies)}
        order = tuple(places[ranked.strategy] for ranked in ranking.order)
        now = tuple(ranked.rank for ranked in ranking.strategies)
        self.table.show(
            texts.tr("Left out"),
            tuple(texts.of(plan.strategies[place].name) for place in order),
            tuple(_name(texts, plan, trial) for trial in trials),
            tuple(_cells(texts, trial, order, now) for trial in trials),
        )
        tops = [group.id for group in plan.criteria.children(GOAL)]
        colors = {
            trial.item: tokens.group(tops.index(plan.criteria.top(trial.item)))
            for trial in trials
            if trial.kind == "criterion"
        }
        self.view.mark(
            lambda row: colors.get(trials[row].item),
            lambda column: tokens.strategy(order[column]),
            lambda row, column: 0.5 if (trials[row].ranks or now)[order[column]] == 1 else None,
        )
        self.view.setAccessibleName(texts.tr(self.title))
        self.view.settle()
        said = [texts.message(message) for message in leave_out_summary(plan, trials)]
        self.show_chart(texts.tr(self.title), texts.sentences(said), self.table.as_text())


def _name(texts: Texts, plan: Plan, trial: LeaveOutTrial) -> str:
    """Leaves hang beneath their group."""
    name = texts.of(left_out_name(plan, trial))
    is_leaf = trial.kind == "criterion" and len(plan.criteria.path(trial.item)) > 1
    return f"└ {name}" if is_leaf else name


def _cells(texts: Texts, trial: LeaveOutTrial, order: tuple[int, ...], now: tuple[int, ...]) -> tuple[TextCell, ...]:
    note = texts.message(trial.note) if trial.note else ""
    if trial.ranks is None or trial.closeness is None:
        return tuple(TextCell(MISSING, Look.MUTED, tip=note) for _ in order)
    cells = []
    for place in order:
        rank = trial.ranks[place]
        sign = "" if rank == now[place] else " ▲" if rank < now[place] else " ▼"
        closeness = texts.tr("Closeness {figure}", figure=texts.number(trial.closeness[place], 4))
        tip = "\n".join(filter(None, (closeness, note)))
        cells.append(TextCell(f"{rank}{sign}", Look.STRONG if sign else Look.PLAIN, tip=tip))
    return tuple(cells)
