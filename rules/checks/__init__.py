"""Check kinds: each asks one question of a resume."""
