"""Discord: listeners translate in, ask the desk, translate out."""
