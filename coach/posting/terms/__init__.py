"""What a posting asks for: its parts, terms, years, and how much each is needed."""
