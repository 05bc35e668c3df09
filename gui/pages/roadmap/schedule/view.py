"""What is done first, and when: the schedule as bars, moved by hand, solved by request."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.context import Context
from gui.pages.roadmap import words
from gui.pages.roadmap.schedule.bar_menu import BarDeeds, BarMenu
from gui.pages.roadmap.schedule.by_hand import ByHand
from gui.pages.roadmap.schedule.chart_card import ChartCard
from gui.pages.roadmap.schedule.classes import assumed_words
from gui.pages.roadmap.schedule.library import LibraryCard
from gui.pages.roadmap.schedule.milestones_panel import MilestonesPanel
from gui.pages.roadmap.schedule.overrides_card import OverridesCard
from gui.pages.roadmap.schedule.proposal import ProposalStrip, findings, quality
from gui.pages.roadmap.schedule.rules_panel import RulesPanel
from gui.pages.roadmap.schedule.solver import Solver
from gui.pages.roadmap.schedule.why import WhyCard
from gui.pages.roadmap.view import RoadmapView
from gui.widgets.card import Card, button, set_property
from gui.widgets.reason_list import Entry, ReasonList
from planner.model.action import Action
from planner.model.evaluation import Evaluation, Roadmap
from planner.model.plan import Plan
from planner.model.stability import Stability
from planner.roadmap.overrides import overrides
from planner.text.marker import mark

SIDE_WIDTH = (292, 420)


class ScheduleView(RoadmapView):
    """Gantt and yearly money on the left; on the right the chosen action, what was left out, and the library."""

    name = mark("Schedule")
    asks = mark("When does each action start, and why then?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.solver = Solver(context, self)
        self._selected = ""
        self._stability: Stability | None = None
        self.rules_button, self.library_button = button(), button()
        self.rules = RulesPanel(context, self)
        self.library_button.setCheckable(True)
        self.propose = button("primary")
        for widget in (self.rules_button, self.library_button, self.propose):
            self.tool_row.addWidget(widget)
        self.strip = ProposalStrip(context, self.solver)
        self.by_hand = ByHand(context, self)
        self.chart = ChartCard(context, self.by_hand, self._told)
        self.gantt = self.chart.gantt
        self.milestones = MilestonesPanel(context, self)
        self.body.addWidget(self.strip)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self.chart, 3)
        columns.addWidget(self._side(), 1)
        self.body.addLayout(columns, 1)
        self._connect()

    def _side(self) -> QWidget:
        self.why = WhyCard(self.context)
        self.left_out = Card()
        self.left_out_list = ReasonList(lambda: self.context.tokens)
        self.left_out.body.addWidget(self.left_out_list)
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.why, 5)
        column.addWidget(self.left_out, 2)
        self.library = LibraryCard(self.context)
        self.moves = OverridesCard(self.context, self.by_hand)
        self._side_stack = QStackedWidget()
        for page in (told, self.library, self.moves):
            self._side_stack.addWidget(page)
        self._side_stack.setMinimumWidth(SIDE_WIDTH[0])
        self._side_stack.setMaximumWidth(SIDE_WIDTH[1])
        return self._side_stack

    def _connect(self) -> None:
        self.solver.changed.connect(self._on_solver)
        self.propose.clicked.connect(self.solver.solve)
        self.library_button.toggled.connect(self._on_library)
        self.library.closed.connect(lambda: self.library_button.setChecked(False))
        self.chart.moves_asked.connect(lambda: self._show_side(self.moves))
        self.moves.closed.connect(lambda: self._show_side(None))
        self.rules_button.clicked.connect(self._open_rules)
        self.chart.changed.connect(self.show_again)
        self.gantt.pressed_key.connect(self._on_key)
        self.gantt.menu_asked.connect(self._on_menu)
        self.chart.milestones.opened.connect(self._open_plan_milestones)
        for source in (self.gantt, self.left_out_list, self.library, self.why, self.moves):
            source.chosen.connect(self.choose)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.solver.solve_first()

    def choose(self, action: str) -> None:
        """Tell about this action and mark it wherever it is listed."""
        self._selected = action
        self.show_again()

    def show_stability(self, stability: Stability | None) -> None:
        """Show beside each bar how firmly its action stands, or nothing where that is not known."""
        self._stability = stability
        self.show_again()

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        roadmap, moves = evaluation.roadmap, overrides(plan)
        self._retell(plan, evaluation)
        if self.rules.isVisible():
            self.rules.refresh(plan)
        self.strip.refresh(plan, roadmap)
        proposed = {action: new for action, _, new in self._open_changes()}
        self.chart.show_chart(plan, roadmap, proposed, moves, self._stability, self._instead())
        self._show_left_out(plan, roadmap)
        for card in (self.library, self.moves):
            if self._side_stack.currentWidget() is card:
                card.refresh(plan)
        if self.milestones.isVisible():
            self.milestones.refresh(plan)
        self.why.refresh(plan, roadmap, self._chosen_action(plan, roadmap))
        self.gantt.select(self._selected)
        self.left_out_list.select(self._selected)
        self.moves.select(self._selected)

    def _chosen_action(self, plan: Plan, roadmap: Roadmap | None) -> Action | None:
        """The selected action; the first of the chart until one was chosen."""
        chosen = next((action for action in plan.actions if action.id == self._selected), None)
        if chosen is None and roadmap is not None:
            first = next((row.id for row in self.gantt.rows.rows if not row.heading), "")
            chosen = next((action for action in plan.actions if action.id == first), None)
        self._selected = chosen.id if chosen else ""
        return chosen

    def _retell(self, plan: Plan, evaluation: Evaluation) -> None:
        texts = self.context.texts
        self.propose.setText(texts.tr("Propose a schedule"))
        self.propose.setEnabled(evaluation.ranking is not None and not self.solver.running)
        self.propose.setToolTip(
            texts.tr("Greatest value first, then the earliest starts; nothing changes until you adopt it")
            if evaluation.ranking is not None
            else texts.tr("No ranking: see the marks on the left")
        )
        waiting = sum(not action.included for action in plan.actions)
        self.library_button.setText(texts.tr("Action library ({count} not in the plan)", count=waiting))
        self.rules_button.setText(texts.tr("Phases, rules…"))
        self._notify(plan, evaluation.roadmap)

    def _notify(self, plan: Plan, roadmap: Roadmap | None) -> None:
        """What the schedule is, and the first of what is wrong with it; all of it as a tooltip."""
        texts = self.context.texts
        said = findings(roadmap, texts) if roadmap else ()
        more = len(said) - 1
        others = (texts.trn("and {count} more note", "and {count} more notes", more),) if more > 0 else ()
        self.notice.setText("\n".join((self._adopted(plan), texts.sentences((*said[:1], *others)))).strip())
        self.notice.setToolTip("\n".join(said))
        set_property(self.notice, "role", "small-warning" if said else "small")

    def _adopted(self, plan: Plan) -> str:
        texts, schedule = self.context.texts, plan.schedule
        if schedule is None:
            return texts.tr("No schedule adopted yet")
        gap = None if schedule.moved_by_hand else schedule.gap
        return texts.tr("Adopted {date}, {quality}", date=texts.date(schedule.date), quality=quality(gap, texts))

    def _instead(self) -> str:
        """What is said while there is no chart."""
        texts = self.context.texts
        if self.solver.running:
            return texts.tr("Scheduling…")
        return texts.tr("No schedule yet. Propose one: it places the plan's actions in the years.")

    def _told(self, id: str) -> str:
        """All that the chart knows of an action: when and where, why there, what it breaks."""
        plan, evaluation = self.context.document.plan, self.context.document.evaluation
        roadmap = evaluation.roadmap if evaluation else None
        placed = roadmap.of(id) if roadmap else None
        if plan is None or placed is None:
            return ""
        texts, action = self.context.texts, plan.action(id)
        where = texts.tr(
            "{name}: {strategy}, {stretch}, {phase}",
            name=action.name,
            strategy=words.strategy_name(plan, action.strategy),
            stretch=words.stretch(texts, placed),
            phase=words.phase_name(texts, placed),
        )
        said = (texts.message(message) for message in (placed.reason, *placed.broken))
        assumed = (assumed_words(texts),) if action.evidence.basis == "assumption" else ()
        return "\n".join((where, *said, *assumed))

    def _open_changes(self) -> tuple[tuple[str, int | None, int | None], ...]:
        proposal = self.solver.proposal
        return proposal.changed if proposal is not None and not self.solver.outdated else ()

    def _show_left_out(self, plan: Plan, roadmap: Roadmap | None) -> None:
        texts = self.context.texts
        left_out = roadmap.left_out if roadmap else ()
        self.left_out.set_title(texts.tr("Left out of the schedule ({count})", count=len(left_out)))
        self.left_out.setVisible(bool(left_out))
        self.left_out_list.setAccessibleName(texts.tr("Left out of the schedule"))
        names = {action.id: texts.of(action.name) for action in plan.actions}
        self.left_out_list.show_entries(
            tuple(Entry(out.action, names[out.action], texts.message(out.reason)) for out in left_out)
        )

    def _on_library(self, open: bool) -> None:
        self._show_side(self.library if open else None)
        if open:
            self.library.search.setFocus()

    def _show_side(self, card: Card | None) -> None:
        """The library, or the list of moves, in place of what is told about the chosen action."""
        self.library_button.setChecked(card is self.library)
        if card is None:
            self._side_stack.setCurrentIndex(0)
        else:
            self._side_stack.setCurrentWidget(card)
        self.show_again()

    def _open_rules(self) -> None:
        if self.context.document.plan is not None:
            self.rules.refresh(self.context.document.plan)
            self.rules.open_under(self.rules_button)

    def _on_key(self, key: str) -> None:
        """A letter pressed on the chart: see `chart_tools.KEYS`."""
        action = self.gantt.selected
        if self.chart.tools.press(key) or not action:
            return
        if key == "p":
            self.by_hand.pin(action)
            self.gantt.tell(action)
        elif key == "b":
            self.by_hand.put_back((action,))
        elif key == "m":
            self._open_milestones(action)

    def _on_menu(self, action: str, point: QPoint) -> None:
        plan, evaluation = self.context.document.plan, self.context.document.evaluation
        placed = evaluation.roadmap.of(action) if evaluation and evaluation.roadmap else None
        if plan is None or placed is None:
            return
        self.gantt.select(action)
        self.choose(action)
        deeds = BarDeeds(
            pin=lambda: self.by_hand.pin(action),
            link=self.gantt.start_link,
            milestones=lambda: self._open_milestones(action),
            put_back=lambda: self.by_hand.put_back((action,)),
            unlink=lambda before: self.by_hand.unlink(before, action),
            lag=lambda before, years: self.by_hand.set_lag(before, action, years),
        )
        moved = any(move.action == action for move in overrides(plan))
        menu = BarMenu(self, plan, placed, self.context.texts, deeds, moved=moved)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def _open_milestones(self, action: str) -> None:
        plan = self.context.document.plan
        if plan is not None:
            self.milestones.open_for(plan, action, "", self.gantt.viewport(), self.gantt.bar(action))

    def _open_plan_milestones(self, chosen: str) -> None:
        plan, row = self.context.document.plan, self.chart.milestones
        if plan is not None:
            self.milestones.open_for(plan, "", chosen, row, QRect(0, 0, row.width() // 2, row.height()))

    def _on_solver(self) -> None:
        if self.isVisible():
            self.show_again()
