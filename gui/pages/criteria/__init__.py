"""Step 2: the criteria by which strategies are judged."""
