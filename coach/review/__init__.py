"""The review of a resume: findings, score, thread, report, pictures."""
