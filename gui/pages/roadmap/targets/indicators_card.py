"""The list of indicators with what the chosen one is about: direction, result it measures, where it is reported."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QMenu, QStackedWidget, QWidget

from gui.context import Context
from gui.pages.roadmap.targets.indicator_table import Ask, IndicatorTable
from gui.widgets.card import Card, button, label
from gui.widgets.choice import Choice
from gui.widgets.fields import TextField
from planner.edits import targets as edits
from planner.model.plan import Plan
from planner.model.targets import Target
from planner.roadmap.indicator_paths import IndicatorPath
from planner.roadmap.results_framework import framework_rows
from planner.roadmap.target_words import row_label
from planner.text.marker import mark


class IndicatorsCard(Card):
    """Signal `chosen(id)` when another indicator is chosen; empty for none."""

    chosen = Signal(str)

    def __init__(self, context: Context, edit: Ask) -> None:
        super().__init__()
        self._context, self._edit = context, edit
        self._plan: Plan | None = None
        self.chosen_id = ""
        self.table = IndicatorTable(context, edit)
        self.add, self.from_city = button("primary"), button()
        self.up, self.down, self.remove = button("quiet"), button("quiet"), button("quiet")
        self._menu = QMenu(self.from_city)
        self.from_city.setMenu(self._menu)
        self._empty = label(role="muted", wrap=True)
        self.stack = QStackedWidget()
        self._form = QWidget()
        self.direction, self.result, self.baseline = Choice(), Choice(), Choice()
        self.source = TextField()
        self._names = {field: label(role="muted") for field in ("direction", "result", "baseline", "source")}
        self._results: tuple[str, ...] = ()
        self._figures: tuple[str, ...] = ()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for widget in (self.add, self.from_city):
            tools.addWidget(widget)
        tools.addStretch(1)
        for widget in (self.up, self.down, self.remove):
            tools.addWidget(widget)
        self.stack.addWidget(self._empty)
        self.stack.addWidget(self.table)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        fields = {"direction": self.direction, "result": self.result, "baseline": self.baseline, "source": self.source}
        for name, field in fields.items():
            form.addRow(self._names[name], field)
        self.body.addLayout(tools)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self._form)

    def _connect(self) -> None:
        self.table.row_chosen.connect(self._on_row_chosen)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(lambda: self._of_chosen(edits.remove_target, mark("Remove indicator")))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self._menu.aboutToShow.connect(self._fill_menu)
        self.direction.activated.connect(self._on_direction)
        self.result.activated.connect(self._on_result)
        self.baseline.activated.connect(self._on_baseline)
        self.source.entered.connect(self._on_source)

    def show_paths(self, plan: Plan, paths: tuple[IndicatorPath, ...]) -> None:
        texts = self._context.texts
        self._plan = plan
        ids = [target.id for target in plan.targets]
        if self.chosen_id not in ids:
            self.chosen_id = ids[-1] if ids else ""
        self.set_title(
            texts.tr("Indicators of the plan"), texts.tr("Enter or a second click opens a cell") if ids else ""
        )
        self._show_words()
        self._empty.setText(
            texts.tr(
                "No indicator yet. Take one from the city's figures, with its value, year and source as the baseline, "
                "or add one of your own; then type what it is to be at the end of each phase."
            )
        )
        self.stack.setCurrentIndex(1 if ids else 0)
        self.table.show_paths(plan, paths)
        for part in (self.up, self.down, self.remove, self._form):
            part.setVisible(bool(ids))
        if ids:
            self.table.choose_row(ids.index(self.chosen_id))
            self._show_target(plan, plan.target(self.chosen_id))

    def _fields(self) -> tuple[Choice | TextField, ...]:
        return self.direction, self.result, self.baseline, self.source

    def _show_words(self) -> None:
        texts = self._context.texts
        for part, word, tip in (
            (self.add, texts.tr("Add"), texts.tr("Add an indicator of your own")),
            (self.from_city, texts.tr("From the city's figures"), texts.tr("The figure becomes the baseline")),
            (self.up, "↑", texts.tr("Move the indicator up")),
            (self.down, "↓", texts.tr("Move the indicator down")),
            (self.remove, texts.tr("Remove"), texts.tr("Remove the indicator with what actions add to it")),
        ):
            part.setText(word)
            part.setToolTip(tip)
            part.setAccessibleName(tip)
        words = {
            "direction": texts.tr("Direction"),
            "result": texts.tr("Result it measures"),
            "baseline": texts.tr("Baseline from"),
            "source": texts.tr("Data source and reporting"),
        }
        for (name, word), field in zip(words.items(), self._fields(), strict=True):
            self._names[name].setText(word)
            field.setAccessibleName(word)
        self.source.setPlaceholderText(texts.tr("Who reports it, where and how often"))

    def _show_target(self, plan: Plan, target: Target) -> None:
        texts, catalogue = self._context.texts, self._context.catalogue
        self.direction.show_choices((texts.tr("more is better"), texts.tr("less is better")), int(target.falling))
        rows = [row for row in framework_rows(plan, None) if row.result is not None]
        self._results = ("", *(row.result.id for row in rows if row.result is not None))
        names = [texts.tr("none")]
        for row in rows:
            statement = "" if row.result is None else texts.of(row.result.statement)
            names.append(_shortened(f"{row_label(texts, row)} {statement}".strip()))
        self.result.show_choices(tuple(names), self._results.index(target.result))
        self._figures = ("", *_figures(plan))
        known = [_shortened(texts.of(catalogue.indicator(id).name)) for id in self._figures[1:]]
        chosen = self._figures.index(target.indicator) if target.indicator in self._figures else 0
        self.baseline.show_choices((texts.tr("typed here"), *known), chosen)
        self.source.show_text(texts.of(target.data_source))

    def _fill_menu(self) -> None:
        """Figures of the city that no indicator has for its baseline yet."""
        self._menu.clear()
        plan, texts, catalogue = self._plan, self._context.texts, self._context.catalogue
        if plan is None:
            return
        used = {target.indicator for target in plan.targets}
        for id in _figures(plan):
            if id not in used:
                action = self._menu.addAction(texts.of(catalogue.indicator(id).name))
                action.triggered.connect(lambda _=False, id=id: self._on_add_of(id))
        if self._menu.isEmpty():
            self._menu.addAction(texts.tr("The city has no other figure")).setEnabled(False)

    def _on_row_chosen(self, row: int) -> None:
        plan = self._plan
        if plan is not None and row < len(plan.targets) and plan.targets[row].id != self.chosen_id:
            self.chosen_id = plan.targets[row].id
            self._show_target(plan, plan.targets[row])
            self.chosen.emit(self.chosen_id)

    def _on_add(self) -> None:
        self.chosen_id = ""
        if self._edit(edits.add_target, mark("Add indicator")):
            self.table.setFocus()

    def _on_add_of(self, indicator: str) -> None:
        catalogue = self._context.catalogue
        self.chosen_id = ""
        self._edit(lambda plan: edits.add_target_of(plan, indicator, catalogue), mark("Add indicator"))

    def _move(self, step: int) -> None:
        def moved(plan: Plan, id: str) -> Plan:
            place = [target.id for target in plan.targets].index(id)
            return edits.move_target(plan, id, max(place + step, 0))

        self._of_chosen(moved, mark("Move indicator"))

    def _on_direction(self, choice: int) -> None:
        self._of_chosen(lambda plan, id: edits.set_falling(plan, id, bool(choice)), mark("Set direction"))

    def _on_result(self, choice: int) -> None:
        result = self._results[choice]
        self._of_chosen(lambda plan, id: edits.link_to_result(plan, id, result), mark("Link indicator to a result"))

    def _on_baseline(self, choice: int) -> None:
        figure, catalogue = self._figures[choice], self._context.catalogue
        if figure:
            self._of_chosen(lambda plan, id: edits.take_baseline(plan, id, figure, catalogue), mark("Take baseline"))

    def _on_source(self, text: str) -> None:
        language = self._context.texts.language
        self._of_chosen(
            lambda plan, id: edits.set_data_source(plan, id, text, language), mark("Set data source of an indicator")
        )

    def _of_chosen(self, change: Callable[[Plan, str], Plan], name: str) -> None:
        if id := self.chosen_id:
            self._edit(lambda plan: change(plan, id), name)


def _figures(plan: Plan) -> tuple[str, ...]:
    """Indicators the city has a figure for."""
    return tuple(dict.fromkeys(figure.indicator for figure in (*plan.city.figures, *plan.city.own_figures)))


def _shortened(text: str, most: int = 42) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
