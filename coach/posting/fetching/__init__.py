"""Fetches a posting's page from an address that a stranger typed."""
