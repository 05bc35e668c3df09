"""The check of an action's rules beside its place: a working column a rule, and what they come to in words."""

from collections.abc import Sequence

from planner.model.funding import ALL_PUBLIC
from planner.text.texts import Texts
from planner.workbook import options
from planner.workbook.book import formula_text
from planner.workbook.draft import Draft
from planner.workbook.lines import ActionLine
from planner.workbook.sheets import names
from planner.workbook.sheets.action_cells import SEPARATOR
from planner.workbook.sheets.action_columns import CHECKS, ActionTable
from planner.workbook.style import Look
from planner.workbook.subject import Subject
from planner.workbook.together import Together
from planner.workbook.uses import Uses

_TOLD: dict[str, frozenset[str]] = {
    "late": frozenset(
        {
            *("predecessor not scheduled", "starts too soon after predecessor"),
            *("starts before predecessor ends", "starts before any predecessor ends"),
        }
    ),
    "crowded": frozenset({"in a year over capacity"}),
    "early": frozenset({"starts before readiness allows"}),
    "moved": frozenset({"starts away from its fixed year"}),
    "window": frozenset({"starts before its earliest year", "ends after its latest year"}),
    "outside": frozenset({"runs beyond the plan", "starts before the first year"}),
    "barred": frozenset({"scheduled though forbidden"}),
}
"""Codes of `planner.roadmap.breaches` by the column that checks them."""
_NOTE, _CENTRED = Look("note", "integer", "center"), Look("formula", align="center", wrap=True)


