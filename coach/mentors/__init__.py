"""People beside the coach: a member's question to mentors, from being asked to being answered, one file a duty."""
