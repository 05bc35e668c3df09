"""The commands about own figures: import tables, list what was imported, export and remove it."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from planner.cities.catalogue import Catalogue, load_catalogue
from planner.cities.own_figures import OwnFigure, Proposed, proposed, taken
from planner.cities.search import resolve
from planner.cities.yearbook.opening import open_file
from planner.cities.yearbook.questions import Answers
from planner.cities.yearbook.reading import Reading, make_reader
from planner.cli.arguments import Arguments
from planner.cli.message_lines import message_lines
from planner.cli.streams import tell
from planner.cli.table import table
from planner.model.message import Message, ProblemError
from planner.store.figure_table import write_figures
from planner.store.own_figures import OwnFigures
from planner.text.figure_words import CHANGES, NOTES, SCOPES, STATUSES
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

DOUBTS_SHOWN = 40
PREVIEW_HEAD = (
    mark("Cell"),
    mark("City"),
    mark("Indicator"),
    mark("Year"),
    mark("Figure value"),
    mark("Known"),
    mark("Remark"),
)
CITY_HEAD = (
    mark("Indicator"),
    mark("Scope"),
    mark("Year"),
    mark("Figure value"),
    mark("Unit"),
    mark("Source"),
    mark("Import"),
)
IMPORTS_HEAD = (mark("Import"), mark("Day"), mark("Figures"), mark("Source"), mark("Files"))


def figures(arguments: Arguments, texts: Texts, today: date, own: OwnFigures) -> int:
    match arguments.action:
        case "import":
            return _import(arguments, texts, today, own)
        case "list":
            return _list(arguments, texts, own)
        case "export":
            return _export(arguments, texts, own)
        case _:
            count = own.remove(None if arguments.all else arguments.number)
            tell(texts.tr("Removed figures: {count}.", count=count))
            return 0


def _import(arguments: Arguments, texts: Texts, today: date, own: OwnFigures) -> int:
    source = arguments.source.strip()
    if not source:
        raise ProblemError("source empty", "cities")
    catalogue = load_catalogue()
    sheets = [sheet for path in arguments.files for sheet in open_file(path)]
    reading = make_reader(catalogue).read(sheets, Answers(year=arguments.year))
    rows = proposed(reading.found, catalogue, own.in_force())
    print(_preview(catalogue, reading, rows, texts))
    for line in message_lines(_messages(reading, rows), texts):
        tell(line)
    figures = taken((row for row in rows if row.wanted), source, today.isoformat())
    if not figures:
        names = tuple(path.name for path in arguments.files)
        raise ProblemError("nothing to import", "cities", files=names)
    if arguments.dry_run:
        tell(texts.tr("Nothing was stored: this was a dry run."))
        return 0
    if not (arguments.yes or _agreed(texts, len(figures))):
        tell(texts.tr("Nothing was stored."))
        return 1
    number = own.take(figures)
    tell(texts.tr("Import {number}: {count} figures stored.", number=number, count=len(figures)))
    return 0


def _agreed(texts: Texts, count: int) -> bool:
    """Ask on a console; elsewhere nobody can answer, so it counts as no."""
    if not sys.stdin.isatty():
        tell(texts.tr("Add --yes to store the figures without being asked."))
        return False
    tell(texts.tr("Store {count} figures? Type y to agree.", count=count))
    return sys.stdin.readline().strip().casefold() in ("y", "yes", "是")


def _messages(reading: Reading, rows: Sequence[Proposed]) -> Iterable[Message]:
    yield from reading.messages
    if reading.questions:
        yield Message("questions open", "warning", "cities", params={"count": len(reading.questions)})
    doubts = sum(row.change == "odd" for row in rows)
    if doubts:
        yield Message("odd figures left", "warning", "cities", params={"count": doubts})


def _preview(catalogue: Catalogue, reading: Reading, rows: Sequence[Proposed], texts: Texts) -> str:
    """Counts by kind, then every figure that is changed or in doubt, then the open questions."""
    counts = Counter[str](row.change for row in rows)
    parts = [
        texts.tr("{label}: {text}", label=texts.tr(CHANGES[change]), text=str(counts[change])) for change in CHANGES
    ]
    without = Counter(cell.status for cell in reading.found if cell.value is None and cell.status != "odd")
    parts += [
        texts.tr("{label}: {text}", label=texts.tr(STATUSES[status]), text=str(n)) for status, n in without.items()
    ]
    shown = [row for row in rows if row.change in ("changed", "odd")]
    lines = [texts.join(parts)]
    if shown:
        head = tuple(map(texts.tr, PREVIEW_HEAD))
        body = [_row(catalogue, row, texts) for row in shown[:DOUBTS_SHOWN]]
        lines += ["", table(head, body, numbers=(3, 4, 5))]
        if len(shown) > DOUBTS_SHOWN:
            lines.append(texts.tr("… and {count} more", count=len(shown) - DOUBTS_SHOWN))
    for question in reading.questions:
        at = f"{question.file} {question.sheet}!{question.cell}"
        options = texts.join(_candidate(catalogue, question.kind, id, texts) for id in question.candidates)
        asked = texts.tr("{printed}: which of these? {options}", printed=question.printed or at, options=options)
        lines.append(f"{at}  {asked}")
    return "\n".join(lines)


def _candidate(catalogue: Catalogue, kind: str, id: str, texts: Texts) -> str:
    match kind:
        case "indicator":
            return texts.of(catalogue.indicator(id).name)
        case "city":
            return texts.of(catalogue.city(id).name)
        case _:
            return id


def _row(catalogue: Catalogue, row: Proposed, texts: Texts) -> tuple[str, ...]:
    cell, indicator = row.found, catalogue.indicator(row.found.indicator)
    remarks = [texts.tr(CHANGES[row.change])]
    if cell.status in ("conflict", "interpolated"):
        remarks.append(texts.tr(STATUSES[cell.status]))
    remarks += [texts.tr(NOTES[note]) for note in cell.notes]
    if row.peer_median is not None:
        remarks.append(texts.tr("over ten times the peers' median {median}", median=texts.number(row.peer_median, 2)))
    return (
        f"{cell.sheet}!{cell.cell}",
        texts.of(catalogue.city(cell.city).name),
        f"{texts.of(indicator.name)} ({texts.of(indicator.unit)})",
        str(cell.year or MISSING),
        texts.number(cell.value, max(indicator.decimals, 2)),
        texts.number(row.known, max(indicator.decimals, 2)),
        texts.join(remarks),
    )


def _list(arguments: Arguments, texts: Texts, own: OwnFigures) -> int:
    catalogue = load_catalogue()
    if arguments.city is not None:
        city = resolve(catalogue, arguments.city)
        rows = [_own_row(catalogue, figure, texts) for figure in own.in_force() if figure.city == city.id]
        head = tuple(map(texts.tr, CITY_HEAD))
        numbers: tuple[int, ...] = (2, 3, 6)
    else:
        rows = [
            (str(entry.batch), entry.imported, str(entry.count), entry.source, texts.join(entry.files))
            for entry in own.imports()
        ]
        head = tuple(map(texts.tr, IMPORTS_HEAD))
        numbers = (0, 2)
    if not rows:
        tell(texts.tr("There are no own figures."))
        return 0
    print(table(head, rows, numbers))
    return 0


def _own_row(catalogue: Catalogue, figure: OwnFigure, texts: Texts) -> tuple[str, ...]:
    indicator = catalogue.indicator(figure.indicator)
    return (
        texts.of(indicator.name),
        texts.tr(SCOPES[figure.scope]),
        str(figure.year),
        texts.number(figure.value, max(indicator.decimals, 2)),
        texts.of(indicator.unit),
        figure.source,
        str(figure.batch),
    )


def _export(arguments: Arguments, texts: Texts, own: OwnFigures) -> int:
    path: Path = arguments.out
    if path.exists() and not arguments.replace:
        raise ProblemError("file exists", where=str(path), file=path.name)
    figures = own.in_force()
    if not figures:
        raise ProblemError("no own figures", "cities")
    write_figures(path, figures, load_catalogue(), texts)
    tell(texts.tr("Wrote “{file}”.", file=str(path)))
    return 0
