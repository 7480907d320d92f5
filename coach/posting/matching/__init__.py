"""Holds a posting against a resume, and says what would help."""
