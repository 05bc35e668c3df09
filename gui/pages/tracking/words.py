"""What the parts of the page call states and quarters."""

from planner.model.tracking import Status
from planner.text.marker import mark

STATUS_WORDS: dict[Status, str] = {
    "not started": mark("Not started"),
    "in progress": mark("In progress"),
    "done": mark("Done"),
    "delayed": mark("Delayed"),
    "stopped": mark("Stopped"),
}
STATUS_INKS: dict[Status, str] = {
    "not started": "muted",
    "in progress": "accent",
    "done": "good",
    "delayed": "warning",
    "stopped": "muted",
}
"""Token of the colour of each word."""
