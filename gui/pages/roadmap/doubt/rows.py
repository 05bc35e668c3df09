"""Stability as rows of a table, grouped by standing."""

from dataclasses import dataclass

from planner.analysis.phase_stability import STANDINGS
from planner.model.plan import Plan
from planner.model.stability import ActionStability, Stability, Standing
from planner.model.voices import Voice, VoiceKind
from planner.text.marker import mark
from planner.text.texts import MISSING, Texts

STANDING_NAMES: dict[Standing, str] = {
    "core": mark("core"),
    "borderline": mark("borderline"),
    "out": mark("not in"),
}
STANDING_MARKS: dict[Standing, str] = {"core": "●", "borderline": "◐", "out": "○"}
HEADINGS: dict[Standing, str] = {
    "core": mark("Core, in at least 80% of the draws ({count})"),
    "borderline": mark("Borderline, in 20% to 80% ({count})"),
    "out": mark("Not in, fewer than 20% ({count})"),
}


@dataclass(frozen=True, slots=True)
class VoiceCell:
    """Where a voice's weights put the action, in words; `differs` from where the plan's own weights put it."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class StabilityRow:
    """One action; a heading has no action and only a name. Shares are 0..1, `phases` in plan order."""

    action: str
    name: str
    in_plan: float = 0.0
    phases: tuple[float, ...] = ()
    place: str = MISSING
    keeps: float | None = None
    standing: Standing = "out"
    voices: tuple[VoiceCell, ...] = ()


def stability_rows(texts: Texts, plan: Plan, found: Stability, voices: tuple[Voice, ...]) -> tuple[StabilityRow, ...]:
    """Core, borderline and out, each under its heading; within each by share in the plan, then in the phase."""
    rows: list[StabilityRow] = []
    compared = dict(found.compared)
    for standing in STANDINGS:
        members = [entry for entry in found.actions if entry.standing == standing]
        if members:
            rows.append(StabilityRow("", texts.tr(HEADINGS[standing], count=len(members)), standing=standing))
        members.sort(key=lambda entry: (-entry.in_plan, -(entry.same_phase or 0.0)))
        rows.extend(_row(texts, plan, entry, compared.get(entry.action), voices) for entry in members)
    return tuple(rows)


def share_words(texts: Texts, share: float | None) -> str:
    """A share of the draws with one decimal, none where it is all or nothing."""
    return texts.percent(share, 0 if share in (0.0, 1.0) else 1)


def place_name(texts: Texts, plan: Plan, year: int | None) -> str:
    """The phase of a start year, or the sign for none."""
    phase = None if year is None else plan.phase_of(year)
    return MISSING if phase is None else texts.of(phase.name)


def shown_voices(voices: tuple[Voice, ...], kind: VoiceKind) -> tuple[Voice, ...]:
    return tuple(voice for voice in voices if voice.kind == kind)


def voice_name(texts: Texts, plan: Plan, voice: Voice) -> str:
    return voice.id if voice.kind == "department" else texts.of(plan.weighting.shown_name(voice.id))


def _row(texts: Texts, plan: Plan, entry: ActionStability, year: int | None, voices: tuple[Voice, ...]) -> StabilityRow:
    place = place_name(texts, plan, year)
    cells = []
    for voice in voices:
        text = place_name(texts, plan, voice.year(entry.action))
        cells.append(VoiceCell(text, text != place))
    return StabilityRow(
        action=entry.action,
        name=texts.of(plan.action(entry.action).name),
        in_plan=entry.in_plan,
        phases=tuple(share for _phase, share in entry.by_phase),
        place=place,
        keeps=entry.same_phase,
        standing=entry.standing,
        voices=tuple(cells),
    )
