"""Picking a city, reading its profile and starting its plan in the window."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.context import Context
from gui.pages.cities.page import CitiesPage
from gui.widgets.dot_map_layout import Caption, fitted, placed_captions
from planner import edits
from planner.model.message import Message
from planner.model.plan import Plan

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MakeContext = Callable[..., Context]
HEGANG, TONGLING, BEIJING = "R066", "R087", "X01"
FOREIGN = {"Hegang", "hegang", "hg", "Enter", "leiii", "census", "Resource", "Rich", "Cities", "Riding", "the", "New"}
FOREIGN |= {"Energy", "Wave", "GB"}
"""What may stand in Latin letters on the Chinese page: the city's own name, keys, titles of sources."""


def shown(qtbot: QtBot, context: Context) -> CitiesPage:
    page = CitiesPage(context)
    page.plan_wanted.connect(lambda plan: context.document.start(plan, saved=False))
    qtbot.addWidget(page)
    page.resize(1104, 694)
    with qtbot.waitExposed(page):
        page.show()
    return page


def without_plan(qtbot: QtBot, context: Context) -> CitiesPage:
    context.document.start(None)
    return shown(qtbot, context)


def plan_of(context: Context) -> Plan:
    assert context.document.plan is not None
    return context.document.plan


def included(plan: Plan) -> set[str]:
    return {action.id for action in plan.actions if action.included}


def figure_row(page: CitiesPage, indicator: str) -> str:
    row = next(row for row in page.profile.figures.rows if row.indicator == indicator)
    return f"{row.value} {row.unit} · {row.origin}"


def labels(page: CitiesPage) -> str:
    made = [*page.findChildren(QLabel), *page.findChildren(QPushButton)]
    return "\n".join(widget.text() for widget in made if widget.isVisible())


def type_own_figure(qtbot: QtBot, page: CitiesPage, indicator: str, value: str, year: str, source: str) -> None:
    page.profile.figures.select(indicator)
    qtbot.keyClick(page.profile.figures, Qt.Key.Key_Return)
    editor = page.profile.editor
    assert editor is not None
    editor.value.setText(value)
    editor.year.setText(year)
    editor.source.setText(source)
    qtbot.keyClick(editor.source, Qt.Key.Key_Return)


@pytest.mark.parametrize(("typed", "city"), [("hg", "鹤岗市"), ("tongling", "铜陵市"), ("340700", "铜陵市")])
def test_typing_and_enter_pick_a_city(qtbot: QtBot, context: Context, typed: str, city: str) -> None:
    page = without_plan(qtbot, context)
    qtbot.keyClicks(page.finder.search, typed)
    qtbot.keyClick(page.finder.search, Qt.Key.Key_Return)
    assert city in labels(page)
    assert f"为{city}编制路线图" in labels(page)


def test_arrow_keys_in_the_search_field_go_through_what_was_found(qtbot: QtBot, context: Context) -> None:
    page = without_plan(qtbot, context)
    qtbot.keyClicks(page.finder.search, "yichun")
    first, second = page.finder.results.ids[:2]
    qtbot.keyClick(page.finder.search, Qt.Key.Key_Down)
    assert page.finder.results.current() == second
    qtbot.keyClick(page.finder.search, Qt.Key.Key_Up)
    assert page.finder.results.current() == first
    assert context.catalogue.city(first).name.zh in labels(page)


def test_a_misspelt_name_offers_those_spelled_alike(qtbot: QtBot, context: Context) -> None:
    page = without_plan(qtbot, context)
    qtbot.keyClicks(page.finder.search, "heganng")
    assert "名称相近" in labels(page)
    assert HEGANG in page.finder.results.ids


