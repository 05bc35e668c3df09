"""Tables and paragraphs on the clipboard: plain for spreadsheets and chat, formatted for documents and mail."""

from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_RULED = "border:1px solid gray;padding:2px 6px"


def copy_table(table: str, *, heads: bool = True, above: str = "") -> None:
    """Copy tab-separated lines as text and as a table; `heads`: the first line is one. `above` is a line before it."""
    rows = []
    for place, line in enumerate(table.split("\n")):
        tag = "th" if heads and place == 0 else "td"
        cells = "".join(f'<{tag} style="{_RULED}">{escape(cell)}</{tag}>' for cell in line.split("\t"))
        rows.append(f"<tr>{cells}</tr>")
    title = f"<p>{escape(above)}</p>" if above else ""
    formatted = f'{title}<table style="border-collapse:collapse">{"".join(rows)}</table>'
    _put(f"{above}\n{table}" if above else table, formatted)


def copy_paragraph(text: str, formatted: str) -> None:
    """Copy a paragraph as text and in its formatted (HTML) form."""
    _put(text, f"<p>{formatted}</p>")


def _put(text: str, formatted: str) -> None:
    data = QMimeData()
    data.setText(text)
    data.setHtml(formatted)
    QGuiApplication.clipboard().setMimeData(data)
