"""What a good resume is: the resume as rules see it, the rule engine, and packs of rules as data."""
