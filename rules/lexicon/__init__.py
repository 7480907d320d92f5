"""Word lists as data, and the means to find their words in text."""
