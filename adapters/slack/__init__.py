"""Slack: listeners translate in, ask the desk, translate out."""
