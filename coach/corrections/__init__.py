"""What a member set right in what was read of their resume: kept for its next versions, applied before it is judged."""
