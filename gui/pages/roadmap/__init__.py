"""Step 6: what comes first, and when."""
