"""What does more or less money change?"""

from gui.pages.roadmap.view import RoadmapView
from planner.text.marker import mark


class MoneyView(RoadmapView):
    name = mark("Money")
    asks = mark("What does more or less money change?")
