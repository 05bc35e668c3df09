"""会商模式: what fits on the screen, what is said and what is hidden."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.shell.consultation.view import ConsultationView
from gui.theme.theme import ThemeName
from planner.edits import criteria, experts, weighting
from planner.edits.freeze import freeze_weights
from planner.model.bilingual import LANGUAGES, Bilingual, Language
from planner.model.criterion import GOAL
from planner.model.plan import Plan

MakeContext = Callable[..., Context]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SETTLE_MS = 10
TODAY = date(2026, 11, 22).isoformat()


@pytest.fixture(scope="module")
def panel(hegang: Plan) -> Plan:
    """Hegang with three experts of long names and departments."""
    plan = experts.set_department(hegang, "E1", "市发展改革委")
    plan = experts.add_expert(plan, Bilingual("欧阳明远", "Ouyang Mingyuan"), "市人力资源社会保障局")
    return experts.add_expert(plan, Bilingual("赵", "Zhao"), "市生态环境局")


def begun(qtbot: QtBot, context: Context, width: int = 1280, height: int = 720) -> ConsultationView:
    view = ConsultationView(context)
    qtbot.addWidget(view)
    view.resize(width, height)
    with qtbot.waitExposed(view):
        view.show()
    view.begin()
    qtbot.wait(SETTLE_MS)
    return view


def plan_of(context: Context) -> Plan:
    assert context.document.plan is not None
    return context.document.plan


def press(qtbot: QtBot, view: ConsultationView, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(view, key)


def visible_parts(view: ConsultationView) -> list[QWidget]:
    """Everything that holds words or figures."""
    lists = (view.side.progress, view.side.weights, view.side.ranking, view.stage.line)
    return [part for part in (*view.findChildren(QLabel), *lists) if part.isVisible() and part.accessibleName() != "-"]


def on_screen(view: ConsultationView, part: QWidget) -> QRect:
    return QRect(part.mapTo(view, part.rect().topLeft()), part.size())


def assert_all_fits(view: ConsultationView) -> None:
    parts = visible_parts(view)
    assert len(parts) > 20
    for part in parts:
        words = part.text() if isinstance(part, QLabel) else part.accessibleName()
        place = on_screen(view, part)
        assert view.rect().contains(place), words
        if isinstance(part, QLabel) and part.wordWrap():
            assert part.heightForWidth(part.width()) <= part.height(), words
            longest = max(part.fontMetrics().horizontalAdvance(word) for word in part.text().split() or [""])
            assert longest <= part.width() or "\u4e00" <= part.text()[0] <= "\u9fff", words
        else:
            needed = part.minimumSizeHint()
            assert needed.width() <= part.width(), words
            assert needed.height() <= part.height(), words
    for place, part in enumerate(parts):
        for other in parts[place + 1 :]:
            crossed = on_screen(view, part).intersected(on_screen(view, other))
            assert crossed.isEmpty(), (part, other)


@pytest.mark.parametrize("size", [(1280, 720), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_or_overlaps(
    qtbot: QtBot, make_context: MakeContext, panel: Plan, language: Language, theme: ThemeName, size: tuple[int, int]
) -> None:
    view = begun(qtbot, make_context(language=language, theme=theme, plan=panel), *size)
    assert_all_fits(view)
    press(qtbot, view, Qt.Key.Key_6, Qt.Key.Key_Tab, Qt.Key.Key_2, Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_4)
    press(qtbot, view, Qt.Key.Key_R, Qt.Key.Key_H)
    seen: set[str] = set()
    for _ in range(45):
        assert view.question is not None
        if view.question.node not in seen:
            seen.add(view.question.node)
            qtbot.wait(SETTLE_MS)
            assert_all_fits(view)
        press(qtbot, view, Qt.Key.Key_Down)
    assert seen == set(plan_of(view._context).criteria.nodes)


def test_every_key_stays_on_the_screen_when_the_language_is_switched(qtbot: QtBot, context: Context) -> None:
    view = begun(qtbot, context)
    for language in LANGUAGES * 2:
        context.wording.use(language)
        qtbot.wait(SETTLE_MS)
        for part in view.keys.findChildren(QLabel):
            assert view.rect().contains(on_screen(view, part)), part.text()


def test_a_tree_larger_than_the_screen_shows_what_is_near(
    qtbot: QtBot, make_context: MakeContext, hegang: Plan
) -> None:
    plan = hegang
    for number in range(6):
        plan = criteria.add_criterion(plan, GOAL, Bilingual(f"补充准则{number}", f"More criteria {number}"))
        group = plan.criteria.children(GOAL)[-1].id
        for leaf in range(2):
            plan = criteria.add_criterion(plan, group, Bilingual(f"指标{number}.{leaf}", f"Leaf {number}.{leaf}"))
    assert len(plan.criteria.nodes) == 13
    view = begun(qtbot, make_context(plan=plan))
    assert_all_fits(view)
    assert view.side.progress.accessibleName().startswith("目标层 0/66")


def test_enter_after_the_last_question_returns_to_what_was_left_out(
    qtbot: QtBot, make_context: MakeContext, hegang: Plan
) -> None:
    view = begun(qtbot, make_context(plan=hegang))
    press(qtbot, view, Qt.Key.Key_2, *[Qt.Key.Key_Return] * 44)
    last = view.question
    press(qtbot, view, Qt.Key.Key_3, Qt.Key.Key_Return)
    assert view.question != last
    assert view.question is not None
    assert (view.question.node, view.question.first, view.question.second) == (GOAL, "C1", "C3")


def test_nobody_sees_what_others_say_before_it_is_released(
    qtbot: QtBot, make_context: MakeContext, panel: Plan
) -> None:
    view = begun(qtbot, make_context(plan=panel))
    press(qtbot, view, Qt.Key.Key_5, Qt.Key.Key_Tab)
    assert "专家2/3" in view.stage.expert.text()
    assert "未填" in view.stage.words.text()
    assert view.stage.line.dots == ()
    assert not view.side.weights.isVisible()
    assert not view.side.ranking.isVisible()
    press(qtbot, view, Qt.Key.Key_3, Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_7)
    assert "已有3/3位专家作答" in view.stage.others.text()
    assert view.stage.line.dots == ()
    press(qtbot, view, Qt.Key.Key_R)
    assert view.stage.line.dots == pytest.approx((5.0, 3.0, 1 / 7))
    assert "2位偏“经济转型与产业多元”，1位偏“创新与知识经济”" in view.stage.others.text()
    assert "几何平均为1.3" in view.stage.others.text()  # (5 · 3 / 7) ^ (1/3) = 1.29
    assert "相差最大的是赵" in view.stage.others.text()
    press(qtbot, view, Qt.Key.Key_Return)
    assert view.stage.line.dots == ()  # the next question is a vote of its own
    press(qtbot, view, Qt.Key.Key_Backspace, Qt.Key.Key_R)
    assert view.stage.line.dots == ()
    press(qtbot, view, Qt.Key.Key_H)
    assert view.side.ranking.isVisible()


def test_an_anonymous_group_stays_so_on_the_screen(qtbot: QtBot, make_context: MakeContext, panel: Plan) -> None:
    view = begun(qtbot, make_context(plan=experts.set_anonymous(panel, True)))
    press(qtbot, view, Qt.Key.Key_9, Qt.Key.Key_Tab, Qt.Key.Key_2, Qt.Key.Key_Tab, Qt.Key.Key_2, Qt.Key.Key_R)
    spoken = " ".join(part.text() for part in view.findChildren(QLabel))
    assert "专家01" in view.stage.others.text()
    assert "赵" not in spoken
    assert "市生态环境局" not in spoken


def test_keys_change_sides_clear_and_undo(qtbot: QtBot, make_context: MakeContext, hegang: Plan) -> None:
    context = make_context(plan=hegang)
    view = begun(qtbot, context)
    press(qtbot, view, Qt.Key.Key_Right)
    assert plan_of(context) is hegang  # a side alone is no judgement
    press(qtbot, view, Qt.Key.Key_4)
    assert "“创新与知识经济”：稍微～明显（4）" in view.accessibleName()
    press(qtbot, view, Qt.Key.Key_Left)
    assert weighting.judgement_of(plan_of(context), "E1", GOAL, "C1", "C2") == 4.0
    press(qtbot, view, Qt.Key.Key_Delete)
    assert plan_of(context).weighting.judgements == ()
    while context.document.undo_stack.canUndo():
        context.document.undo_stack.undo()
    assert plan_of(context) == hegang
    assert "未填" in view.stage.words.text()


def test_undo_shows_the_question_it_is_about(qtbot: QtBot, make_context: MakeContext, panel: Plan) -> None:
    context = make_context(plan=panel)
    view = begun(qtbot, context)
    press(qtbot, view, Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Tab)
    context.document.undo_stack.undo()
    assert view.question is not None
    assert (view.question.first, view.question.second) == ("C1", "C2")
    assert "专家1/3" in view.stage.expert.text()
    assert "未填" in view.stage.words.text()


def test_a_digit_with_control_judges_nothing(qtbot: QtBot, make_context: MakeContext, hegang: Plan) -> None:
    context = make_context(plan=hegang)
    view = begun(qtbot, context)
    qtbot.keyClick(view, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert plan_of(context) is hegang
    qtbot.keyClick(view, Qt.Key.Key_3, Qt.KeyboardModifier.KeypadModifier)
    assert len(plan_of(context).weighting.judgements) == 1


def test_the_next_best_question_links_first(qtbot: QtBot, make_context: MakeContext, hegang: Plan) -> None:
    view = begun(qtbot, make_context(plan=hegang))
    asked: list[tuple[str, str]] = []
    for _ in range(5):
        press(qtbot, view, Qt.Key.Key_N, Qt.Key.Key_2)
        assert view.question is not None
        asked.append((view.question.first, view.question.second))
    assert asked == [("C1", other) for other in ("C2", "C3", "C4", "C5", "C6")]
    press(qtbot, view, Qt.Key.Key_N)
    assert view.question is not None
    assert view.question.node == "C1"  # the goal hangs together; the next group does not


def test_locked_weights_are_told_on_the_screen(qtbot: QtBot, make_context: MakeContext, panel: Plan) -> None:
    locked = freeze_weights(panel, who="主持人", date=TODAY, reason="会议通过")
    context = make_context(plan=locked)
    view = begun(qtbot, context)
    press(qtbot, view, Qt.Key.Key_5)
    assert plan_of(context) is locked
    assert view.notice.isVisible()
    assert "会议通过" in view.notice.accessibleName()


@pytest.mark.parametrize(("language", "told"), [("zh", "还没有"), ("en", "No plan yet")])
def test_without_a_plan_it_says_what_to_do(
    qtbot: QtBot, make_context: MakeContext, language: Language, told: str
) -> None:
    context = make_context(language=language)
    context.document.start(None)
    view = begun(qtbot, context)
    assert view.empty.isVisible()
    assert view.empty.text() == context.texts.tr("No plan yet. Pick a city in step 1, or open a plan file (Ctrl+O).")
    press(qtbot, view, Qt.Key.Key_5, Qt.Key.Key_Tab, Qt.Key.Key_R)
    with qtbot.waitSignal(view.left):
        press(qtbot, view, Qt.Key.Key_Escape)


def test_one_expert_is_told_how_to_become_several(qtbot: QtBot, make_context: MakeContext, hegang: Plan) -> None:
    view = begun(qtbot, make_context(plan=hegang))
    assert "只有1位专家" in view.stage.others.text()
    assert view.side.ranking.isVisible()  # nobody to hide it from
    press(qtbot, view, Qt.Key.Key_Tab, Qt.Key.Key_R)
    assert view.stage.line.dots == ()
