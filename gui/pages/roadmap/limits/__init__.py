"""The view `Limits` of the roadmap page."""
