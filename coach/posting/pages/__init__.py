"""Reads advertisements out of web pages and plain text."""
