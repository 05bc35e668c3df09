"""The view `Money` of the roadmap page."""
