"""Edited exports held against the plan: a list of differences, and the edit that takes the accepted ones over."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from planner import evaluate
from planner.edits import actions, library, roadmap
from planner.edits.action_inputs import strategy_named
from planner.edits.input_values import set_inputs, together
from planner.model.action import CROSS
from planner.model.bilingual import LANGUAGES, Bilingual, Language, same
from planner.model.message import Message, Param, ProblemError
from planner.model.plan import Plan
from planner.text.texts import Texts
from planner.workbook import layout_of
from planner.workbook.book import Ids, Value
from planner.workbook.home import inputs
from planner.workbook.home.edited import ChangedCell, EditedWorkbook, NewRow
from planner.workbook.home.marks import LIBRARY_STAMP
from planner.workbook.home.reader import same_value
from planner.workbook.home.reading import Given, Reading, read_input
from planner.workbook.home.words import cut, label, shown
from planner.workbook.library import library_book
from planner.workbook.returned.cell_value import Unreadable
from planner.workbook.returned.keyed_book import Place
from planner.workbook.returned.keys import key

Kind = Literal["changed", "new action", "missing action"]
State = Literal["sheet", "both", "rivals"]
_ORDER = (inputs.CHOICE, inputs.MONEY, inputs.CLASS_COST, inputs.BOUND)
_NOWHERE = Place("", "")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that an edited export says otherwise than it was exported with.

    `id` names it among all; `label` says what it is, `place` where it stands in `file`, `by` who changed it. `value`
    is what the cell says now, `exported` what it held, `planned` what the plan holds now. In state "both" the plan
    was changed too, in "rivals" another copy says something else. `doubt` tells that `value` is a proposal,
    `obstacle` why it cannot be taken over by itself.
    """

    id: str
    kind: Kind
    ids: Ids
    file: str
    by: str
    place: Place
    language: Language
    label: Bilingual
    exported: Given
    value: Given
    planned: Given
    state: State = "sheet"
    doubt: Message | None = None
    obstacle: Message | None = None
    row: NewRow | None = None

    @property
    def offered(self) -> bool:
        """Whether it can be taken over without a decision: changed in one place, read beyond doubt, nothing lost."""
        return self.clear and self.kind != "missing action"

    @property
    def clear(self) -> bool:
        return self.state == "sheet" and self.doubt is None and self.obstacle is None

    @property
    def messages(self) -> tuple[Message, ...]:
        """What to know before deciding, the difference's conflict first."""
        return tuple(filter(None, (self._conflict, self.doubt, self.obstacle)))

    @property
    def _conflict(self) -> Message | None:
        code = {"both": "changed in both", "rivals": "copies disagree"}.get(self.state)
        if self.kind == "missing action":
            code = "library row gone" if self.ids[0] == inputs.LIBRARY else "action line gone"
        if code is None:
            return None
        values: dict[str, Param] = {
            name: self.shown(value)
            for name, value in (("exported", self.exported), ("value", self.value), ("planned", self.planned))
        }
        values |= {"file": self.file, "sheet": self.place.sheet, "cell": self.place.cell, "input": self.label}
        return Message(code, "warning", "file", self.file, values)

    def shown(self, value: Given) -> Bilingual:
        return shown(self.ids, value)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Edited exports as they fit one plan. `messages` are about whole files, sheets, and cells that say nothing."""

    differences: tuple[Difference, ...]
    messages: tuple[Message, ...]


def compare(plan: Plan, received: Sequence[EditedWorkbook], day: str) -> Comparison:
    """Hold edited exports against the plan as it is now, three ways: as exported, in the sheet, in the plan.

    What the sheet left alone is no difference, whatever happened to the plan; nor is what both changed alike. `day`
    (ISO 8601) is the one on which progress would be reported. ProblemError while the plan cannot be ranked, but for
    action libraries.
    """
    differences: list[Difference] = []
    messages: list[Message] = []
    values: dict[tuple[Language, str], dict[Ids, Value]] = {}
    for number, edited in enumerate(received):
        language, kind = edited.language, edited.stamp.kind
        if (language, kind) not in values:
            held = _library_values if kind == LIBRARY_STAMP else _values
            values[language, kind] = held(plan, language, day)
        found = _Match(plan, edited, number, values[language, kind])
        differences += found.differences()
        messages += found.messages
    return Comparison(tuple(_with_obstacles(plan, _with_rivals(differences), day)), tuple(messages))


def take_over(plan: Plan, accepted: Iterable[Difference], day: str) -> Plan:
    """Take differences into the plan: each by the edit the window uses for it.

    What one edit refuses is tried again after the others, as bounds and scores may only fit together. ProblemError
    with the first refusal that stays; the plan is then as before.
    """
    waiting = _bundles(accepted)
    while waiting:
        refused: list[tuple[list[Difference], ProblemError]] = []
        for bundle in waiting:
            try:
                plan = _applied(plan, bundle, day)
            except ProblemError as problem:
                refused.append((bundle, problem))
        if len(refused) == len(waiting):
            raise _located(*refused[0])
        waiting = [bundle for bundle, _ in refused]
    return plan


class _Match:
    """Holds one edited export against a plan, collecting what is to be said on the way."""

    def __init__(self, plan: Plan, edited: EditedWorkbook, number: int, values: dict[Ids, Value]) -> None:
        """`values` are what the workbook of the plan as it is now would hold."""
        self._plan, self._edited, self._number, self._values = plan, edited, number, values
        self._language = edited.language
        self.messages = list(edited.problems)

    def differences(self) -> Iterator[Difference]:
        stamp = self._edited.stamp
        if stamp.city != self._plan.city.id:
            self._tell("export of other plan", plan=stamp.plan)
            return
        found = [*self._changed(), *self._new(), *self._missing()]
        if not found and not self.messages:
            self._tell("export unchanged")
        yield from found

    def _changed(self) -> Iterator[Difference]:
        for cell in self._edited.changed:
            reading = self._reading(cell)
            if reading is None:
                continue
            exported = _given(cell.ids, cell.exported)
            if _equal(reading.value, exported):
                continue
            if cell.ids not in self._values:
                self._tell("input gone", cell.place, input=label(self._plan, cell.ids))
                continue
            planned = _given(cell.ids, self._values[cell.ids])
            if not _equal(reading.value, planned):
                yield self._difference(cell, reading, exported, planned)

    def _difference(self, cell: ChangedCell, reading: Reading, exported: Given, planned: Given) -> Difference:
        doubt = reading.doubt or ("cell is a formula" if cell.formula and isinstance(reading.value, str) else "")
        value = shown(cell.ids, reading.value)
        return Difference(
            id=f"{self._number}/{key(*cell.ids)}",
            kind="changed",
            ids=cell.ids,
            file=self._edited.file,
            by=self._edited.by,
            place=cell.place,
            language=self._language,
            label=label(self._plan, cell.ids),
            exported=exported,
            value=reading.value,
            planned=planned,
            state="sheet" if _equal(planned, exported) else "both",
            doubt=self._message(doubt, cell.place, text=_typed(cell), value=value) if doubt else None,
        )

    def _new(self) -> Iterator[Difference]:
        for row in self._edited.new_rows:
            name, kind = str(row.cells["name"]).strip(), self._action_kind
            for field in _open_fields(row, kind):
                self._check(row, _field_ids(kind, "", field))
            doubt = "new line in words" if len(_readings(row, kind)) < len(_open_fields(row, kind)) else ""
            others = {action.name.text(self._language) for action in self._plan.actions}
            doubt = "new line of known name" if name in others else doubt
            yield Difference(
                id=f"{self._number}/new/{row.number}",
                kind="new action",
                ids=(kind, "", "name"),
                file=self._edited.file,
                by=self._edited.by,
                place=row.place,
                language=self._language,
                label=same(cut(name)),
                exported=None,
                value=name,
                planned=None,
                doubt=self._message(doubt, row.place, text=cut(name)) if doubt else None,
                row=row,
            )

    def _check(self, row: NewRow, ids: Ids) -> None:
        """Tell a cell of a new line that says nothing its field could take."""
        try:
            read_input(ids, row.cells[ids[-1]])
        except Unreadable as unreadable:
            self._tell(unreadable.code, row.places[ids[-1]], text=cut(str(row.cells[ids[-1]])))

    def _missing(self) -> Iterator[Difference]:
        whole = self._action_kind == inputs.LIBRARY
        known = {action.id: action for action in self._plan.actions if action.included or whole}
        for id in self._edited.missing:
            if id in known:
                name = known[id].name
                yield Difference(
                    id=f"{self._number}/missing/{id}",
                    kind="missing action",
                    ids=(self._action_kind, id, "name"),
                    file=self._edited.file,
                    by=self._edited.by,
                    place=_NOWHERE,
                    language=self._language,
                    label=Bilingual(f"{id} {cut(name.text('zh'))}", f"{id} {cut(name.text('en'))}"),
                    exported=name.text(self._language),
                    value=None,
                    planned=name.text(self._language),
                )

    @property
    def _action_kind(self) -> str:
        """By what kind of input the table names the fields of an action."""
        return inputs.LIBRARY if self._edited.stamp.kind == LIBRARY_STAMP else inputs.ACTION

    def _reading(self, cell: ChangedCell) -> Reading | None:
        """What the cell says; None, and told, where it says nothing the input could take."""
        try:
            return read_input(cell.ids, cell.typed)
        except Unreadable as unreadable:
            self._tell(unreadable.code, cell.place, text=_typed(cell))
            return None

    def _tell(self, code: str, place: Place | None = None, **params: Param) -> None:
        self.messages.append(self._message(code, place, **params))

    def _message(self, code: str, place: Place | None = None, **params: Param) -> Message:
        file = self._edited.file
        where: dict[str, Param] = {"sheet": place.sheet, "cell": place.cell} if place else {}
        return Message(code, "warning", "file", file, {"file": file, **where, **params})


def _library_values(plan: Plan, language: Language, day: str) -> dict[Ids, Value]:
    """What the action library of the plan as it is now would hold."""
    return inputs.values(library_book(plan, language, day))


def _values(plan: Plan, language: Language, day: str) -> dict[Ids, Value]:
    """What the workbook of the plan as it is now would hold, and every judgement as it was given.

    While judgements do not link all children of a node the workbook shows equal weights in their place.
    """
    values = inputs.values(layout_of(plan, evaluate.evaluate(plan), language, day))
    given: dict[Ids, Value] = {
        (inputs.JUDGEMENT, each.expert, each.node, each.first, each.second): each.value
        for each in plan.weighting.judgements
    }
    return values | {ids: value for ids, value in given.items() if ids in values}


def _given(ids: Ids, value: Value) -> Given:
    """A cell that the program filled, as the plan has it; None where somebody spoiled the hidden sheet since."""
    try:
        return read_input(ids, value).value
    except Unreadable:
        return None


def _equal(one: Given, other: Given) -> bool:
    if isinstance(one, tuple) or isinstance(other, tuple):
        return one == other
    return same_value(one, other)


def _typed(cell: ChangedCell) -> str:
    return cut(str(cell.typed))


def _with_rivals(differences: Sequence[Difference]) -> list[Difference]:
    """Copies that change a cell alike count once; those that disagree stand against one another."""
    same_input: defaultdict[object, list[Difference]] = defaultdict(list)
    for each in differences:
        same_input[each.id if each.kind == "new action" else (each.kind, each.ids)].append(each)
    kept: list[Difference] = []
    for group in same_input.values():
        apart = [
            each
            for place, each in enumerate(group)
            if not any(_equal(each.value, other.value) for other in group[:place])
        ]
        kept += apart if len(apart) == 1 else [replace(each, state="rivals") for each in apart]
    return kept


def _with_obstacles(plan: Plan, differences: Sequence[Difference], day: str) -> Iterator[Difference]:
    """Each with what keeps it from being taken over, tried together with those it is set with."""
    refusals: dict[str, Message] = {}
    for bundle in _bundles(each for each in differences if each.state != "rivals"):
        try:
            _applied(plan, bundle, day)
        except ProblemError as problem:
            refusals |= {each.id: _located([each], problem).message for each in bundle}
    # What is refused by itself may fit with the others, as new bounds do with the scores they need.
    if refusals and _fits(plan, differences, day):
        refusals = {}
    for each in differences:
        yield replace(each, obstacle=refusals.get(each.id))


def _fits(plan: Plan, differences: Sequence[Difference], day: str) -> bool:
    try:
        take_over(plan, [each for each in differences if each.state != "rivals"], day)
    except ProblemError:
        return False
    return True


def _bundles(accepted: Iterable[Difference]) -> list[list[Difference]]:
    """Differences that are set together, choices of method and money first, lines that are gone last."""
    bundles: defaultdict[object, list[Difference]] = defaultdict(list)
    for each in accepted:
        bundles[together(each.ids) if each.kind == "changed" else each.id].append(each)
    return sorted(bundles.values(), key=_order)


def _order(bundle: Sequence[Difference]) -> int:
    first = bundle[0]
    if first.kind != "changed":
        return len(_ORDER) + (1 if first.kind == "new action" else 2)
    if first.ids[0] == inputs.LIBRARY and library.set_together(first.ids[-1]) == library.PLACE:
        return len(_ORDER) + 1
    return _ORDER.index(first.ids[0]) if first.ids[0] in _ORDER else len(_ORDER)


def _applied(plan: Plan, bundle: Sequence[Difference], day: str) -> Plan:
    first = bundle[0]
    if first.kind == "missing action" and first.ids[0] == inputs.LIBRARY:
        return actions.remove_action(plan, first.ids[1])
    if first.kind == "missing action":
        return roadmap.include_action(plan, first.ids[1], False)
    if first.row is not None:
        return _with_action(plan, first, first.row, day)
    return set_inputs(plan, {each.ids: each.value for each in bundle}, first.language, day)


def _with_action(plan: Plan, new: Difference, row: NewRow, day: str) -> Plan:
    """A line that was put in becomes an action of one's own, with whatever else it says."""
    kind, name = new.ids[0], same(str(row.cells["name"]).strip())
    if kind == inputs.LIBRARY:
        plan = actions.add_action(plan, name, id=str(row.cells.get("id") or "").strip())
    else:
        plan = actions.add_action(plan, name, strategy_named(plan, row.cells.get("strategy")) or CROSS)
    id = plan.actions[-1].id
    bundles: defaultdict[Ids, dict[Ids, Given]] = defaultdict(dict)
    for field, value in _readings(row, kind).items():
        if field != "name":
            ids = _field_ids(kind, id, field)
            bundles[together(ids)][ids] = value
    for values in bundles.values():
        plan = set_inputs(plan, values, new.language, day)
    return plan


