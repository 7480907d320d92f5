"""Which lines among jobs are heads, bullets or prose, and what the words of a head are: named evidence, weighed."""
