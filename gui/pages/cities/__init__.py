"""The page that picks the city and shows its facts."""
