"""Draws a `Chart` as a native chart of the workbook."""

from typing import Any

from planner.workbook.book import Chart, ChartKind, Series
from planner.workbook.style import INK, LINE

_KINDS: dict[ChartKind, dict[str, str]] = {
    "bar": {"type": "bar"},
    "stacked_bar": {"type": "bar", "subtype": "stacked"},
    "column": {"type": "column"},
    "stacked_column": {"type": "column", "subtype": "stacked"},
}
_GAP = 55
"""Room between bars in per cent of their width."""


def insert_chart(workbook: Any, worksheet: Any, chart: Chart, font: str) -> None:
    """`workbook` and `worksheet` are XlsxWriter's."""
    words = {"name": font, "size": 9, "color": INK}
    drawn = workbook.add_chart(dict(_KINDS[chart.kind]))
    for series in chart.series:
        if not series.line:
            drawn.add_series(_bars(series) | _labels(chart, words))
    lines = [series for series in chart.series if series.line]
    if lines:
        overlaid = workbook.add_chart({"type": "line"})
        for series in lines:
            overlaid.add_series(_line(series))
        drawn.combine(overlaid)
    _set_axes(drawn, chart, words)
    drawn.set_title({"name": chart.title, "name_font": words | {"size": 11, "bold": True}, "overlay": False})
    drawn.set_legend({"none": True} if len(chart.series) == 1 else {"position": "bottom", "font": words})
    drawn.set_chartarea({"border": {"color": LINE}})
    drawn.set_size({"width": chart.width, "height": chart.height})
    worksheet.insert_chart(chart.row, chart.column, drawn, {"x_offset": 4, "y_offset": 4})


def _data(series: Series) -> dict[str, Any]:
    return {
        "name": f"={series.name.full}",
        "categories": f"={series.categories.full}",
        "values": f"={series.values.full}",
    }


def _bars(series: Series) -> dict[str, Any]:
    return _data(series) | {"fill": {"color": series.colour}, "border": {"none": True}, "gap": _GAP}


def _line(series: Series) -> dict[str, Any]:
    return _data(series) | {"line": {"color": series.colour, "width": 2, "dash_type": "dash"}}


def _labels(chart: Chart, words: dict[str, Any]) -> dict[str, Any]:
    return {"data_labels": {"value": True, "num_format": chart.number, "font": words}} if chart.labels else {}


def _set_axes(drawn: Any, chart: Chart, words: dict[str, Any]) -> None:
    names: dict[str, Any] = {"num_font": words, "line": {"color": LINE}, "major_tick_mark": "none"}
    values = names | {
        "num_format": chart.number,
        "min": 0,
        "major_gridlines": {"visible": not chart.labels, "line": {"color": LINE}},
    }
    if chart.high is not None:
        values["max"] = chart.high
    if chart.labels:
        values["visible"] = False
    if chart.kind in ("column", "stacked_column"):
        drawn.set_x_axis(names)
        drawn.set_y_axis(values)
        return
    # Bars count their categories from below; a reader expects the first on top and the scale at the foot.
    drawn.set_x_axis(values)
    drawn.set_y_axis(names | {"reverse": True, "crossing": "max"})
