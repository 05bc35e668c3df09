"""Step 3: what matters more, and by how much."""
