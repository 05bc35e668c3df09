"""The decision log (变更记录) in words."""

from planner.model.log import Detail, LogEntry, LogKind
from planner.model.weighting import ExclusionRule, Weighting
from planner.text.marker import mark
from planner.text.ratios import ratio_text
from planner.text.texts import Texts

EXCLUSION_RULES: dict[ExclusionRule, str] = {
    "inconsistent": mark("consistency ratio above the limit"),
    "incomplete": mark("too few answers"),
    "conflict_of_interest": mark("conflict of interest"),
    "withdrawn": mark("withdrawn by the expert"),
    "other": mark("other reason"),
}
"""The rules by which an expert can be excluded, as phrases."""

_LINES: dict[LogKind, str] = {
    "revision accepted": mark(
        "{expert} accepted a proposed revision: “{first}” to “{second}” was {before}, is now {after}."
    ),
    "expert excluded": mark("{expert} is no longer counted ({rule}): {reason}."),
    "expert heard again": mark("{expert} is counted again."),
    "weights frozen": mark("Weights locked: {reason}."),
    "weights released": mark("Weights released: {reason}."),
    "round started": mark("Round {number} of the consultation began."),
    "schedule adopted": mark("Schedule adopted: {actions} actions, solved by {solver}."),
    "start overridden": mark("“{action}” moved by hand from {before} to {after} (value lost: {lost}): {reason}."),
    "action mandated": mark("“{action}” made mandatory ({mandate}; value lost: {lost}): {reason}."),
    "replanned": mark("Re-planned as of {day}: {kept} actions under way or done stayed, {moved} changed their start."),
}
_MEETING_PARTS = (
    ("present", mark("Present: {text}")),
    ("questions", mark("Questions put: {text}")),
    ("results", mark("Results: {text}")),
    ("decisions", mark("Decisions: {text}")),
)
_FULL_STOPS = ".。！!？?"


def log_line(entry: LogEntry, weighting: Weighting, texts: Texts) -> str:
    """What was decided as one sentence, without its date; a meeting as its fields, one a line."""
    if entry.kind == "meeting":
        parts = [texts.tr(label, text=entry.details[name]) for name, label in _MEETING_PARTS if name in entry.details]
        return "\n".join(parts)
    if entry.kind == "note":
        return texts.word(entry.details["text"])
    blanks = {name: _word(name, value, texts) for name, value in entry.details.items()}
    return texts.tr(_LINES[entry.kind], expert=texts.of(weighting.shown_name(entry.expert)), **blanks)


def shown_who(entry: LogEntry, weighting: Weighting, texts: Texts) -> str:
    """Who made the entry; while the group is anonymous an expert's name gives way to the number."""
    for expert in weighting.experts if entry.who else ():
        if weighting.anonymous and entry.who in (expert.name.zh, expert.name.en):
            return texts.of(weighting.shown_name(expert.id))
    return entry.who


def _word(name: str, value: Detail, texts: Texts) -> str:
    if name in ("before", "after") and isinstance(value, float):
        return ratio_text(value)
    if name == "rule":
        phrase = next((phrase for rule, phrase in EXCLUSION_RULES.items() if rule == value), str(value))
        return texts.tr(phrase)
    if name == "reason":
        return texts.word(value).rstrip(_FULL_STOPS)
    return texts.word(value)
