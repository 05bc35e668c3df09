"""The sentences behind `planner.model.Message` codes, one file a step; English source, blanks in braces."""

from planner.model.message import Message, Step
from planner.text.messages import (
    breaches,
    by_hand,
    cities,
    clashes,
    comparison,
    constraints,
    criteria,
    diagnosis,
    file,
    home,
    limits,
    questionnaires,
    ranking,
    reasons,
    returned,
    roadmap,
    scoring,
    targets,
    tracking,
    weighting,
)

SENTENCES: dict[Step, dict[str, str]] = {
    "file": file.SENTENCES | home.SENTENCES | returned.SENTENCES | questionnaires.SENTENCES,
    "cities": cities.SENTENCES | comparison.SENTENCES | diagnosis.SENTENCES,
    "criteria": criteria.SENTENCES,
    "weighting": weighting.SENTENCES,
    "scoring": scoring.SENTENCES,
    "ranking": ranking.SENTENCES,
    "roadmap": roadmap.SENTENCES
    | limits.SENTENCES
    | constraints.SENTENCES
    | targets.SENTENCES
    | reasons.SENTENCES
    | breaches.SENTENCES
    | clashes.SENTENCES
    | by_hand.SENTENCES,
    "tracking": tracking.SENTENCES,
}


def sentence(message: Message) -> str:
    return SENTENCES[message.step][message.code]
