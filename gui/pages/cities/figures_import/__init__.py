"""Taking over the user's own figures from yearbook tables."""
