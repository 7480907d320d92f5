"""Discord: listeners translate in, ask the service, translate out."""
