"""The views of the cities page: diagnosis, peers, those who came through, benchmark, efficiency and region."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TypeVar

import openpyxl
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.context import CatalogueShelf, Context
from gui.pages.cities.benchmark_view import BenchmarkView
from gui.pages.cities.diagnosis_view import DiagnosisView
from gui.pages.cities.efficiency_figures import references
from gui.pages.cities.efficiency_view import EfficiencyView
from gui.pages.cities.index_controls import WEIGHTINGS
from gui.pages.cities.page import CitiesPage
from gui.pages.cities.peers_view import PeersView
from gui.pages.cities.precedents_view import PrecedentsView
from gui.pages.cities.region_view import RegionView
from gui.pages.cities.view import CityView
from planner.cities.catalogue import Catalogue
from planner.cities.own_figures import OwnFigure
from planner.cities.performance import read_forms
from planner.model.bilingual import Language
from planner.model.plan import Plan
from planner.store.figure_table import write_figures
from planner.store.own_figures import OwnFigures
from planner.templates.tables import templates_folder
from planner.text.saaty_scale import CENTRE
from tests.fake_dialogs import FakeDialogs

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MakeContext = Callable[..., Context]
View = TypeVar("View", bound=CityView)
VIEWS = (DiagnosisView, PeersView, PrecedentsView, BenchmarkView, EfficiencyView, RegionView)
HEGANG, SHUANGYASHAN, TONGLING = "R066", "R067", "R086"
WITHIN_MS = 20_000


def shown(qtbot: QtBot, context: Context, city: str = HEGANG, *, size: tuple[int, int] = (1104, 694)) -> CitiesPage:
    page = CitiesPage(context)
    # Also keeps the page alive for tests that hold on to one of its views alone.
    qtbot.addWidget(page, before_close_func=lambda _: page.hide())
    page.resize(*size)
    with qtbot.waitExposed(page):
        page.show()
    page.finder.chosen.emit(city)
    return page


def opened(qtbot: QtBot, page: CitiesPage, kind: type[View]) -> View:
    page.open(kind)
    qtbot.waitUntil(lambda: not page.context.jobs.busy, timeout=WITHIN_MS)
    view = page.view
    assert isinstance(view, kind)
    return view


def plan_of(context: Context) -> Plan:
    assert context.document.plan is not None
    return context.document.plan


def text_of(view: CityView) -> str:
    return "\n".join(part.text() for part in view.findChildren(QLabel) if part.isVisible())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", VIEWS)
def test_every_view_speaks_before_a_plan_exists(
    qtbot: QtBot, make_context: MakeContext, kind: type[CityView], language: Language
) -> None:
    context = make_context(language)
    context.document.start(None)
    view = opened(qtbot, shown(qtbot, context), kind)
    text = text_of(view)
    assert text
    chinese = any("\u4e00" <= character <= "\u9fff" for character in text)
    assert chinese == (language == "zh")
    assert "{" not in text


@pytest.mark.parametrize("kind", VIEWS)
def test_a_switch_of_language_retells_the_open_view(qtbot: QtBot, context: Context, kind: type[CityView]) -> None:
    view = opened(qtbot, shown(qtbot, context), kind)
    context.wording.use("en")
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    assert not [line for line in text_of(view).splitlines() if any("\u4e00" <= each <= "\u9fff" for each in line)]


@pytest.mark.parametrize("city", ["X01", "R262", "R060"])
@pytest.mark.parametrize("kind", VIEWS)
def test_cities_with_few_figures_break_nothing(qtbot: QtBot, context: Context, kind: type[CityView], city: str) -> None:
    assert text_of(opened(qtbot, shown(qtbot, context, city), kind))


def test_the_diagnosis_follows_an_entered_figure_and_changes_no_score(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    view = opened(qtbot, page, DiagnosisView)
    assert "储量未填写" in text_of(view)
    for indicator, value in (("cumulative_recovered_reserves", 80.0), ("recoverable_reserves", 100.0)):
        page.profile.figure_entered.emit(indicator, value, "矿产资源储量年报", 2024)
    assert "已采出80.0%，达到70%线，已列入名单。" in text_of(view)
    scores = plan_of(context).scores
    context.document.undo_stack.undo()
    assert "储量未填写" in text_of(view)
    assert plan_of(context).scores == scores


def test_a_finding_names_the_fit_and_the_focus_that_rest_on_it(qtbot: QtBot, context: Context) -> None:
    text = text_of(opened(qtbot, shown(qtbot, context), DiagnosisView))
    assert "同一数据也计入：循环经济的本地匹配度（权重45%）。" in text
    assert "可采纳的权重侧重“衰退型：民生优先”" in text


def test_rules_and_sources_are_shown_on_demand(qtbot: QtBot, context: Context) -> None:
    view = opened(qtbot, shown(qtbot, context), DiagnosisView)
    assert "分界为本软件假设" not in text_of(view)
    qtbot.mouseClick(view.rules, Qt.MouseButton.LeftButton)
    assert "分界为本软件假设" in text_of(view)


def test_a_click_on_a_strip_marks_the_city_in_table_and_map(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    view = opened(qtbot, page, PeersView)
    peers = 2
    where = view.strips.position(0, peers, SHUANGYASHAN)
    qtbot.mouseClick(view.strips, Qt.MouseButton.LeftButton, pos=where.toPoint())
    assert view.table.currentIndex().row() == 0
    assert page.finder.map.marked == SHUANGYASHAN
    assert "双鸭山市" in view.strips.accessibleDescription()


def test_a_row_marks_and_enter_takes_the_city_in_hand(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    view = opened(qtbot, page, PeersView)
    view.table.setFocus()
    view.table.selectRow(0)
    assert page.finder.map.marked == SHUANGYASHAN
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert "双鸭山市所处位置" in text_of(view)
    assert page.finder.map.marked == ""


def test_strips_answer_to_keys(qtbot: QtBot, context: Context) -> None:
    page = shown(qtbot, context)
    view = opened(qtbot, page, PeersView)
    view.strips.setFocus()
    qtbot.keyClick(view.strips, Qt.Key.Key_Right)
    first = page.finder.map.marked
    qtbot.keyClick(view.strips, Qt.Key.Key_Right)
    assert first and page.finder.map.marked not in ("", first)
    qtbot.keyClick(view.strips, Qt.Key.Key_Down)
    qtbot.keyClick(view.strips, Qt.Key.Key_Left)
    assert page.finder.map.marked
    assert view.strips.dot_at(QPointF(-50, -50)) is None


def test_weights_of_likeness_move_the_peers_and_the_last_one_stays(qtbot: QtBot, context: Context) -> None:
    view = opened(qtbot, shown(qtbot, context), PeersView)
    before = view.table.table.as_text()
    for kind in ("resource", "size", "structure", "type"):
        view.weights.fields[kind].setValue(0.0)
    assert view.table.table.as_text() != before
    view.weights.fields["place"].setValue(0.0)
    assert view.weights.fields["place"].value() == 1.0
    view.weights.same_level.setChecked(False)
    assert "没有城市可以比较" not in text_of(view)


def test_borrowing_is_one_step_and_undone_as_one(qtbot: QtBot, context: Context) -> None:
    view = opened(qtbot, shown(qtbot, context), PrecedentsView)
    before = plan_of(context)
    qtbot.mouseClick(view.story.borrow, Qt.MouseButton.LeftButton)
    after = plan_of(context)
    assert {action.id for action in after.actions if action.included} >= {"NM07", "CC05", "CC08"}
    assert after.action("NM07").included_because == "borrowed of P22"
    assert after.scores == before.scores
    assert not view.story.borrow.isEnabled()
    context.document.undo_stack.undo()
    assert plan_of(context) == before
    assert view.story.borrow.isEnabled()


def test_a_city_is_not_its_own_precedent_and_its_type_comes_first(qtbot: QtBot, context: Context) -> None:
    view = opened(qtbot, shown(qtbot, context, TONGLING), PrecedentsView)
    names = [view.table.table.headerData(row, Qt.Orientation.Vertical) for row in range(view.table.table.rowCount())]
    assert names.count("铜陵市") == 1
    assert set(names[1:5]) == {"阜新市", "枣庄市", "焦作市", "辽源市"}
    assert set(names[-3:]) == {"鲁尔区", "北九州市", "匹兹堡"}


def test_a_city_without_a_plan_can_read_but_not_borrow(qtbot: QtBot, context: Context) -> None:
    view = opened(qtbot, shown(qtbot, context, TONGLING), PrecedentsView)
    assert not view.story.borrow.isEnabled()
    assert "开始本市方案后" in text_of(view)


def test_the_innovation_set_says_its_coverage_and_gives_a_band_not_a_place(qtbot: QtBot, context: Context) -> None:
    view = opened(qtbot, shown(qtbot, context), BenchmarkView)
    text = text_of(view)
    assert "鹤岗市居第69—101位（84）" in text
    assert "7个方面中计入4个" in text


def test_a_set_with_too_little_data_is_not_ranked(qtbot: QtBot, context: Context) -> None:
    view = opened(qtbot, shown(qtbot, context), BenchmarkView)
    view.controls.set_choice.activated.emit(2)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    assert view.result is not None and not view.result.cities
    assert "不排位次" in text_of(view)


def test_the_transformation_set_says_how_far_published_studies_agree(qtbot: QtBot, context: Context) -> None:
    view = opened(qtbot, shown(qtbot, context), BenchmarkView)
    view.controls.set_choice.activated.emit(1)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    text = text_of(view)
    assert "城市对21对，本软件排序与之同向的19对" in text
    assert "城市对15对，本软件排序与之同向的7对" in text


def test_context_pillars_can_be_switched_on_and_move_hegang(qtbot: QtBot, context: Context) -> None:
    view = opened(qtbot, shown(qtbot, context), BenchmarkView)
    assert view.result is not None
    core = view.result.of(HEGANG)
    for entry in view.controls.menu.actions():
        if entry.isEnabled() and not entry.isChecked():
            entry.trigger()
            break
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    assert view.result is not None
    assert view.result.of(HEGANG) != core


def test_typed_weights_decide(qtbot: QtBot, context: Context) -> None:
    view = opened(qtbot, shown(qtbot, context), BenchmarkView)
    view.controls.weighting.activated.emit(3)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    for id, field in view.controls.weights.items():
        if id != next(iter(view.controls.weights)):
            field.setValue(0.0)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    assert view.result is not None
    assert max(pillar.weight for pillar in view.result.pillars) == 1.0


def test_judged_pillars_weigh_and_a_contradiction_is_named(qtbot: QtBot, context: Context) -> None:
    """Only the pillars with figures are judged; a cycle among them is told with the pair to look at."""
    view = opened(qtbot, shown(qtbot, context), BenchmarkView)
    view.controls.weighting.activated.emit(len(WEIGHTINGS))
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    assert view.result is not None
    counted = [pillar.pillar.id for pillar in view.result.pillars if pillar.counts]
    judgements = view.controls.judgements
    assert list(judgements.choices) == list(combinations(counted, 2))
    for pair, ratio in zip(judgements.choices, (2, 4, 8, 2, 4, 2), strict=True):
        judgements.choices[pair].activated.emit(CENTRE - (ratio - 1))
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    weights = {pillar.pillar.id: pillar.weight for pillar in view.result.pillars if pillar.counts}
    assert weights == pytest.approx(dict(zip(counted, (8 / 15, 4 / 15, 2 / 15, 1 / 15), strict=True)))
    assert "一致性比例（CR）为0.0000" in judgements.said.text()
    judgements.choices[counted[0], counted[3]].activated.emit(CENTRE + 8)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    first, last = (pillar.pillar.name.zh for pillar in view.result.pillars if pillar.pillar.id in counted[::3])
    assert "高于0.1" in judgements.said.text()
    assert first in judgements.said.text()
    assert last in judgements.said.text()


def test_cities_with_gaps_can_be_left_out(qtbot: QtBot, context: Context) -> None:
    view = opened(qtbot, shown(qtbot, context), BenchmarkView)
    assert view.result is not None
    before = len(view.result.cities)
    view.controls.missing.activated.emit(1)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    assert 0 < len(view.result.cities) < before


def test_efficiency_says_what_to_import(qtbot: QtBot, context: Context) -> None:
    view = opened(qtbot, shown(qtbot, context), EfficiencyView)
    text = text_of(view)
    assert "须先导入各城市的以下数据" in text
    assert "能源消费总量" in text
    assert view.table.table.rowCount() == 10


def imported(catalogue: Catalogue, years: range) -> list[OwnFigure]:
    """Figures of ten cities whose gaps to the first, which stays best, close over the years."""
    form = read_forms(templates_folder())[0]
    return [
        OwnFigure(
            city=city,
            indicator=each.indicator,
            scope="city",
            year=year,
            value=100.0 * (1.0 if each.indicator == "gdp" else 1 + place * 0.1 * 0.8 ** (year - years[0])),
            source="统计年鉴",
            file="年鉴.xlsx",
            imported="2026-11-26",
        )
        for year in years
        for place, city in enumerate(form.cities)
        for each in form.indicators
    ]


def test_efficiency_is_measured_from_imports_with_targets_and_over_the_years(
    qtbot: QtBot, make_context: MakeContext, catalogue: Catalogue, tmp_path: Path
) -> None:
    shelf = CatalogueShelf(OwnFigures(tmp_path / "own.sqlite"))
    shelf.own.take(imported(catalogue, range(2018, 2023)))
    context = replace(make_context(), shelf=shelf)
    view = opened(qtbot, shown(qtbot, context), EfficiencyView)
    assert not view.wanted.isVisible()
    assert view.year.currentText() == "2022年"
    assert [view.table.table.cell(row, 1).text for row in (0, 9)] != ["1.000", "1.000"]
    assert view.table.table.cell(0, 1).text == "1.000"
    assert {view.table.table.cell(row, 2).text for row in range(10)} == {"北京市"}
    assert view.table.table.columnCount() == 3 + 5

    view.model.setCurrentIndex(1)
    view.model.activated.emit(1)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    assert "二氧化碳排放量" in view.card.sentence.text()

    view.year.setCurrentIndex(view.year.count() - 1)
    view.year.activated.emit(view.year.count() - 1)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    assert "差距" in view.card.sentence.text()
    assert {view.table.table.cell(row, 5).text for row in range(1, 10)} == {"缩小"}


def test_a_reference_city_from_outside_is_measured_kept_and_removed(
    qtbot: QtBot, make_context: MakeContext, catalogue: Catalogue, tmp_path: Path
) -> None:
    """As Tokyo in the study: best of all, whose figures say so; another start still knows it."""
    path = tmp_path / "own.sqlite"
    shelf = CatalogueShelf(OwnFigures(path))
    shelf.own.take(imported(catalogue, range(2018, 2020)))
    context = replace(make_context(), shelf=shelf, dialogs=FakeDialogs())
    view = opened(qtbot, shown(qtbot, context), EfficiencyView)
    view.add_reference.click()
    view.editor.name.setText("东京")
    view.editor.save.click()
    assert "来源" in view.editor.problem.text()
    view.editor.source.setText("东京都统计年鉴")
    view.editor.grid.setCurrentCell(1, 0)
    view.editor.grid.paste("2018\t10\t10\t10\t1,000\t10\n2019年\t10\t10\t10\t1,000\t约10\n")
    view.editor.save.click()
    assert "第3行“二氧化碳排放量”：“约10”" in view.editor.problem.text()
    view.editor.grid.set_text(2, 5, "10")
    view.editor.save.click()
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)

    assert view.table.table.headerData(0, Qt.Orientation.Vertical) == "东京（外部参照）"
    assert "其数据由用户提供，来源：东京都统计年鉴" in text_of(view)
    assert {view.table.table.cell(row, 2).text for row in range(11)} == {"东京（外部参照）"}
    assert CatalogueShelf(OwnFigures(path)).catalogue.cities == shelf.catalogue.cities
    assert [city.name.zh for city in references(CatalogueShelf(OwnFigures(path)))] == ["东京"]

    view.year.setCurrentIndex(2)
    view.year.activated.emit(2)
    assert [view.leader.itemText(place) for place in range(2)] == ["与各年最优城市的差距", "与东京的差距"]
    view.leader.setCurrentIndex(1)
    view.leader.activated.emit(1)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    gaps = [view.table.table.cell(row, 4).text for row in range(11)]
    assert gaps[-1] == "0.0%"
    assert "0.0%" not in gaps[:-1]
    behind = [float(gap.rstrip("%")) for gap in gaps[:-1]]
    assert f"末年为{sum(behind) / len(behind):.1f}%" in view.card.sentence.text()

    view.table.chosen.emit(references(shelf)[0].id)
    assert view.editor.grid.line(1)[:2] == ("2019", "10")
    view.editor.grid.set_text(1, 0, "2020")
    view.editor.save.click()
    assert {figure.year for figure in references(shelf)[0].figures} == {2018, 2020}
    exported = tmp_path / "own.csv"
    write_figures(exported, shelf.own.in_force(), shelf.shipped, context.texts)
    assert "东京" in exported.read_text(encoding="utf-8-sig")

    view.add_reference.click()
    view.editor.remove.click()
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    assert references(shelf) == ()
    assert len(shelf.own.in_force()) == 100
    assert "东京" not in text_of(view)


def test_figures_that_cannot_be_compared_are_named(
    qtbot: QtBot, make_context: MakeContext, catalogue: Catalogue, tmp_path: Path
) -> None:
    figures = imported(catalogue, range(2022, 2023))
    figures[0] = replace(figures[0], value=0.0)
    shelf = CatalogueShelf(OwnFigures(tmp_path / "own.sqlite"))
    shelf.own.take(figures)
    context = replace(make_context(), shelf=shelf)
    view = opened(qtbot, shown(qtbot, context), EfficiencyView)
    assert "北京市" in view.wanted.text()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_regional_workbook_holds_what_the_view_shows(
    qtbot: QtBot, make_context: MakeContext, tmp_path: Path, language: Language
) -> None:
    path = tmp_path / "region.xlsx"
    context = replace(make_context(language), dialogs=FakeDialogs(export_path=path))
    view = opened(qtbot, shown(qtbot, context), RegionView)
    assert view.region is not None and view.region.of(HEGANG) is not None
    qtbot.mouseClick(view.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(path.exists, timeout=WITHIN_MS)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    assert str(path) in view.told.text()
    book = openpyxl.load_workbook(path, data_only=True)
    written = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {ranking.city.name.text(language) for ranking in view.region.cities} <= written


def test_a_workbook_that_cannot_be_written_is_told(qtbot: QtBot, make_context: MakeContext, tmp_path: Path) -> None:
    context = replace(make_context(), dialogs=FakeDialogs(export_path=tmp_path / "missing" / "region.xlsx"))
    view = opened(qtbot, shown(qtbot, context), RegionView)
    with qtbot.waitSignal(context.notices.told, timeout=WITHIN_MS):
        qtbot.mouseClick(view.export, Qt.MouseButton.LeftButton)


def test_another_province_or_the_peers_are_compared(qtbot: QtBot, context: Context) -> None:
    view = opened(qtbot, shown(qtbot, context), RegionView)
    for place, cities in ((1, {"R001", "R002", "R003"}), (0, {HEGANG, SHUANGYASHAN})):
        view.chosen_set.activated.emit(place)
        qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
        assert view.region is not None
        assert cities <= {ranking.city.id for ranking in view.region.cities}
        assert view.chosen_set.itemText(place) in text_of(view)


def test_any_cities_are_a_region_of_their_own_name(qtbot: QtBot, make_context: MakeContext, tmp_path: Path) -> None:
    path = tmp_path / "region.xlsx"
    context = replace(make_context(), dialogs=FakeDialogs(export_path=path))
    page = shown(qtbot, context)
    view = opened(qtbot, page, RegionView)
    view.choose.click()
    chooser = view.chooser
    chooser.clear.click()
    assert not chooser.compare.isEnabled()
    for typed in ("金昌", "baiyin"):
        chooser.search.insert(typed)
        qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    chooser.search.setText("tongling")
    chooser.found.item(0).setCheckState(Qt.CheckState.Checked)
    chooser.name.setText("有色金属城市")
    chooser.compare.click()
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    assert view.region is not None
    assert {ranking.city.name.zh for ranking in view.region.cities} == {"金昌市", "白银市", "铜陵市"}
    assert "有色金属城市" in text_of(view)

    page.finder.chosen.emit(TONGLING)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    assert view.chosen_set.currentText() == "有色金属城市"
    qtbot.mouseClick(view.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    sheets = openpyxl.load_workbook(path, read_only=True)
    written = {cell for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {"金昌市", "白银市", "铜陵市"} <= written
    assert any("有色金属城市" in str(cell) for cell in written)

    view.choose.click()
    assert chooser.name.text() == "有色金属城市"
    chooser.name.setText("甘肃省")
    chooser.compare.click()
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=WITHIN_MS)
    assert view.region.name.zh == "甘肃省（自选）"


def test_tabs_fit_the_smallest_window_in_both_languages(qtbot: QtBot, make_context: MakeContext) -> None:
    for language in ("zh", "en"):
        page = shown(qtbot, make_context(language))
        for position in range(page.tabs.count()):
            page.tabs.setCurrentIndex(position)
            last = page.tabs.tabRect(page.tabs.count() - 1)
            assert last.right() <= page.tabs.width()
