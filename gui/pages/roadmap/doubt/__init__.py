"""The view `How firm` of the roadmap page."""
