"""What the steps are called."""

from planner.model.message import Step
from planner.text.marker import mark

STEPS: dict[Step, str] = {
    "cities": mark("City"),
    "criteria": mark("Criteria"),
    "weighting": mark("Weights"),
    "scoring": mark("Scores"),
    "ranking": mark("Results"),
    "roadmap": mark("Roadmap"),
    "tracking": mark("Tracking"),
    "file": mark("File"),
}