def _readings(row: NewRow, kind: str) -> dict[str, Given]:
    """What the cells of a new line say beyond doubt, by field."""
    found: dict[str, Given] = {}
    for field in _open_fields(row, kind):
        try:
            reading = read_input(_field_ids(kind, "", field), row.cells[field])
        except Unreadable:
            continue
        if not reading.doubt:
            found[field] = reading.value
    return found


def _open_fields(row: NewRow, kind: str) -> tuple[str, ...]:
    """The fields of a new line that are for people to fill; the others follow from them."""
    following = ("id",) if kind == inputs.LIBRARY else _FOLLOWING
    return tuple(field for field in row.cells if field not in following)


def _field_ids(kind: str, action: str, field: str) -> Ids:
    return (inputs.PROGRESS if kind == inputs.ACTION and field in _REPORTED else kind, action, field)


_REPORTED = ("status", "percent", "actual", "note")
_FOLLOWING = (
    *("id", "phase", "strategy", "end", "cost", "permille", "criterion"),
    *("value", "exposure", "reason", "stability", "check", "basis"),
)


def _located(bundle: Sequence[Difference], problem: ProblemError) -> ProblemError:
    """The refusal with the cell it is about, where it does not name one."""
    first, message = bundle[0], problem.message
    where: dict[str, Param] = {"file": first.file, "sheet": first.place.sheet, "cell": first.place.cell}
    if message.step == "file":
        return ProblemError(message.code, "file", first.file, **{**where, **message.params})
    texts = {language: Texts(language).message(message) for language in LANGUAGES}
    detail = Bilingual(texts["zh"], texts["en"])
    return ProblemError("difference refused", "file", first.file, **where, detail=detail)
