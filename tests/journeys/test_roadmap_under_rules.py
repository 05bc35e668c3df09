"""A planner puts the roadmap under rules, adopts what they allow, asks of money and targets, and re-plans."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from gui.app import Application, build
from gui.pages.roadmap.actions.basis_form import BasisForm
from gui.pages.roadmap.actions.view import ActionsView
from gui.pages.roadmap.limits.view import LimitsView
from gui.pages.roadmap.money.view import MoneyView
from gui.pages.roadmap.page import RoadmapPage
from gui.pages.roadmap.schedule.view import ScheduleView
from gui.pages.roadmap.targets.indicator_table import PHASES
from gui.pages.roadmap.targets.view import TargetsView
from gui.pages.tracking.page import TrackingPage
from planner.model.bilingual import Language
from planner.model.funding import ALL_PUBLIC, CapacityLimit, MoneyLimit
from planner.model.plan import Plan
from planner.store.plan_file import read_plan
from tests.fake_dialogs import FakeDialogs

P = TypeVar("P")
SOLVED_WITHIN_MS = 120_000
LEFT = Qt.MouseButton.LeftButton
CAPACITY = 1
"""Place of the capacities among the kinds of limit."""
PUBLIC_MONEY, DEPARTMENT_PROJECTS = 9000, 3
"""10,000 yuan a year, two thirds of which pay for what must be done; projects a department does at a time."""
LED_BY = 3
"""Place of “decided by the leader” among the bases of a mandatory action."""
REPORTED = "2029-06-30"
CUT = {"zh": "全部公共资金削减33%：", "en": "All public money cut by 33%"}
MISSED = {"zh": "差", "en": "missing"}

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def dialogs(tmp_path: Path) -> FakeDialogs:
    return FakeDialogs(save_path=tmp_path / "plan.roadmap", leave="discard")


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path, dialogs: FakeDialogs) -> Iterator[Application]:
    made = build(tmp_path / "settings", tmp_path / "recovery", lambda: date(2026, 11, 26), lambda _: dialogs)
    made.window.resize(1280, 800)
    made.window.show()
    yield made
    made.window.close()
    made.window.deleteLater()


def plan_of(application: Application) -> Plan:
    assert application.context.document.plan is not None
    return application.context.document.plan


def page_of(application: Application, step: str, kind: type[P]) -> P:
    page = application.window.page(step)
    assert isinstance(page, kind)
    return page


def type_into(qtbot: QtBot, table: QTableView, row: int, column: int, text: str) -> None:
    """Open a cell by Enter and type over what it holds."""
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    editor = next(editor for editor in table.viewport().findChildren(QLineEdit) if editor.isVisible())
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() != QAbstractItemView.State.EditingState)


def limit_and_decide(application: Application, qtbot: QtBot, page: RoadmapPage) -> str:
    """Bound public money and one department, and mark an action as decided by the leader; its id."""
    limits = page.open(LimitsView)
    type_into(qtbot, limits.money.grid, 0, 0, str(PUBLIC_MONEY))
    limits.choose(CAPACITY)
    type_into(qtbot, limits.capacity.grid, 0, 0, str(DEPARTMENT_PROJECTS))
    plan = plan_of(application)
    assert plan.money_limits == (MoneyLimit(ALL_PUBLIC, PUBLIC_MONEY),)
    assert [limit.amount for limit in plan.capacity_limits] == [DEPARTMENT_PROJECTS]
    wanted = next(action.id for action in plan.actions if action.included and not action.mandatory)
    actions = page.open(ActionsView)
    actions.choose(wanted)
    basis = actions.card.open(BasisForm)
    assert isinstance(basis, BasisForm)
    basis.mandate.setCurrentIndex(LED_BY)
    basis.mandate.activated.emit(LED_BY)
    assert plan_of(application).action(wanted).mandate == "leader"
    return wanted


def adopt_a_proposal(application: Application, qtbot: QtBot, page: RoadmapPage) -> None:
    """Ask for a schedule from the limits and adopt it where the bars are."""
    before = plan_of(application).schedule
    qtbot.mouseClick(page.open(LimitsView).propose, LEFT)
    schedule = page.open(ScheduleView)
    qtbot.waitUntil(lambda: not schedule.solver.running, timeout=SOLVED_WITHIN_MS)
    assert schedule.solver.problem is None
    assert plan_of(application).schedule is before, "a proposal changes nothing"
    qtbot.mouseClick(schedule.strip.adopt, LEFT)
    assert plan_of(application).schedule is not before


def assert_kept(application: Application, wanted: str) -> None:
    """The leader's action is placed, and money and department stay within their limits in every year."""
    plan, evaluation = plan_of(application), application.context.document.evaluation
    assert evaluation is not None
    roadmap = evaluation.roadmap
    assert roadmap is not None
    assert roadmap.of(wanted) is not None
    public = [pool for pool in roadmap.pools if pool.pool == ALL_PUBLIC]
    assert all(year.spent <= PUBLIC_MONEY + 0.5 for year in public)
    limited = plan.capacity_limits[0]
    assert isinstance(limited, CapacityLimit)
    for year in range(plan.first_year, plan.phases[-1].last_year + 1):
        at_work = [placed for placed in roadmap.placed if placed.year <= year <= placed.last_year]
        leads = [plan.action(placed.action).lead for placed in at_work]
        assert leads.count(limited.department) <= DEPARTMENT_PROJECTS


