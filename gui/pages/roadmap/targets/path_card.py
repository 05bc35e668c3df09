"""The path of the chosen indicator as a picture with its sentence."""

from gui.context import Context
from gui.models.text_table import tab_separated
from gui.pages.roadmap.targets.path_chart import PathChart
from gui.widgets.chart_card import ChartCard
from planner.model.plan import Plan
from planner.roadmap.indicator_paths import IndicatorPath
from planner.roadmap.target_words import gap_sentence, name_with_unit, phase_end_words
from planner.text.figures import plain
from planner.text.texts import MISSING


class PathCard(ChartCard):
    def __init__(self, context: Context) -> None:
        self.chart = PathChart(context)
        super().__init__(context, self.chart)

    def show_path(self, plan: Plan, path: IndicatorPath) -> None:
        texts = self.context.texts
        title = name_with_unit(texts, path.target)
        sentence = gap_sentence(texts, path)
        legend = texts.tr(
            "Line: baseline with what finished actions add · dashed: baseline · ◆ target, red if missed · ● reading"
        )
        self.show_chart(title, sentence, self._table(path), legend=legend)
        self.chart.show_path(plan, path, sentence)

    def _table(self, path: IndicatorPath) -> str:
        texts = self.context.texts
        heads = (
            texts.tr("Phase"),
            texts.tr("End of year"),
            texts.tr("Target"),
            texts.tr("Actions add"),
            texts.tr("Expected"),
            texts.tr("Gap"),
        )
        lines = [
            (
                texts.of(end.phase.name),
                str(end.phase.last_year),
                MISSING if end.target is None else plain(end.target),
                plain(end.added),
                MISSING if end.reached is None else plain(end.reached),
                phase_end_words(texts, path.target, end),
            )
            for end in path.ends
        ]
        return tab_separated(((name_with_unit(texts, path.target),), heads, *lines))
