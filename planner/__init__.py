"""The core: plans of resource-based cities, without a window."""
