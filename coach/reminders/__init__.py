"""The weekly reminder: when it is due, who sends it, what is worth saying; and the weekly digest for admins."""
