"""The result page shows the evaluation's own figures, and what it says follows the plan."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.ranking.change_view import ChangeView
from gui.pages.ranking.contributions_view import ContributionsView
from gui.pages.ranking.methods_view import MethodsView
from gui.pages.ranking.overview import Overview
from gui.pages.ranking.page import VIEWS, RankingPage
from gui.pages.ranking.sureness_view import SurenessView
from gui.pages.ranking.trials_view import TrialsView
from gui.widgets.answer_card import AnswerCard
from gui.widgets.chart_card import ChartCard
from planner import evaluate
from planner.analysis.opinions import opinions
from planner.analysis.sensitivity import sensitivity
from planner.analysis.sureness import sureness
from planner.edits import ranking as edits
from planner.edits import scoring
from planner.model.bilingual import Bilingual
from planner.model.message import Message
from planner.model.plan import Plan
from tests.gui.result_page import names_down, opened, plan_of, said, settle, shown

MakeContext = Callable[..., Context]


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> RankingPage:
    return shown(qtbot, context)


def column(view: ContributionsView, position: int) -> list[str]:
    table = view.result.table
    return [table.cell(row, position).text for row in range(table.rowCount())]


def test_order_and_figures_are_those_of_the_evaluation(page: RankingPage, hegang: Plan) -> None:
    order = evaluate.ranking(hegang).order
    view = opened(page, ContributionsView)
    names = [view.result.table.headerData(row, Qt.Orientation.Vertical) for row in range(4)]
    assert names == [f"{ranked.rank}  {hegang.strategy(ranked.strategy).name.zh}" for ranked in order]
    assert column(view, 0) == [f"{ranked.closeness:.4f}" for ranked in order]
    assert column(view, 3) == [f"{ranked.value:.1f}" for ranked in order]
    assert column(view, 4) == [f"{ranked.schedule_value:.1f}" for ranked in order]
    spoken = opened(page, Overview).order.bars.accessibleName()
    assert [spoken.index(name) for name in names] == sorted(spoken.index(name) for name in names)


def test_a_part_of_a_bar_tells_its_group_and_points(page: RankingPage, hegang: Plan) -> None:
    """Hovering along the first bar meets every group once, in order, and the points add up to the value."""
    bars = opened(page, Overview).order.bars
    hints = list(dict.fromkeys(bars.hint_at(x, 30) for x in range(bars.width())))
    parts = [hint.splitlines()[1].rsplit(" ", 1) for hint in hints if len(hint.splitlines()) == 2]
    assert [name for name, _ in parts] == [group.name.zh for group in hegang.criteria.children("")]
    assert sum(float(points) for _, points in parts) == pytest.approx(evaluate.ranking(hegang).order[0].value, abs=0.31)


def test_choosing_the_vector_form_changes_plan_figures_and_meaning(
    qtbot: QtBot, page: RankingPage, hegang: Plan
) -> None:
    view = opened(page, ContributionsView)
    before = column(view, 0)
    assert any("不产生逆序" in text for text in said(view.result))
    qtbot.mouseClick(view.result.forms["vector"], Qt.MouseButton.LeftButton)
    assert plan_of(page).ranking.normalisation == "vector"
    assert column(view, 0) != before
    assert any("可能产生逆序" in text for text in said(view.result))
    page.context.document.undo_stack.undo()
    assert plan_of(page) == hegang
    assert column(view, 0) == before
    assert view.result.forms["bounds"].isChecked()


def test_enter_on_a_strategy_opens_its_criteria_largest_first(qtbot: QtBot, page: RankingPage, hegang: Plan) -> None:
    view = opened(page, ContributionsView)
    view.result.view.setCurrentIndex(view.result.table.index(1, 0))
    qtbot.keyClick(view.result.view, Qt.Key.Key_Return)
    second = evaluate.ranking(hegang).order[1]
    assert view.contributions.choice.currentData() == second.strategy
    leaves = view.contributions.leaves
    points = [float(leaves.cell(row, 0).text) for row in range(leaves.rowCount())]
    assert points == sorted(points, reverse=True)
    assert sum(points) == pytest.approx(second.value, abs=0.12)
    page.context.wording.use("en")
    assert view.contributions.choice.currentData() == second.strategy
    assert view.contributions.choice.currentText() == hegang.strategy(second.strategy).name.en
    assert "(assumption)" in leaves.cell(0, 3).text


def test_strengths_and_weaknesses_add_up_to_the_lead(page: RankingPage, hegang: Plan) -> None:
    card = opened(page, ContributionsView).rival
    first, *others = evaluate.ranking(hegang).order
    for position, rival in enumerate(others):
        card.rival.setCurrentIndex(position)
        card.rival.activated.emit(position)
        card.menu.entries["table"].trigger()
        lines = QGuiApplication.clipboard().text().splitlines()[1:]
        points = [float(line.split("\t")[1].replace("−", "-")) for line in lines]
        assert points == sorted(points, reverse=True)
        assert sum(points) == pytest.approx(first.value - rival.value, abs=0.005 * len(points))
        assert hegang.strategy(rival.strategy).name.zh in card.sentence.text()


def test_the_paragraph_follows_the_scores(page: RankingPage, hegang: Plan) -> None:
    paragraph = opened(page, Overview).paragraph
    assert paragraph.sentences[0].startswith("循环经济居首")
    assert any("88个为假设值" in sentence for sentence in paragraph.sentences)
    cells = [(score.strategy, score.criterion) for score in hegang.scores]
    page.context.document.edit(lambda plan: scoring.confirm_scores(plan, cells), "Confirm scores")
    assert any("均已确认" in sentence for sentence in paragraph.sentences)
    leaves = [leaf.id for leaf in hegang.criteria.leaves]

    def all_nine(plan: Plan) -> Plan:
        for leaf in leaves:
            plan = scoring.set_score(plan, "new_materials", leaf, 9)
        return plan

    page.context.document.edit(all_nine, "Set score")
    assert paragraph.sentences[0].startswith("新材料居首，相对贴近度1.0000")
    (dominance,) = (sentence for sentence in paragraph.sentences if "占优于" in sentence)
    assert dominance.startswith("新材料占优于新能源、循环经济、知识经济")


def test_the_paragraph_gains_sureness_reversal_and_agreement_when_they_are_known(
    qtbot: QtBot, make_context: MakeContext, few_draws: Plan
) -> None:
    page = shown(qtbot, make_context(plan=few_draws))
    paragraph = opened(page, Overview).paragraph
    before = len(paragraph.sentences)
    settle(qtbot, page)
    ranking = evaluate.ranking(few_draws)
    found = sureness(few_draws, ranking)
    first = ranking.order[0].strategy
    assert len(paragraph.sentences) > before
    assert f"{found.first_share(first) * 100:.1f}%" in paragraph.text
    nearest = sensitivity(few_draws, ranking).flips[0]
    assert few_draws.criteria.criterion(nearest.input.criterion).name.zh in paragraph.text
    assert str(opinions(few_draws, ranking).answering) in paragraph.text
    page.context.document.edit(lambda plan: edits.set_normalisation(plan, "vector"), "form")
    assert len(paragraph.sentences) <= before + 1, "figures of the plan before are told no more"


def test_a_plan_that_cannot_be_ranked_says_why_instead(qtbot: QtBot, make_context: MakeContext, hegang: Plan) -> None:
    scores = tuple(replace(score, value=12.0) if score.criterion == "C1.1" else score for score in hegang.scores)
    page = shown(qtbot, make_context(plan=replace(hegang, scores=scores)))
    assert not page.tabs.isVisible()
    assert page.blocked.isVisible()
    assert any("12" in sentence for sentence in page.blocked.sentences)
    page.context.document.start(hegang)
    assert page.tabs.isVisible()
    assert not page.blocked.isVisible()


def test_one_strategy_alone_gives_a_sentence(qtbot: QtBot, make_context: MakeContext, hegang: Plan) -> None:
    only = hegang.strategies[:1]
    plan = replace(
        hegang,
        strategies=only,
        scores=tuple(score for score in hegang.scores if score.strategy == only[0].id),
        fits=(),
        actions=(),
        schedule=None,
    )
    page = shown(qtbot, make_context(plan=plan))
    assert page.blocked.isVisible()
    assert any("两个" in sentence or "2个" in sentence for sentence in page.blocked.sentences)


def test_a_card_is_empty_then_ready_then_stale_then_ready_again(
    qtbot: QtBot, make_context: MakeContext, few_draws: Plan
) -> None:
    page = shown(qtbot, make_context(plan=few_draws))
    card = opened(page, SurenessView).acceptability
    assert card.stack.currentIndex() == 1, "nothing is known yet"
    settle(qtbot, page)
    assert card.stack.currentIndex() == 0
    assert not card.stale.isVisible()
    before = card.table.as_text()
    page.context.document.edit(lambda plan: scoring.set_score(plan, "new_materials", "C1.1", 9), "Set score")
    assert card.stale.isVisible()
    assert card.table.as_text() == before, "the old answer stays in sight, marked"
    settle(qtbot, page)
    assert not card.stale.isVisible()
    assert card.table.as_text() != before


def test_a_failed_question_says_so_in_the_card(page: RankingPage) -> None:
    card = opened(page, Overview).methods
    problem = Message("strategies all equal", "error", "ranking")
    card.asked.problem = problem
    card.refresh()
    assert card.stack.currentIndex() == 1
    assert page.context.texts.message(problem) in said(card)


def test_acceptability_is_that_of_the_analysis_and_follows_the_choices(
    qtbot: QtBot, make_context: MakeContext, few_draws: Plan
) -> None:
    page = shown(qtbot, make_context(plan=few_draws))
    view = opened(page, SurenessView)
    settle(qtbot, page)
    ranking = evaluate.ranking(few_draws)
    found = sureness(few_draws, ranking)
    order = [found.strategies.index(ranked.strategy) for ranked in ranking.order]
    told = [[view.acceptability.table.cell(row, rank).text for rank in range(4)] for row in range(4)]
    assert told == [[f"{found.acceptability[place][rank] * 100:.1f}%" for rank in range(4)] for place in order]
    view.doubt.scores.click()
    assert plan_of(page).ranking.sureness.scores is False
    settle(qtbot, page)
    answered = page.context.questions.sureness.answered
    assert answered is not None
    assert answered.answer.ranged == 0
    page.context.document.undo_stack.undo()
    assert plan_of(page) == few_draws
    assert view.doubt.scores.isChecked()


def test_the_way_of_drawing_is_chosen_in_place_and_said_in_words(
    qtbot: QtBot, make_context: MakeContext, few_draws: Plan
) -> None:
    page = shown(qtbot, make_context(plan=few_draws))
    doubt = opened(page, SurenessView).doubt
    for position, chosen in enumerate(("around", "uniform", "experts", "order")):
        doubt.doubt.setCurrentIndex(position)
        doubt.doubt.activated.emit(position)
        assert plan_of(page).ranking.sureness.weights == chosen
        settle(qtbot, page)
        question = page.context.questions.sureness
        assert question.current or question.problem is not None
    doubt.doubt.setCurrentIndex(0)
    doubt.doubt.activated.emit(0)
    doubt.spread_from.setCurrentIndex(1)
    doubt.spread_from.activated.emit(1)
    assert plan_of(page).ranking.sureness.spread == 0.1, "one expert alone: the assumption"
    doubt.spread.setValue(0.2)
    doubt.draws.setValue(3000)
    doubt.seed.setValue(7)
    choices = plan_of(page).ranking.sureness
    assert (choices.spread, choices.draws, choices.seed) == (0.2, 3000, 7)
    settle(qtbot, page)
    assert "3,000" in doubt.state.text()


def test_a_run_can_be_stopped_and_started_again(qtbot: QtBot, make_context: MakeContext, hegang: Plan) -> None:
    page = shown(qtbot, make_context(plan=edits.set_sureness(hegang, draws=1_000_000)))
    view = opened(page, SurenessView)
    question = page.context.questions.sureness
    qtbot.waitUntil(lambda: page.context.jobs.running(question.name))
    view.doubt.run.click()
    assert not question.under_way
    assert any("已停止" in text for text in said(view.acceptability))
    page.context.document.edit(lambda plan: edits.set_sureness(plan, draws=1000), "draws")
    settle(qtbot, page)
    assert question.current


def test_every_view_answers_in_both_languages_without_a_word_of_the_other(
    qtbot: QtBot, make_context: MakeContext, few_draws: Plan
) -> None:
    plan = edits.keep_scenario(few_draws, Bilingual("另一情景", "Another scenario"), normalisation="vector")
    page = shown(qtbot, make_context(plan=plan))
    latin = {"TOPSIS", "SMAA", "VIKOR", "PROMETHEE", "WASPAS", "MARCOS", "CODAS", "EDAS", "MOORA", "ARAS", "SPOTIS"}
    latin |= {"MABAC", "COPRAS", "Spearman", "WS", "II", "PNG", "SVG", "max", "CO"}
    for kind in VIEWS:
        page.context.wording.use("zh")
        view = opened(page, kind)
        settle(qtbot, page)
        cards = [card for card in view.findChildren(ChartCard) if card.isVisible()]
        texts = said(page)
        for card in cards:
            assert card.stack.currentIndex() == 0, card.accessibleName()
            card.menu.entries["table"].trigger()
            texts.append(QGuiApplication.clipboard().text())
        found = {word for text in texts for word in re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]*>", "", text))}
        assert found <= latin, kind
        page.context.wording.use("en")
        english = said(page) + [card.menu.toolTip() for card in cards]
        assert not [text for text in english if re.search(r"[\u4e00-\u9fff]", text)], kind


def test_the_smallest_flip_is_told_and_does_flip(qtbot: QtBot, make_context: MakeContext, few_draws: Plan) -> None:
    page = shown(qtbot, make_context(plan=few_draws))
    view = opened(page, ChangeView)
    settle(qtbot, page)
    found = sensitivity(few_draws, evaluate.ranking(few_draws))
    assert view.flips.table.rowCount() == len(found.flips)
    assert few_draws.strategy(found.flips[0].winner).name.zh in view.flips.sentence.text()
    groups = names_down(view.intervals)
    assert groups == [group.name.zh for group in few_draws.criteria.children("")]
    view.intervals.level.setCurrentIndex(1)
    view.intervals.level.activated.emit(1)
    assert names_down(view.intervals) == [leaf.name.zh for leaf in few_draws.criteria.leaves]


def test_methods_and_trials_show_what_the_analyses_found(
    qtbot: QtBot, make_context: MakeContext, few_draws: Plan
) -> None:
    page = shown(qtbot, make_context(plan=few_draws))
    view = opened(page, MethodsView)
    settle(qtbot, page)
    found = opinions(few_draws, evaluate.ranking(few_draws))
    assert view.methods.table.rowCount() == len(found.opinions) + 2
    assert str(found.agreeing) in view.methods.sentence.text()
    trials = opened(page, TrialsView)
    settle(qtbot, page)
    assert trials.reversal.table.rowCount() == 12
    assert len(names_down(trials.leave_out)) == len(few_draws.criteria.criteria)
    trials.leave_out.kind.setCurrentIndex(1)
    trials.leave_out.kind.activated.emit(1)
    assert any("仅有一位专家" in text for text in said(trials.leave_out))


@pytest.mark.parametrize("case", ["nothing scored", "all equal", "two strategies", "one weight has it all"])
def test_degenerate_plans_are_told_in_every_view(
    qtbot: QtBot, make_context: MakeContext, few_draws: Plan, case: str
) -> None:
    plan = degenerate(few_draws, case)
    page = shown(qtbot, make_context(plan=plan))
    for kind in VIEWS:
        view = opened(page, kind)
        settle(qtbot, page)
        told = " ".join(said(page))
        assert "nan" not in told.lower()
        assert not [card.asked.problem for card in view.findChildren(AnswerCard) if card.asked.problem is not None]
    overview = opened(page, Overview)
    next(iter(overview.walking.sliders.values())).setValue(1000)
    assert overview.walk.away


def degenerate(plan: Plan, case: str) -> Plan:
    """A plan at the edge of what can be ranked."""
    match case:
        case "nothing scored":
            return replace(plan, scores=())
        case "all equal":
            return replace(plan, scores=tuple(replace(score, value=5.0, low=5.0, high=5.0) for score in plan.scores))
        case "two strategies":
            kept = {strategy.id for strategy in plan.strategies[:2]}
            scores = tuple(score for score in plan.scores if score.strategy in kept)
            strategies, fits = plan.strategies[:2], tuple(fit for fit in plan.fits if fit.strategy in kept)
            return replace(plan, strategies=strategies, scores=scores, fits=fits, actions=(), schedule=None)
        case _:
            weights = {leaf.id: float(leaf.id == "C1.1") for leaf in plan.criteria.leaves}
            return edits.keep_scenario(plan, Bilingual("单项", "One"), weights=weights)
