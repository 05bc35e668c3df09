"""What is to be done, by whom, at what cost?"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton

from gui.context import Context
from gui.jobs import CancelToken, Progress
from gui.pages.roadmap import words
from gui.pages.roadmap.actions.card import ActionCard
from gui.pages.roadmap.actions.columns import VIEWS, ActionRow, action_rows
from gui.pages.roadmap.actions.cover_panel import CoverPanel
from gui.pages.roadmap.actions.table_model import ActionTable
from gui.pages.roadmap.actions.table_view import ActionTableView
from gui.pages.roadmap.actions.what_form import WhatForm
from gui.pages.roadmap.view import RoadmapView
from gui.widgets.card import Card, button
from gui.widgets.choice import Choice
from gui.widgets.confirm_strip import ConfirmStrip
from gui.widgets.fields import TextField
from planner.edits import action_money, actions
from planner.model.bilingual import same
from planner.model.evaluation import Evaluation
from planner.model.message import ProblemError
from planner.model.plan import Plan
from planner.roadmap.tasks import strategy_values
from planner.roadmap.value import action_value
from planner.store.file_name import file_name
from planner.text.marker import mark
from planner.text.texts import Texts

CARD_WIDTH = 424
EXPORT_JOB = "action library out"
SCOPES = (mark("Included in the plan"), mark("Whole library"), mark("Not in the plan"))
EDITS: dict[str, str] = {
    "name": mark("Rename action"),
    "lead": mark("Set lead unit"),
    "cost": mark("Set cost"),
    "duration": mark("Set duration"),
    "readiness": mark("Set readiness"),
}


class ActionsView(RoadmapView):
    """A table of the actions, and beside it a card to edit everything of the one chosen."""

    name = mark("Actions")
    asks = mark("What is to be done, by whom, at what cost?")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._plan: Plan | None = None
        self._evaluation: Evaluation | None = None
        self._chosen = ""
        self.search = TextField()
        self.search.setClearButtonEnabled(True)
        self.scope, self.strategy, self.lead, self.columns = Choice(), Choice(), Choice(), Choice()
        self._left = Card()
        self.table = ActionTable(context, self)
        self.list = ActionTableView(self.table)
        self.card = ActionCard(context)
        self.confirm = ConfirmStrip()
        self.cover, self.library = button(), QToolButton()
        self.library_menu = QMenu(self)
        self.library_out, self.library_in = QAction(self), QAction(self)
        self.library_menu.addActions([self.library_out, self.library_in])
        self.library.setMenu(self.library_menu)
        self.library.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add, self.duplicate, self.remove = button(), button("quiet"), button("quiet")
        self.cover_panel = CoverPanel(context, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for tool in (self.cover, self.library, self.add):
            self.tool_row.addWidget(tool)
        above, filters = QHBoxLayout(), QHBoxLayout()
        for line in (above, filters):
            line.setSpacing(6)
            self._left.body.addLayout(line)
        above.addWidget(self.search, 1)
        above.addWidget(self.columns)
        for choice in (self.scope, self.strategy, self.lead):
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            filters.addWidget(choice, 1)
        self._left.body.addWidget(self.list, 1)
        for tool in (self.duplicate, self.remove):
            self.card.head.addWidget(tool)
        self.card.body.insertWidget(0, self.confirm)
        self.card.setFixedWidth(CARD_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._left, 1)
        row.addWidget(self.card)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._list_again())
        for choice in (self.scope, self.strategy, self.lead):
            choice.activated.connect(lambda _: self._list_again())
        self.columns.activated.connect(self._on_columns)
        self.list.chosen.connect(self._on_chosen)
        self.table.typed.connect(self._on_typed)
        self.table.ticked.connect(self._on_ticked)
        self.cover.clicked.connect(self._on_cover)
        self.library_out.triggered.connect(self._on_library_out)
        self.library_in.triggered.connect(self._on_library_in)
        self.add.clicked.connect(self._on_add)
        self.duplicate.clicked.connect(self._on_duplicate)
        self.remove.clicked.connect(self._on_remove)

    def show_plan(self, plan: Plan, evaluation: Evaluation) -> None:
        self._plan, self._evaluation = plan, evaluation
        self._retell(plan)
        self._list_again()
        self.cover_panel.refresh(plan)

    def choose(self, action: str) -> None:
        """Show an action in the card, and in the table where the filters let it through."""
        self._chosen = action
        self._list_again()

    def _retell(self, plan: Plan) -> None:
        texts = self.context.texts
        self.search.setPlaceholderText(texts.tr("Search actions"))
        self.search.setAccessibleName(texts.tr("Search actions"))
        self.list.setAccessibleName(texts.tr("Actions"))
        self._offer(self.scope, mark("Actions shown"), tuple(map(texts.tr, SCOPES)))
        strategies = (texts.of(words.strategy_name(plan, id)) for id in words.strategy_order(plan))
        self._offer(self.strategy, mark("Strategy shown"), (texts.tr("All strategies"), *strategies))
        self._offer(self.lead, mark("Lead unit shown"), (texts.tr("All lead units"), *_leads(plan, texts)))
        self._offer(self.columns, mark("Columns shown"), tuple(texts.tr(name) for name, _ in VIEWS))
        for made, text, tip in (
            (self.cover, mark("Cover facts"), mark("Who answers for the plan, version and price year")),
            (
                self.library_out,
                mark("Library to Excel…"),
                mark("Every field of every action, to edit and read back"),
            ),
            (self.library_in, mark("Library from Excel…"), mark("Read an edited library; differences are shown first")),
            (self.library, mark("Library ▾"), mark("The action library to Excel and back")),
            (self.add, mark("Add action"), mark("An action of your own")),
            (self.duplicate, mark("Duplicate"), mark("A copy of this action beside it")),
            (self.remove, mark("Delete"), mark("Out of the library altogether; undo brings it back")),
        ):
            made.setText(texts.tr(text))
            made.setToolTip(texts.tr(tip))

    def _offer(self, choice: Choice, name: str, words_: tuple[str, ...]) -> None:
        choice.show_choices(words_, max(0, min(choice.currentIndex(), len(words_) - 1)))
        choice.setAccessibleName(self.context.texts.tr(name))
        choice.setToolTip(self.context.texts.tr(name))

    def _list_again(self) -> None:
        if self._plan is None or self._evaluation is None:
            return
        plan, texts, roadmap = self._plan, self.context.texts, self._evaluation.roadmap
        ranking = self._evaluation.ranking
        values: dict[str, float] = {}
        if ranking is not None:
            of_strategies = strategy_values(ranking)
            values = {action.id: action_value(action, of_strategies) for action in plan.actions}
        rows = tuple(row for row in action_rows(plan, roadmap, values) if self._wanted(row))
        self.table.show_rows(rows)
        shown = [row.action.id for row in self.table.rows]
        if self._chosen not in shown and (self._chosen not in {action.id for action in plan.actions} or shown):
            self._chosen = shown[0] if shown else ""
        self.list.choose(self._chosen)
        included = sum(action.included for action in plan.actions)
        counted = texts.tr(
            "{shown} shown; {included} of {count} actions are in the plan",
            shown=len(rows),
            included=included,
            count=len(plan.actions),
        )
        self._left.set_title(texts.tr("Actions"), counted)
        self.list.setToolTip(texts.tr("Space puts an action in or takes it out, F2 types into a cell"))
        self._show_card()

    def _show_card(self) -> None:
        if self._plan is None or self._evaluation is None:
            return
        action = self._plan.action(self._chosen) if self._chosen else None
        self.card.refresh(self._plan, self._evaluation.roadmap, action)
        for tool in (self.duplicate, self.remove):
            tool.setVisible(action is not None)

    def _wanted(self, row: ActionRow) -> bool:
        texts, action = self.context.texts, row.action
        scope, strategy = self.scope.currentIndex(), self.strategy.currentIndex()
        if (scope == 0 and not action.included) or (scope == 2 and action.included):
            return False
        if strategy > 0 and words.strategy_order(row.plan)[strategy - 1] != action.strategy:
            return False
        if self.lead.currentIndex() > 0 and self.lead.currentText() != texts.of(action.lead):
            return False
        wanted = self.search.text().strip().casefold()
        parts = (action.name, action.description, action.workstream, action.lead, action.kpi)
        said = " ".join((action.id, *(f"{part.zh} {part.en}" for part in parts)))
        return not wanted or wanted in said.casefold()

    def _on_columns(self, place: int) -> None:
        self.table.show_columns(VIEWS[place][1])
        self.list.choose(self._chosen)

    def _on_chosen(self, action: str) -> None:
        if action != self._chosen:
            self.confirm.drop()
            self._chosen = action
            self._show_card()

    def _on_ticked(self, action: str, on: bool) -> None:
        self._edit(
            mark("Put action in") if on else mark("Take action out"),
            lambda plan: actions.include_action(plan, action, on),
        )

    def _on_typed(self, action: str, field: str, text: str) -> None:
        language = self.context.texts.language

        def change(plan: Plan) -> Plan:
            match field:
                case "name":
                    return actions.rename_action(plan, action, text, language)
                case "lead":
                    return actions.set_words(plan, action, "lead", text, language)
                case "cost":
                    return action_money.set_cost(plan, action, _number(text) if text else None)
                case "duration":
                    return actions.set_duration(plan, action, _number(text))
            return actions.set_readiness(plan, action, round(_number(text)))

        self._edit(EDITS[field], change)

    def _on_cover(self) -> None:
        self.cover_panel.open_under(self.cover)
        self.cover_panel.organisation.setFocus()

    def _on_add(self) -> None:
        """An action of one's own, its name ready to be typed over."""
        plan, texts = self._plan, self.context.texts
        if plan is None:
            return
        strategy = words.strategy_order(plan)[max(0, self.strategy.currentIndex() - 1)]
        name = same(texts.tr("New action"))
        if self._edit(mark("Add action"), lambda plan: actions.add_action(plan, name, strategy)):
            self._show_new(self._present().actions[-1].id)

    def _on_duplicate(self) -> None:
        old = self._chosen
        if self._edit(mark("Duplicate action"), lambda plan: actions.duplicate_action(plan, old)):
            ids = [action.id for action in self._present().actions]
            self._show_new(ids[ids.index(old) + 1])

    def _show_new(self, action: str) -> None:
        """Let the filters show it, and bring the keyboard to its name."""
        self.search.clear()
        for choice in (self.scope, self.strategy, self.lead):
            choice.setCurrentIndex(0)
        self.choose(action)
        form = self.card.open(WhatForm)
        if isinstance(form, WhatForm):
            form.name.setFocus(Qt.FocusReason.OtherFocusReason)
            form.name.selectAll()

    def _on_remove(self) -> None:
        plan, texts, action = self._plan, self.context.texts, self._chosen
        if plan is None or not action:
            return
        self.confirm.ask(
            texts.tr("Delete “{name}” from the library, with all that names it?", name=plan.action(action).name),
            texts.tr("Delete"),
            texts.tr("Cancel"),
            lambda: self._delete(action),
        )

    def _delete(self, action: str) -> None:
        self._edit(mark("Delete action"), lambda plan: actions.remove_action(plan, action))

    def _on_library_in(self) -> None:
        self.context.notices.import_wanted.emit()

    def _on_library_out(self) -> None:
        """Write the library to a file asked for, as a job."""
        plan, texts, document = self._plan, self.context.texts, self.context.document
        if plan is None:
            return
        title = texts.tr("Action library of {city}", city=plan.city.name)
        folder = document.path.parent if document.path else Path()
        day, language = self.context.today().isoformat(), texts.language
        path = self.context.dialogs.export_workbook(folder / file_name(f"{title}_{day}", ".xlsx"))
        if path is None:
            return

        def work(progress: Progress, cancel: CancelToken) -> Path:
            from planner.workbook.library import export_library

            export_library(plan, path, language, day)
            return path

        notices = self.context.notices
        self.context.jobs.run(
            EXPORT_JOB, work, notices.exported.emit, lambda problem: notices.told.emit(problem.message)
        )

    def _edit(self, name: str, change: Callable[[Plan], Plan]) -> bool:
        """One undo step; the document tells the page, which shows the plan again."""
        return self.context.document.edit(change, name)

    def _present(self) -> Plan:
        plan = self.context.document.plan
        assert plan is not None
        return plan


def _leads(plan: Plan, texts: Texts) -> tuple[str, ...]:
    return tuple(sorted({texts.of(action.lead) for action in plan.actions if action.lead}))


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "").replace("，", ""))
    except ValueError:
        raise ProblemError("number unreadable", "weighting", text=text) from None
