"""The result page shows the evaluation's own figures, and what it says follows the plan."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.ranking.page import RankingPage
from planner import evaluate
from planner.edits import scoring
from planner.model.plan import Plan

MakePage = Callable[[Context], RankingPage]


@pytest.fixture
def make_page(qtbot: QtBot) -> MakePage:
    def make(context: Context) -> RankingPage:
        page = RankingPage(context)
        qtbot.addWidget(page)
        page.resize(1110, 600)
        page.show()
        qtbot.waitExposed(page)
        return page

    return make


@pytest.fixture
def page(context: Context, make_page: MakePage) -> RankingPage:
    return make_page(context)


def plan_of(page: RankingPage) -> Plan:
    plan = page.context.document.plan
    assert plan is not None
    return plan


def column(page: RankingPage, position: int) -> list[str]:
    table = page.result.table
    return [table.cell(row, position).text for row in range(table.rowCount())]


def said(widget: QWidget) -> list[str]:
    """All texts a person sees on it, with the heads of its tables."""
    texts = [made.text() for made in widget.findChildren(QLabel) if made.isVisibleTo(widget)]
    return texts + [made.text() for made in widget.findChildren(QAbstractButton) if made.isVisibleTo(widget)]


def test_order_and_figures_are_those_of_the_evaluation(page: RankingPage, hegang: Plan) -> None:
    order = evaluate.ranking(hegang).order
    names = [page.result.table.headerData(row, Qt.Orientation.Vertical) for row in range(4)]
    assert names == [f"{ranked.rank}  {hegang.strategy(ranked.strategy).name.zh}" for ranked in order]
    assert column(page, 0) == [f"{ranked.closeness:.4f}" for ranked in order]
    assert column(page, 3) == [f"{ranked.value:.1f}" for ranked in order]
    assert column(page, 4) == [f"{ranked.schedule_value:.1f}" for ranked in order]
    spoken = page.order.bars.accessibleName()
    assert [spoken.index(name) for name in names] == sorted(spoken.index(name) for name in names)


def test_a_part_of_a_bar_tells_its_group_and_points(page: RankingPage, hegang: Plan) -> None:
    """Hovering along the first bar meets every group once, in order, and the points add up to the value."""
    bars = page.order.bars
    hints = list(dict.fromkeys(bars.hint_at(x, 30) for x in range(bars.width())))
    parts = [hint.splitlines()[1].rsplit(" ", 1) for hint in hints if len(hint.splitlines()) == 2]
    assert [name for name, _ in parts] == [group.name.zh for group in hegang.criteria.children("")]
    assert sum(float(points) for _, points in parts) == pytest.approx(evaluate.ranking(hegang).order[0].value, abs=0.31)


def test_choosing_the_vector_form_changes_plan_figures_and_meaning(
    qtbot: QtBot, page: RankingPage, hegang: Plan
) -> None:
    before = column(page, 0)
    assert any("不产生逆序" in text for text in said(page.result))
    qtbot.mouseClick(page.result.forms["vector"], Qt.MouseButton.LeftButton)
    assert plan_of(page).ranking.normalisation == "vector"
    assert column(page, 0) != before
    assert any("可能产生逆序" in text for text in said(page.result))
    page.context.document.undo_stack.undo()
    assert plan_of(page) == hegang
    assert column(page, 0) == before
    assert page.result.forms["bounds"].isChecked()


def test_enter_on_a_strategy_opens_its_criteria_largest_first(qtbot: QtBot, page: RankingPage, hegang: Plan) -> None:
    page.result.view.setCurrentIndex(page.result.table.index(1, 0))
    qtbot.keyClick(page.result.view, Qt.Key.Key_Return)
    second = evaluate.ranking(hegang).order[1]
    assert page.contributions.choice.currentData() == second.strategy
    leaves = page.contributions.leaves
    points = [float(leaves.cell(row, 0).text) for row in range(leaves.rowCount())]
    assert points == sorted(points, reverse=True)
    assert sum(points) == pytest.approx(second.value, abs=0.12)
    page.context.wording.use("en")
    assert page.contributions.choice.currentData() == second.strategy
    assert page.contributions.choice.currentText() == hegang.strategy(second.strategy).name.en
    assert "(assumption)" in leaves.cell(0, 3).text


def test_the_verdict_follows_the_scores(page: RankingPage, hegang: Plan) -> None:
    assert page.verdict.sentences[0].startswith("循环经济居首")
    assert any("88个为假设值" in sentence for sentence in page.verdict.sentences)
    cells = [(score.strategy, score.criterion) for score in hegang.scores]
    page.context.document.edit(lambda plan: scoring.confirm_scores(plan, cells), "Confirm scores")
    assert any("0个为假设值" in sentence for sentence in page.verdict.sentences)
    leaves = [leaf.id for leaf in hegang.criteria.leaves]

    def all_nine(plan: Plan) -> Plan:
        for leaf in leaves:
            plan = scoring.set_score(plan, "new_materials", leaf, 9)
        return plan

    page.context.document.edit(all_nine, "Set score")
    assert page.verdict.sentences[0].startswith("新材料居首，相对贴近度1.0000")
    assert sum("占优于" in sentence for sentence in page.verdict.sentences) == 3


def test_a_plan_that_cannot_be_ranked_says_why_instead(
    make_context: Callable[..., Context], make_page: MakePage, hegang: Plan
) -> None:
    scores = tuple(replace(score, value=12.0) if score.criterion == "C1.1" else score for score in hegang.scores)
    page = make_page(make_context(plan=replace(hegang, scores=scores)))
    assert not page.order.isVisible()
    assert page.blocked.isVisible()
    assert any("12" in sentence for sentence in page.blocked.sentences)


def test_chinese_is_complete(page: RankingPage) -> None:
    texts = said(page)
    for view in (page.result.table, page.contributions.groups, page.contributions.leaves):
        texts.append(view.as_text())
    page.contributions.show_strategy("new_energy")
    texts.append(page.contributions.leaves.as_text())
    found = {word for text in texts for word in re.findall(r"[A-Za-z]{2,}", text)}
    assert found <= {"TOPSIS"}
