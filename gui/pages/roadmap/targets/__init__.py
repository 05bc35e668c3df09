"""The view `Targets` of the roadmap page."""
