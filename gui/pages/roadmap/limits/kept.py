"""Whether the adopted schedule keeps every limit and rule, in one sentence."""

from planner.model.evaluation import Roadmap
from planner.model.plan import Plan
from planner.text.texts import Texts

COUNTED = ("schedule breaks rules", "plan changed since schedule")
"""Messages that only sum up or date what others name."""
SHARED = ("in a year over", "beyond its group")
"""How the code begins of what a single action breaks together with others: told of the schedule as a whole."""


def broken_rules(roadmap: Roadmap, texts: Texts) -> tuple[str, ...]:
    """What the schedule does not keep, a sentence each: the rules of all actions together, then of single ones."""
    whole = [message for message in roadmap.messages if message.severity == "warning" and message.code not in COUNTED]
    single = (message for placed in roadmap.placed for message in placed.broken if not message.code.startswith(SHARED))
    return tuple(dict.fromkeys(texts.message(message) for message in (*whole, *single)))


def kept_sentence(plan: Plan, roadmap: Roadmap | None, broken: tuple[str, ...], texts: Texts) -> str:
    if plan.schedule is None or roadmap is None:
        return texts.tr("No schedule adopted yet: what is set here binds the next one proposed.")
    if not broken:
        return texts.tr("The adopted schedule keeps all limits and rules.")
    head = texts.trn(
        "The adopted schedule does not keep {count} limit or rule.",
        "The adopted schedule does not keep {count} limits and rules.",
        len(broken),
    )
    return texts.sentences((head, broken[0]))
