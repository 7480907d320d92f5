"""Slack: listeners translate in, ask the service, translate out."""