class ActionChecks:
    """Puts the checks of the action table, line by line."""

    def __init__(self, draft: Draft, subject: Subject, table: ActionTable, uses: Uses, together: Together) -> None:
        self._draft, self._subject, self._table = draft, subject, table
        self._uses, self._together = uses, together

    def put_all(self, lines: Sequence[ActionLine]) -> None:
        for row, line in enumerate(lines, self._table.first):
            self._put(line, row)

    def _put(self, line: ActionLine, row: int) -> None:
        table, start = self._table, self._table.at("start_year", row)
        broken = self._broken(line)
        for key, condition in self._conditions(row).items():
            found = f"IF({condition},1,0)"
            formula = f"IF({start}=0,{found},0)" if key == "forgotten" else f"IF({start}=0,0,{found})"
            self._draft.put(row, table.column(key), int(broken[key]), _NOTE, formula)
        texts = self._subject.texts
        between = "；" if texts.language == "zh" else "; "
        words = _words(texts)
        kept, unplaced = texts.tr("In order"), texts.tr("Not scheduled")
        none = unplaced if line.placed is None else kept
        value = between.join(word for key, word in words.items() if broken[key]) or none
        parts = "&".join(f'IF({table.at(key, row)}=1,{formula_text(between + word)},"")' for key, word in words.items())
        count = "+".join(table.at(key, row) for key in words)
        nothing = f"IF({start}=0,{formula_text(unplaced)},{formula_text(kept)})"
        formula = f"IF({count}=0,{nothing},MID({parts},{len(between) + 1},250))"
        self._draft.put(row, table.column("check"), value, _CENTRED, formula)

    def _broken(self, line: ActionLine) -> dict[str, bool]:
        action, placed = line.action, line.placed
        if placed is None:
            required = action.mandatory or action.pinned_start is not None
            return dict.fromkeys(CHECKS, False) | {"forgotten": required and not action.forbidden}
        codes = {message.code for message in placed.broken}
        pools = tuple(pool.id for pool in self._subject.plan.pools)
        return {
            **{key: bool(codes.intersection(told)) for key, told in _TOLD.items()},
            "over": self._uses.takes_too_much(line, (ALL_PUBLIC,)),
            "pool": self._uses.takes_too_much(line, pools),
            "group": self._together.is_too_many(action.id),
            "forgotten": False,
        }

    def _conditions(self, row: int) -> dict[str, str]:
        at, table = self._table.at, self._table
        start, last, pinned = at("start_year", row), at("last_year", row), f"N({at('pinned', row)})"
        earliest, latest, mandate = at("earliest", row), at("latest", row), at("mandate", row)
        texts = self._subject.texts
        free, yes = options.mandates(texts).words["no"], options.yes_or_no(texts).words["yes"]
        forbidden = at("forbidden", row)
        ended = f"INT({at('last_quarter', row)}/4)"
        spent = f"({table.spent(row).local}>0)*1"
        paid = f"MMULT({spent},{names.POOL_OVER})*({table.funding_in_force(row).local}>0)"
        window = f"OR({start}<N({earliest}),AND(ISNUMBER({latest}),{ended}>{latest}))"
        lead = f"({names.LEAD_UNITS}={at('lead', row)})"
        running = f"({names.LEAD_YEARS}>={start})*({names.LEAD_YEARS}<={last})"
        members = _bounded(names.GROUP_MEMBERS)
        return {
            "late": self._late(row),
            "over": f"AND({at('public', row)}>0,SUMPRODUCT(MMULT({spent},{names.PUBLIC_OVER}))>0)",
            "pool": f"SUMPRODUCT({paid})>0" if table.pools else "FALSE",
            "crowded": f"AND(N({at('capacity', row)})>0,SUMPRODUCT({lead}*{running}*{names.LEAD_OVER})>0)",
            "early": self._early(row),
            "moved": f"AND({pinned}>0,{start}<>{pinned})",
            "window": f"AND({start}<>{pinned},{window})",
            "outside": f"OR({start}<{names.FIRST_YEAR},{ended}>MAX({names.PHASE_LAST}))",
            "barred": f"{forbidden}={formula_text(yes)}",
            "group": f"SUMPRODUCT(ISNUMBER(FIND({_bounded(at('id', row))},{members}))*{names.GROUP_OVER})>0",
            "forgotten": f"AND(OR({mandate}<>{formula_text(free)},{pinned}>0),{forbidden}<>{formula_text(yes)})",
        }

    def _late(self, row: int) -> str:
        """Some predecessor of all, or every one of the options, is not finished, or not long enough, before the start.

        What has not waited long enough after its predecessor stands on the sheet of dependencies.
        """
        at, first = self._table.at, self._table.at("first_quarter", row)

        def finished(cell: str, kind: int) -> str:
            listed = f"ISNUMBER(FIND({_bounded(names.ACTION_IDS)},{_bounded(cell)}))"
            ended = f"SUMPRODUCT({listed}*({names.ACTION_STARTS}>0)*({names.ACTION_ENDS}<{first}))"
            hasty = f"SUMPRODUCT(({names.LINK_ACTIONS}={at('id', row)})*({names.LINK_HASTY}={kind}))"
            return f"{ended}-{hasty}"

        needed, others = at("prerequisites", row), at("options", row)
        separators = f'(LEN({needed})-LEN(SUBSTITUTE({needed},"{SEPARATOR}","")))/{len(SEPARATOR)}'
        missing = f'IF({needed}="",FALSE,{separators}+1>{finished(needed, 1)})'
        return f'OR({missing},IF({others}="",FALSE,{finished(others, 2)}=0))'

    def _early(self, row: int) -> str:
        """Before the year the readiness gates open; a start that was fixed there is let through."""
        at, start = self._table.at, self._table.at("start_year", row)
        match = f"MATCH({at('readiness', row)},{names.GATE_READINESS},1)"
        opens = f"IFERROR(INDEX({names.GATE_YEARS},{match}),MAX({names.PHASE_LAST})+1)"
        early = f"{start}<MAX({names.FIRST_YEAR},IF({names.GATES_ON}=1,{opens},0))"
        return f"AND({early},{start}<>N({at('pinned', row)}))"


def _bounded(cell: str) -> str:
    """Text with a separator on either side, so that one number is not found within another."""
    return f'"{SEPARATOR}"&{cell}&"{SEPARATOR}"'


def _words(texts: Texts) -> dict[str, str]:
    return {
        "late": texts.tr("Predecessor not finished"),
        "over": texts.tr("Budget exceeded"),
        "pool": texts.tr("Funding source exceeded"),
        "crowded": texts.tr("Lead unit overloaded"),
        "early": texts.tr("Not ready enough"),
        "moved": texts.tr("Not in its fixed year"),
        "window": texts.tr("Outside its earliest and latest year"),
        "outside": texts.tr("Outside the planned years"),
        "barred": texts.tr("Forbidden, yet scheduled"),
        "group": texts.tr("Too many of its group"),
        "forgotten": texts.tr("Mandatory, yet not scheduled"),
    }
