"""What is to be done, by whom, at what cost?"""

from gui.pages.roadmap.view import RoadmapView
from planner.text.marker import mark


class ActionsView(RoadmapView):
    name = mark("Actions")
    asks = mark("What is to be done, by whom, at what cost?")
