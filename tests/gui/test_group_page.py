"""The group on the weights page: experts entered, excluded and hidden; what they say together; rounds and locks."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabBar
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.weighting.experts_card import DEPARTMENT, INFLUENCE, NAME
from gui.pages.weighting.group_card import BARS, DEPARTMENTS, DISSENT, OBJECTIVE, ROUNDS, SYNTHESIS
from gui.pages.weighting.page import EXPERTS, GROUP, JUDGING, RECORD, WeightingPage
from planner.edits import experts, rounds, weighting
from planner.model.bilingual import Bilingual
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from tests.group import LI, WANG, ZHAO, small_group

MakeContext = Callable[..., Context]


@pytest.fixture
def group(make_context: MakeContext) -> Context:
    return make_context(plan=small_group())


def shown(qtbot: QtBot, context: Context, view: int) -> WeightingPage:
    page = WeightingPage(context)
    qtbot.addWidget(page)
    page.resize(1104, 690)
    page.show()
    page.views.setCurrentIndex(view)
    return page


def plan_of(context: Context) -> Plan:
    assert context.document.plan is not None
    return context.document.plan


def test_an_expert_is_entered_and_corrected_in_the_table(
    qtbot: QtBot, group: Context, qtmodeltester: ModelTester
) -> None:
    card = shown(qtbot, group, EXPERTS).people.experts
    qtmodeltester.check(card.table.model)
    card.name.setText("钱")
    card.department.setText("市科技局")
    qtbot.keyClick(card.department, Qt.Key.Key_Return)
    assert card.name.text() == ""
    row = 3
    for column, text in ((NAME, "钱一"), (DEPARTMENT, "高校"), (INFLUENCE, "0.5")):
        assert card.table.model.setData(card.table.model.index(row, column), text)
    new = plan_of(group).weighting.expert("E4")
    assert (new.name.zh, new.department, new.influence) == ("钱一", "高校", 0.5)
    refused: list[object] = []
    group.document.refused.connect(refused.append)
    card.table.model.setData(card.table.model.index(row, INFLUENCE), "半")
    assert len(refused) == 1
    card.table.view.setCurrentIndex(card.table.model.index(row, NAME))
    qtbot.mouseClick(card.remove, Qt.MouseButton.LeftButton)
    assert [expert.id for expert in plan_of(group).weighting.experts] == [WANG, LI, ZHAO]


def test_excluding_asks_for_a_reason_and_moves_the_weights(qtbot: QtBot, group: Context) -> None:
    page = shown(qtbot, group, EXPERTS)
    page.people.recorder.setText("王")
    card = page.people.experts
    before = group.document.evaluation
    card.table.view.setCurrentIndex(card.table.model.index(2, NAME))
    qtbot.mouseClick(card.exclude, Qt.MouseButton.LeftButton)
    assert card.strip.isVisible()
    qtbot.mouseClick(card.strip.yes, Qt.MouseButton.LeftButton)
    assert plan_of(group).weighting.heard == plan_of(group).weighting.experts  # no reason yet
    card.strip.reason.setText("本人要求")
    qtbot.keyClick(card.strip.reason, Qt.Key.Key_Return)
    assert not card.strip.isVisible()
    assert [expert.id for expert in plan_of(group).weighting.heard] == [WANG, LI]
    assert group.document.evaluation is not None
    assert before is not None
    assert group.document.evaluation.weights.leaf_weights != before.weights.leaf_weights
    assert plan_of(group).log[-1].who == "王"
    qtbot.mouseClick(card.exclude, Qt.MouseButton.LeftButton)
    assert len(plan_of(group).weighting.heard) == 3
    group.document.undo_stack.undo()
    group.document.undo_stack.undo()
    assert plan_of(group) == small_group()


def test_the_group_is_shown_expert_by_expert_and_combined_either_way(qtbot: QtBot, group: Context) -> None:
    page = shown(qtbot, group, GROUP)
    assert "3名专家是否一致？" in texts_of(page)
    assert "赵（生态环境局）" in page.group.bars.bars.accessibleName()
    page.group.tabs.setCurrentIndex(SYNTHESIS)
    assert group.document.evaluation is not None
    node = group.document.evaluation.weights.node(GOAL)
    assert node.judgement_weights is not None
    assert node.priority_weights is not None
    assert page.group.synthesis.table.model.cell(0, 0).text == f"{node.judgement_weights[0]:.4f}"
    assert page.group.synthesis.table.model.cell(0, 1).text == f"{node.priority_weights[0]:.4f}"
    chart = page.group.synthesis.chart
    spots = [QPointF(x, y) for x in range(0, chart.width(), 3) for y in range(0, chart.height(), 3)]
    assert {line for spot in spots for line in chart.hint_at(spot).splitlines()} >= {"李 83.3%", "赵 16.7%"}
    page.group.aggregation.setCurrentIndex(1)
    page.group.aggregation.activated.emit(1)
    assert plan_of(group).weighting.aggregation == "priorities"
    page.group.tabs.setCurrentIndex(DISSENT)
    assert page.group.dissent.lines.text().startswith("李")
    page.group.tabs.setCurrentIndex(DEPARTMENTS)
    assert not page.picker.isVisible()
    assert "少数意见" in page.group.departments.minority.text()
    qtbot.mouseClick(page.group.copy, Qt.MouseButton.LeftButton)
    assert "生态环境局" in QApplication.clipboard().text()


def test_objective_weights_enter_when_chosen_and_leave_again(qtbot: QtBot, group: Context) -> None:
    page = shown(qtbot, group, GROUP)
    page.group.tabs.setCurrentIndex(OBJECTIVE)
    view = page.group.objective
    assert not view.combination.isEnabled()
    own = view.table.model.cell(0, 0).text
    assert view.table.model.cell(0, 5).text == own
    view.method.activated.emit(1)
    view.share.setValue(0)
    assert plan_of(group).weighting.objective.method == "entropy"
    assert view.table.model.cell(0, 5).text == view.table.model.cell(0, 1).text
    group.document.undo_stack.undo()
    group.document.undo_stack.undo()
    assert view.table.model.cell(0, 5).text == own


def test_a_second_round_shows_who_changed(qtbot: QtBot, group: Context) -> None:
    page = shown(qtbot, group, EXPERTS)
    qtbot.mouseClick(page.people.rounds.start, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.people.rounds.confirm.yes, Qt.MouseButton.LeftButton)
    assert plan_of(group).weighting.round_number == 2
    group.document.edit(lambda plan: weighting.set_judgement(plan, GOAL, "C1", "C2", 1, expert=ZHAO), "")
    page.views.setCurrentIndex(GROUP)
    page.group.tabs.setCurrentIndex(ROUNDS)
    assert "3名专家中有1名修改了答卷" in page.group.rounds.head.text()
    assert [page.group.rounds.model.cell(row, 0).text for row in range(3)] == ["0", "0", "1"]


def test_locked_weights_cannot_be_judged_until_released(qtbot: QtBot, group: Context) -> None:
    page = shown(qtbot, group, EXPERTS)
    card, refused = page.people.freeze, []
    group.document.refused.connect(refused.append)
    qtbot.mouseClick(card.toggle, Qt.MouseButton.LeftButton)
    assert len(refused) == 1  # nobody said who and why
    page.people.recorder.setText("王")
    card.reason.setText("先定权重")
    qtbot.mouseClick(card.toggle, Qt.MouseButton.LeftButton)
    assert plan_of(group).weighting.freeze is not None
    assert not group.document.edit(lambda plan: weighting.set_judgement(plan, GOAL, "C1", "C2", 1), "")
    card.reason.setText("补充专家")
    qtbot.mouseClick(card.toggle, Qt.MouseButton.LeftButton)
    assert plan_of(group).weighting.freeze is None
    page.views.setCurrentIndex(RECORD)
    told = page.record.minutes.toPlainText()
    assert "2026年11月22日（王），锁定权重：先定权重。" in told
    assert "解除锁定权重：补充专家。" in told


def test_a_meeting_is_recorded_from_the_present_result(qtbot: QtBot, group: Context) -> None:
    page = shown(qtbot, group, RECORD)
    record = page.record
    qtbot.mouseClick(record.fill, Qt.MouseButton.LeftButton)
    assert "李、赵" in record.fields["present"].toPlainText()
    record.fields["decisions"].setPlainText("采用本轮结果")
    qtbot.mouseClick(record.record, Qt.MouseButton.LeftButton)
    assert record.fields["decisions"].toPlainText() == ""
    told = record.minutes.toPlainText()
    assert "决定：采用本轮结果" in told
    assert "共识度" in told
    qtbot.mouseClick(record.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == told


def test_a_node_is_rated_instead_of_compared(qtbot: QtBot, group: Context) -> None:
    page = shown(qtbot, group, JUDGING)
    page.bar.way.choice.activated.emit(1)
    assert plan_of(group).weighting.way(GOAL) == "ratings"
    card = page.judging.importance
    assert card.isVisible()
    assert not page.judging.consistency.isVisible()
    for row, rating in ((0, "9"), (1, "3")):
        card.table.model.setData(card.table.model.index(row, 0), rating)
    assert card.table.model.cell(0, 1).text == "0.7500"
    assert card.table.model.cell(0, 3).text == "0.7500"  # Wang's judgement of 3 says the same
    page.choose_expert(LI)
    assert card.table.model.cell(0, 0).text == "—"
    page.bar.way.choice.activated.emit(0)
    assert page.judging.judgements.isVisible()


def test_an_expert_of_the_table_is_the_one_who_judges(qtbot: QtBot, group: Context) -> None:
    page = shown(qtbot, group, EXPERTS)
    card = page.people.experts
    card.table.view.setCurrentIndex(card.table.model.index(2, NAME))
    qtbot.mouseClick(card.judge, Qt.MouseButton.LeftButton)
    assert (page.views.currentIndex(), page.expert) == (JUDGING, ZHAO)
    assert "与群体相差" in page.bar.line.text()


def test_who_has_not_judged_is_not_asked_whether_all_agree(qtbot: QtBot, group: Context) -> None:
    page = shown(qtbot, group, GROUP)
    group.document.edit(lambda plan: experts.add_expert(plan, Bilingual("钱", "Qian"), "高校"), "Add an expert")
    for tab in range(BARS, ROUNDS + 1):
        page.group.tabs.setCurrentIndex(tab)
        assert "3名专家是否一致？" in texts_of(page)
    silent = replace(plan_of(group), weighting=replace(plan_of(group).weighting, judgements=()))
    group.document.edit(lambda _: silent, "Clear judgements")
    assert "专家是否一致？尚无人判断" in texts_of(page)


def test_the_line_above_the_judgements_says_of_the_node_what_its_chart_says(qtbot: QtBot, group: Context) -> None:
    page = shown(qtbot, group, JUDGING)
    page.choose_expert(ZHAO)
    told = page.bar.line.text().rsplit("相差", 1)[1]
    page.views.setCurrentIndex(GROUP)
    zhao = page.group.bars.bars.accessibleName().split("赵（生态环境局）", 1)[1]
    assert told in zhao


@pytest.mark.parametrize("view", [JUDGING, EXPERTS, GROUP, RECORD])
def test_an_anonymous_group_names_nobody(qtbot: QtBot, make_context: MakeContext, view: int) -> None:
    plan = experts.set_anonymous(rounds.start_round(small_group(), who="", date="2026-11-22"), True)
    page = shown(qtbot, make_context(plan=plan), view)
    for tab in range(BARS, ROUNDS + 1):
        page.group.tabs.setCurrentIndex(tab)
        told = texts_of(page)
        assert not any(name in told for name in ("李", "赵", "生态环境局"))


@pytest.mark.parametrize("view", [JUDGING, EXPERTS, GROUP, RECORD])
def test_every_view_speaks_both_languages(qtbot: QtBot, group: Context, view: int) -> None:
    page = shown(qtbot, group, view)
    group.wording.use("en")
    chinese = [
        text
        for text in (*tab_texts(page), *(made.text() for made in page.findChildren(QPushButton) if made.isVisible()))
        if any("\u4e00" <= character <= "\u9fff" for character in text)
    ]
    assert chinese == []


def tab_texts(page: WeightingPage) -> list[str]:
    return [bar.tabText(n) for bar in page.findChildren(QTabBar) if bar.isVisible() for n in range(bar.count())]


def texts_of(page: WeightingPage) -> str:
    """Everything that can be read in labels, tables and charts in view."""
    tables = (page.people.experts.table, page.group.departments.table, page.group.rounds, page.group.synthesis.table)
    told = [made.text() for made in page.findChildren(QLabel) if made.isVisible()]
    told += [table.model.as_text() for table in tables if table.isVisible()]
    if page.group.bars.isVisible():
        told.append(page.group.bars.bars.accessibleName())
    if page.record.isVisible():
        told.append(page.record.minutes.toPlainText())
    return "\n".join(told)
