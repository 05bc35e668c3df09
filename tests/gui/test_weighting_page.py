"""Judging pairs in the window: by mouse, by key, as a matrix; and what follows shown at once."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.weighting.judgement_card import MATRIX, PAIRS, TOTALS
from gui.pages.weighting.page import WeightingPage
from gui.pages.weighting.pair_row import PairRow
from planner.edits import experts
from planner.edits import weighting as edits
from planner.model.bilingual import Bilingual
from planner.model.criterion import GOAL
from planner.model.plan import Plan
from planner.text.ratios import parse_ratio, ratio_text
from planner.text.saaty_scale import CENTRE, POINTS, point_of, ratio_at

MakeContext = Callable[..., Context]


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LIVELIHOODS = "C5"


def shown(qtbot: QtBot, context: Context) -> WeightingPage:
    page = WeightingPage(context)
    qtbot.addWidget(page)
    page.resize(1110, 626)
    with qtbot.waitExposed(page):
        page.show()
    return page


def plan_of(context: Context) -> Plan:
    assert context.document.plan is not None
    return context.document.plan


def judged(context: Context, first: str, second: str, node: str = GOAL) -> float | None:
    for judgement in plan_of(context).weighting.judgements:
        if (judgement.node, judgement.first, judgement.second) == (node, first, second):
            return judgement.value
    return None


def consistent(plan: Plan, importance: dict[str, float]) -> Plan:
    """All pairs below the goal judged as the quotients of `importance`."""
    ids = [criterion.id for criterion in plan.criteria.children(GOAL)]
    for place, first in enumerate(ids):
        for second in ids[place + 1 :]:
            plan = edits.set_judgement(plan, GOAL, first, second, importance[first] / importance[second])
    return plan


DOUBLING = {"C1": 4.0, "C2": 2.0, "C3": 1.0, "C4": 1.0, "C5": 4.0, "C6": 0.5}


def click(qtbot: QtBot, row: PairRow, point: int) -> None:
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.point_centre(point).toPoint())


def test_items_of_one_weight_share_the_first_place_in_words(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    context.document.edit(lambda plan: consistent(plan, DOUBLING), "x")
    assert "并列最大" in page.judging.weights.meaning.text()
    context.document.edit(lambda plan: consistent(plan, {**DOUBLING, "C5": 2.0}), "x")
    assert "并列" not in page.judging.weights.meaning.text()
    context.document.edit(lambda plan: consistent(plan, dict.fromkeys(DOUBLING, 1.0)), "x")
    assert page.judging.weights.meaning.text() == "各项权重相同，均为16.7%。"


def test_a_click_on_a_point_judges_and_undo_takes_it_back(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    row = page.judging.judgements.pairs.rows[0]
    assert row.words == "未填"
    click(qtbot, row, CENTRE - 2)
    assert judged(context, "C1", "C2") == 3.0
    assert row.words == "稍微重要（3）"
    assert "1/15" in page.picker.buttons[0].accessibleName()
    click(qtbot, row, CENTRE + 4)
    assert judged(context, "C1", "C2") == pytest.approx(1 / 5)
    context.document.undo_stack.undo()
    context.document.undo_stack.undo()
    assert row.words == "未填"
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(3, 5))
    assert judged(context, "C1", "C2") is None


def test_keys_judge_move_clear_and_go_on(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    first, second = page.judging.judgements.pairs.rows[:2]
    first.setFocus()
    steps = context.document.undo_stack.count()
    qtbot.keyClick(first, Qt.Key.Key_5)
    assert judged(context, "C1", "C2") == 5.0
    qtbot.keyClick(first, Qt.Key.Key_Right)  # the same importance, the other side
    assert judged(context, "C1", "C2") == pytest.approx(1 / 5)
    qtbot.keyClick(first, Qt.Key.Key_7)
    assert judged(context, "C1", "C2") == pytest.approx(1 / 7)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert context.document.undo_stack.count() == steps + 3  # no key, no step, that changes nothing
    qtbot.keyClick(first, Qt.Key.Key_Delete)
    assert judged(context, "C1", "C2") is None
    qtbot.keyClick(first, Qt.Key.Key_Return)
    qtbot.keyClick(second, Qt.Key.Key_Right)  # a side alone is no judgement
    assert judged(context, "C1", "C3") is None
    qtbot.keyClick(second, Qt.Key.Key_2)
    assert judged(context, "C1", "C3") == 1 / 2
    qtbot.keyClick(second, Qt.Key.Key_Left)
    qtbot.keyClick(second, Qt.Key.Key_9)
    assert judged(context, "C1", "C3") == 9.0
    assert page.focusWidget() is second


def test_the_official_focus_is_applied_only_when_asked_for(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    assert page.judging.focus.isVisible()
    assert "棚户区" in page.judging.focus.reason.text()
    assert plan_of(context).weighting.judgements == ()
    qtbot.mouseClick(page.judging.focus.apply, Qt.MouseButton.LeftButton)
    evaluation = context.document.evaluation
    assert evaluation is not None
    assert evaluation.weights.criterion_weights[LIVELIHOODS] == pytest.approx(3 / 8)
    assert page.judging.weights.basis.text() == "假设"
    assert "37.5%" in page.judging.weights.bars.accessibleName()
    qtbot.mouseClick(page.judging.focus.toggle, Qt.MouseButton.LeftButton)
    assert "已采用" in page.judging.focus.state.text()
    assert not page.judging.focus.apply.isVisible()
    context.document.undo_stack.undo()
    assert plan_of(context).weighting.judgements == ()


def test_a_contradiction_is_named_and_the_announced_ratio_comes_true(
    qtbot: QtBot, make_context: MakeContext, hegang: Plan
) -> None:
    plan = edits.set_judgement(consistent(hegang, DOUBLING), GOAL, "C1", "C6", 1 / 9)
    context = make_context(plan=plan)
    page = shown(qtbot, context)
    (doubtful,) = [row.pair for row in page.judging.judgements.pairs.rows if row.pair and row.pair.doubtful]
    assert set(doubtful.key) == {"C1", "C6"}
    offer = page.judging.consistency.rows[0]
    assert [row.isVisible() for row in page.judging.consistency.rows] == [True] * 3
    qtbot.waitUntil(lambda: "方案排序" in offer.effect.text())
    announced = re.search(r"CR为(\d\.\d{4})", offer.effect.text())
    order = re.search(r"方案排序变为(.+)。", offer.effect.text())
    assert announced is not None
    offer.keep.click()
    assert plan_of(context) is plan  # keeping a judgement is no edit
    assert not any(row.pair.doubtful for row in page.judging.judgements.pairs.rows if row.pair and row.pair == doubtful)
    again = shown(qtbot, context)
    before = order_of(context)
    again.judging.consistency.rows[0].change.click()
    assert judged(context, "C1", "C6") == pytest.approx(8.0)
    assert context.document.evaluation is not None
    after = context.document.evaluation.weights.node(GOAL).consistency_ratio
    assert after == pytest.approx(float(announced[1]), abs=5e-5)
    assert order_of(context) == (before if order is None else order[1].split("＞"))
    assert not again.judging.consistency.rows[0].isVisible()
    entry = plan_of(context).log[-1]
    assert entry.details["before"] == 9.0  # turned to favour the one it favoured; the original stays in the log
    context.document.undo_stack.undo()
    assert plan_of(context) == plan


def order_of(context: Context) -> list[str]:
    evaluation = context.document.evaluation
    assert evaluation is not None
    assert evaluation.ranking is not None
    return [plan_of(context).strategy(ranked.strategy).name.zh for ranked in evaluation.ranking.order]


def test_contradiction_cycles_are_listed_apart(qtbot: QtBot, make_context: MakeContext, hegang: Plan) -> None:
    plan = hegang
    for first, second, value in (("C5.1", "C5.2", 3.0), ("C5.2", "C5.3", 2.0), ("C5.1", "C5.3", 1 / 2)):
        plan = edits.set_judgement(plan, "C5", first, second, value)
    context = make_context(plan=plan)
    page = shown(qtbot, context)
    assert not page.judging.consistency.cycles.isVisible()
    page.choose_node("C5")
    names = [plan.criteria.criterion(id).name.zh for id in ("C5.1", "C5.2", "C5.3", "C5.1")]
    assert page.judging.consistency.cycles.text() == "＞".join(names)


def test_a_pair_nobody_judged_shows_what_the_others_imply(
    qtbot: QtBot, make_context: MakeContext, hegang: Plan
) -> None:
    plan = edits.set_judgement(consistent(hegang, DOUBLING), GOAL, "C1", "C2", None)
    page = shown(qtbot, make_context(plan=plan))
    row = page.judging.judgements.pairs.rows[0]
    assert row.words == "未填，推算2.0"
    page.judging.judgements.tabs.setCurrentIndex(MATRIX)
    assert page.judging.judgements.matrix.model.cell(0, 1).text == "≈2"


def test_each_expert_judges_apart_and_all_are_kept(qtbot: QtBot, make_context: MakeContext, hegang: Plan) -> None:
    plan = experts.add_expert(consistent(hegang, DOUBLING), Bilingual("李", "Li"), "财政局")
    context = make_context(plan=plan)
    page = shown(qtbot, context)
    assert page.experts.choice.currentText() == "本计划编制人员"
    page.experts.choice.setCurrentIndex(1)
    page.experts.choice.activated.emit(1)
    assert page.experts.choice.currentText() == "李（财政局）"
    row = page.judging.judgements.pairs.rows[0]
    assert row.words == "未填"
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_9)
    assert {(given.expert, given.value) for given in plan_of(context).weighting.judgements[-1:]} == {("E2", 9.0)}
    assert "无从检验" not in page.judging.consistency.meaning.text()
    assert "未连通" in page.judging.consistency.meaning.text() or "尚未" in page.judging.consistency.meaning.text()
    qtbot.mouseClick(page.judging.judgements.clear, Qt.MouseButton.LeftButton)
    assert plan_of(context).weighting.judgements == plan.weighting.judgements


def test_unconnected_judgements_name_the_pair_that_joins_them(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    click(qtbot, page.judging.judgements.pairs.rows[0], CENTRE)
    assert page.judging.weights.basis.text() == "假设"
    first, second = (plan_of(context).criteria.criterion(id).name.zh for id in ("C1", "C3"))
    assert first in page.judging.consistency.meaning.text()
    assert second in page.judging.consistency.meaning.text()
    qtbot.mouseClick(page.judging.consistency.go, Qt.MouseButton.LeftButton)
    focused = page.focusWidget()
    assert isinstance(focused, PairRow)
    assert focused.pair is not None
    assert focused.pair.key == ("C1", "C3")


def test_a_spanning_tree_has_no_consistency_ratio(qtbot: QtBot, make_context: MakeContext, hegang: Plan) -> None:
    plan = hegang
    for other in ("C2", "C3", "C4", "C5", "C6"):
        plan = edits.set_judgement(plan, GOAL, "C1", other, 3.0)
    page = shown(qtbot, make_context(plan=plan))
    assert "一致性比例—" in page.judging.consistency.bar.accessibleName()
    assert "无从检验" in page.judging.consistency.meaning.text()


def test_the_matrix_takes_typing_and_refuses_what_is_no_judgement(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    qtbot.mouseClick(page.picker.buttons[5], Qt.MouseButton.LeftButton)
    assert page.node == "C5"
    page.judging.judgements.tabs.setCurrentIndex(MATRIX)
    model = page.judging.judgements.matrix.model
    for text, value in (("1/3", 1 / 3), ("0.14", 1 / 7), ("３", 3.0)):
        assert model.setData(model.index(0, 1), text)
        assert judged(context, "C5.1", "C5.2", "C5") == pytest.approx(value)
    assert model.cell(1, 0).text == "1/3"
    model.setData(model.index(2, 1), "4")
    assert judged(context, "C5.2", "C5.3", "C5") == pytest.approx(1 / 4)
    assert model.cell(0, 2).text.startswith("≈")
    before = plan_of(context)
    for wrong in ("abc", "12", "0"):
        with qtbot.waitSignal(context.document.refused):
            model.setData(model.index(0, 1), wrong)
    assert plan_of(context) is before
    model.setData(model.index(0, 1), "")
    assert judged(context, "C5.1", "C5.2", "C5") is None


def test_the_report_tables_are_copied_with_their_line_of_figures(
    qtbot: QtBot, make_context: MakeContext, hegang: Plan
) -> None:
    plan = consistent(hegang, DOUBLING)
    for first, second, value in (("C5.1", "C5.2", 3.0), ("C5.2", "C5.3", 2.0), ("C5.1", "C5.3", 5.0)):
        plan = edits.set_judgement(plan, "C5", first, second, value)
    context = make_context(plan=plan)
    page = shown(qtbot, context)
    page.judging.judgements.tabs.setCurrentIndex(MATRIX)
    qtbot.mouseClick(page.judging.judgements.copy, Qt.MouseButton.LeftButton)
    head, columns, first_row, *_ = QApplication.clipboard().text().split("\n")
    assert "λmax=6.0000" in head
    assert columns.endswith("\t权重")
    assert first_row.split("\t")[1:7] == ["1", "2", "4", "4", "1", "8"]
    page.judging.judgements.tabs.setCurrentIndex(TOTALS)
    qtbot.mouseClick(page.judging.judgements.copy, Qt.MouseButton.LeftButton)
    head, _, *rows = QApplication.clipboard().text().split("\n")
    assert "总排序一致性检验" in head
    assert "通过检验" in head
    assert len(rows) == 22
    assert sum(float(row.split("\t")[-1]) for row in rows) == pytest.approx(1.0, abs=22 * 5e-5)


@pytest.mark.parametrize("tab", [PAIRS, MATRIX, TOTALS])
def test_each_language_keeps_to_itself(qtbot: QtBot, make_context: MakeContext, hegang: Plan, tab: int) -> None:
    plan = edits.set_judgement(consistent(hegang, DOUBLING), GOAL, "C1", "C6", 1 / 9)
    context = make_context(plan=plan)
    page = shown(qtbot, context)
    page.judging.judgements.tabs.setCurrentIndex(tab)
    known = re.compile(r"λmax|Ctrl|C[IR]|RI|AHP-OS|Saaty|Delete|Enter|Alonso|Lamata|Donegan|Dodd|NDRC")
    for text in texts_of(page):
        assert not re.search(r"[A-Za-z]{2,}", known.sub("", text)), text
    context.wording.use("en")
    quoted = re.compile(r"“[^”]*”|国发〔2013〕45号")
    for text in texts_of(page):
        assert not re.search(r"[\u4e00-\u9fff]", quoted.sub("", text)), text


def texts_of(page: WeightingPage) -> list[str]:
    made: list[str] = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    made += [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]
    made += [row.accessibleName() for row in page.judging.judgements.pairs.rows if row.isVisible()]
    made += [button.accessibleName() for button in page.picker.buttons]
    made += [page.judging.weights.method.currentText(), page.judging.consistency.table.currentText()]
    made += [
        table.model.as_text()
        for table in (page.judging.judgements.matrix, page.judging.judgements.totals)
        if table.isVisible()
    ]
    return made


def test_the_tables_are_sound_models(qtbot: QtBot, context: Context, qtmodeltester: ModelTester) -> None:
    page = shown(qtbot, context)
    for tab, table in ((MATRIX, page.judging.judgements.matrix), (TOTALS, page.judging.judgements.totals)):
        page.judging.judgements.tabs.setCurrentIndex(tab)
        qtmodeltester.check(table.model)


@given(st.integers(0, POINTS - 1))
def test_every_point_of_the_scale_is_written_and_read_back(point: int) -> None:
    ratio = ratio_at(point)
    assert parse_ratio(ratio_text(ratio)) == pytest.approx(ratio)
    assert point_of(ratio) == pytest.approx(point)


@pytest.mark.parametrize(
    ("text", "ratio"),
    [("1／3", 1 / 3), ("⅓", 1 / 3), ("0.33", 1 / 3), ("0.4", 0.4), (" 2.5 ", 2.5), ("-3", None), ("", None)],
)
def test_ratios_are_read_as_they_are_typed(text: str, ratio: float | None) -> None:
    assert parse_ratio(text) == (pytest.approx(ratio) if ratio is not None else None)
