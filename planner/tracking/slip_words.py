"""Slipping actions in words."""

from planner.model.bilingual import Bilingual
from planner.model.plan import Plan
from planner.text.marker import mark
from planner.text.phrases import joined, quoted
from planner.text.texts import Texts
from planner.tracking.outlook import Cause, Outlook, Slip

_SENTENCES: dict[Cause, str] = {
    "late start": mark("Should have started in {start}; now {expected} at the earliest, {delay} later than planned."),
    "late end": mark("Planned to end in {end}; as it goes it ends in {expected_end}, {delay} later."),
    "stopped": mark("Reported as stopped."),
    "pushed": mark("Pushed by {others}: planned {planned}, now {expected}, {delay} later."),
}


def slip_sentence(slip: Slip, plan: Plan, texts: Texts) -> str:
    """Why and by how much an action slips, and what waits for it."""
    others = _names(slip.pushed_by, plan)
    if slip.expected is None and slip.cause == "pushed":
        said = texts.tr("Waits for {others}, which will not be done.", others=others)
    else:
        expected = slip.expected or slip.planned
        said = texts.tr(
            _SENTENCES[slip.cause],
            start=slip.planned.ends[0],
            end=slip.planned.ends[1],
            planned=texts.quarters(slip.planned),
            expected=texts.quarters(expected),
            expected_end=expected.ends[1],
            delay=_delay(slip.delay or 0, texts),
            others=others,
        )
    if slip.pushes:
        said = texts.sentences((said, texts.tr("It pushes {others}.", others=_names(slip.pushes, plan))))
    return said


def outlook_sentence(outlook: Outlook, texts: Texts) -> str:
    """How many slip, by themselves or pushed, and where the roadmap's end moves to."""
    slips = outlook.slips
    if not slips:
        return texts.tr("By the reports of {date} every action keeps its place.", date=texts.date(outlook.on))
    pushed = sum(slip.cause == "pushed" for slip in slips)
    return texts.tr(
        "By the reports of {date}, {own} slip by themselves and {pushed} are pushed by them.",
        date=texts.date(outlook.on),
        own=texts.trn("{count} action", "{count} actions", len(slips) - pushed),
        pushed=texts.trn("{count} action", "{count} actions", pushed),
    )


def _names(ids: tuple[str, ...], plan: Plan) -> Bilingual:
    return joined(quoted(plan.action(id).name) for id in ids)


def _delay(quarters: int, texts: Texts) -> str:
    return texts.trn("{count} quarter", "{count} quarters", quarters)
