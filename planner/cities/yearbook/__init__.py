"""Tables of yearbooks and bulletins as people keep them: opened, understood, and read into figures with places."""
