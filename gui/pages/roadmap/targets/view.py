"""What is it to achieve, and do the actions reach it?"""

from gui.pages.roadmap.view import RoadmapView
from planner.text.marker import mark


class TargetsView(RoadmapView):
    name = mark("Targets")
    asks = mark("What is it to achieve, and do the actions reach it?")