@pytest.mark.parametrize("language", ["zh", "en"])
def test_rules_money_targets_and_a_new_start_and_all_of_it_back(
    application: Application, dialogs: FakeDialogs, qtbot: QtBot, hegang: Plan, language: Language
) -> None:
    window, document = application.window, application.context.document
    application.context.wording.use(language)
    document.start(hegang)
    start = plan_of(application)
    window.go_to(5)
    page = page_of(application, "roadmap", RoadmapPage)
    wanted = limit_and_decide(application, qtbot, page)
    adopt_a_proposal(application, qtbot, page)
    assert_kept(application, wanted)

    money = page.open(MoneyView)
    qtbot.waitUntil(lambda: not money.cut.stop.isVisible(), timeout=SOLVED_WITHIN_MS)
    assert money.cut.said.text().startswith(CUT[language])

    targets = page.open(TargetsView)
    menu = targets.indicators.from_city.menu()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    baseline = plan_of(application).targets[0].baseline
    assert baseline is not None
    type_into(qtbot, targets.indicators.table, 0, PHASES, f"{baseline + 10:.0f}")
    assert MISSED[language] in targets.path.sentence.text()

    window.go_to(6)
    tracking = page_of(application, "tracking", TrackingPage)
    tracking.dates.field.setText(REPORTED)
    qtbot.mouseClick(tracking.dates.add, LEFT)
    tracking.tabs.setCurrentIndex(1)
    qtbot.mouseClick(tracking.slips.start, LEFT)
    qtbot.waitUntil(lambda: not tracking.slips.replanner.running, timeout=SOLVED_WITHIN_MS)
    qtbot.mouseClick(tracking.slips.adopt, LEFT)
    adopted = plan_of(application).schedule
    assert adopted is not None
    assert all(begun.year >= int(REPORTED[:4]) for begun in adopted.starts)
    tracking.tabs.setCurrentIndex(2)
    type_into(qtbot, tracking.readings.view, 0, 3, f"{baseline:.0f}")
    assert plan_of(application).reports[0].readings[0].value == round(baseline)

    assert window.files.save()
    assert dialogs.save_path is not None
    assert read_plan(dialogs.save_path).plan == plan_of(application)
    while document.undo_stack.canUndo():
        window.commands.undo.trigger()
    assert plan_of(application) == start
