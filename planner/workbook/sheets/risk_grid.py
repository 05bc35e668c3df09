"""The risk grid: likelihood up, impact across, in each field the actions that lie there now, and the risks listed."""

from collections.abc import Sequence

from planner.model.bilingual import Language
from planner.text.texts import Texts
from planner.workbook.book import formula_text
from planner.workbook.draft import Draft
from planner.workbook.lines import ActionLine
from planner.workbook.sheets.action_formulas import KEY_IMPACT, KEY_LIKELIHOOD, exposure
from planner.workbook.sheets.names import ACTION_IDS, ACTION_IMPACT, ACTION_LIKELIHOOD, ACTION_RISK_KEYS
from planner.workbook.style import Look
from planner.workbook.subject import Subject

STEPS = 5
MEDIUM_RISK, HIGH_RISK = 5, 12
"""From which likelihood times impact on a risk counts as medium and as high."""
AMBER = Look(fill="#FBEBC8", ink="#7A4B00")
_LOW, _HIGH = Look(fill="#E7F3EC", ink="#1B5E3A"), Look(fill="#FBD9D5", ink="#8E1B12")
_NAMED = 6
"""Actions named in a field; the rest are counted."""
_HEIGHT = 44.0
_HEAD = Look("head", align="center")
_TEXT, _MIDDLE = Look("text", wrap=True), Look("text", align="center", wrap=True)
_BETWEEN: dict[Language, str] = {"zh": "、", "en": ", "}


def put_grid(draft: Draft, subject: Subject, lines: Sequence[ActionLine], row: int) -> int:
    """Put the grid at `row`; returns the row after it, one left free."""
    texts = subject.texts
    draft.section(row, texts.tr("Risk grid (live)"))
    told = texts.tr(
        "Likelihood × impact of the action table, each from 1 to 5: below {medium} low, from {medium} medium, from "
        "{high} high. The figure counts the actions of a field.",
        medium=MEDIUM_RISK,
        high=HIGH_RISK,
    )
    draft.put(row + 1, 0, told, Look("note"))
    draft.put(row + 2, 0, texts.tr("Likelihood"), _HEAD, columns=2)
    steps = (texts.tr("very low"), texts.tr("low"), texts.tr("medium"), texts.tr("high"), texts.tr("very high"))
    for impact, column, width in _FIELDS:
        title = texts.tr("Impact {number}: {word}", number=impact, word=steps[impact - 1])
        draft.put(row + 2, column, title, _HEAD, columns=width)
    for line, likelihood in enumerate(range(STEPS, 0, -1), row + 3):
        title = texts.tr("{number}: {word}", number=likelihood, word=steps[likelihood - 1])
        draft.put(line, 0, title, _HEAD, columns=2)
        draft.height(line, _HEIGHT)
        for impact, column, width in _FIELDS:
            own = [each for each in lines if _place(each) == (likelihood, impact)]
            value = _told(texts, [each.action.id for each in own])
            fill = _colour(likelihood * impact).fill
            look = Look("formula", align="center", wrap=True, fill=fill, size=9)
            draft.put(line, column, value, look, _formula(texts, likelihood, impact), columns=width)
    last = row + 3 + STEPS
    open_ = sum(exposure(each.action) is None for each in lines)
    draft.put(last, 0, texts.tr("Actions without an assessment"), Look("text", wrap=True), columns=2)
    judged = f"SUMPRODUCT(ISNUMBER({ACTION_LIKELIHOOD})*ISNUMBER({ACTION_IMPACT}))"
    formula = f"ROWS({ACTION_LIKELIHOOD})-{judged}" if lines else "0"
    draft.put(last, 2, open_, Look("formula", "integer", "center"), formula)
    return last + 2


_FIELDS = ((1, 2, 1), (2, 3, 1), (3, 4, 2), (4, 6, 2), (5, 8, 1))
"""Impact, first column and number of columns of a field, over the columns of the sheet."""


def put_risks(draft: Draft, subject: Subject, lines: Sequence[ActionLine], row: int) -> int:
    """The risks as of the export, gravest first, with what is done about them and by whom; returns the last row."""
    texts = subject.texts
    draft.section(row, texts.tr("Risks, gravest first (as of {date})", date=texts.date(subject.date)))
    draft.put_row(row + 1, 0, (texts.tr("No."), texts.tr("Action"), texts.tr("L × I")), _HEAD)
    draft.put(row + 1, 3, texts.tr("Risk"), _HEAD)
    draft.put(row + 1, 4, texts.tr("Mitigation"), _HEAD, columns=4)
    draft.put(row + 1, 8, texts.tr("Person accountable or lead unit"), _HEAD)
    told = [line for line in lines if texts.of(line.action.risk) or exposure(line.action) is not None]
    ordered = sorted(told, key=lambda line: -(exposure(line.action) or 0))
    for number, line in enumerate(ordered, row + 2):
        action, known = line.action, exposure(line.action)
        draft.put(number, 0, action.id, _MIDDLE)
        draft.put(number, 1, subject.name(action.name), _TEXT)
        word = "—" if known is None else f"{action.risk_likelihood} × {action.risk_impact} = {known}"
        fill = "" if known is None else _colour(known).fill
        draft.put(number, 2, word, Look("text", align="center", wrap=True, fill=fill))
        draft.put(number, 3, texts.of(action.risk), _TEXT)
        draft.put(number, 4, texts.of(action.mitigation), _TEXT, columns=4)
        draft.put(number, 8, texts.of(action.accountable) or texts.of(action.lead), _TEXT)
    return row + 1 + len(ordered)


def _place(line: ActionLine) -> tuple[int | None, int | None]:
    return line.action.risk_likelihood, line.action.risk_impact


def _colour(risk: int) -> Look:
    return _HIGH if risk >= HIGH_RISK else AMBER if risk >= MEDIUM_RISK else _LOW


def _told(texts: Texts, ids: list[str]) -> str:
    if not ids:
        return ""
    more = "…" if len(ids) > _NAMED else ""
    return f"{len(ids)}\n{_BETWEEN[texts.language].join(ids[:_NAMED])}{more}"


def _formula(texts: Texts, likelihood: int, impact: int) -> str:
    """How many, and the numbers of the first of them, each found by its key."""
    count = f"COUNTIFS({ACTION_LIKELIHOOD},{likelihood},{ACTION_IMPACT},{impact})"
    field = KEY_LIKELIHOOD * likelihood + KEY_IMPACT * impact
    between = formula_text(_BETWEEN[texts.language])
    ids = [f"INDEX({ACTION_IDS},MATCH({field + place},{ACTION_RISK_KEYS},0))" for place in range(1, _NAMED + 1)]
    found = [f'IFERROR({between + "&" if place else ""}{id},"")' for place, id in enumerate(ids)]
    more = f'IF({count}>{_NAMED},"…","")'
    return f'IF({count}=0,"",{count}&CHAR(10)&{"&".join(found)}&{more})'