def test_a_dot_is_picked_by_mouse_and_a_filtered_one_is_out_of_reach(qtbot: QtBot, context: Context) -> None:
    page = without_plan(qtbot, context)
    place = page.finder.map.position(HEGANG).toPoint()
    qtbot.mouseClick(page.finder.map, Qt.MouseButton.LeftButton, pos=place)
    assert "鹤岗市" in labels(page)
    page.finder.filters.choose("type", "growing")
    near = page.finder.map.dot_at(QPointF(place))
    assert near is None or context.catalogue.city(near.id).type_2013 == "growing"
    assert {context.catalogue.city(id).type_2013 for id in page.finder.results.ids} == {"growing"}
    qtbot.mouseClick(page.finder.clear, Qt.MouseButton.LeftButton)
    assert len(page.finder.results.ids) == len(context.catalogue.cities)


def test_arrow_keys_go_from_dot_to_dot(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    here = page.finder.map.position(HEGANG)
    with qtbot.waitSignal(page.finder.map.chosen) as gone:
        qtbot.keyClick(page.finder.map, Qt.Key.Key_Left)
    assert page.finder.map.position(gone.args[0]).x() < here.x()


def test_a_plan_begins_with_the_resources_and_money_that_were_entered(qtbot: QtBot, context: Context) -> None:
    page = without_plan(qtbot, context)
    page.finder.chosen.emit(HEGANG)
    assert page.start.resources.codes == ("coal",)
    graphite = next(action for action in page.start.resources.menu.actions() if action.data() == "graphite")
    graphite.trigger()
    qtbot.keyClicks(page.start.own, "8000")
    qtbot.mouseClick(page.start.start, Qt.MouseButton.LeftButton)
    plan = plan_of(context)
    assert [(held.code, held.evidence.basis) for held in plan.city.resources] == [
        ("coal", "source"),
        ("graphite", "expert"),
    ]
    assert (plan.means.own, plan.means.central_transfer) == (8000.0, None)
    assert context.document.modified
    assert "下一步" in page.start.sentence.text()


def test_money_can_be_emptied_again(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    qtbot.keyClicks(page.start.central, "300")
    qtbot.keyClick(page.start.central, Qt.Key.Key_Return)
    assert plan_of(context).means.yearly == 300
    page.start.central.selectAll()
    qtbot.keyClick(page.start.central, Qt.Key.Key_Delete)
    qtbot.keyClick(page.start.central, Qt.Key.Key_Return)
    assert plan_of(context).means.yearly is None
    assert page.start.sentence.text().startswith("年度资金留空")


def test_answers_for_one_city_are_not_those_of_another(qtbot: QtBot, context: Context) -> None:
    page = without_plan(qtbot, context)
    page.finder.chosen.emit(HEGANG)
    qtbot.keyClicks(page.start.own, "8000")
    page.finder.chosen.emit(TONGLING)
    assert page.start.own.text() == ""
    page.finder.chosen.emit(HEGANG)
    assert page.start.own.text() == "8000"


def test_an_own_figure_takes_the_place_of_the_catalogues_and_can_be_taken_back(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    shipped = figure_row(page, "gdp")
    type_own_figure(qtbot, page, "gdp", "402.5", "2025", "鹤岗市统计公报（2025年）")
    figure = plan_of(context).city.figure("gdp")
    assert figure is not None
    assert (figure.value, figure.evidence.year, figure.evidence.basis) == (402.5, 2025, "source")
    assert figure_row(page, "gdp") == "402.5 亿元 · 自有数据 · 2025年 · 鹤岗市统计公报（2025年）"
    assert page.profile.editor is None
    context.document.undo_stack.undo()
    assert figure_row(page, "gdp") == shipped
    context.document.undo_stack.redo()
    page.profile.figures.wanted.emit("gdp")
    assert page.profile.editor is not None
    qtbot.mouseClick(page.profile.editor.restore, Qt.MouseButton.LeftButton)
    assert figure_row(page, "gdp") == shipped


def test_a_figure_out_of_range_is_refused_and_what_was_typed_stays(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    told: list[Message] = []
    context.document.refused.connect(told.append)
    type_own_figure(qtbot, page, "urbanisation_rate", "120", "", "")
    assert [message.code for message in told] == ["figure outside range"]
    assert page.profile.editor is not None
    assert page.profile.editor.value.text() == "120"
    qtbot.keyClick(page.profile.editor.value, Qt.Key.Key_Escape)
    assert page.profile.editor is None
    assert not plan_of(context).city.own_figures


def test_only_the_plans_own_city_can_be_edited(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    page.finder.chosen.emit(TONGLING)
    page.profile.figures.wanted.emit("gdp")
    assert page.profile.editor is None
    assert page.start.start.isVisible()


def test_a_change_of_resources_tells_what_it_did(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    before = included(plan_of(context))
    qtbot.mouseClick(page.start.resources.chips["coal"], Qt.MouseButton.LeftButton)
    assert plan_of(context).city.resource_codes == ("graphite",)
    left = len(before - included(plan_of(context)))
    assert left
    assert page.start.sentence.text().startswith("去掉煤炭：")
    assert f"减少{left}项行动" in page.start.sentence.text()
    context.document.undo_stack.undo()
    assert set(page.start.resources.chips) == {"coal", "graphite"}
    assert included(plan_of(context)) == before
    context.document.edit(lambda plan: edits.ranking.set_normalisation(plan, "vector"), "Another step")
    assert "下一步" in page.start.sentence.text()


def test_figures_without_a_source_say_so_and_low_trust_is_off_until_asked(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    assert figure_row(page, "rd_expenditure").startswith("—  · 未填写")
    assert "co2_emissions_edgar" not in {row.indicator for row in page.profile.figures.rows}
    qtbot.mouseClick(page.profile.low_trust, Qt.MouseButton.LeftButton)
    assert "可信度低" in figure_row(page, "co2_emissions_edgar")


@pytest.mark.parametrize("id", [HEGANG, TONGLING, BEIJING, "R012"])
def test_chinese_page_speaks_chinese_and_the_other_language_keeps_the_city(
    qtbot: QtBot, context: Context, id: str
) -> None:
    page = shown(qtbot, context)
    page.finder.chosen.emit(id)
    names = set(re.findall("[A-Za-z]+", context.catalogue.city(id).name.en))
    assert set(re.findall("[A-Za-z]{2,}", labels(page))) <= FOREIGN | names
    context.wording.use("en")
    assert context.catalogue.city(id).name.en in labels(page)
    assert not re.search("NO_TRANSLATION|{", labels(page))


def test_every_city_can_be_shown(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    for city in context.catalogue.cities[::9]:
        page.finder.chosen.emit(city.id)
        assert city.name.zh in labels(page)


def test_lists_keep_to_qts_rules_while_an_editor_opens_and_closes(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    tester = ModelTester(None)
    tester.check(page.finder.results.model())
    tester.check(page.profile.figures.model())
    page.profile.figures.wanted.emit("gdp")
    page.profile.figures.wanted.emit("gdp_per_capita")
    page.profile.close_editor()
    page.finder.chosen.emit(TONGLING)


def test_province_names_on_the_map_never_overlap() -> None:
    captions = [Caption("内蒙古", 80 + step % 7 * 3.0, 20 + step % 5 * 4.0, step) for step in range(40)]
    room = QRectF(0, 0, 400, 320)
    projection = fitted(((caption.longitude, caption.latitude) for caption in captions), room)
    areas = [area for area, _ in placed_captions(captions, projection, lambda _: QSizeF(48, 16), room, ())]
    assert areas
    assert not any(one.intersects(other) for place, one in enumerate(areas) for other in areas[:place])
    assert all(room.contains(area) for area in areas)


def test_a_click_beside_all_dots_picks_nothing(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    with qtbot.assertNotEmitted(page.finder.map.chosen):
        qtbot.mouseClick(page.finder.map, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
