"""Step 5: which path fits best."""
