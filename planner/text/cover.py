"""What a plan is handed in as, in words."""

from planner.model.cover import DraftKind
from planner.text.marker import mark
from planner.text.texts import Texts

DRAFTS: dict[DraftKind, str] = {
    "draft for comments": mark("draft for comments"),
    "draft for approval": mark("draft for approval"),
    "approved": mark("approved version"),
}


def draft_words(texts: Texts, draft: DraftKind) -> str:
    """The version (征求意见稿, 送审稿, 批准稿); empty while nothing is said."""
    return texts.tr(DRAFTS[draft]) if draft else ""
