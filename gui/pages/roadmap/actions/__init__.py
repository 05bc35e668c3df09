"""The view `Actions` of the roadmap page."""
